"""When it suits a person that the bot speaks, judged at the moment of sending, whatever held when it was written.

An answer goes at once. Everything else keeps to the person's own working hours and leave; what the bot says first also
keeps to their quiet weeks, their wish for silence, and two messages a week, all features together. An edit of what
stands there already disturbs nobody.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot import availability, members, working_time
from bot.outbox import Failure, Letter, Speaks

# What the bot may say first to one person: so many messages in any span of this length.
CAP = 2
SPAN = timedelta(days=7)
ACCOUNT_INACTIVE = "account_inactive"


@dataclass(frozen=True)
class Go:
    """It may be sent now."""


@dataclass(frozen=True)
class Hold:
    """Not now: looked at again then."""

    until: datetime
    why: str


@dataclass(frozen=True)
class Drop:
    """Never."""

    why: str


Verdict = Go | Hold | Drop


def judge(session: Session, letter: Letter, *, now: datetime) -> Verdict:
    """Whether a letter that is due may be sent now."""
    if letter.ts:
        return Go()
    if letter.stale_at and letter.stale_at <= now:
        return Drop(Failure.STALE)
    if letter.speaks == Speaks.ANSWERING:
        return Go()
    verdict = _to_person(session, letter, now) if is_person(letter.channel) else _to_channel(now)
    if isinstance(verdict, Hold) and letter.stale_at:
        return Hold(min(verdict.until, letter.stale_at), verdict.why)
    return verdict


def is_person(address: str) -> bool:
    """Whether a letter's address is a person's."""
    return address.startswith(("U", "W"))


def _to_channel(now: datetime) -> Verdict:
    opening = working_time.next_opening(now)
    return Hold(opening, "hours") if opening > now else Go()


def _to_person(session: Session, letter: Letter, now: datetime) -> Verdict:
    team_id, user_id, first = letter.team_id, letter.channel, letter.speaks == Speaks.FIRST
    member = members.find(session, team_id=team_id, user_id=user_id)
    if member and member.deleted:
        return Drop(ACCOUNT_INACTIVE)
    if first and member and not member.can_be_asked:
        return Drop(Failure.OUTSIDE)
    if first and availability.is_muted(session, team_id=team_id, user_id=user_id, now=now):
        return Drop(Failure.MUTED)
    hours = availability.hours_of(session, team_id=team_id, user_id=user_id, quietly=first)
    opening = working_time.next_opening(now, hours)
    if opening > now:
        return Hold(opening, "hours")
    again = _heard_enough_until(session, team_id, user_id, now) if first else None
    return Hold(working_time.next_opening(again, hours), "cap") if again else Go()


def _heard_enough_until(session: Session, team_id: str, user_id: str, now: datetime) -> datetime | None:
    """From when somebody may be spoken to again; None when they may be now. Letters in one message count once."""
    heard = (
        select(func.min(Letter.sent_at).label("at"))
        .where(Letter.team_id == team_id, Letter.channel == user_id, Letter.speaks == Speaks.FIRST)
        .where(Letter.sent_at > now - SPAN, Letter.sent_at <= now)
        .group_by(Letter.ts)
        .order_by(func.min(Letter.sent_at).desc())
        .offset(CAP - 1)
        .limit(1)
    )
    decisive = session.scalar(heard)
    return decisive + SPAN if decisive else None
