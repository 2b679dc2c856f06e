"""What came of meetups: how many there were, and how many people came."""

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.achieved import Achieved, Span
from handlers.meetups.model import Joining, Meetup, State


def achieved(session: Session, span: Span) -> Iterator[Achieved]:
    """Figures of the meetups that are over by now, of those in this time."""
    held = [Meetup.team_id == span.team_id, Meetup.state.in_([State.FIXED, State.OVER]), Meetup.ends_at <= span.now]
    held += [Meetup.starts_at >= span.since, Meetup.starts_at < span.until]
    came = select(func.count()).join(Meetup, Meetup.id == Joining.meetup_id).where(*held, Joining.is_waiting.is_(False))
    yield Achieved("meetups-achieved-held", session.scalar(select(func.count()).where(*held)))
    yield Achieved("meetups-achieved-came", session.scalar(came.select_from(Joining)))
