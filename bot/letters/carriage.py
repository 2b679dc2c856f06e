"""Which letters travel in the message of another one, and what becomes of them."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.letters import bundle, manners
from bot.letters.manners import Go
from bot.outbox import Letter, Speaks

# More than so many things at once nobody reads.
MOST = 4


def carried(session: Session, letter: Letter) -> list[Letter]:
    """The letters that go, or went, in the message of this one."""
    with_it = select(Letter).where(Letter.carrier_id == letter.id, Letter.failure.is_(None))
    return list(session.scalars(with_it.order_by(Letter.id)))


def gather(session: Session, letter: Letter, *, now: datetime) -> list[Letter]:
    """Let what this person would hear next, and may hear now, travel with what they are about to hear."""
    if not _may_share(letter):
        return []
    found: list[Letter] = []
    for other in _waiting_for(session, letter, now):
        messages = [letter.message, *(each.message for each in found), other.message]
        if len(found) < MOST and bundle.fits(messages) and manners.judge(session, other, now=now) == Go():
            found.append(other)
    for other in found:
        other.carrier_id, other.claimed_at, other.due_at, other.held = letter.id, now, None, ""
    return found


def dissolve(session: Session, letter: Letter, *, now: datetime, for_good: bool = False) -> bool:
    """Let what was to travel with this letter go its own way again.

    Args:
        for_good: none of them shares a message any more.

    Returns:
        Whether there was anything with it.
    """
    others = carried(session, letter)
    for each in (letter, *others) if others and for_good else ():
        each.together = False
    for each in others:
        each.carrier_id, each.claimed_at, each.due_at = None, None, now
    return bool(others)


def _may_share(letter: Letter) -> bool:
    return (
        letter.together
        and letter.ts is None
        and letter.speaks != Speaks.ANSWERING
        and letter.thread_key is None
        and letter.thread_ts is None
        and letter.only_for is None
        and manners.is_person(letter.channel)
    )


def _waiting_for(session: Session, letter: Letter, now: datetime) -> list[Letter]:
    """What else is due for the same person, the most urgent first."""
    same = select(Letter).where(Letter.team_id == letter.team_id, Letter.channel == letter.channel)
    waiting = same.where(Letter.due_at <= now, Letter.claimed_at.is_(None), Letter.ts.is_(None), Letter.id != letter.id)
    return [each for each in session.scalars(waiting.order_by(Letter.urgency, Letter.due_at)) if _may_share(each)]
