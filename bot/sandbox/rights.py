"""Rights that people's acts give the app, and that run out: to open a modal, to answer at an address."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from bot.sandbox.model import Message

TRIGGER_LIFE = timedelta(seconds=3)
URL_LIFE, URL_USES = timedelta(minutes=30), 5
MOST, MEMORY = 1000, timedelta(minutes=5)


@dataclass
class Trigger:
    """The right to open one modal, for three seconds after a person's act."""

    user_id: str
    expires: datetime
    used: bool = False


@dataclass
class ResponseUrl:
    """The right to answer one act, five times within thirty minutes."""

    user_id: str
    channel_id: str
    expires: datetime
    source: Message | None = None
    thread_ts: str | None = None
    left: int = URL_USES


Right = TypeVar("Right", Trigger, ResponseUrl)


def fresh(rights: dict[str, Right], now: datetime) -> dict[str, Right]:
    """The rights without those that ran out long ago."""
    # A world that runs for days would otherwise keep every click; a used right is remembered while it could be abused.
    if len(rights) < MOST:
        return rights
    return {key: right for key, right in rights.items() if right.expires > now - MEMORY}
