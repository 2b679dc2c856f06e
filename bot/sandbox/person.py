"""The people and bots of a workspace, guests and members of other workspaces among them."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

ZONES = {
    "Asia/Tokyo": "Japan Standard Time",
    "America/Los_Angeles": "Pacific Time",
    "America/New_York": "Eastern Time",
    "Europe/London": "Greenwich Mean Time",
    "UTC": "Coordinated Universal Time",
}
"""The time zones that the page offers, with what Slack calls them."""


@dataclass(eq=False)
class User:
    """A person or a bot.

    A guest is `is_restricted` (many channels) or also `is_ultra_restricted` (one channel). Somebody of another
    workspace, met in a channel of Slack Connect, carries that workspace's `team_id` and is a stranger here.
    """

    id: str
    team_id: str
    name: str
    real_name: str
    title: str = ""
    email: str = ""
    locale: str = "ja-JP"
    color: str = "4bbe2e"
    is_admin: bool = False
    is_bot: bool = False
    deleted: bool = False
    bot_id: str = ""
    app_id: str = ""
    updated: int = 0
    display_name: str = ""
    tz: str = "Asia/Tokyo"
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    is_stranger: bool = False
    organisation: str = ""

    @property
    def mention(self) -> str:
        """What a message says to name this person."""
        return f"<@{self.id}>"

    @property
    def display(self) -> str:
        """How Slack shows them: by the name that they chose, otherwise by their real one."""
        return self.display_name or self.real_name or self.name

    @property
    def is_insider(self) -> bool:
        """Whether they are a full member: a person of this workspace who may enter every public channel."""
        return not (self.is_bot or self.is_restricted or self.is_ultra_restricted or self.is_stranger)

    def json(self, *, locale: bool = False, email: bool = False) -> dict[str, Any]:
        """As users.info gives it; the address needs a scope, the locale has to be asked for."""
        user: dict[str, Any] = {"id": self.id, "team_id": self.team_id, "name": self.name, "deleted": self.deleted}
        user |= {"color": self.color, "real_name": self.real_name, "tz": self.tz, "is_bot": self.is_bot}
        user |= {"tz_label": ZONES.get(self.tz, self.tz), "tz_offset": self._offset_s(), "updated": self.updated}
        user |= {"profile": self._profile(email=email), "is_app_user": False}
        user |= {"is_restricted": self.is_restricted, "is_ultra_restricted": self.is_ultra_restricted}
        if self.is_stranger:
            user |= {"is_stranger": True}
        else:
            user |= {"is_admin": self.is_admin, "is_owner": False, "is_primary_owner": False}
        return user | ({"locale": self.locale} if locale else {})

    def _profile(self, *, email: bool) -> dict[str, Any]:
        profile = {"title": self.title, "phone": "", "skype": "", "status_text": "", "status_emoji": ""}
        profile |= {"real_name": self.real_name, "real_name_normalized": self.real_name, "team": self.team_id}
        profile |= {"display_name": self.display_name, "display_name_normalized": self.display_name}
        profile |= {"email": self.email} if email and self.email else {}
        return profile | ({"bot_id": self.bot_id, "api_app_id": self.app_id} if self.is_bot else {})

    def _offset_s(self) -> int:
        offset = datetime.now(UTC).astimezone(ZoneInfo(self.tz)).utcoffset()
        return int(offset.total_seconds()) if offset else 0
