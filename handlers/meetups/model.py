"""Meetups as they are stored: what is to happen, who comes, what they answered about the dates, and private feeds."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import uuid4

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint, and_, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.db import Base


class State(StrEnum):
    """How far a meetup has come.

    - ASKING: people say which of the dates suit them.
    - FIXED: it has a date.
    - CANCELLED: it will not happen.
    - OVER: it has happened.
    """

    ASKING = "asking"
    FIXED = "fixed"
    CANCELLED = "cancelled"
    OVER = "over"


class Audience(StrEnum):
    """Who is asked about the dates, and reminded once when they say nothing."""

    CHANNEL = "channel"
    LEADERS = "leaders"


class Suits(StrEnum):
    """What somebody says about a date: ○, △, ×."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


class Meetup(Base):
    """One meetup.

    `mark` is what calendars know it by, for ever; `sequence` grows with every change that they must learn of.
    `announcement` numbers the messages in which it was announced: another channel needs another one. `dated_at` is
    when it got its date; `day_at` and `hour_at` are when who joined is reminded, None when that is done. `rule` is how
    it repeats (`bot.recurrence`), None when it does not, and `slot_at` its turn in that, wherever it moved. `groups`
    are the user ids of each breakout group. `unposted_at` is when somebody was told that nobody can see it.
    """

    __tablename__ = "meetup"
    __table_args__ = (
        Index(None, "team_id", "state", "starts_at"),
        Index(None, "team_id", "state", "deadline"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[str]
    state: Mapped[str]
    host_id: Mapped[str]
    channel_id: Mapped[str]
    title: Mapped[str]
    purpose: Mapped[str]
    place: Mapped[str]
    created_at: Mapped[datetime]
    mark: Mapped[str] = mapped_column(default_factory=lambda: uuid4().hex)
    starts_at: Mapped[datetime | None] = mapped_column(default=None)
    ends_at: Mapped[datetime | None] = mapped_column(default=None)
    dated_at: Mapped[datetime | None] = mapped_column(default=None)
    capacity: Mapped[int | None] = mapped_column(default=None)
    sequence: Mapped[int] = mapped_column(default=0)
    announcement: Mapped[int] = mapped_column(default=1)
    day_at: Mapped[datetime | None] = mapped_column(default=None)
    hour_at: Mapped[datetime | None] = mapped_column(default=None)
    rule: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True), default=None)
    slot_at: Mapped[datetime | None] = mapped_column(default=None)
    follows_id: Mapped[int | None] = mapped_column(default=None)
    reason: Mapped[str] = mapped_column(default="")
    audience: Mapped[str] = mapped_column(default=Audience.CHANNEL)
    deadline: Mapped[datetime | None] = mapped_column(default=None)
    quorum: Mapped[int] = mapped_column(default=0)
    remind_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    decided_by: Mapped[str] = mapped_column(default="")
    groups: Mapped[list[list[str]] | None] = mapped_column(JSON(none_as_null=True), default=None)
    unposted_at: Mapped[datetime | None] = mapped_column(default=None)

    @property
    def key(self) -> str:
        """What the keys of its letters begin with."""
        return f"meetup:{self.id}"

    @property
    def announcement_key(self) -> str:
        """The letter in which everybody sees it."""
        return f"{self.key}:announcement:{self.announcement}"

    @property
    def is_ahead(self) -> bool:
        """Whether it is still to come, as far as anybody knows."""
        return self.state in {State.ASKING, State.FIXED}


class Joining(Base):
    """Somebody comes, or waits for a place; who came earlier has the lower number."""

    __tablename__ = "meetup_joining"
    __table_args__ = (UniqueConstraint("meetup_id", "user_id"), Index(None, "team_id", "user_id"))

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[str]
    meetup_id: Mapped[int] = mapped_column(ForeignKey("meetup.id", ondelete="CASCADE"))
    user_id: Mapped[str]
    at: Mapped[datetime]
    is_waiting: Mapped[bool] = mapped_column(default=False)


