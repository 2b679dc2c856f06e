"""Commands that Slack took for a message: with a full-width slash (「／knowhow 督促」), or with a space before it."""

import unicodedata
from typing import NamedTuple

NAMES = {"ask", "share", "knowhow", "study", "checkin", "meetup", "tomoshibi"}
_SLASHES = ("/", "／")


class Mistyped(NamedTuple):
    """The command that was meant, as it is to be typed, and the words behind it."""

    command: str
    words: str


def mistyped(text: str, *, prefix: str) -> Mistyped | None:
    """The command that was meant by what somebody wrote as a message; None when it is something else.

    Args:
        prefix: what the names of commands begin with, by the settings.
    """
    if not text.strip().startswith(_SLASHES):
        return None
    first, *words = text.split(maxsplit=1)
    typed = unicodedata.normalize("NFKC", first).lower()
    name = typed.removeprefix("/").removeprefix(prefix.lower())
    return Mistyped(f"/{prefix}{name}", "".join(words).strip()) if name in NAMES else None
