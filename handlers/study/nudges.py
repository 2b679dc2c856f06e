"""Nudges to study: modest, at most one a week, drawn by lot against a hold-out, and over with one tap.

On Tuesday at 10:00, or at the next working hour until Friday noon, whoever has a plan or studied in the last 12 weeks,
and has neither studied nor planned for 7 days, is drawn for a wording or for silence. Who was drawn four times in a row
without studying is left in peace until they study or plan again; that counts for both sides, so that they stay alike.
"""

import functools
import hashlib
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import Select, and_, bindparam, exists, or_, select
from sqlalchemy.orm import Session, aliased

from bot import availability, outbox, studied
from bot.members import Member
from bot.outbox import Speaks
from bot.studied import StudyRecord
from bot.turn import Turn
from bot.working_time import JAPAN, OFFICE, is_open
from handlers.study import effect, model, wording
from handlers.study.model import Nudge, NudgeArm, StudyPlan, StudyTaste

HOLD_OUT = 0.2
ARMS = ("small", "plan", "together")
# Drawn for nothing, and not compared: away, or left in peace.
RESTING = "resting"
ABOUT = "study"

OPENS = timedelta(days=1, hours=10)
CLOSES = timedelta(days=4, hours=12)
STALE = timedelta(days=5)
WITHIN = timedelta(days=7)
LATELY = timedelta(weeks=12)
SNOOZE = timedelta(weeks=2)
ENOUGH = 4
BATCH = 50


def letter_key(week: date, user_id: str) -> str:
    """The letter of a week to somebody."""
    return f"study:nudge:{week}:{user_id}"


def is_time(now: datetime) -> bool:
    """Whether nudges may be written now."""
    begun = _monday(now)
    return begun + OPENS <= now < begun + CLOSES and is_open(now, OFFICE)


def due(session: Session, *, team_id: str, now: datetime) -> list[str]:
    """Some of those for whom this week is to be drawn; empty when all are."""
    today = studied.today(now)
    when = {
        "week": studied.monday(today),
        "lately": today - LATELY,
        "a_week_ago": today - WITHIN,
        "now": now,
        "made_lately": now - WITHIN,
    }
    return list(session.scalars(_due(), {"team_id": team_id, **when}))


def draw(t: Turn, user_id: str) -> Nudge:
    """Draw somebody's week, keep what was drawn, and write the letter if it is one."""
    today = studied.today(t.now)
    week = studied.monday(today)
    nudge = Nudge(
        team_id=t.team_id,
        user_id=user_id,
        week=week,
        arm=_arm(t, user_id, week, today),
        day=today,
        last=today + WITHIN - timedelta(days=1),
        at=t.now,
    )
    t.session.add(nudge)
    t.session.flush()
    if nudge.arm in ARMS:
        key = letter_key(week, user_id)
        outbox.post(
            t.session,
            team_id=t.team_id,
            key=key,
            to=user_id,
            message=wording.nudge(t, user_id, nudge.arm, key),
            now=t.now,
            speaks=Speaks.FIRST,
            about=ABOUT,
            stale_at=_monday(t.now) + STALE,
            together=True,
        )
    return nudge


def lot(team_id: str, user_id: str, week: date, arms: tuple[str, ...]) -> str:
    """What is drawn: always the same for the same person and week."""
    drawn = hashlib.sha256(f"study nudge {team_id} {user_id} {week}".encode()).digest()
    side, arm = (int.from_bytes(part) / 2**64 for part in (drawn[:8], drawn[8:16]))
    return effect.HELD if side < HOLD_OUT or not arms else arms[int(arm * len(arms))]


def live(session: Session, *, team_id: str) -> tuple[str, ...]:
    """The wordings that are in use."""
    retired = select(NudgeArm.arm).where(NudgeArm.team_id == team_id, NudgeArm.retired_at.is_not(None))
    gone = set(session.scalars(retired))
    return tuple(arm for arm in ARMS if arm not in gone)


def not_needed(t: Turn) -> None:
    """The one who acts just studied: a nudge that has not gone out yet need not."""
    _unsay(t, t.user_id)


def snooze(t: Turn, key: str) -> None:
    """Two weeks without nudges."""
    taste = model.own_taste(t)
    taste.snoozed_until = t.now + SNOOZE
    t.session.flush()
    _answer(t, key, wording.snoozed(t, key, taste.snoozed_until))


