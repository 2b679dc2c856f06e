"""Whom the bot asked to answer a question that waits, how far up the ladder it is, and when each rung is due."""

from datetime import datetime
from enum import IntEnum, StrEnum

from sqlalchemy import ForeignKey, Index, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot import working_time
from bot.db import Base, asked_once
from handlers.questions.model import Question, State

FIRST_HOURS = 4


class Rung(IntEnum):
    """How far a question has climbed; each rung is reached once, in working time from when it was asked."""

    POSTED = 0
    LIKELY = 1
    HOST = 2
    ORGANISER = 3
    ALARM = 4


class As(StrEnum):
    """What somebody was asked as; the last two by an organiser's hand, the others by the ladder."""

    LIKELY = "likely"
    BUDDY = "buddy"
    HOST = "host"
    ORGANISER = "organiser"
    TOOK = "took"
    NAMED = "named"


class Climb(Base):
    """Where a question stands on the ladder. Nothing is due while it does not wait, and after the last rung."""

    __tablename__ = "ladder"
    __table_args__ = (Index(None, "team_id", "due_at"),)

    question_id: Mapped[int] = mapped_column(ForeignKey("question.id", ondelete="CASCADE"), primary_key=True)
    team_id: Mapped[str]
    due_at: Mapped[datetime | None]
    rung: Mapped[int] = mapped_column(default=Rung.POSTED)


class Asked(Base):
    """Somebody who was asked; `because` is the card or the person that led to them, `passed_at` when they could not."""

    __tablename__ = "asked_person"
    __table_args__ = (Index(None, "team_id", "role", "at"), Index(None, "team_id", "user_id"))

    question_id: Mapped[int] = mapped_column(ForeignKey("question.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)
    team_id: Mapped[str]
    at: Mapped[datetime]
    because: Mapped[str] = mapped_column(default="")
    passed_at: Mapped[datetime | None] = mapped_column(default=None)


def when(question: Question, rung: int) -> datetime:
    """When a rung is due: after four working hours, and after one, two and three working days."""
    if rung == Rung.LIKELY:
        return working_time.add_hours(question.asked_at, FIRST_HOURS)
    return working_time.add_days(question.asked_at, rung - Rung.LIKELY)


def waits(question: Question) -> bool:
    """Whether it needs an answer that can still be given."""
    return question.state == State.OPEN and not question.is_archived


def of(session: Session, question: Question) -> list[Asked]:
    """Everybody who was asked, in that order."""
    people = select(Asked).where(Asked.question_id == question.id).order_by(Asked.at, Asked.role, Asked.user_id)
    return list(session.scalars(people))


@asked_once
def waiting_for(session: Session, *, team_id: str, user_id: str, limit: int) -> list[Question]:
    """Questions that wait for an answer of somebody who was asked and has not passed, the latest asked first."""
    found = (
        select(Question)
        .join(Asked, Asked.question_id == Question.id)
        .where(Asked.team_id == team_id, Asked.user_id == user_id, Asked.passed_at.is_(None))
        .where(Question.state == State.OPEN, Question.is_archived.is_(False))
        .order_by(Asked.at.desc(), Question.id)
    )
    unique = {question.id: question for question in session.scalars(found.limit(limit * len(As)))}
    return list(unique.values())[:limit]
