"""Keeping what somebody says that they studied: what is plausible, what can be put right, and how a week stands."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import select

from bot import availability, durations, studied
from bot.durations import Typed
from bot.studied import WEEK, Source, StudyRecord, WorkUse
from bot.turn import Refused, Turn
from bot.working_time import Hours, is_working_day
from handlers.study import model
from handlers.study.model import StudyPlan
from handlers.study.streak import Streak, Week, streak

DAY_MOST = 16 * 60
LESSONS_MOST = 50
OLDEST = timedelta(days=92)
SUBJECT = 200
HOURS_MOST = 744
# How far back weeks are looked at for the streak.
STREAK_WEEKS = 104


@dataclass(frozen=True)
class Standing:
    """How somebody's week stands: what they did, against the plan if they have one."""

    monday: date
    records: list[StudyRecord]
    plan: StudyPlan | None
    last_missed: bool
    streak: Streak

    @property
    def minutes(self) -> int:
        """Minutes of this week."""
        return studied.minutes(self.records)

    @property
    def lessons(self) -> int:
        """Lessons of this week."""
        return sum(record.lessons for record in self.records)


def read(t: Turn, text: str) -> Typed | None:
    """What somebody typed, with a day; None when it does not say how long.

    Raises:
        Refused: it is about a day that has not come, or that is long ago.
    """
    typed = durations.read(text, studied.today(t.now))
    return replace(typed, day=checked_day(t, typed.day)) if typed else None


def checked_day(t: Turn, day: date | None, *, block_id: str = "") -> date:
    """The day itself, today when there is none.

    Raises:
        Refused: it has not come yet, or is long ago.
    """
    today = studied.today(t.now)
    if day and day > today:
        raise Refused("study-day-to-come", block_id=block_id)
    if day and day < today - OLDEST:
        raise Refused("study-day-long-ago", block_id=block_id)
    return day or today


def record(t: Turn, typed: Typed, *, key: str | None = None, instead_of: StudyRecord | None = None) -> StudyRecord:
    """Keep it, in the place of an earlier record when it is put right. The same key again is the same record.

    Raises:
        Refused: nobody studies that much on one day.
    """
    known = studied.by_key(t.session, team_id=t.team_id, key=key) if key else None
    if known:
        return known
    day = typed.day or studied.today(t.now)
    others = studied.records(t.session, team_id=t.team_id, user_id=t.user_id, start=day, end=day)
    others = [each for each in others if each is not instead_of]
    if typed.minutes + sum(each.minutes for each in others) > DAY_MOST:
        raise Refused("study-too-much", block_id="time", hours=DAY_MOST // 60)
    if typed.lessons + sum(each.lessons for each in others) > LESSONS_MOST:
        raise Refused("study-too-many", block_id="time", most=LESSONS_MOST)
    kept = instead_of or StudyRecord(
        team_id=t.team_id,
        user_id=t.user_id,
        day=day,
        minutes=0,
        lessons=0,
        subject="",
        source=Source.TOLD,
        at=t.now,
        key=key,
    )
    kept.day, kept.minutes, kept.lessons = day, typed.minutes, typed.lessons
    kept.subject = typed.subject[:SUBJECT]
    t.session.add(kept)
    t.session.flush()
    return kept


def own(t: Turn, record_id: int) -> StudyRecord:
    """A record of the one who acts.

    Raises:
        Refused: there is none any more, or it is somebody else's.
    """
    found = t.session.get(StudyRecord, record_id)
    if found is None or (found.team_id, found.user_id) != (t.team_id, t.user_id):
        raise Refused("study-record-gone")
    return found


def forget(t: Turn, record_id: int) -> None:
    """Take a record away."""
    t.session.delete(own(t, record_id))
    t.session.flush()


def use(t: Turn, *, subject: str, key: str) -> WorkUse:
    """業務で使った: keep it. The same key again is the same one."""
    uses = select(WorkUse).where(WorkUse.team_id == t.team_id, WorkUse.key == key)
    known = t.session.scalars(uses).one_or_none()
    if known:
        return known
    kept = WorkUse(
        team_id=t.team_id,
        user_id=t.user_id,
        subject=subject[:SUBJECT],
        told="",
        hours_a_month=None,
        at=t.now,
        key=key,
    )
    t.session.add(kept)
    t.session.flush()
    return kept


def tell_of_use(t: Turn, kept: WorkUse, *, subject: str, told: str, hours: str) -> None:
    """What came of it, as far as they can say.

    Raises:
        Refused: the hours are no number, or more than a month has.
    """
    saved = durations.hours(hours) if hours else None
    if hours and (saved is None or saved > HOURS_MOST):
        raise Refused("study-no-number", block_id="hours")
    kept.subject, kept.told, kept.hours_a_month = subject[:SUBJECT], told, saved
    t.session.flush()


def standing(t: Turn) -> Standing:
    """How the week of the one who looks stands."""
    monday = studied.monday(studied.today(t.now))
    first = monday - (STREAK_WEEKS - 1) * WEEK
    found = studied.records(t.session, team_id=t.team_id, user_id=t.user_id, start=first, end=monday + WEEK)
    plans = model.plans(t.session, team_id=t.team_id, user_id=t.user_id)
    weeks: dict[date, list[StudyRecord]] = {}
    for each in found:
        weeks.setdefault(studied.monday(each.day), []).append(each)
    hours = availability.hours_of(t.session, team_id=t.team_id, user_id=t.user_id)
    begun = max(first, min([*weeks, *(plan.week for plan in plans), monday]))
    passed = [begun + number * WEEK for number in range((monday - begun).days // 7)]
    came_of = [_came_of(weeks.get(week, []), _held_against(plans, week), week, hours) for week in passed]
    this, plan = weeks.get(monday, []), model.plan_of(plans, monday)
    so_far = [Week.KEPT] if is_kept(this, _held_against(plans, monday)) else []
    last_plan = _held_against(plans, monday - WEEK)
    return Standing(
        monday,
        this,
        plan,
        last_missed=bool(plan and plan is last_plan and came_of and came_of[-1] == Week.MISSED),
        streak=streak([*came_of, *so_far]),
    )


def is_kept(found: list[StudyRecord], plan: StudyPlan | None) -> bool:
    """Whether a week was kept: the plan was met, or, without one, something was studied."""
    if plan is None:
        return bool(found)
    lessons = sum(each.lessons for each in found)
    return studied.minutes(found) >= plan.minutes and lessons >= plan.lessons


def is_mostly_away(monday: date, hours: Hours) -> bool:
    """Whether less than half of somebody's usual working days are left of a week."""
    days = [monday + timedelta(days=number) for number in range(7)]
    return 2 * sum(is_working_day(day, hours) for day in days) < len(hours.days)


def _held_against(plans: list[StudyPlan], monday: date) -> StudyPlan | None:
    """The plan that a week is held against: not in the week in which it was made, of which a part had passed."""
    plan = model.plan_of(plans, monday)
    return plan if plan and plan.week < monday else None


def _came_of(found: list[StudyRecord], plan: StudyPlan | None, monday: date, hours: Hours) -> Week:
    if is_kept(found, plan):
        return Week.KEPT
    return Week.AWAY if is_mostly_away(monday, hours) else Week.MISSED
