"""What the doctor says: how something is, and what to do about it, in words for a person."""

from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """How bad it is."""

    OK = "ok"
    CARE = "care"
    FIX = "fix"

    @property
    def said(self) -> str:
        """As a person reads it."""
        return {"ok": "OK", "care": "注意", "fix": "直してください"}[self.value]


@dataclass(frozen=True)
class Finding:
    """One line.

    Args:
        about: what was looked at, the same word for scripts whatever was found.
        what: how it is.
        to_do: what to do; "" when nothing.
        team: the workspace that it is about; "" when it is about the whole.
    """

    mark: Mark
    about: str
    what: str
    to_do: str = ""
    team: str = ""


def ok(about: str, what: str, *, team: str = "") -> Finding:
    """All is well."""
    return Finding(Mark.OK, about, what, team=team)


def care(about: str, what: str, to_do: str, *, team: str = "") -> Finding:
    """The bot works, and something should be looked at."""
    return Finding(Mark.CARE, about, what, to_do, team)


def fix(about: str, what: str, to_do: str, *, team: str = "") -> Finding:
    """Something does not work."""
    return Finding(Mark.FIX, about, what, to_do, team)
