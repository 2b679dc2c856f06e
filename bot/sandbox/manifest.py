"""What the app's manifest grants it: what is not named there, the app does not get."""

from dataclasses import dataclass

from bot.sandbox.model import Json

EVENT_SCOPES = {
    "app_mention": {"app_mentions:read"},
    "channel_archive": {"channels:read"},
    "channel_id_changed": {"channels:read", "groups:read"},
    "channel_rename": {"channels:read"},
    "channel_unarchive": {"channels:read"},
    "file_created": {"files:read"},
    "file_deleted": {"files:read"},
    "file_shared": {"files:read"},
    "group_archive": {"groups:read"},
    "group_rename": {"groups:read"},
    "group_unarchive": {"groups:read"},
    "member_joined_channel": {"channels:read", "groups:read"},
    "member_left_channel": {"channels:read", "groups:read"},
    "message.channels": {"channels:history"},
    "message.groups": {"groups:history"},
    "message.im": {"im:history"},
    "reaction_added": {"reactions:read"},
    "reaction_removed": {"reactions:read"},
    "team_join": {"users:read"},
    "user_change": {"users:read"},
}


@dataclass(frozen=True)
class Command:
    """A slash command of the app."""

    command: str
    description: str
    usage_hint: str
    should_escape: bool


@dataclass(frozen=True)
class Shortcut:
    """A global or message shortcut of the app."""

    callback_id: str
    name: str
    type: str


class Manifest:
    """An app manifest, read.

    Raises:
        ValueError: a subscription or a command lacks its scope; Slack does not save such a manifest either.
    """

    def __init__(self, manifest: Json) -> None:
        features = manifest.get("features", {})
        settings = manifest.get("settings", {})
        home = features.get("app_home", {})
        self.name: str = manifest["display_information"]["name"]
        self.bot_name: str = features.get("bot_user", {}).get("display_name", self.name)
        self.scopes: list[str] = list(manifest.get("oauth_config", {}).get("scopes", {}).get("bot", []))
        self.events: list[str] = list(settings.get("event_subscriptions", {}).get("bot_events", []))
        self.interactive: bool = settings.get("interactivity", {}).get("is_enabled", False)
        self.suggests: bool = bool(settings.get("interactivity", {}).get("message_menu_options_url")) or settings.get(
            "socket_mode_enabled", False
        )
        self.redirect_urls: list[str] = list(manifest.get("oauth_config", {}).get("redirect_urls", []))
        self.rotates_tokens: bool = settings.get("token_rotation_enabled", False)
        self.home_tab: bool = home.get("home_tab_enabled", False)
        self.messages_tab: bool = home.get("messages_tab_enabled", True)
        self.commands = {each["command"]: _command(each) for each in features.get("slash_commands", [])}
        self.shortcuts = [Shortcut(e["callback_id"], e["name"], e["type"]) for e in features.get("shortcuts", [])]
        self._check()

    def _check(self) -> None:
        granted = set(self.scopes)
        lacking = [event for event in self.events if not EVENT_SCOPES.get(event, granted | {""}) & (granted | {""})]
        if (self.commands or self.shortcuts) and "commands" not in granted:
            lacking.append("slash_commands / shortcuts")
        if lacking:
            raise ValueError(f"the manifest lacks the scopes for: {', '.join(lacking)}")


def _command(entry: Json) -> Command:
    escape = bool(entry.get("should_escape", False))
    return Command(entry["command"], entry.get("description", ""), entry.get("usage_hint", ""), escape)
