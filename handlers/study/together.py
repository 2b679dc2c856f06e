"""もくもく: who is studying right now, from when they say so until they stop, or until it ends by itself.

Whoever names a time (「50分 統計」) sits for that long. Whoever does not is taken to have forgotten to stop after three
hours, and an hour is counted; they can put it right. Nobody is asked.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Row, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot import durations, outbox, studied
from bot.blocks import Block
from bot.db import asked_once
from bot.members import Member
from bot.studied import Source, StudyRecord
from bot.turn import Turn
from handlers.study.model import Sitting, SittingTable, StudyTaste
from handlers.study.rules import DAY_MOST, SUBJECT

FORGOTTEN_AFTER = timedelta(hours=3)
FORGOTTEN_MINUTES = 60
LONGEST = 8 * 60


def sit(t: Turn, words: str) -> Sitting:
    """Sit down; who sits already stays where they are."""
    end(t, t.user_id)
    sitting = of(t.session, team_id=t.team_id, user_id=t.user_id)
    if sitting:
        return sitting
    typed = durations.read(words, studied.today(t.now)) if words else None
    planned = min(typed.minutes, LONGEST) if typed else 0
    sitting = Sitting(
        team_id=t.team_id,
        user_id=t.user_id,
        open_id=t.user_id,
        subject=(typed.subject if typed else words)[:SUBJECT],
        since=t.now,
        until=t.now + (timedelta(minutes=planned) if planned else FORGOTTEN_AFTER),
        minutes=planned or FORGOTTEN_MINUTES,
    )
    try:
        with t.session.begin_nested():
            t.session.add(sitting)
    except IntegrityError:  # pressed twice at the same moment
        return open_of(t.session, team_id=t.team_id, user_id=t.user_id)
    return sitting


def stand_up(t: Turn) -> tuple[Sitting | None, StudyRecord | None]:
    """Stop; the sitting that ended, if there was one, and what was counted, if it was a minute or more."""
    overdue = end(t, t.user_id)
    if overdue:
        return overdue
    sitting = of(t.session, team_id=t.team_id, user_id=t.user_id)
    return (sitting, _end(t, sitting, int((t.now - sitting.since).total_seconds() // 60))) if sitting else (None, None)


def end(t: Turn, user_id: str) -> tuple[Sitting, StudyRecord | None] | None:
    """End a sitting whose time is over; None when there is none."""
    overdue = select(Sitting).where(Sitting.team_id == t.team_id, Sitting.open_id == user_id, Sitting.until <= t.now)
    sitting = t.session.scalars(overdue.with_for_update()).one_or_none()
    return (sitting, _end(t, sitting, sitting.minutes)) if sitting else None


def overdue(session: Session, *, team_id: str, now: datetime) -> str | None:
    """Somebody whose sitting is over by itself."""
    found = select(Sitting.open_id).where(Sitting.team_id == team_id, Sitting.open_id.is_not(None))
    return session.scalar(found.where(Sitting.until <= now).limit(1))


def of(session: Session, *, team_id: str, user_id: str) -> Sitting | None:
    """Where somebody sits now."""
    found = select(Sitting).where(Sitting.team_id == team_id, Sitting.open_id == user_id)
    return session.scalars(found.with_for_update()).one_or_none()


def open_of(session: Session, *, team_id: str, user_id: str) -> Sitting:
    """Where somebody who does sit sits."""
    sitting = of(session, team_id=team_id, user_id=user_id)
    if sitting is None:
        raise LookupError(user_id)
    return sitting


def sits(t: Turn) -> Sitting | None:
    """Where the one who looks sits at this moment."""
    return next((sitting for sitting, *_ in _everybody(t) if sitting.user_id == t.user_id), None)


def here(t: Turn) -> tuple[list[tuple[Sitting, Member]], int]:
    """Who sits now and is named, the longest first, and how many there are who are not."""
    found = _everybody(t)
    named = [(sitting, member) for sitting, member, is_unnamed in found if member and not is_unnamed]
    return named, len(found) - len(named)


@asked_once
def _everybody(t: Turn) -> Sequence[Row[Sitting, Member, bool]]:
    found = (
        select(Sitting, Member, StudyTaste.is_unnamed)
        .outerjoin(Member, (Member.team_id == Sitting.team_id) & (Member.user_id == Sitting.user_id))
        .outerjoin(StudyTaste, (StudyTaste.team_id == Sitting.team_id) & (StudyTaste.user_id == Sitting.user_id))
        .where(Sitting.team_id == t.team_id, Sitting.open_id.is_not(None), Sitting.until > t.now)
        .order_by(Sitting.since, Sitting.id)
    )
    return t.session.execute(found).all()


def table(t: Turn) -> SittingTable | None:
    """The channel in which the organisers want to see who is here."""
    return t.session.get(SittingTable, t.team_id)


def table_key(chosen: SittingTable) -> str:
    """The letter that is the table."""
    return f"study:table:{chosen.number}"


def choose_table(t: Turn, channel_id: str) -> SittingTable | None:
    """The organisers want it in this channel, or nowhere; the table that was there before, if another one follows."""
    chosen = table(t)
    if chosen and chosen.channel_id == channel_id:
        return None
    if chosen is None:
        t.session.add(SittingTable(team_id=t.team_id, channel_id=channel_id, number=1))
        t.session.flush()
        return None
    former = SittingTable(team_id=t.team_id, channel_id=chosen.channel_id, number=chosen.number)
    chosen.channel_id, chosen.number = channel_id, chosen.number + 1
    t.session.flush()
    return former if former.channel_id else None


def keep_table(t: Turn, message: Block) -> None:
    """Keep the table in the channel true."""
    chosen = table(t)
    if chosen is None or not chosen.channel_id:
        return
    key = table_key(chosen)
    outbox.put(t.session, team_id=t.team_id, key=key, to=chosen.channel_id, message=message, now=t.now)


def _end(t: Turn, sitting: Sitting, minutes: int) -> StudyRecord | None:
    sitting.open_id, sitting.ended_at = None, min(t.now, sitting.until)
    day = studied.today(sitting.since)
    that_day = studied.records(t.session, team_id=t.team_id, user_id=sitting.user_id, start=day, end=day)
    counted = min(minutes, DAY_MOST - sum(each.minutes for each in that_day))
    if counted < 1:
        t.session.flush()
        return None
    record = StudyRecord(
        team_id=t.team_id,
        user_id=sitting.user_id,
        day=day,
        minutes=counted,
        lessons=0,
        subject=sitting.subject,
        source=Source.TOGETHER,
        at=t.now,
        key=f"sitting:{sitting.id}",
    )
    t.session.add(record)
    t.session.flush()
    return record
