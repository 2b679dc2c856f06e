"""What people look after among know-how: the cards that they wrote, or took over."""

from sqlalchemy import func, select

from bot import members
from bot.feature import Keeping, Kept
from bot.turn import Turn
from handlers.knowhow.reading import refresh_post
from handlers.knowhow.reviewing import owner_of
from knowledge import cards
from knowledge.cards import Card, Kind
from knowledge.views import link_of


def of(t: Turn, user_id: str) -> list[Kept]:
    """The cards that somebody looks after, the oldest first; questions that wait are not know-how yet."""
    found = select(Card).where(Card.team_id == t.team_id, owner_of == user_id, Card.kind != Kind.QUESTION)
    return [
        Kept(str(each.id), each.title, link_of(t, each) or "")
        for each in t.session.scalars(found.order_by(Card.created_at, Card.id))
    ]


def counts(t: Turn) -> dict[str, int]:
    """How many cards everybody looks after."""
    found = select(owner_of, func.count()).where(
        Card.team_id == t.team_id, Card.kind != Kind.QUESTION, owner_of.is_not(None)
    )
    return {row[0]: row[1] for row in t.session.execute(found.group_by(owner_of))}


def hand_over(t: Turn, key: str, from_id: str, to_id: str) -> bool:
    """Somebody looks after it from now on; it still says who wrote it."""
    card = cards.by_id(t.session, team_id=t.team_id, card_id=int(key))
    if card is None or card.owner_id != from_id or card.kind == Kind.QUESTION:
        return False
    member = members.find(t.session, team_id=t.team_id, user_id=to_id)
    is_author = to_id == card.author_id
    card.keeper_id = None if is_author else to_id
    card.keeper = None if is_author or member is None else member.signature or None
    t.session.flush()
    refresh_post(t, card)
    return True


KEEPING = Keeping(name="knowhow-keeping", of=of, counts=counts, hand_over=hand_over)
