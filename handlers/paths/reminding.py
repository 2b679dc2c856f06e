"""The letters about due days: that somebody was given a path, what is said before, and one kind word afterwards."""

from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import availability, outbox, studied
from bot.blocks import Block
from bot.members import Member
from bot.outbox import Speaks
from bot.turn import Turn
from bot.working_time import JAPAN, Hours, is_working_day
from handlers.paths import views
from handlers.paths.model import LearningPath, PathPerson

# Working days before the due day on which somebody is reminded.
RUNGS = (7, 3, 1)
# What is said once afterwards.
PAST = 0
ABOUT = "paths"
# How far ahead seven working days may reach, and how long after the day something is still said.
NEAR, FORGIVEN = timedelta(days=45), timedelta(days=14)


def tell_given(t: Turn, path: LearningPath, person: PathPerson) -> None:
    """Tell somebody of a path that another one gave them."""
    key, message = given_key(person), views.given(t, path, person)
    _write(t, path, person, key=key, message=message, stale_at=_end(person.due))


def tell_finished(t: Turn, path: LearningPath, person: PathPerson) -> None:
    """They are done: what was said turns into that, what was not is left unsaid."""
    unsay(t.session, person)
    for key in _keys(person):
        outbox.revise(t.session, team_id=t.team_id, key=key, message=views.finished(t, path), now=t.now)


def reminder(person: PathPerson, *, today: date, hours: Hours) -> int | None:
    """What is to be said today about a path that is not done: a rung, `PAST`, or nothing.

    When rungs passed while the bot was away, only the last one is made up for; those that had passed when the path was
    given are left out.
    """
    said = person.reminded if person.reminded is not None else max(RUNGS) + 1
    if today > person.due:
        first = _next_working_day(person.due, hours)
        return PAST if said > PAST and first and today >= first and today <= person.due + FORGIVEN else None
    left = working_days_left(today, person.due, hours)
    given = person.at.astimezone(JAPAN).date()
    due_rungs = [rung for rung in RUNGS if left <= rung < said and working_days_left(given, person.due, hours) > rung]
    return min(due_rungs) if due_rungs and left > 0 else None


def due_to_be_reminded(session: Session, *, team_id: str, today: date) -> list[tuple[LearningPath, PathPerson]]:
    """Everybody whose due day is near or has just passed, and who is not done."""
    near = (
        select(LearningPath, PathPerson)
        .join(PathPerson, PathPerson.path_id == LearningPath.id)
        .join(Member, (Member.team_id == PathPerson.team_id) & (Member.user_id == PathPerson.user_id))
        .where(PathPerson.team_id == team_id, PathPerson.done_at.is_(None), LearningPath.closed_at.is_(None))
        .where(PathPerson.due.between(today - FORGIVEN, today + NEAR), ~Member.deleted)
        .order_by(PathPerson.due, PathPerson.path_id, PathPerson.user_id)
    )
    return [(path, person) for path, person in session.execute(near)]


def remind(t: Turn, path: LearningPath, person: PathPerson, rung: int) -> None:
    """Say it, once."""
    hours = availability.hours_of(t.session, team_id=t.team_id, user_id=person.user_id)
    today = studied.today(t.now)
    person.reminded = rung
    if rung == PAST:
        message, stale_at = views.past(t, path, person), t.now + timedelta(days=7)
    else:
        left = working_days_left(today, person.due, hours)
        message, stale_at = views.reminder(t, path, person, left), _end(person.due)
    _write(t, path, person, key=key_of(person, rung), message=message, stale_at=stale_at)
    t.session.flush()


def working_days_left(today: date, due: date, hours: Hours) -> int:
    """How many working days lie between: 1 when the due day is the next working day."""
    days = (today + timedelta(days=number) for number in range(1, (due - today).days + 1))
    return sum(is_working_day(day, hours) for day in days)


def given_key(person: PathPerson) -> str:
    """The letter that tells somebody of a path."""
    return f"path:{person.path_id}:{person.user_id}:{person.due}:given"


def key_of(person: PathPerson, rung: int) -> str:
    """The letter of a rung."""
    return f"path:{person.path_id}:{person.user_id}:{person.due}:{rung}"


def _keys(person: PathPerson) -> list[str]:
    return [given_key(person), *(key_of(person, rung) for rung in (*RUNGS, PAST))]


def _write(t: Turn, path: LearningPath, person: PathPerson, *, key: str, message: Block, stale_at: datetime) -> None:
    asked_for = person.given_by == person.user_id
    outbox.post(
        t.session,
        team_id=path.team_id,
        key=key,
        to=person.user_id,
        message=message,
        now=t.now,
        speaks=Speaks.REMINDING if asked_for else Speaks.FIRST,
        about=ABOUT,
        stale_at=stale_at,
        together=True,
    )


def unsay(session: Session, person: PathPerson) -> None:
    """Leave unsent what has not gone out."""
    for key in _keys(person):
        outbox.take_back(session, team_id=person.team_id, key=key)


def _next_working_day(day: date, hours: Hours) -> date | None:
    after = (day + timedelta(days=number) for number in range(1, 15))
    return next((each for each in after if is_working_day(each, hours)), None)


def _end(day: date) -> datetime:
    """The end of a day in Japan."""
    return datetime.combine(day + timedelta(days=1), time(), JAPAN).astimezone(UTC)
