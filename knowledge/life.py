"""How cards grow old: when what they say should be looked at again, and which newer card took their place.

The rule, in the open: a card is lowered when somebody who may change it said that it is outdated, when its review date
has passed and nobody has confirmed it since, or when it names a newer card. It stays findable and says so.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, or_, select
from sqlalchemy.orm import Session

from knowledge import cards
from knowledge.cards import Card, Kind

# What nobody set a date for is looked at again so long after it was last changed. Ways to do something age with the
# programs they name; what a town went through stays true for longer. A question that waits says nothing that could age.
REVIEW_AFTER = {
    Kind.TIP: timedelta(days=365),
    Kind.SOLUTION: timedelta(days=365),
    Kind.STORY: timedelta(days=730),
    Kind.FAILURE: timedelta(days=730),
}


class CircleError(Exception):
    """The newer card says, by itself or by others, that this one has taken its place."""


def review_at(card: Card) -> datetime | None:
    """When the card should be looked at again; None for what does not age."""
    wait = REVIEW_AFTER.get(Kind(card.kind))
    return card.review_at or (card.updated_at + wait if wait else None)


def is_due(card: Card, now: datetime) -> bool:
    """Whether the time has come to ask whether it is still right."""
    at = review_at(card)
    return (
        card.kind in REVIEW_AFTER
        and at is not None
        and at <= now
        and not card.is_outdated
        and card.superseded_by is None
    )


def is_stale(card: Card, now: datetime) -> bool:
    """Whether it may not be right any more: said to be outdated, or its review date has passed."""
    return card.is_outdated or is_due(card, now)


def is_lowered(card: Card, now: datetime) -> bool:
    """Whether it ranks below its equals."""
    return is_stale(card, now) or card.superseded_by is not None


def due(now: datetime | None = None) -> ColumnElement[bool]:
    """The same as `is_due`, as a condition on `Card`; without a time, to be executed with `moments(now)`."""
    return _due(_given(now))


def lowered(now: datetime | None = None) -> ColumnElement[bool]:
    """The same as `is_lowered`, as a condition on `Card`; without a time, to be executed with `moments(now)`."""
    return or_(Card.is_outdated.is_(True), Card.superseded_by.is_not(None), _due(_given(now)))


def moments(now: datetime) -> dict[str, datetime]:
    """What the conditions here need to know of the time."""
    return {"now": now, **{f"{kind}_kept_until": now - wait for kind, wait in REVIEW_AFTER.items()}}


def confirm(card: Card, now: datetime) -> None:
    """Somebody who may change it says that it is still right."""
    wait = REVIEW_AFTER.get(Kind(card.kind))
    card.is_outdated = False
    card.review_at = now + wait if wait else None
    card.asked_at = None


def supersede(session: Session, card: Card, newer: Card) -> None:
    """Point to the card that took this one's place.

    Raises:
        CircleError: that one, or one that it points to, is this card.
    """
    if card.id in {newer.id, *(each.id for each in _after(session, newer))}:
        raise CircleError
    card.superseded_by = newer.id
    session.flush()


def latest(session: Session, card: Card) -> Card | None:
    """The card that stands for this one now; None when it stands for itself."""
    after = _after(session, card)
    return after[-1] if after else None


def superseded(session: Session, *, team_id: str, card: Card) -> list[Card]:
    """The older cards that point to this one."""
    older = select(Card).where(Card.team_id == team_id, Card.superseded_by == card.id)
    return list(session.scalars(older.order_by(Card.id)))


def _given(now: datetime | None) -> Mapping[str, Any]:
    return moments(now) if now else {name: bindparam(name) for name in moments(datetime.now(UTC))}


def _due(at: Mapping[str, Any]) -> ColumnElement[bool]:
    by_kind = (and_(Card.kind == kind, Card.updated_at <= at[f"{kind}_kept_until"]) for kind in REVIEW_AFTER)
    passed = or_(Card.review_at <= at["now"], and_(Card.review_at.is_(None), or_(*by_kind)))
    return and_(Card.kind.in_(list(REVIEW_AFTER)), passed, Card.is_outdated.is_(False), Card.superseded_by.is_(None))


def _after(session: Session, card: Card) -> list[Card]:
    """The cards that took its place, one after the other."""
    found: list[Card] = []
    here = card
    while here.superseded_by:
        newer = cards.by_id(session, team_id=here.team_id, card_id=here.superseded_by)
        if newer is None or newer in found:
            break
        found.append(newer)
        here = newer
    return found
