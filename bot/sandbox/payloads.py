"""What Slack tells the app about the acts of people: buttons, selects, shortcuts, commands, submitted views."""

from bot.sandbox import forms
from bot.sandbox.events import NESTED, pick
from bot.sandbox.model import Channel, Json, Message
from bot.sandbox.person import User
from bot.sandbox.view import View
from bot.sandbox.world import World


def command(world: World, user: User, channel: Channel, name: str, text: str) -> Json:
    """A slash command, as its form fields."""
    payload: Json = {"token": world.tokens["verification"], "team_id": world.team.id, "team_domain": world.team.domain}
    payload |= {"channel_id": channel.id, "channel_name": _channel_name(channel), "user_id": user.id}
    payload |= {"user_name": user.name, "command": name, "text": text, "api_app_id": world.app_id}
    payload |= {"is_enterprise_install": False, "response_url": world.new_response_url(user, channel)}
    return payload | {"trigger_id": world.new_trigger(user)}


def shortcut(world: World, user: User, callback_id: str) -> Json:
    """A global shortcut."""
    return _about("shortcut", world, user) | {"callback_id": callback_id, "trigger_id": world.new_trigger(user)}


def message_action(world: World, user: User, callback_id: str, message: Message) -> Json:
    """A message shortcut."""
    channel = world.channels[message.channel]
    payload = _about("message_action", world, user) | {"callback_id": callback_id}
    payload |= {"trigger_id": world.new_trigger(user), "message_ts": message.ts, "message": _message(message)}
    return payload | {"response_url": world.new_response_url(user, channel, message), "channel": _channel(channel)}


def action_in_message(world: World, user: User, message: Message, action: Json) -> Json:
    """block_actions in a message; an ephemeral one is not sent along, as in Slack."""
    channel = world.channels[message.channel]
    hidden = message.ephemeral_to is not None
    container: Json = {"type": "message", "message_ts": message.ts, "channel_id": channel.id, "is_ephemeral": hidden}
    container |= {"thread_ts": message.thread_ts} if message.thread_ts else {}
    chosen = world.selections.get((channel.id, message.ts, user.id), {})
    payload = _acted(world, user, action) | {"container": container, "channel": _channel(channel)}
    payload |= {"state": forms.state(message.blocks, chosen)} | ({} if hidden else {"message": _message(message)})
    return payload | {"response_url": world.new_response_url(user, channel, message)}


def action_in_view(world: World, user: User, view: View, action: Json) -> Json:
    """block_actions in a modal or the Home tab."""
    return _acted(world, user, action) | {"container": {"type": "view", "view_id": view.id}, "view": view.json()}


def suggestion_in_message(world: World, user: User, message: Message, block: Json, element: Json, typed: str) -> Json:
    """block_suggestion for an external select in a message."""
    channel = world.channels[message.channel]
    container: Json = {"type": "message", "message_ts": message.ts, "channel_id": channel.id}
    container |= {"is_ephemeral": message.ephemeral_to is not None}
    told = _asked(world, user, block, element, typed) | {"container": container, "channel": _channel(channel)}
    return told if message.ephemeral_to else told | {"message": _message(message)}


def suggestion_in_view(world: World, user: User, view: View, block: Json, element: Json, typed: str) -> Json:
    """block_suggestion for an external select in a view."""
    told = _asked(world, user, block, element, typed)
    return told | {"container": {"type": "view", "view_id": view.id}, "view": view.json()}


def submission(world: World, user: User, view: View) -> Json:
    """view_submission."""
    return _about("view_submission", world, user) | {"trigger_id": world.new_trigger(user), "view": view.json()}


def closed(world: World, user: User, view: View, *, cleared: bool) -> Json:
    """view_closed."""
    return _about("view_closed", world, user) | {"view": view.json(), "is_cleared": cleared}


def action(element: Json, block: Json, result: Json, ts: str) -> Json:
    """One entry of `actions`: the element as it is shown, and what was done with it."""
    shown = {name: element[name] for name in ("text", "value", "style", "url", "placeholder") if name in element}
    own = {"action_id": element["action_id"], "block_id": block["block_id"], "type": element["type"]}
    return shown | own | {k: v for k, v in result.items() if k != "type"} | {"action_ts": ts}


def _about(kind: str, world: World, user: User) -> Json:
    person = {"id": user.id, "name": user.name, "team_id": user.team_id}
    if kind != "message_action":
        person["username"] = user.name
    payload: Json = {"type": kind, "token": world.tokens["verification"], "user": person}
    payload |= {"team": {"id": world.team.id, "domain": world.team.domain}, "enterprise": None}
    payload |= {"is_enterprise_install": False}
    if kind in ("shortcut", "message_action"):
        return payload | {"action_ts": f"{world.now().timestamp():.6f}"}
    return payload | {"api_app_id": world.app_id}


def _asked(world: World, user: User, block: Json, element: Json, typed: str) -> Json:
    asked = {"action_id": element["action_id"], "block_id": block["block_id"], "value": typed}
    return _about("block_suggestion", world, user) | asked


def _acted(world: World, user: User, action: Json) -> Json:
    return _about("block_actions", world, user) | {"trigger_id": world.new_trigger(user), "actions": [action]}


def _message(message: Message) -> Json:
    told = pick(message, NESTED | {"app_id", "reactions", "reply_users", "files"})
    if "reactions" in told:
        told["reactions"] = [{"name": each["name"], "count": each["count"]} for each in told["reactions"]]
    return told


def _channel(channel: Channel) -> Json:
    return {"id": channel.id, "name": _channel_name(channel)}


def _channel_name(channel: Channel) -> str:
    return {"im": "directmessage", "private": "privategroup"}.get(channel.kind, channel.name)
