"""The app manifest, made from what the features register: nothing is asked for that is not used.

Source: Slack, "App manifest reference".
"""

from collections.abc import Iterable
from typing import Any

import handlers
from bot.routing import prefixed
from bot.settings import Settings
from bot.words import Words, words

# Scopes without which an event is not delivered.
EVENT_SCOPES = {
    "app_home_opened": set[str](),
    "app_mention": {"app_mentions:read"},
    "channel_archive": {"channels:read"},
    "channel_id_changed": {"channels:read"},
    "channel_unarchive": {"channels:read"},
    "message.channels": {"channels:history"},
    "message.im": {"im:history"},
    "reaction_added": {"reactions:read"},
    "reaction_removed": {"reactions:read"},
    "app_uninstalled": set[str](),
    "team_access_granted": set[str](),
    "team_access_revoked": set[str](),
    "team_join": {"users:read"},
    "tokens_revoked": set[str](),
    "user_change": {"users:read"},
}
# What the ground needs: commands; letters, into public channels that it joins and into direct messages, looked up there
# when in doubt; members.
GROUND_SCOPES = {
    "commands",
    "chat:write",
    "channels:join",
    "channels:read",
    "channels:history",
    "im:write",
    "im:history",
    "users:read",
}
GROUND_EVENTS = {"app_home_opened", "app_uninstalled", "team_join", "tokens_revoked", "user_change"}
# What an organisation (Enterprise Grid) tells of the workspaces that it lets the app into.
ORGANISATION_EVENTS = {"team_access_granted", "team_access_revoked"}
# `message` is one listener, but Slack subscribes to it by the kind of conversation.
SUBSCRIPTIONS = {"message": ("message.channels", "message.im")}
COLOUR = "#8A4B08"
URL = "https://example.lg.jp"


def manifest(settings: Settings) -> dict[str, Any]:
    """The manifest of this bot with these settings: over HTTP, or over Socket Mode when an app token is set."""
    say = words(settings.locale)
    events = _events() + (sorted(ORGANISATION_EVENTS) if settings.uses_oauth else [])
    public = settings.public_url or URL
    url = "" if settings.uses_sockets else f"{public}/slack/events"
    redirects: dict[str, Any] = {"redirect_urls": [f"{public}/slack/oauth_redirect"]} if settings.uses_oauth else {}
    return {
        "display_information": {
            "name": say("bot-name"),
            "description": say("bot-description"),
            "background_color": COLOUR,
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": say("bot-name"), "always_online": True},
            "shortcuts": _shortcuts(say),
            "slash_commands": _commands(settings, say, url),
        },
        "oauth_config": {"scopes": {"bot": list(scopes())}} | redirects,
        "settings": {
            "event_subscriptions": _with_url({"bot_events": events}, url),
            "interactivity": _with_url({"is_enabled": True}, url),
            "org_deploy_enabled": settings.uses_oauth,
            "socket_mode_enabled": settings.uses_sockets,
            "token_rotation_enabled": settings.uses_oauth,
        },
    }


def scopes() -> tuple[str, ...]:
    """Everything that the bot asks to be allowed."""
    needed = GROUND_SCOPES.union(*(EVENT_SCOPES[event] for event in _events()))
    return tuple(sorted(needed.union(*(feature.scopes for feature in handlers.FEATURES))))


def _events() -> list[str]:
    listened = GROUND_EVENTS.union(*(feature.events for feature in handlers.FEATURES))
    return sorted(event for name in listened for event in SUBSCRIPTIONS.get(name, (name,)))


def _commands(settings: Settings, say: Words, url: str) -> list[dict[str, Any]]:
    return [
        _with_url(
            {
                "command": prefixed(command, settings.command_prefix),
                "description": say(f"command-{command.removeprefix('/')}"),
                "usage_hint": say(f"command-{command.removeprefix('/')}-usage"),
                "should_escape": True,
            },
            url,
            key="url",
        )
        for command in sorted(command for feature in handlers.FEATURES for command in feature.commands)
    ]


def _shortcuts(say: Words) -> list[dict[str, str]]:
    def each(kind: str, callback_ids: Iterable[str]) -> list[dict[str, str]]:
        return [
            {
                "name": say(f"shortcut-{callback_id.replace('.', '-')}"),
                "description": say(f"shortcut-{callback_id.replace('.', '-')}-description"),
                "type": kind,
                "callback_id": callback_id,
            }
            for callback_id in callback_ids
        ]

    return [
        shortcut
        for feature in handlers.FEATURES
        for kind, ids in (("message", feature.message_shortcuts), ("global", feature.global_shortcuts))
        for shortcut in each(kind, ids)
    ]


def _with_url(part: dict[str, Any], url: str, *, key: str = "request_url") -> dict[str, Any]:
    return part | ({key: url} if url else {})
