"""views.*: modals in a stack of three, and Home tabs."""

from typing import Any

from bot.sandbox import layout
from bot.sandbox.api.method import Method, text
from bot.sandbox.errors import SlackError
from bot.sandbox.model import Json
from bot.sandbox.view import View
from bot.sandbox.world import World

TALLEST_STACK = 3


def open_(world: World, given: Json) -> Json:
    """Slack: views.open."""
    user_id = _exchange(world, given)
    return {"view": stack(world, user_id, given["view"], fresh=True).json()}


def push(world: World, given: Json) -> Json:
    """Slack: views.push; there must be a modal below."""
    user_id = _exchange(world, given)
    if world.modal(user_id) is None:
        raise SlackError("not_found")
    return {"view": stack(world, user_id, given["view"]).json()}


def update(world: World, given: Json) -> Json:
    """Slack: views.update, by view_id or external_id; `hash` guards against a stale update."""
    view = _open_view(world, given)
    if given.get("hash", view.hash) != view.hash:
        raise SlackError("hash_conflict")
    redefine(world, view, given["view"])
    return {"view": view.json()}


def publish(world: World, given: Json) -> Json:
    """Slack: views.publish."""
    user = world.user(given["user_id"])
    if not world.manifest.home_tab:
        raise SlackError("not_enabled")
    home = world.homes.get(user.id)
    if home is None:
        definition = layout.view(world, given["view"], "home")
        home = world.homes[user.id] = _new(world, user.id, definition)
    elif given.get("hash", home.hash) != home.hash:
        raise SlackError("hash_conflict")
    redefine(world, home, given["view"])
    return {"view": home.json()}


def stack(world: World, user_id: str, definition: Any, *, fresh: bool = False) -> View:
    """Put a modal on top of what the person has open; `fresh` starts a stack of its own."""
    definition = layout.view(world, definition, "modal")
    open_modals = world.modals.setdefault(user_id, [])
    if len(open_modals) >= TALLEST_STACK:
        raise SlackError("push_limit_reached")
    view = _new(world, user_id, definition)
    if open_modals and not fresh:
        view.root_view_id, view.previous_view_id = open_modals[-1].root_view_id, open_modals[-1].id
    open_modals.append(view)
    world.changed(["views"], user_id)
    return view


def redefine(world: World, view: View, definition: Any) -> None:
    """Show another definition in an open view."""
    definition = layout.view(world, definition, view.type)
    _check_external_id(world, definition, view)
    view.define(definition, new_hash=_hash(world))
    view.order = world.new_order()
    world.changed(["home" if view.type == "home" else "views"], view.user_id)


def _new(world: World, user_id: str, definition: Json) -> View:
    _check_external_id(world, definition, None)
    owner = (world.team.id, user_id, world.app_id, world.bot_id)
    view = View(world.new_id("V"), *owner, type=definition["type"], blocks=[], order=world.new_order())
    view.root_view_id = view.id
    view.define(definition, new_hash=_hash(world))
    return view


def _hash(world: World) -> str:
    return f"{int(world.now().timestamp())}.{world.new_id('h')}"


def _all(world: World) -> list[View]:
    return [*world.homes.values(), *(view for stack in world.modals.values() for view in stack)]


def _check_external_id(world: World, definition: Json, own: View | None) -> None:
    wanted = definition.get("external_id")
    if wanted and any(view is not own and view.external_id == wanted for view in _all(world)):
        raise SlackError("duplicate_external_id")


def _open_view(world: World, given: Json) -> View:
    for view in _all(world):
        if view.id == given.get("view_id") or (view.external_id and view.external_id == given.get("external_id")):
            return view
    raise SlackError("not_found")


def _exchange(world: World, given: Json) -> str:
    trigger = world.triggers.get(given["trigger_id"])
    if trigger is None:
        raise SlackError("invalid_trigger_id")
    if trigger.used:
        raise SlackError("exchanged_trigger_id")
    if trigger.expires < world.now():
        raise SlackError("expired_trigger_id")
    layout.view(world, given["view"], "modal")
    trigger.used = True
    return trigger.user_id


METHODS = {
    "views.open": Method(open_, {**text("trigger_id"), "view": "json"}, {}),
    "views.push": Method(push, {**text("trigger_id"), "view": "json"}, {}),
    "views.update": Method(update, {"view": "json"}, text("view_id", "external_id", "hash")),
    "views.publish": Method(publish, {**text("user_id"), "view": "json"}, text("hash")),
}