class ProposedDate(Base):
    """One of the dates that people are asked about."""

    __tablename__ = "meetup_date"
    __table_args__ = (UniqueConstraint("meetup_id", "starts_at"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[str]
    meetup_id: Mapped[int] = mapped_column(ForeignKey("meetup.id", ondelete="CASCADE"))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]


class Vote(Base):
    """What somebody said about a date."""

    __tablename__ = "meetup_vote"

    date_id: Mapped[int] = mapped_column(ForeignKey("meetup_date.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)
    team_id: Mapped[str]
    suits: Mapped[str]
    at: Mapped[datetime]


class Remark(Base):
    """What somebody wrote beside their answers."""

    __tablename__ = "meetup_remark"

    meetup_id: Mapped[int] = mapped_column(ForeignKey("meetup.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)
    team_id: Mapped[str]
    text: Mapped[str]
    at: Mapped[datetime]


class Note(Base):
    """What a meetup found out about a topic; know-how once it was approved."""

    __tablename__ = "meetup_note"

    meetup_id: Mapped[int] = mapped_column(ForeignKey("meetup.id", ondelete="CASCADE"), primary_key=True)
    topic: Mapped[str] = mapped_column(primary_key=True)
    team_id: Mapped[str]
    text: Mapped[str]
    user_id: Mapped[str]
    at: Mapped[datetime]


class Feed(Base):
    """Somebody's private calendar address; only its fingerprint is kept, so nobody can read the address here."""

    __tablename__ = "meetup_feed"
    __table_args__ = (UniqueConstraint("fingerprint"),)

    team_id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)
    fingerprint: Mapped[str]
    created_at: Mapped[datetime]


def by_id(session: Session, *, team_id: str, meetup_id: int, hold: bool = False) -> Meetup | None:
    """The meetup with this number; `hold` it until the turn ends, to change it or who comes."""
    found = select(Meetup).where(Meetup.team_id == team_id, Meetup.id == meetup_id)
    if hold:
        found = found.with_for_update().execution_options(populate_existing=True)
    return session.scalars(found).one_or_none()


def ahead(session: Session, *, team_id: str, now: datetime, limit: int) -> list[Meetup]:
    """What is still to come: with a date by their dates, then those whose date is asked about."""
    fixed = select(Meetup).where(Meetup.team_id == team_id, Meetup.state == State.FIXED, Meetup.ends_at > now)
    asked = select(Meetup).where(Meetup.team_id == team_id, Meetup.state == State.ASKING)
    found = [
        *session.scalars(fixed.order_by(Meetup.starts_at, Meetup.id).limit(limit)),
        *session.scalars(asked.order_by(Meetup.deadline, Meetup.id).limit(limit)),
    ]
    return found[:limit]


def is_anything_due(session: Session, *, team_id: str, now: datetime) -> bool:
    """Whether something is to be done for a meetup now, as far as its times tell."""
    fixed = or_(Meetup.ends_at <= now, Meetup.day_at <= now, Meetup.hour_at <= now)
    asked = or_(Meetup.remind_at <= now, and_(Meetup.deadline <= now, Meetup.closed_at.is_(None)))
    due = or_(and_(Meetup.state == State.FIXED, fixed), and_(Meetup.state == State.ASKING, asked))
    return session.scalar(select(Meetup.id).where(Meetup.team_id == team_id, due).limit(1)) is not None


def dates(session: Session, meetup: Meetup) -> list[ProposedDate]:
    """The dates that people are asked about, in their order."""
    found = select(ProposedDate).where(ProposedDate.meetup_id == meetup.id)
    return list(session.scalars(found.order_by(ProposedDate.starts_at)))


def votes(session: Session, meetup: Meetup) -> list[Vote]:
    """What people said about its dates, the first one first."""
    found = select(Vote).join(ProposedDate, ProposedDate.id == Vote.date_id)
    return list(session.scalars(found.where(ProposedDate.meetup_id == meetup.id).order_by(Vote.at, Vote.user_id)))


def remarks(session: Session, meetup: Meetup) -> list[Remark]:
    """What people wrote beside their answers, in their order."""
    found = select(Remark).where(Remark.meetup_id == meetup.id)
    return list(session.scalars(found.order_by(Remark.at, Remark.user_id)))


def notes(session: Session, meetup: Meetup) -> dict[str, str]:
    """What it found out, by topic."""
    return {each.topic: each.text for each in session.scalars(select(Note).where(Note.meetup_id == meetup.id))}
