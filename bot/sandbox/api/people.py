"""auth.*, users.*, bots.*, team.*, api.test and the door to Socket Mode: who is who."""

import secrets

from bot.sandbox.api.method import PAGED, Method, flags, page, text
from bot.sandbox.errors import SlackError
from bot.sandbox.model import Json
from bot.sandbox.world import World


def api_test(_world: World, given: Json) -> Json:
    """Slack: api.test."""
    if "error" in given:
        raise SlackError(given["error"])
    return {}


def auth_test(world: World, _given: Json) -> Json:
    """Slack: auth.test."""
    told = {"url": world.url, "team": world.team.name, "team_id": world.team.id, "user": world.bot.name}
    return told | {"user_id": world.bot.id, "bot_id": world.bot_id, "is_enterprise_install": False}


def connections_open(world: World, _given: Json) -> Json:
    """Slack: apps.connections.open; the ticket in the address opens one connection."""
    ticket = secrets.token_hex(16)
    with world.lock:
        world.host.tickets.add(ticket)
    return {"url": f"{world.url.replace('http', 'ws', 1)}link/?ticket={ticket}&app_id={world.app_id}"}


def users_info(world: World, given: Json) -> Json:
    """Slack: users.info; the address with users:read.email only."""
    user = world.user(given["user"])
    return {"user": user.json(locale=given.get("include_locale", False), email=_email(world))}


def users_list(world: World, given: Json) -> Json:
    """Slack: users.list; members of other workspaces are not in it."""
    locale, email = given.get("include_locale", False), _email(world)
    people = [user.json(locale=locale, email=email) for user in world.users.values() if not user.is_stranger]
    told = page(people, given, name="members", usual=1000)
    return told | {"cache_ts": int(world.now().timestamp())}


def bots_info(world: World, given: Json) -> Json:
    """Slack: bots.info."""
    for user in world.users.values():
        if user.is_bot and user.bot_id == given.get("bot"):
            bot: Json = {"id": user.bot_id, "deleted": user.deleted, "name": user.real_name, "updated": user.updated}
            return {"bot": bot | {"app_id": user.app_id, "user_id": user.id, "icons": {}}}
    raise SlackError("bot_not_found")


def team_info(world: World, given: Json) -> Json:
    """Slack: team.info."""
    if given.get("team", world.team.id) != world.team.id:
        raise SlackError("team_not_found")
    return {"team": world.team.json() | {"url": world.url}}


def _email(world: World) -> bool:
    return "users:read.email" in world.manifest.scopes


READ = ["users:read"]
METHODS = {
    "api.test": Method(api_test, {}, text("error"), caller="anybody"),
    "auth.test": Method(auth_test, {}, {}),
    "apps.connections.open": Method(connections_open, {}, {}, caller="app"),
    "users.info": Method(users_info, text("user"), flags("include_locale"), READ),
    "users.list": Method(users_list, {}, {**PAGED, **flags("include_locale"), **text("team_id")}, READ),
    "bots.info": Method(bots_info, {}, text("bot", "team_id"), READ),
    "team.info": Method(team_info, {}, text("team"), ["team:read"]),
}
