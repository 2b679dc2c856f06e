"""What the Events API says about each change, and whether this app hears it."""

from typing import Any

from bot.sandbox.file import File
from bot.sandbox.model import Channel, Json, Message
from bot.sandbox.person import User
from bot.sandbox.world import World

MESSAGE = {"client_msg_id", "type", "subtype", "user", "bot_id", "bot_profile", "text", "blocks", "team", "thread_ts"}
MESSAGE |= {"parent_user_id", "edited", "inviter", "ts", "files", "upload", "user_team", "source_team"}
NESTED = MESSAGE | {"reply_count", "reply_users_count", "latest_reply", "is_locked", "subscribed"}
ROOT = {"text", "user", "parent_user_id", "team", "bot_id", "type", "subtype", "thread_ts", "bot_profile", "edited"}
ROOT |= {"reply_count", "reply_users_count", "latest_reply", "subscribed", "ts"}
MENTION = {"client_msg_id", "user", "bot_id", "text", "blocks", "ts", "team", "thread_ts"}
SUBSCRIPTIONS = {"channel": "message.channels", "group": "message.groups", "im": "message.im"}


def pick(message: Message, names: set[str]) -> Json:
    """The message's JSON with these fields only; each event carries its own selection."""
    return {name: value for name, value in message.json().items() if name in names}


def heard(world: World, event: Json, channel: Channel | None) -> bool:
    """Whether the app subscribed to the event and its bot is in the channel."""
    name = SUBSCRIPTIONS[event["channel_type"]] if event["type"] == "message" else event["type"]
    if not world.installed:
        return False
    inside = channel is None or world.bot.id in channel.members
    return inside and name in world.manifest.events


def envelope(world: World, event: Json, channel: Channel | None) -> Json:
    """The event with all that Slack puts around it."""
    authorization: Json = {"enterprise_id": None, "team_id": world.team.id, "user_id": world.bot.id}
    authorization |= {"is_bot": True, "is_enterprise_install": False}
    body: Json = {"token": world.tokens["verification"], "team_id": world.team.id, "api_app_id": world.app_id}
    body |= {"event": event, "type": "event_callback", "event_id": world.new_id("Ev")}
    body |= {"event_time": int(world.now().timestamp()), "authorizations": [authorization]}
    return body | {
        "is_ext_shared_channel": bool(channel and channel.shared_with),
        "event_context": f"4-{world.new_id('ctx')}",
    }


def taken_out(world: World) -> None:
    """`tokens_revoked` and `app_uninstalled`."""
    world.emit({"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [world.bot.id]}}, None)
    world.emit({"type": "app_uninstalled"}, None)


def posted(world: World, channel: Channel, message: Message) -> None:
    """`message`, in all its kinds, and `app_mention`."""
    event = pick(message, MESSAGE) | _where(channel, message.ts)
    if message.subtype == "thread_broadcast" and (root := channel.find(message.thread_ts)):
        event = {k: v for k, v in event.items() if k not in ("team", "parent_user_id")} | {"root": pick(root, ROOT)}
    world.emit(event, channel)
    mentioned = world.bot.mention in message.text and message.user != world.bot.id
    if mentioned and channel.kind != "im" and message.subtype != "channel_join":
        where = {"channel": channel.id, "event_ts": message.ts}
        world.emit({"type": "app_mention", **pick(message, MENTION), **where}, channel)


def changed(world: World, channel: Channel, message: Message, before: Json) -> None:
    """`message_changed`: an edit, or a root that became a tombstone; `before` is the earlier `pick(..., NESTED)`."""
    ts = world.new_ts(channel.id)
    event = {"type": "message", "subtype": "message_changed", "message": pick(message, NESTED)}
    world.emit(event | {"previous_message": before, "hidden": True, "ts": ts} | _where(channel, ts), channel)


def deleted(world: World, channel: Channel, message: Message) -> None:
    """`message_deleted`."""
    ts = world.new_ts(channel.id)
    event = {"type": "message", "subtype": "message_deleted", "deleted_ts": message.ts, "hidden": True, "ts": ts}
    event |= {"previous_message": pick(message, NESTED)}
    world.emit(event | _where(channel, ts), channel)


def reacted(world: World, kind: str, channel: Channel, message: Message, name: str, user: User) -> None:
    """`reaction_added` or `reaction_removed`."""
    item = {"type": "message", "channel": channel.id, "ts": message.ts}
    event = {"type": kind, "user": user.id, "reaction": name, "item": item, "item_user": message.user}
    world.emit(event | {"event_ts": world.new_ts(channel.id)}, channel)


def member_joined(world: World, channel: Channel, user: User, inviter: User | None) -> None:
    """`member_joined_channel`."""
    event = {"type": "member_joined_channel", "user": user.id, "channel": channel.id, "team": world.team.id}
    event |= {"channel_type": "C" if channel.kind == "channel" else "G", "event_ts": world.new_ts(channel.id)}
    world.emit(event | ({"inviter": inviter.id} if inviter else {}), channel)


def person(world: World, kind: str, user: User) -> None:
    """`team_join` or `user_change`."""
    more: Json = {"cache_ts": int(world.now().timestamp())} if kind == "user_change" else {}
    email = "users:read.email" in world.manifest.scopes
    world.emit({"type": kind, "user": user.json(locale=True, email=email), **more}, None)


def home_opened(world: World, user: User) -> None:
    """`app_home_opened`, with the view that is published, if any."""
    channel = world.dm(user.id)
    event: dict[str, Any] = {"type": "app_home_opened", "user": user.id, "channel": channel.id, "tab": "home"}
    event |= {"event_ts": world.new_ts(channel.id)}
    home = world.homes.get(user.id)
    world.emit(event | ({"view": home.json()} if home else {}), channel)


def archived(world: World, channel: Channel, user: User, act: str) -> None:
    """`channel_archive`, `channel_unarchive` (`group_...` for a private channel)."""
    kind = f"{'channel' if channel.kind == 'channel' else 'group'}_{act}"
    event = {"type": kind, "channel": channel.id, "user": user.id, "event_ts": world.new_ts(channel.id)}
    world.emit(event, channel)


def new_id(world: World, channel: Channel, old: str) -> None:
    """`channel_id_changed`."""
    event = {"type": "channel_id_changed", "old_channel_id": old, "new_channel_id": channel.id}
    world.emit(event | {"event_ts": world.new_ts(channel.id)}, channel)


def file_shared(world: World, channel: Channel, file: File) -> None:
    """`file_shared`."""
    event = {"type": "file_shared", "file_id": file.id, "user_id": file.user, "file": {"id": file.id}}
    world.emit(event | {"channel_id": channel.id, "event_ts": world.new_ts(channel.id)}, channel)


def file_deleted(world: World, file: File) -> None:
    """`file_deleted`."""
    event = {"type": "file_deleted", "file_id": file.id, "channel_ids": list(file.channels)}
    world.emit(event | {"event_ts": f"{world.now().timestamp():.6f}"}, None)


def renamed(world: World, channel: Channel) -> None:
    """`channel_rename` (`group_rename` for a private channel)."""
    kind = "channel_rename" if channel.kind == "channel" else "group_rename"
    facts: Json = {"id": channel.id, "name": channel.name, "name_normalized": channel.name}
    facts |= {"is_channel": channel.kind == "channel", "is_mpim": False, "created": channel.created}
    world.emit({"type": kind, "channel": facts, "event_ts": world.new_ts(channel.id)}, channel)


def _where(channel: Channel, event_ts: str) -> Json:
    return {"channel": channel.id, "channel_type": channel.type, "event_ts": event_ts}
