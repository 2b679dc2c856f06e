"""conversations.* and users.conversations: the rooms, who is in them, and what was said there."""

from collections.abc import Callable

from bot.sandbox import posting
from bot.sandbox.api.method import (
    PAGE,
    PAGED,
    Method,
    channel_of,
    close_cursor,
    flags,
    ids,
    moment,
    open_cursor,
    page,
    text,
)
from bot.sandbox.errors import SlackError
from bot.sandbox.model import Channel, Json, Message
from bot.sandbox.world import World

TYPES = {"public_channel": "channel", "private_channel": "private", "im": "im"}
TYPE_SCOPES = {"public_channel": "channels:read", "private_channel": "groups:read", "im": "im:read"}
MOST_PEOPLE = 8


def open_(world: World, given: Json) -> Json:
    """Slack: conversations.open, with one person: group messages are not modelled."""
    world.require_scope("im:write")
    if "channel" in given:
        channel = channel_of(world, given["channel"])
    else:
        users = ids(given.get("users", ""))
        if not users:
            raise SlackError("users_list_not_supplied")
        if len(users) > MOST_PEOPLE:
            raise SlackError("too_many_users")
        if len(users) > 1:
            world.surprise("conversations.open: group direct messages are not modelled")
            raise SlackError("invalid_user_combination")
        if world.user(users[0]).is_bot:
            raise SlackError("cannot_dm_bot")
        if world.user(users[0]).deleted:
            raise SlackError("user_disabled")
        channel = world.dm(users[0])
    if given.get("return_im"):
        return {"channel": channel.json(world.bot.id), "no_op": True, "already_open": True}
    return {"channel": {"id": channel.id}}


def info(world: World, given: Json) -> Json:
    """Slack: conversations.info."""
    channel = channel_of(world, given["channel"], scope="read")
    more: Json = {"num_members": len(channel.members)} if given.get("include_num_members") else {}
    more |= {"locale": "ja-JP"} if given.get("include_locale") else {}
    return {"channel": channel.json(world.bot.id) | more}


def history(world: World, given: Json) -> Json:
    """Slack: conversations.history: newest first, without the replies that were not broadcast."""
    channel = _readable(world, given["channel"])
    found = [m for m in _between(channel, given) if not m.is_reply or m.subtype == "thread_broadcast"]
    return _messages(found[::-1], given, 100, lambda ts, last: ts < last)


def replies(world: World, given: Json) -> Json:
    """Slack: conversations.replies: oldest first, the root on every page."""
    channel = _readable(world, given["channel"])
    message = channel.find(given["ts"])
    if message is None:
        raise SlackError("thread_not_found")
    if message.is_reply:
        return _messages([message], given, PAGE, lambda ts, last: ts > last)
    inside = [reply for reply in channel.replies.get(message.ts, []) if _within(reply, given)]
    given = given | {"limit": max(1, (given.get("limit", 0) or PAGE) - 1)}
    reply = _messages(inside, given, PAGE, lambda ts, last: ts > last)
    root = message.json(metadata=bool(given.get("include_all_metadata")))
    return reply | {"messages": [root, *reply["messages"]]}


def list_(world: World, given: Json) -> Json:
    """Slack: conversations.list; private channels and direct messages only with the bot inside."""
    found = _of_types(world, given, lambda channel: channel.kind == "channel" or world.bot.id in channel.members)
    rooms = [channel.json(world.bot.id) | _counted(channel) for channel in found]
    return page(rooms, given, name="channels")


def users_conversations(world: World, given: Json) -> Json:
    """Slack: users.conversations."""
    user = world.user(given.get("user", world.bot.id))
    found = _of_types(world, given, lambda channel: user.id in channel.members)
    hidden = ("is_member",)
    rooms = [{k: v for k, v in each.json(user.id).items() if k not in hidden} for each in found]
    return page(rooms, given, name="channels")


def members(world: World, given: Json) -> Json:
    """Slack: conversations.members."""
    channel = channel_of(world, given["channel"], scope="read")
    return page(channel.members, given, name="members")


def join(world: World, given: Json) -> Json:
    """Slack: conversations.join; being inside already is a warning."""
    channel = channel_of(world, given["channel"])
    if channel.kind != "channel":
        raise SlackError("method_not_supported_for_channel_type")
    if channel.archived:
        raise SlackError("is_archived")
    if posting.join(world, channel, world.bot):
        return {"channel": channel.json(world.bot.id)}
    warning = "already_in_channel"
    told = {"warning": warning, "response_metadata": {"warnings": [warning]}}
    return {"channel": channel.json(world.bot.id), **told}


def _readable(world: World, name: str) -> Channel:
    channel = channel_of(world, name, scope="history")
    if world.bot.id not in channel.members:
        raise SlackError("not_in_channel")
    return channel


def _between(channel: Channel, given: Json) -> list[Message]:
    return [message for message in channel.messages.values() if _within(message, given)]


def _within(message: Message, given: Json) -> bool:
    oldest = float(moment(given, "oldest", "invalid_ts_oldest") or 0)
    latest = float(moment(given, "latest", "invalid_ts_latest") or "inf")
    ts = float(message.ts)
    return oldest < ts < latest or (bool(given.get("inclusive")) and ts in (oldest, latest))


def _messages(found: list[Message], given: Json, usual: int, after: Callable[[str, str], bool]) -> Json:
    limit = given.get("limit", 0) or usual
    if not 0 < limit <= PAGE:
        raise SlackError("invalid_limit")
    last = open_cursor(given, "ts")
    rest = [message for message in found if not last or after(message.ts, last)]
    part, more = rest[:limit], len(rest) > limit
    metadata = bool(given.get("include_all_metadata"))
    told: Json = {"messages": [message.json(metadata=metadata) for message in part], "has_more": more}
    return told | ({"response_metadata": {"next_cursor": close_cursor("ts", part[-1].ts)}} if more else {})


def _of_types(world: World, given: Json, keep: Callable[[Channel], bool]) -> list[Channel]:
    types = ids(given.get("types", "public_channel"))
    if set(types) - set(TYPES):
        raise SlackError("invalid_types")
    world.require_scope(*(TYPE_SCOPES[name] for name in types))
    kinds = [TYPES[name] for name in types]
    found = [channel for channel in world.channels.values() if channel.kind in kinds and keep(channel)]
    return [channel for channel in found if not (given.get("exclude_archived") and channel.archived)]


def _counted(channel: Channel) -> Json:
    return {} if channel.kind == "im" else {"num_members": len(channel.members)}


WINDOW = {**PAGED, **text("oldest", "latest"), **flags("inclusive", "include_all_metadata")}
LISTED = {**PAGED, **text("types", "team_id"), **flags("exclude_archived")}
METHODS = {
    "conversations.open": Method(open_, {}, {**text("users", "channel"), **flags("return_im", "prevent_creation")}),
    "conversations.info": Method(info, text("channel"), flags("include_num_members", "include_locale")),
    "conversations.history": Method(history, text("channel"), WINDOW),
    "conversations.replies": Method(replies, text("channel", "ts"), WINDOW),
    "conversations.list": Method(list_, {}, LISTED),
    "conversations.members": Method(members, text("channel"), PAGED),
    "conversations.join": Method(join, text("channel"), {}, ["channels:join"]),
    "users.conversations": Method(users_conversations, {}, {**LISTED, **text("user")}),
}
