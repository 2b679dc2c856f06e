"""reactions.*: the emoji on messages."""

from bot.sandbox import posting
from bot.sandbox.api.chat import permalink
from bot.sandbox.api.method import Method, channel_of, flags, moment, text
from bot.sandbox.emoji import EMOJI
from bot.sandbox.errors import SlackError
from bot.sandbox.model import Channel, Json, Message
from bot.sandbox.world import World


def add(world: World, given: Json) -> Json:
    """Slack: reactions.add."""
    channel, message = _item(world, given)
    posting.react(world, channel, message, _name(world, given["name"]), world.bot)
    return {}


def remove(world: World, given: Json) -> Json:
    """Slack: reactions.remove."""
    channel, message = _item(world, given)
    posting.unreact(world, channel, message, _name(world, given["name"]), world.bot)
    return {}


def get(world: World, given: Json) -> Json:
    """Slack: reactions.get."""
    channel, message = _item(world, given)
    told = {k: v for k, v in message.json().items() if k in _GOT} | {"permalink": permalink(world, message)}
    return {"type": "message", "channel": channel.id, "message": told}


_GOT = ("bot_id", "type", "text", "user", "ts", "team", "bot_profile", "reactions", "app_id", "blocks")


def _item(world: World, given: Json) -> tuple[Channel, Message]:
    if "channel" not in given or "timestamp" not in given:
        raise SlackError("no_item_specified")
    channel = channel_of(world, given["channel"])
    message = channel.find(moment(given, "timestamp", "bad_timestamp"))
    if message is None:
        raise SlackError("message_not_found")
    if world.bot.id not in channel.members:
        raise SlackError("not_in_channel")
    if channel.archived:
        raise SlackError("is_archived")
    return channel, message


def _name(world: World, name: str) -> str:
    if name not in EMOJI:
        world.surprise(f"reactions: no emoji is called {name!r} here")
        raise SlackError("invalid_name")
    return name


ITEM = text("channel", "timestamp")
METHODS = {
    "reactions.add": Method(add, text("channel", "name", "timestamp"), {}, ["reactions:write"]),
    "reactions.remove": Method(remove, text("name"), ITEM, ["reactions:write"]),
    "reactions.get": Method(get, {}, {**ITEM, **flags("full")}, ["reactions:read"]),
}
