"""What the browser's page shows, as one person sees it: the world, messages and views as JSON."""

from collections.abc import Sequence

from bot import working_time
from bot.sandbox.api.chat import permalink
from bot.sandbox.clock import JST
from bot.sandbox.emoji import EMOJI
from bot.sandbox.faults import Faults
from bot.sandbox.file import File
from bot.sandbox.model import Channel, Json, Message
from bot.sandbox.person import ZONES, User
from bot.sandbox.pressing import Pressing
from bot.sandbox.world import World


class Page:
    """The reading half of the page API, over all workspaces: a person stands in exactly one."""

    def __init__(self, teams: Sequence[Pressing], faults: Faults) -> None:
        self.teams, self.faults = teams, faults

    def hands(self, viewer: str) -> Pressing:
        """The workspace of this person, to act in.

        Raises:
            LookupError: nobody is called that.
        """
        if found := next((each for each in self.teams if viewer in each.world.users), None):
            return found
        raise LookupError(f"there is nobody called {viewer}")

    def somebody(self) -> str:
        """The person whom an address without one means: the first who is there.

        Raises:
            LookupError: nobody is.
        """
        people = (user.id for each in self.teams for user in each.users if not (user.is_bot or user.deleted))
        if first := next(people, None):
            return first
        raise LookupError("there is nobody here yet")

    def world(self, viewer: str) -> Json:
        """Everything but messages and views, as this person sees it."""
        world = self.hands(viewer).world
        with world.lock:
            me, manifest = world.user(viewer), world.manifest
            # Members of other workspaces have neither commands nor shortcuts of an app that is not theirs.
            has_app = world.installed and not me.is_stranger
            commands = manifest.commands.values() if has_app else []
            shortcuts = manifest.shortcuts if has_app else []
            others = [each.world for each in self.teams if each.world is not world]
            return {
                "team": {"id": world.team.id, "name": world.team.name},
                "installed": world.installed,
                "entrance": world.host.entrance,
                "teams": [_team(other) for other in others],
                "me": _user(me),
                "people": [_user(user) for user in world.users.values()],
                "bot": _user(world.bot),
                "channels": [_channel(each, me, world.bot) for each in world.channels.values() if sees(me, each)],
                "commands": [
                    {"command": each.command, "description": each.description, "usage_hint": each.usage_hint}
                    for each in commands
                ],
                "shortcuts": [vars(each) for each in shortcuts],
                "emoji": EMOJI,
                "zones": list(ZONES),
                "faults": [vars(each) for each in self.faults.standing],
                **_today(world),
            }

    def messages(self, viewer: str, channel: str, thread: str | None) -> Json:
        """A channel's top level, or one thread, with the ephemeral messages of this person among them."""
        hands = self.hands(viewer)
        with hands.world.lock:
            me = hands.world.user(viewer)
            room = hands.channel(channel, me)
            if not sees(me, room):
                raise LookupError(f"{me.name} does not see {channel}")
            own = [m for m in hands.world.ephemerals if m.channel == room.id and m.ephemeral_to == me.id]
            if thread:
                shown = room.thread(thread) + [m for m in own if m.thread_ts == thread]
            else:
                top = [m for m in room.messages.values() if not m.is_reply or m.subtype == "thread_broadcast"]
                shown = top + [m for m in own if not m.thread_ts]
            shown.sort(key=lambda message: float(message.ts))
            return {"messages": [_message(hands.world, message, me) for message in shown]}

    def views(self, viewer: str) -> Json:
        """The open modals, bottom first, and the Home tab."""
        world = self.hands(viewer).world
        with world.lock:
            home = world.homes.get(viewer)
            modals = [view.json() for view in world.modals.get(viewer, [])]
            return {"modals": modals, "home": home.json() if home else None}

    def file(self, viewer: str, file_id: str) -> File:
        """A file that this person may look at, because it stands in one of their channels.

        Raises:
            LookupError: there is none, or it is not for them.
        """
        world = self.hands(viewer).world
        with world.lock:
            file, me = world.files.get(file_id), world.user(viewer)
            if file and not file.deleted and any(sees(me, world.channels[each]) for each in file.channels):
                return file
        raise LookupError(f"there is no file {file_id}")


def sees(me: User, channel: Channel) -> bool:
    """Whether a person may look into a channel: guests and members of other workspaces only into their own."""
    return me.id in channel.members or (channel.kind == "channel" and me.is_insider)


def _today(world: World) -> Json:
    now = world.now().astimezone(JST)
    told: Json = {"clock": now.isoformat(timespec="seconds"), "holiday": working_time.holiday(now.date())}
    return told | {"working": working_time.is_working_day(now.date())}


def _team(world: World) -> Json:
    people = [_user(user) for user in world.users.values() if not user.is_bot]
    return {"id": world.team.id, "name": world.team.name, "people": people}


def _message(world: World, message: Message, me: User) -> Json:
    told = message.json() | {"permalink": permalink(world, message)}
    if message.client_msg_id:
        # What a person typed is rich text in Slack's JSON; the page reads its text, which says the same.
        told.pop("blocks", None)
    if message.files:
        # A browser carries no token; the page asks as the person who looks.
        told["files"] = [each | {"url_private": f"/page/file/{each['id']}?as={me.id}"} for each in message.files]
    return told | ({"ephemeral": True} if message.ephemeral_to else {})


def _user(user: User) -> Json:
    told: Json = {"id": user.id, "name": user.name, "display": user.display, "title": user.title}
    told |= {"letter": user.display[:1].upper(), "color": f"#{user.color}", "is_bot": user.is_bot}
    told |= {"deleted": user.deleted, "locale": user.locale, "tz": user.tz, "organisation": user.organisation}
    guest = "single" if user.is_ultra_restricted else "many" if user.is_restricted else ""
    return told | {"guest": guest}


def _channel(channel: Channel, me: User, bot: User) -> Json:
    read = float(channel.read.get(me.id, "0"))
    top = [m for m in channel.messages.values() if not m.is_reply or m.subtype == "thread_broadcast"]
    unread = sum(float(m.ts) > read and m.user != me.id and m.subtype != "channel_join" for m in top)
    im = channel.kind == "im"
    told: Json = {"id": channel.id, "name": bot.name if im else channel.name, "kind": channel.kind}
    told |= {"with": bot.id if im else None, "topic": channel.topic, "member": me.id in channel.members}
    told |= {"archived": channel.archived, "shared": bool(channel.shared_with)}
    return told | {"unread": unread, "last_ts": top[-1].ts if top else None}
