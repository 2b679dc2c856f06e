"""Whose digest is to be written, from when on it tells, and who wants none."""

from datetime import datetime

from sqlalchemy import Index, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.db import Base

# What organisers schedule, as the keys of occurrences begin.
PERSONAL = "digest"
CHANNEL = "channel-digest"


class Digest(Base):
    """A person's digest of one occurrence; it tells of the time since `since`.

    `written_at` is None until it was looked at; `is_sent` says whether there was anything to tell.
    """

    __tablename__ = "digest"
    __table_args__ = (Index(None, "team_id", "written_at"),)

    team_id: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)
    since: Mapped[datetime]
    stale_at: Mapped[datetime]
    written_at: Mapped[datetime | None] = mapped_column(default=None)
    is_sent: Mapped[bool] = mapped_column(default=False)


class NoDigest(Base):
    """Somebody wants no digest."""

    __tablename__ = "no_digest"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)
    since: Mapped[datetime]


def wants_none(session: Session, *, team_id: str, user_id: str) -> bool:
    """Whether somebody stopped their digest."""
    return session.get(NoDigest, (team_id, user_id)) is not None


def next_unwritten(session: Session, *, team_id: str) -> Digest | None:
    """The next one that is to be written."""
    waiting = select(Digest).where(Digest.team_id == team_id, Digest.written_at.is_(None))
    return session.scalars(waiting.order_by(Digest.key, Digest.user_id).limit(1)).first()
