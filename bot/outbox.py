"""What is promised: a message that the bot will send is a row in the transaction of its reason, and is sent after it.

A letter is a message that the bot keeps true: it is posted once, and when its content is revised the posted message is
edited in place. A letter that is for one pair of eyes is whispered into a channel, once. `bot.postman` carries them.
"""

from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import JSON, Index, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.anonymity import SEALED
from bot.db import Base


class Letter(Base):
    """A message on its way, or delivered. `wanted` and `sent` are versions: equal means nothing is to be done."""

    __tablename__ = "letter"
    __table_args__ = (
        UniqueConstraint("team_id", "key"),
        Index(None, "team_id", "due_at"),
        Index(None, "team_id", "sent_channel", "ts"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[str]
    key: Mapped[str]
    channel: Mapped[str]
    message: Mapped[dict[str, Any]] = mapped_column(JSON)
    created_at: Mapped[datetime]
    due_at: Mapped[datetime | None]
    thread_ts: Mapped[str | None] = mapped_column(default=None)
    thread_key: Mapped[str | None] = mapped_column(default=None)
    only_for: Mapped[str | None] = mapped_column(default=None)
    mark: Mapped[str] = mapped_column(default_factory=lambda: uuid4().hex)
    wanted: Mapped[int] = mapped_column(default=1)
    sent: Mapped[int] = mapped_column(default=0)
    ts: Mapped[str | None] = mapped_column(default=None)
    sent_channel: Mapped[str | None] = mapped_column(default=None)
    claimed_at: Mapped[datetime | None] = mapped_column(default=None)
    attempts: Mapped[int] = mapped_column(default=0)
    failure: Mapped[str | None] = mapped_column(default=None)


def post(
    session: Session,
    *,
    team_id: str,
    key: str,
    to: str,
    message: dict[str, Any],
    now: datetime,
    thread_ts: str | None = None,
    thread_key: str | None = None,
    not_before: datetime | None = None,
    only_for: str | None = None,
) -> Letter:
    """Promise a message. The same key again is the same letter: it is written once and stays as it is.

    Args:
        key: reads as a sentence and is unique in the workspace (`question:12:similar`).
        to: a channel, or a user for a direct message; sealed when the database must not know (`bot.anonymity`).
        thread_ts: the message whose thread this belongs into.
        thread_key: the letter whose thread this belongs into; it waits until that one is sent.
        not_before: the earliest time of sending.
        only_for: who alone is to see it in that channel; it cannot be revised.
    """
    known = find(session, team_id=team_id, key=key)
    if known:
        return known
    letter = Letter(
        team_id=team_id,
        key=key,
        channel=to,
        message=message,
        created_at=now,
        due_at=not_before or now,
        thread_ts=thread_ts,
        thread_key=thread_key,
        only_for=only_for,
    )
    session.add(letter)
    session.flush()
    return letter


def revise(session: Session, *, team_id: str, key: str, message: dict[str, Any], now: datetime) -> bool:
    """Change what a letter says; a message that is already in Slack is edited in place, so nobody is notified again.

    Returns:
        Whether there is such a letter.
    """
    letter = find(session, team_id=team_id, key=key)
    if letter and letter.message != message and letter.failure is None:
        letter.message = message
        letter.wanted += 1
        letter.due_at = letter.due_at or now
    return letter is not None


def find(session: Session, *, team_id: str, key: str) -> Letter | None:
    """The letter with this key."""
    return session.scalars(select(Letter).where(Letter.team_id == team_id, Letter.key == key)).one_or_none()


def at(session: Session, *, team_id: str, channel_id: str, ts: str) -> Letter | None:
    """The letter that stands in Slack as this message."""
    found = select(Letter).where(Letter.team_id == team_id, Letter.sent_channel == channel_id, Letter.ts == ts)
    return session.scalars(found).one_or_none()


def sealed_at(session: Session, *, team_id: str, ts: str) -> list[Letter]:
    """The letters to unnamed people that may be this message; a `ts` is unique within a channel only."""
    return list(
        session.scalars(select(Letter).where(Letter.team_id == team_id, Letter.sent_channel == SEALED, Letter.ts == ts))
    )
