"""What came of know-how: how much there is, where it was copied, and what it saves by the word of its authors."""

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.achieved import Achieved, Span
from knowledge.cards import Card, Kind
from knowledge.marks import Copy


def achieved(session: Session, span: Span) -> Iterator[Achieved]:
    """Figures of the know-how that was added, and of the copies that were made, in this time."""
    added = (Card.team_id == span.team_id, Card.created_at >= span.since, Card.created_at < span.until)
    known = (*added, Card.kind != Kind.QUESTION)
    count, hours = session.execute(select(func.count(), func.sum(Card.hours_saved)).where(*known)).one()
    copied = (Copy.team_id == span.team_id, Copy.at >= span.since, Copy.at < span.until)
    copies, towns = session.execute(select(func.count(), func.count(Copy.body.distinct())).where(*copied)).one()
    yield Achieved("knowhow-achieved-added", count)
    yield Achieved("knowhow-achieved-hours", round(hours or 0))
    yield Achieved("knowhow-achieved-copies", copies)
    yield Achieved("knowhow-achieved-copying-towns", towns)