def stop(t: Turn, key: str) -> None:
    """No nudges any more."""
    wish(t, wanted=False)
    _answer(t, key, wording.stopped(t, key))


def resume(t: Turn, key: str) -> None:
    """Nudges again."""
    wish(t, wanted=True)
    _answer(t, key, wording.resumed(t))


def wish(t: Turn, *, wanted: bool) -> None:
    """Whether the one who acts wants nudges."""
    taste = model.own_taste(t)
    taste.stopped_at = None if wanted else taste.stopped_at or t.now
    taste.snoozed_until = None
    t.session.flush()
    if not wanted:
        _unsay(t, t.user_id)


@functools.cache
def _due() -> Select[str]:
    # Composed once: it is asked every five minutes of the week, and nearly always in vain.
    later = aliased(StudyPlan)
    theirs = and_(StudyRecord.team_id == Member.team_id, StudyRecord.user_id == Member.user_id)
    given_up = exists().where(
        later.team_id == StudyPlan.team_id,
        later.user_id == StudyPlan.user_id,
        later.week > StudyPlan.week,
        later.minutes == 0,
        later.lessons == 0,
    )
    plans = exists().where(
        StudyPlan.team_id == Member.team_id,
        StudyPlan.user_id == Member.user_id,
        or_(StudyPlan.minutes > 0, StudyPlan.lessons > 0),
        ~given_up,
    )
    drawn = exists().where(
        Nudge.team_id == Member.team_id, Nudge.user_id == Member.user_id, Nudge.week == bindparam("week")
    )
    fresh = exists().where(
        StudyPlan.team_id == Member.team_id,
        StudyPlan.user_id == Member.user_id,
        StudyPlan.made_at > bindparam("made_lately"),
    )
    silent = exists().where(
        StudyTaste.team_id == Member.team_id,
        StudyTaste.user_id == Member.user_id,
        or_(StudyTaste.stopped_at.is_not(None), StudyTaste.snoozed_until > bindparam("now")),
    )
    return (
        select(Member.user_id)
        .where(Member.team_id == bindparam("team_id"), Member.can_be_asked)
        .where(or_(plans, exists().where(theirs, StudyRecord.day >= bindparam("lately"))))
        .where(~exists().where(theirs, StudyRecord.day > bindparam("a_week_ago")), ~drawn, ~silent, ~fresh)
        .order_by(Member.user_id)
        .limit(BATCH)
    )


def _arm(t: Turn, user_id: str, week: date, today: date) -> str:
    arms = live(t.session, team_id=t.team_id)
    away = availability.is_away(t.session, team_id=t.team_id, user_id=user_id, day=today)
    muted = availability.is_muted(t.session, team_id=t.team_id, user_id=user_id, now=t.now)
    if not arms or away or muted or _has_had_enough(t, user_id):
        return RESTING
    return lot(t.team_id, user_id, week, arms)


def _has_had_enough(t: Turn, user_id: str) -> bool:
    drawn = select(Nudge).where(Nudge.team_id == t.team_id, Nudge.user_id == user_id, Nudge.arm != RESTING)
    latest = list(t.session.scalars(drawn.order_by(Nudge.week.desc()).limit(ENOUGH)))
    if len(latest) < ENOUGH:
        return False
    since = latest[-1]
    did = select(StudyRecord.id).where(StudyRecord.team_id == t.team_id, StudyRecord.user_id == user_id)
    planned = select(StudyPlan.week).where(StudyPlan.team_id == t.team_id, StudyPlan.user_id == user_id)
    return (
        t.session.scalar(did.where(StudyRecord.day >= since.day).limit(1)) is None
        and t.session.scalar(planned.where(StudyPlan.made_at >= since.at).limit(1)) is None
    )


def _unsay(t: Turn, user_id: str) -> None:
    """Leave this week's letter unsent, if it has not gone out."""
    key = letter_key(studied.monday(studied.today(t.now)), user_id)
    outbox.take_back(t.session, team_id=t.team_id, key=key)


def _answer(t: Turn, key: str, message: dict[str, object]) -> None:
    letter = outbox.find(t.session, team_id=t.team_id, key=key)
    if letter and letter.channel == t.user_id:
        outbox.revise(t.session, team_id=t.team_id, key=key, message=message, now=t.now)


def _monday(now: datetime) -> datetime:
    """When this week began in Japan."""
    return datetime.combine(studied.monday(studied.today(now)), time(), JAPAN).astimezone(UTC)
