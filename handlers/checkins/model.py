"""Check-ins: rounds, what people answered in them, who wants none, and who was asked to say hello to whom.

An answer is seen by the person who gave it and by their companion. Nothing here is shown to anybody else by name.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint, exists, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot import roles, schedules
from bot.db import Base, asked_once
from bot.schedules import Schedule
from bot.turn import Turn

KIND = "checkin"
MOODS = range(1, 6)
# A mood of this or less is a low one.
LOW = 2


class Round(Base):
    """One check-in. `counted` are those whose answers the shown figures rest on, `figures` what was shown."""

    __tablename__ = "checkin_round"
    __table_args__ = (UniqueConstraint("team_id", "key"), Index(None, "team_id", "closes_at"))

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[str]
    key: Mapped[str]
    schedule_id: Mapped[int] = mapped_column(ForeignKey("schedule.id", ondelete="CASCADE"), index=True)
    opened_at: Mapped[datetime]
    remind_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    counted: Mapped[list[str]] = mapped_column(JSON, default_factory=list)
    figures: Mapped[dict[str, Any]] = mapped_column(JSON, default_factory=dict)

    def is_open(self, now: datetime) -> bool:
        """Whether answers can still be given and changed."""
        return self.closed_at is None and now < self.closes_at


class Answer(Base):
    """What somebody answered in a round, or that they were asked.

    `asked_at` is when their letter was written; `is_spared`: they want none. `reminded_at` and `seen_at` say when it
    was looked at whether to remind them, and whether they need somebody.
    """

    __tablename__ = "checkin_answer"
    __table_args__ = (
        Index(None, "team_id", "user_id"),
        Index(None, "round_id", "asked_at"),
        Index(None, "team_id", "seen_at"),
    )

    team_id: Mapped[str] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("checkin_round.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)
    is_spared: Mapped[bool] = mapped_column(default=False)
    mood: Mapped[int | None] = mapped_column(default=None)
    could_talk: Mapped[bool | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(default="")
    asked_at: Mapped[datetime | None] = mapped_column(default=None)
    answered_at: Mapped[datetime | None] = mapped_column(default=None)
    reminded_at: Mapped[datetime | None] = mapped_column(default=None)
    seen_at: Mapped[datetime | None] = mapped_column(default=None)

    @property
    def is_whole(self) -> bool:
        """Whether both taps were made."""
        return self.mood is not None and self.could_talk is not None


class NoCheckIns(Base):
    """Somebody wants no check-ins, since then, until they say otherwise."""

    __tablename__ = "no_check_ins"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)
    since: Mapped[datetime]


class Reason(StrEnum):
    """Why somebody should hear from a human, the weightiest first."""

    ALONE = "alone"
    LOW = "low"
    IGNORED = "ignored"
    SILENT = "silent"
    UNREACHABLE = "unreachable"


class Hello(Base):
    """That somebody was asked to say hello to a person, and when they did."""

    __tablename__ = "checkin_hello"
    __table_args__ = (
        UniqueConstraint("team_id", "round_id", "user_id", "reason"),
        Index(None, "team_id", "user_id"),
        Index(None, "team_id", "asked_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[str]
    round_id: Mapped[int] = mapped_column(ForeignKey("checkin_round.id", ondelete="CASCADE"))
    user_id: Mapped[str]
    reason: Mapped[str]
    asked_id: Mapped[str]
    at: Mapped[datetime]
    as_companion: Mapped[bool]
    said_at: Mapped[datetime | None] = mapped_column(default=None)


def round_by_id(session: Session, *, team_id: str, round_id: int) -> Round | None:
    """The round with this number."""
    return session.scalars(select(Round).where(Round.team_id == team_id, Round.id == round_id)).one_or_none()


def is_anything_to_do(session: Session, *, team_id: str) -> bool:
    """Whether a round is open, or somebody of a closed one has not been looked at."""
    is_open = exists().where(Round.team_id == team_id, Round.closed_at.is_(None))
    unseen = exists().where(Answer.team_id == team_id, Answer.seen_at.is_(None))
    return bool(session.scalar(select(or_(is_open, unseen))))


@asked_once
def current(t: Turn, user_id: str) -> tuple[Round, Answer | None] | None:
    """The open round that is for somebody, with what they answered: they were asked, or belong to whom it asks now."""
    opened = select(Round).where(Round.team_id == t.team_id, Round.closed_at.is_(None), Round.closes_at > t.now)
    for each in t.session.scalars(opened.order_by(Round.opened_at.desc(), Round.id.desc())):
        schedule = t.session.get_one(Schedule, each.schedule_id)
        answer = answer_of(t.session, each, user_id)
        if answer or schedules.is_meant(t.session, schedule, user_id):
            return each, answer
    return None


def answer_of(session: Session, round_: Round, user_id: str, *, hold: bool = False) -> Answer | None:
    """What somebody answered in a round so far; `hold` it until the turn ends, to change it."""
    found = select(Answer).where(
        Answer.team_id == round_.team_id, Answer.round_id == round_.id, Answer.user_id == user_id
    )
    if hold:
        found = found.with_for_update().execution_options(populate_existing=True)
    return session.scalars(found).one_or_none()


def answers_of(session: Session, *, team_id: str, user_id: str, limit: int) -> list[tuple[Round, Answer]]:
    """What somebody answered lately, newest first."""
    found = (
        select(Round, Answer)
        .join(Round, Round.id == Answer.round_id)
        .where(Answer.team_id == team_id, Answer.user_id == user_id, Answer.answered_at.is_not(None))
        .order_by(Round.opened_at.desc(), Round.id.desc())
        .limit(limit)
    )
    return [(round_, answer) for round_, answer in session.execute(found)]


@asked_once
def wants_none(session: Session, *, team_id: str, user_id: str) -> bool:
    """Whether somebody has stopped the check-ins."""
    return session.get(NoCheckIns, (team_id, user_id)) is not None


def open_hellos(t: Turn) -> list[Hello]:
    """What the one who looks was asked to do and has not done yet, oldest first.

    Who does not accompany somebody any more reads nothing of their answers any more.
    """
    found = select(Hello).where(Hello.team_id == t.team_id, Hello.asked_id == t.user_id, Hello.said_at.is_(None))
    still = roles.accompanied_by(t.session, team_id=t.team_id, companion_id=t.user_id)
    waiting = t.session.scalars(found.order_by(Hello.at, Hello.id))
    return [hello for hello in waiting if not hello.as_companion or hello.user_id in still]


def hellos_asked(session: Session, round_: Round, asked_id: str) -> list[Hello]:
    """What somebody was asked after a round, by the weight of the reasons, as far as their letter tells."""
    found = select(Hello).where(
        Hello.team_id == round_.team_id, Hello.round_id == round_.id, Hello.asked_id == asked_id
    )
    return list(session.scalars(found.order_by(Hello.user_id, Hello.id)))
