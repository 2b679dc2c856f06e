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
    "team_join": {"users:read"},
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
GROUND_EVENTS = {"app_home_opened", "team_join", "user_change"}
# `message` is one listener, but Slack subscribes to it by the kind of conversation.
SUBSCRIPTIONS = {"message": ("message.channels", "message.im")}
COLOUR = "#8A4B08"
URL = "https://example.lg.jp"


def manifest(settings: Settings) -> dict[str, Any]:
    """The manifest of this bot with these settings: over HTTP, or over Socket Mode when an app token is set."""
    say = words(settings.locale)
    events = _events()
    scopes = GROUND_SCOPES.union(*(EVENT_SCOPES[event] for event in events))
    scopes |= set().union(*(feature.scopes for feature in handlers.FEATURES))
    url = "" if settings.uses_sockets else f"{URL}/slack/events"
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
        "oauth_config": {"scopes": {"bot": sorted(scopes)}},
        "settings": {
            "event_subscriptions": _with_url({"bot_events": events}, url),
            "interactivity": _with_url({"is_enabled": True}, url),
            "org_deploy_enabled": False,
            "socket_mode_enabled": settings.uses_sockets,
            "token_rotation_enabled": False,
        },
    }


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
