"""What the bot keeps of somebody's study beside the records themselves (`bot.studied`): all of it is theirs alone."""

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.db import Base
from bot.turn import Turn


class StudyPlan(Base):
    """What somebody wants to do in a week, from the week of this Monday on until they make another plan.

    No time of the day and no weekday: plans that are tied to the clock are finished less often.
    """

    __tablename__ = "study_plan"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)
    week: Mapped[date] = mapped_column(primary_key=True)
    minutes: Mapped[int]
    lessons: Mapped[int]
    obstacle: Mapped[str]
    instead: Mapped[str]
    made_at: Mapped[datetime]

    @property
    def is_given_up(self) -> bool:
        """Whether they want no plan from this week on."""
        return not self.minutes and not self.lessons


class StudyTaste(Base):
    """How somebody wants to be spoken to about study: nobody else sees it."""

    __tablename__ = "study_taste"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)
    engine: Mapped[str] = mapped_column(default="")
    is_unnamed: Mapped[bool] = mapped_column(default=False)
    snoozed_until: Mapped[datetime | None] = mapped_column(default=None)
    stopped_at: Mapped[datetime | None] = mapped_column(default=None)


class Sitting(Base):
    """もくもく: somebody sits down to study where others can see that they are not alone.

    `open_id` is their id while it lasts and nothing afterwards, so that nobody sits twice. `until` is when it ends by
    itself, `minutes` what is counted then.
    """

    __tablename__ = "study_sitting"
    __table_args__ = (UniqueConstraint("team_id", "open_id"), Index(None, "team_id", "user_id"))

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[str]
    user_id: Mapped[str]
    open_id: Mapped[str | None]
    subject: Mapped[str]
    since: Mapped[datetime]
    until: Mapped[datetime]
    minutes: Mapped[int]
    ended_at: Mapped[datetime | None] = mapped_column(default=None)


class SittingTable(Base):
    """The channel in which the organisers want to see who is studying now, in a message that is edited in place."""

    __tablename__ = "study_table"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    channel_id: Mapped[str]
    number: Mapped[int]


class Nudge(Base):
    """What was decided for somebody in a week, before anything was sent: a wording, or to say nothing and compare.

    They count as having studied when there is a record from `day` to `last`, both included.
    """

    __tablename__ = "study_nudge"
    __table_args__ = (Index(None, "team_id", "arm"),)

    team_id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)
    week: Mapped[date] = mapped_column(primary_key=True)
    arm: Mapped[str]
    day: Mapped[date]
    last: Mapped[date]
    at: Mapped[datetime]


class NudgeArm(Base):
    """What the organisers decided about a wording that shows no effect."""

    __tablename__ = "study_arm"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    arm: Mapped[str] = mapped_column(primary_key=True)
    asked: Mapped[int] = mapped_column(default=0)
    asked_at: Mapped[datetime | None] = mapped_column(default=None)
    retired_at: Mapped[datetime | None] = mapped_column(default=None)
    decided_by: Mapped[str] = mapped_column(default="")


def taste(session: Session, *, team_id: str, user_id: str) -> StudyTaste:
    """How somebody wants to be spoken to; what they never said is as it is for everybody."""
    known = session.get(StudyTaste, (team_id, user_id))
    return known or StudyTaste(team_id=team_id, user_id=user_id)


def own_taste(t: Turn) -> StudyTaste:
    """The same for the one who acts, to be changed."""
    found = taste(t.session, team_id=t.team_id, user_id=t.user_id)
    try:
        with t.session.begin_nested():
            t.session.add(found)
    except IntegrityError:  # pressed twice at the same moment
        return t.session.get_one(StudyTaste, (t.team_id, t.user_id))
    return found


def plans(session: Session, *, team_id: str, user_id: str) -> list[StudyPlan]:
    """Every plan that somebody made, the first one first."""
    found = select(StudyPlan).where(StudyPlan.team_id == team_id, StudyPlan.user_id == user_id)
    return list(session.scalars(found.order_by(StudyPlan.week)))


def plan_of(made: list[StudyPlan], week: date) -> StudyPlan | None:
    """The plan that counts in the week of this Monday; None when there is none."""
    earlier = [plan for plan in made if plan.week <= week]
    return earlier[-1] if earlier and not earlier[-1].is_given_up else None
