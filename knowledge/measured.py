"""How much is known, and whether all of it can be found: figures for those who keep the bot running."""

from collections.abc import Iterator

from sqlalchemy import func, select

from bot.health.measures import Measure
from bot.turn import Turn
from knowledge import reindexing
from knowledge.cards import Card
from knowledge.reindexing import IndexState


def measures(t: Turn) -> Iterator[Measure]:
    """Cards, and how many of them are still to be read again as this version reads them."""
    cards = select(func.count()).where(Card.team_id == t.team_id)
    yield Measure("cards", "What is known, in cards.", t.session.scalar(cards) or 0)
    index = t.session.get(IndexState, t.team_id)
    behind = 0
    if index is not None and index.made_with != reindexing.reading():
        behind = t.session.scalar(cards.where(Card.id > index.done_to)) or 0
    yield Measure("cards_to_be_read_again", "Cards that the index still holds as an earlier version read them.", behind)
