"""What the browser's page sees and does, as one person: the world as JSON, and the hands by name."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from bot.sandbox import forms, sight
from bot.sandbox.api.chat import permalink
from bot.sandbox.clock import JST
from bot.sandbox.emoji import EMOJI
from bot.sandbox.errors import NotForAPerson, SlackError
from bot.sandbox.model import Channel, Json, Message, User
from bot.sandbox.pressing import Pressing


class Page:
    """The page API over the hands of a workspace."""

    def __init__(self, hands: Pressing) -> None:
        self.hands, self._world = hands, hands.world

    def somebody(self) -> str:
        """The person whom an address without one means: the first who is there.

        Raises:
            LookupError: nobody is.
        """
        people = (user.id for user in self._world.users.values() if not (user.is_bot or user.deleted))
        if first := next(people, None):
            return first
        raise LookupError("there is nobody here yet")

    def world(self, viewer: str) -> Json:
        """Everything but messages and views, as this person sees it."""
        with self._world.lock:
            me, manifest = self._world.user(viewer), self._world.manifest
            channels = [
                _channel(each, me, self._world.bot) for each in self._world.channels.values() if _sees(me, each)
            ]
            commands = [
                {"command": each.command, "description": each.description, "usage_hint": each.usage_hint}
                for each in manifest.commands.values()
            ]
            shortcuts = [vars(each) for each in manifest.shortcuts]
            return {
                "team": {"id": self._world.team.id, "name": self._world.team.name},
                "me": _user(me),
                "people": [_user(user) for user in self._world.users.values()],
                "bot": _user(self._world.bot),
                "channels": channels,
                "commands": commands,
                "shortcuts": shortcuts,
                "emoji": EMOJI,
                "clock": self._world.now().astimezone(JST).isoformat(timespec="seconds"),
            }

    def messages(self, viewer: str, channel: str, thread: str | None) -> Json:
        """A channel's top level, or one thread, with the ephemeral messages of this person among them."""
        with self._world.lock:
            me = self._world.user(viewer)
            room = self.hands.channel(channel, me)
            if not _sees(me, room):
                raise LookupError(f"{me.name} does not see {channel}")
            own = [m for m in self._world.ephemerals if m.channel == room.id and m.ephemeral_to == me.id]
            if thread:
                shown = room.thread(thread) + [m for m in own if m.thread_ts == thread]
            else:
                top = [m for m in room.messages.values() if not m.is_reply or m.subtype == "thread_broadcast"]
                shown = top + [m for m in own if not m.thread_ts]
            shown.sort(key=lambda message: float(message.ts))
            return {"messages": [self._message(message) for message in shown]}

    def views(self, viewer: str) -> Json:
        """The open modals, bottom first, and the Home tab."""
        with self._world.lock:
            home = self._world.homes.get(viewer)
            modals = [view.json() for view in self._world.modals.get(viewer, [])]
            return {"modals": modals, "home": home.json() if home else None}

    def do(self, viewer: str, wish: Json) -> Json:
        """One act; what Slack tells the person about it comes back as an error."""
        acts: dict[str, Callable[[User, Json], Json | None]] = {
            "post": self._post, "edit": self._edit, "delete": self._delete, "react": self._react,
            "unreact": self._react, "command": self._command, "act": self._act, "submit": self._submit,
            "close": self._close, "shortcut": self._shortcut, "home": self._home, "join": self._join,
            "read": self._read, "advance": self._advance,
        }  # fmt: skip
        try:
            me = self._world.user(viewer)
            before = len(self._world.errors.get(viewer, []))
            told = acts[wish["what"]](me, wish) or {}
        except (NotForAPerson, LookupError, ValueError, SlackError) as refusal:
            return {"ok": False, "error": str(refusal)}
        errors = self._world.errors.get(viewer, [])[before:]
        return {"ok": False, "error": errors[-1]} if errors else {"ok": True, **told}

    def _post(self, me: User, wish: Json) -> Json:
        broadcast = bool(wish.get("broadcast"))
        message = self.hands.post(me, wish["channel"], wish["text"], wish.get("thread_ts"), broadcast=broadcast)
        return {"ts": message.ts}

    def _edit(self, me: User, wish: Json) -> None:
        self.hands.edit(me, self._found(wish), wish["text"])

    def _delete(self, me: User, wish: Json) -> None:
        self.hands.delete(me, self._found(wish))

    def _react(self, me: User, wish: Json) -> None:
        (self.hands.react if wish["what"] == "react" else self.hands.unreact)(me, self._found(wish), wish["name"])

    def _command(self, me: User, wish: Json) -> None:
        self.hands.command(me, wish["command"], wish.get("text", ""), wish["channel"])

    def _act(self, me: User, wish: Json) -> None:
        at = wish["view"] if "view" in wish else self._found(wish, me)
        self._type_in(me, at, wish.get("state", {}))
        self.hands.act(me, at, wish["block_id"], wish["action_id"], wish)

    def _submit(self, me: User, wish: Json) -> Json:
        self._type_in(me, wish["view"], wish.get("state", {}))
        return {"errors": self.hands.submit(me)}

    def _close(self, me: User, _wish: Json) -> None:
        self.hands.close(me)

    def _shortcut(self, me: User, wish: Json) -> None:
        self.hands.shortcut(me, wish["callback_id"], self._found(wish) if "ts" in wish else None)

    def _home(self, me: User, _wish: Json) -> None:
        self.hands.open_home(me)

    def _join(self, me: User, wish: Json) -> None:
        self.hands.join(me, wish["channel"])

    def _read(self, me: User, wish: Json) -> None:
        self.hands.read(me, wish["channel"], wish["ts"])

    def _advance(self, _me: User, wish: Json) -> None:
        if "to" in wish:
            self._world.clock.to(wish["to"])
        else:
            self._world.clock.advance(timedelta(days=wish.get("days", 0), hours=wish.get("hours", 0)))
        self._world.changed(["clock", "world"], None)
        self.hands.deliveries.wake()

    def _found(self, wish: Json, me: User | None = None) -> Message:
        room = self.hands.channel(wish["channel"], me)
        own = (m for m in self._world.ephemerals if me and m.ephemeral_to == me.id and m.channel == room.id)
        message = room.find(wish["ts"]) or next((m for m in own if m.ts == wish["ts"]), None)
        if message is None:
            raise LookupError("the message is gone")
        return message

    def _type_in(self, me: User, at: Message | str, state: dict[str, dict[str, Any]]) -> None:
        with self._world.lock:
            place = sight.place(self._world, me, at)
            for block, element in forms.fields(place.blocks):
                value = state.get(block["block_id"], {}).get(element["action_id"])
                if value is not None:
                    place.remember(block, element, forms.cleaned(element, value))

    def _message(self, message: Message) -> Json:
        told = message.json() | {"permalink": permalink(self._world, message)}
        if message.client_msg_id:
            # What a person typed is rich text in Slack's JSON; the page reads its text, which says the same.
            told.pop("blocks", None)
        return told | ({"ephemeral": True} if message.ephemeral_to else {})


def _sees(me: User, channel: Channel) -> bool:
    return channel.kind == "channel" or me.id in channel.members


def _user(user: User) -> Json:
    display = user.real_name or user.name
    told = {"id": user.id, "name": user.name, "display": display, "title": user.title, "letter": display[:1].upper()}
    return told | {"color": f"#{user.color}", "is_bot": user.is_bot, "deleted": user.deleted, "locale": user.locale}


def _channel(channel: Channel, me: User, bot: User) -> Json:
    read = float(channel.read.get(me.id, "0"))
    top = [m for m in channel.messages.values() if not m.is_reply or m.subtype == "thread_broadcast"]
    unread = sum(float(m.ts) > read and m.user != me.id and m.subtype != "channel_join" for m in top)
    im = channel.kind == "im"
    told: Json = {"id": channel.id, "name": bot.name if im else channel.name, "kind": channel.kind}
    told |= {"with": bot.id if im else None, "topic": channel.topic, "member": me.id in channel.members}
    return told | {"unread": unread, "last_ts": top[-1].ts if top else None}
