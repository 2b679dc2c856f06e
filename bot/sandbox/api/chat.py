"""chat.*: what the app says, changes and takes back."""

from typing import Any

from bot.sandbox import layout, posting
from bot.sandbox.api.method import Method, channel_of, flags, text
from bot.sandbox.errors import SlackError
from bot.sandbox.model import Channel, Json, Message
from bot.sandbox.world import World

LONGEST_POST, LONGEST_UPDATE = 40_000, 4_000
LARGEST_METADATA = 8_000


def post_message(world: World, given: Json) -> Json:
    """Slack: chat.postMessage."""
    channel = _target(world, given["channel"])
    more = _contents(world, given, LONGEST_POST)
    if "metadata" in given:
        more["metadata"] = _metadata(given["metadata"])
    thread_ts = _thread(channel, given)
    if thread_ts and given.get("reply_broadcast"):
        more["subtype"] = "thread_broadcast"
    message = posting.post(world, channel, world.bot, more.pop("text"), thread_ts=thread_ts, **more)
    return {"channel": channel.id, "ts": message.ts, "message": message.json(metadata=True)}


def post_ephemeral(world: World, given: Json) -> Json:
    """Slack: chat.postEphemeral."""
    channel = _target(world, given["channel"])
    user = world.user(given["user"])
    if user.id not in channel.members:
        raise SlackError("user_not_in_channel")
    more = _contents(world, given, LONGEST_POST)
    message = posting.whisper(world, channel, user, more.pop("text"), thread_ts=_thread(channel, given), **more)
    return {"message_ts": message.ts}


def update(world: World, given: Json) -> Json:
    """Slack: chat.update. Text alone takes the blocks away; with blocks the message is not marked as edited."""
    channel = channel_of(world, given["channel"])
    message = _own(world, channel, given["ts"], "cant_update_message")
    if channel.archived:
        raise SlackError("is_inactive")
    new = _contents(world, given, LONGEST_UPDATE)
    if "metadata" in given:
        new["metadata"] = _metadata(given["metadata"]) or None
    posting.change(world, channel, message, edited=None if new["blocks"] else world.bot_id, **new)
    told = {k: v for k, v in message.json(metadata=True).items() if k in _UPDATED}
    return {"channel": channel.id, "ts": message.ts, "text": message.text, "message": told}


_UPDATED = ("bot_id", "type", "text", "user", "team", "bot_profile", "edited", "app_id", "metadata", "blocks")


def delete(world: World, given: Json) -> Json:
    """Slack: chat.delete."""
    channel = channel_of(world, given["channel"])
    message = _own(world, channel, given["ts"], "cant_delete_message")
    posting.remove(world, channel, message)
    return {"channel": channel.id, "ts": message.ts}


def get_permalink(world: World, given: Json) -> Json:
    """Slack: chat.getPermalink."""
    channel = channel_of(world, given["channel"])
    message = channel.find(given["message_ts"])
    if message is None:
        raise SlackError("message_not_found")
    return {"channel": channel.id, "permalink": permalink(world, message)}


def permalink(world: World, message: Message) -> str:
    """Where a message can be opened in the browser."""
    link = f"{world.url}archives/{message.channel}/p{message.ts.replace('.', '')}"
    return link + (f"?thread_ts={message.thread_ts}&cid={message.channel}" if message.is_reply else "")


def _target(world: World, name: str) -> Channel:
    if name in world.users and not world.users[name].is_bot:
        channel = world.dm(name)
    else:
        named = (each.id for each in world.channels.values() if each.kind != "im" and f"#{each.name}" == name)
        channel = channel_of(world, next(named, name))
    if channel.archived:
        raise SlackError("is_archived")
    if world.bot.id not in channel.members:
        raise SlackError("not_in_channel")
    if channel.kind == "im" and not world.manifest.messages_tab:
        raise SlackError("messages_tab_disabled")
    return channel


def _own(world: World, channel: Channel, ts: str, refusal: str) -> Message:
    message = channel.find(ts)
    if message is None or message.subtype == "tombstone":
        raise SlackError("message_not_found")
    if message.bot_id != world.bot_id:
        raise SlackError(refusal)
    return message


def _contents(world: World, given: Json, longest: int) -> dict[str, Any]:
    blocks = layout.message_blocks(world, given["blocks"]) if "blocks" in given else []
    if not given.get("text") and not blocks:
        raise SlackError("no_text")
    if len(given.get("text", "")) > longest:
        raise SlackError("msg_too_long")
    return {"text": given.get("text", ""), "blocks": blocks}


def _metadata(metadata: Any) -> Json:
    if not isinstance(metadata, dict):
        raise SlackError("invalid_metadata_format")
    if metadata and (set(metadata) != {"event_type", "event_payload"} or not isinstance(metadata["event_type"], str)):
        raise SlackError("invalid_metadata_schema")
    if len(str(metadata)) > LARGEST_METADATA:
        raise SlackError("metadata_too_large")
    return metadata


def _thread(channel: Channel, given: Json) -> str | None:
    if not given.get("thread_ts"):
        return None
    root = channel.find(given["thread_ts"])
    if root is None:
        raise SlackError("thread_not_found")
    if root.subtype == "channel_join":
        raise SlackError("cannot_reply_to_message")
    return root.thread_ts or root.ts


CONTENTS = {**text("text"), "blocks": "json"}
METHODS = {
    "chat.postMessage": Method(
        post_message,
        text("channel"),
        {
            **CONTENTS,
            **text("thread_ts"),
            **flags("reply_broadcast", "unfurl_links", "unfurl_media", "mrkdwn"),
            "metadata": "json",
        },
        ["chat:write"],
    ),
    "chat.postEphemeral": Method(
        post_ephemeral, text("channel", "user"), {**CONTENTS, **text("thread_ts")}, ["chat:write"]
    ),
    "chat.update": Method(update, text("channel", "ts"), {**CONTENTS, "metadata": "json"}, ["chat:write"]),
    "chat.delete": Method(delete, text("channel", "ts"), {}, ["chat:write"]),
    "chat.getPermalink": Method(get_permalink, text("channel", "message_ts"), {}),
}
