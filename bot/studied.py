"""What people studied and what came of it at work, whoever says so: they themselves, or a platform that measured it.

Days are those of Japan, and weeks begin on Monday.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.db import Base
from bot.working_time import JAPAN

WEEK = timedelta(days=7)


class Source(StrEnum):
    """Who says that somebody studied. What a platform measures will stand here too, under a name of its own."""

    TOLD = "told"
    TOGETHER = "together"


class StudyRecord(Base):
    """That somebody studied on a day. `key` makes what a source says twice the same record."""

    __tablename__ = "study_record"
    __table_args__ = (UniqueConstraint("team_id", "key"), Index(None, "team_id", "user_id", "day"))

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[str]
    user_id: Mapped[str]
    day: Mapped[date]
    minutes: Mapped[int]
    lessons: Mapped[int]
    subject: Mapped[str]
    source: Mapped[str]
    at: Mapped[datetime]
    key: Mapped[str | None] = mapped_column(default=None)


class WorkUse(Base):
    """業務で使った: what somebody learned was used at work.

    `hours_a_month` is the working time that it saves in a month, where they can say so. `key` makes it the same when it
    is told twice.
    """

    __tablename__ = "work_use"
    __table_args__ = (UniqueConstraint("team_id", "key"), Index(None, "team_id", "user_id"))

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[str]
    user_id: Mapped[str]
    subject: Mapped[str]
    told: Mapped[str]
    hours_a_month: Mapped[float | None]
    at: Mapped[datetime]
    key: Mapped[str]


def today(now: datetime) -> date:
    """The day that it is in Japan."""
    return now.astimezone(JAPAN).date()


def monday(day: date) -> date:
    """The first day of a day's week."""
    return day - timedelta(days=day.weekday())


def by_key(session: Session, *, team_id: str, key: str) -> StudyRecord | None:
    """What a source said under this key."""
    found = select(StudyRecord).where(StudyRecord.team_id == team_id, StudyRecord.key == key)
    return session.scalars(found).one_or_none()


def records(session: Session, *, team_id: str, user_id: str, start: date, end: date) -> list[StudyRecord]:
    """What somebody studied from one day to another, both included, oldest first."""
    found = select(StudyRecord).where(StudyRecord.team_id == team_id, StudyRecord.user_id == user_id)
    between = found.where(StudyRecord.day >= start, StudyRecord.day <= end)
    return list(session.scalars(between.order_by(StudyRecord.day, StudyRecord.id)))


def minutes(found: Sequence[StudyRecord]) -> int:
    """The minutes of records; on a day of which several sources tell, those of the one that tells most.

    What people say and what a platform measures may be the same minutes, so they are not added up. Studying together is
    something that people say.
    """
    days: dict[date, dict[str, int]] = {}
    for record in found:
        source = Source.TOLD if record.source == Source.TOGETHER else record.source
        told = days.setdefault(record.day, {})
        told[source] = told.get(source, 0) + record.minutes
    return sum(max(told.values()) for told in days.values())
