"""What the app answers to one act of one person: in the answer itself, or at a response_url."""

from collections.abc import Sequence
from typing import Any

from bot.sandbox import layout, posting
from bot.sandbox.errors import SlackError
from bot.sandbox.model import Json, Message
from bot.sandbox.rights import ResponseUrl
from bot.sandbox.world import World

KNOWN = {"text", "blocks", "response_type", "replace_original", "delete_original", "thread_ts", "metadata"}
KNOWN |= {"mrkdwn", "unfurl_links", "unfurl_media"}


def at_url(worlds: Sequence[World], key: str, body: Any) -> None:
    """A POST to a response_url.

    Raises:
        SlackError: expired_url, used_url, or what is wrong with the message.
    """
    world = next((each for each in worlds if key in each.response_urls), worlds[0])
    with world.lock:
        address = world.response_urls.get(key)
        if address is None or address.expires < world.now():
            raise SlackError("expired_url")
        if address.left == 0:
            raise SlackError("used_url")
        address.left -= 1
        message(world, address, body)


def message(world: World, address: ResponseUrl, body: Any) -> None:
    """Show the app's answer: to one person, or to the channel when it says `in_channel`.

    The user's own command cannot be replaced, and an ephemeral message never becomes public.
    """
    if not isinstance(body, dict):
        raise SlackError("invalid_payload")
    if unknown := set(body) - KNOWN:
        world.surprise(f"response_url: unknown {sorted(unknown)}")
        raise SlackError("invalid_payload", [f"unknown argument: {name}" for name in sorted(unknown)])
    source = _still_there(world, address)
    if body.get("delete_original") and source:
        _delete(world, source)
        return
    blocks = layout.message_blocks(world, body["blocks"]) if body.get("blocks") else []
    text = body.get("text") or ""
    if not text and not blocks:
        raise SlackError("no_text")
    if body.get("replace_original") and source:
        _replace(world, address, source, {"text": text, "blocks": blocks})
    else:
        _add(world, address, body, {"text": text, "blocks": blocks})


def _add(world: World, address: ResponseUrl, body: Json, new: dict[str, Any]) -> None:
    channel = world.channels[address.channel_id]
    thread_ts = body.get("thread_ts") or address.thread_ts
    if thread_ts and not channel.find(thread_ts):
        raise SlackError("thread_not_found")
    new |= {"thread_ts": thread_ts}
    if body.get("response_type", "ephemeral") == "in_channel":
        posting.post(world, channel, world.bot, new.pop("text"), metadata=body.get("metadata"), **new)
    else:
        posting.whisper(world, channel, world.user(address.user_id), new.pop("text"), **new)


def _replace(world: World, address: ResponseUrl, source: Message, new: dict[str, Any]) -> None:
    if source.ephemeral_to:
        source.text, source.blocks = new["text"], new["blocks"]
        posting.tell_page(world, source)
    elif source.bot_id == world.bot_id:
        posting.change(world, world.channels[source.channel], source, edited=None, **new)
    else:
        # A message shortcut's response_url points at somebody else's message, which stays as it is.
        _add(world, address, {}, new)


def _delete(world: World, source: Message) -> None:
    if source.ephemeral_to:
        posting.forget(world, source)
    elif source.bot_id == world.bot_id:
        posting.remove(world, world.channels[source.channel], source)


def _still_there(world: World, address: ResponseUrl) -> Message | None:
    source = address.source
    if source is None or source in world.ephemerals or world.channels[source.channel].find(source.ts) is source:
        return source
    return None
