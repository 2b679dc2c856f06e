"""What organisers schedule: what is to happen, to whom and when; and each time that it came round.

How a feature offers something to be scheduled: it registers an `Occasion` (`bot.turn`) under its name.

    FEATURE = Feature(..., occasions={"checkin": Occasion(name="checkins-occasion", open=rules.open_round)})

`name` is the text that organisers choose it by. `open(t, schedule, occurrence)` is called in one turn, once for each
occurrence however many processes run, when it is due or when an organiser says 「今すぐ」; `audience(...)` says who is
meant, and `occurrence.key` (`checkin:3:2026-11-24`) is what the keys of its letters begin with.
`useful_for` is how late it may be opened after the bot was away; `tally` says what came of it.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot import bodies, members, recurrence, roles
from bot.db import Base, asked_once
from bot.members import Member
from bot.recurrence import Rule
from bot.roles import MemberRole, Role


class To(StrEnum):
    """To whom something goes."""

    LEADERS = "leaders"
    EVERYBODY = "everybody"
    BODY = "body"
    ROLE = "role"
    PEOPLE = "people"
    CHANNEL = "channel"


class State(StrEnum):
    """What came of a date: it was opened, or left out."""

    OPENED = "opened"
    SKIPPED = "skipped"


class Schedule(Base):
    """Something that comes round.

    `whom` is the body's number, the role or the channel; `people` are those that were chosen, or that were last seen
    in the channel. `next_at` is None when nothing is to come: it is paused, deleted, or over.
    """

    __tablename__ = "schedule"
    __table_args__ = (Index(None, "team_id", "next_at"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[str]
    kind: Mapped[str]
    to: Mapped[str]
    whom: Mapped[str]
    people: Mapped[list[str]] = mapped_column(JSON)
    rule: Mapped[dict[str, Any]] = mapped_column(JSON)
    created_by: Mapped[str]
    created_at: Mapped[datetime]
    next_at: Mapped[datetime | None] = mapped_column(default=None)
    paused_at: Mapped[datetime | None] = mapped_column(default=None)
    deleted_at: Mapped[datetime | None] = mapped_column(default=None)


class Occurrence(Base):
    """A date that came round. Its key is unique, so that it is opened once, whoever opens it."""

    __tablename__ = "occurrence"
    __table_args__ = (UniqueConstraint("team_id", "key"), Index(None, "schedule_id", "at"))

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[str]
    schedule_id: Mapped[int] = mapped_column(ForeignKey("schedule.id", ondelete="CASCADE"))
    key: Mapped[str]
    at: Mapped[datetime]
    state: Mapped[str]
    opened_at: Mapped[datetime]
    opened_by: Mapped[str] = mapped_column(default="")


def keep(
    session: Session,
    *,
    team_id: str,
    kind: str,
    to: To,
    rule: Rule,
    given_by: str,
    now: datetime,
    zone: ZoneInfo,
    whom: str = "",
    people: list[str] | None = None,
    schedule: Schedule | None = None,
) -> Schedule:
    """Keep a schedule: a new one, or `schedule` as it is from now on."""
    if schedule is None:
        schedule = Schedule(team_id, kind, to, whom, people or [], rule.json(), created_by=given_by, created_at=now)
        session.add(schedule)
    else:
        schedule.kind, schedule.to, schedule.whom, schedule.people = kind, to, whom, people or []
        schedule.rule = rule.json()
    _wind(schedule, after=now, zone=zone)
    session.flush()
    return schedule


def pause(schedule: Schedule, *, now: datetime) -> None:
    """Let nothing happen until it is resumed."""
    schedule.paused_at, schedule.next_at = now, None


def resume(schedule: Schedule, *, now: datetime, zone: ZoneInfo) -> None:
    """Go on with the next date; what fell into the pause is not made up for."""
    schedule.paused_at = None
    _wind(schedule, after=now, zone=zone)


def drop(schedule: Schedule, *, now: datetime) -> None:
    """Let it never happen again; what came of it so far stays."""
    schedule.deleted_at, schedule.next_at = now, None


def wind_on(schedule: Schedule, *, now: datetime, zone: ZoneInfo) -> None:
    """What was due is done: the next date is the one after now."""
    _wind(schedule, after=now, zone=zone)


def by_id(session: Session, *, team_id: str, schedule_id: int) -> Schedule | None:
    """The schedule, held until the turn ends, unless it was deleted."""
    found = select(Schedule).where(Schedule.team_id == team_id, Schedule.id == schedule_id)
    return session.scalars(found.where(Schedule.deleted_at.is_(None)).with_for_update()).one_or_none()


@asked_once
def all_of(session: Session, *, team_id: str) -> list[Schedule]:
    """Every schedule there is, oldest first."""
    found = select(Schedule).where(Schedule.team_id == team_id, Schedule.deleted_at.is_(None))
    return list(session.scalars(found.order_by(Schedule.id)))


def due(session: Session, *, team_id: str, kinds: set[str], now: datetime) -> Schedule | None:
    """The schedule whose date has come longest ago, held until the turn ends."""
    found = select(Schedule).where(Schedule.team_id == team_id, Schedule.next_at <= now, Schedule.kind.in_(kinds))
    return session.scalars(found.order_by(Schedule.next_at).limit(1).with_for_update()).first()


def history(session: Session, schedule: Schedule, *, limit: int) -> list[Occurrence]:
    """What came round last, newest first."""
    found = select(Occurrence).where(Occurrence.schedule_id == schedule.id)
    return list(session.scalars(found.order_by(Occurrence.at.desc(), Occurrence.id.desc()).limit(limit)))


def note(
    session: Session, schedule: Schedule, *, at: datetime, day: date, state: State, now: datetime, by: str = ""
) -> Occurrence | None:
    """Note that a date has come round; None when that is known already. Call it while the schedule is held.

    Args:
        day: the day on the workspace's clocks; there is at most one occurrence a day.
    """
    key = f"{schedule.kind}:{schedule.id}:{day.isoformat()}"
    known = select(Occurrence.id).where(Occurrence.team_id == schedule.team_id, Occurrence.key == key)
    if session.scalar(known) is not None:
        return None
    occurrence = Occurrence(schedule.team_id, schedule.id, key, at, state, opened_at=now, opened_by=by)
    session.add(occurrence)
    session.flush()
    return occurrence


def audience(session: Session, schedule: Schedule) -> list[str]:
    """The user ids of those to whom it goes: people of the workspace who may be asked something, each once."""
    people = select(Member.user_id).where(Member.team_id == schedule.team_id, Member.can_be_asked)
    if schedule.to == To.BODY:
        body = bodies.by_id(session, team_id=schedule.team_id, body_id=int(schedule.whom))
        people = people.where(Member.body_id == (body.id if body else 0))
    elif role := _role(schedule):
        given = select(MemberRole.user_id).where(MemberRole.team_id == schedule.team_id, MemberRole.role == role)
        people = people.where(Member.user_id.in_(given))
    elif schedule.to != To.EVERYBODY:
        people = people.where(Member.user_id.in_(schedule.people))
    return list(session.scalars(people.order_by(Member.user_id)))


def is_meant(session: Session, schedule: Schedule, user_id: str) -> bool:
    """Whether it goes to this person."""
    member = members.find(session, team_id=schedule.team_id, user_id=user_id)
    if member is None or not member.can_be_asked:
        return False
    if schedule.to == To.BODY:
        body = bodies.by_id(session, team_id=schedule.team_id, body_id=int(schedule.whom))
        return body is not None and member.body_id == body.id
    role = _role(schedule)
    if role:
        return roles.has(session, team_id=schedule.team_id, user_id=user_id, role=role)
    return schedule.to == To.EVERYBODY or user_id in schedule.people


def next_of(session: Session, *, team_id: str, kind: str, user_id: str) -> datetime | None:
    """When something of this kind comes round next for this person; None when nothing is planned."""
    planned = [each for each in all_of(session, team_id=team_id) if each.kind == kind and each.next_at]
    for schedule in sorted(planned, key=lambda each: each.next_at or each.created_at):
        if is_meant(session, schedule, user_id):
            return schedule.next_at
    return None


def follow_channel(session: Session, *, team_id: str, old: str, new: str) -> None:
    """A channel has another id: what goes to the people in it still does."""
    there = (Schedule.team_id == team_id, Schedule.to == To.CHANNEL, Schedule.whom == old)
    session.execute(update(Schedule).where(*there).values(whom=new))


def _role(schedule: Schedule) -> Role | None:
    if schedule.to == To.ROLE:
        return Role(schedule.whom)
    return Role.LEADER if schedule.to == To.LEADERS else None


def _wind(schedule: Schedule, *, after: datetime, zone: ZoneInfo) -> None:
    coming = recurrence.upcoming(recurrence.read(schedule.rule), after=after, zone=zone, count=1)
    schedule.next_at = coming[0].at if coming and not schedule.paused_at else None
