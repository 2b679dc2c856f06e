"""How age and use move a card among those that say about as much about a query: by rule, visibly, and never far.

What was of help to people, was copied by other bodies, or is opened often when it is found, rises by up to a tenth of
its score; what may not be right any more (see `knowledge.life`) falls by a fifth. A card says all of that where it is
shown. That it was opened says least: what stands first is opened most, whatever it is worth.
"""

from collections.abc import Sequence
from datetime import datetime
from itertools import takewhile

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from knowledge import life
from knowledge.cards import Card

# In percent of the score: for each person who was helped, for each body that copied it, for every ten times it was
# opened and for these at most, for all together at most.
HELPED = 1
COPIED = 3
READS_FOR_ONE = 10
READ = 3
RAISED = 10
LOWERED = 20
# So many of the best are looked at; what stands behind them stays there.
FIRST = 100


_LOWERED = life.lowered()
_MARKED = select(Card.id, Card.helpful, Card.copies, Card.reads, _LOWERED).where(
    Card.id.in_(bindparam("ids", expanding=True)),
    or_(Card.helpful > 0, Card.copies > 0, Card.reads >= READS_FOR_ONE, _LOWERED),
)


def ordered(session: Session, *, best: Sequence[tuple[int, int]], wanted: int, now: datetime) -> list[tuple[int, int]]:
    """The same cards with what age and use make of their scores, best first, equals in the order they were kept.

    Args:
        best: cards with their scores, best first.
        wanted: so many places at the beginning must be right; what cannot reach them is not looked at.
        now: when they are looked for.
    """
    first = dict(_within_reach(best[:FIRST], wanted))
    said = {"ids": list(first)} | life.moments(now)
    for card_id, helpful, copies, reads, lowered in session.execute(_MARKED, said):
        raised = min(RAISED, HELPED * helpful + COPIED * copies + min(READ, reads // READS_FOR_ONE))
        first[card_id] = first[card_id] * (100 + raised - LOWERED * bool(lowered)) // 100
    return [*sorted(first.items(), key=lambda each: (-each[1], each[0])), *best[len(first) :]]


def _within_reach(best: Sequence[tuple[int, int]], wanted: int) -> Sequence[tuple[int, int]]:
    """Without those that, raised, would stay behind the last wanted place even if all before it were lowered."""
    if len(best) <= wanted:
        return best
    last = best[wanted - 1][1] * (100 - LOWERED) // 100
    return list(takewhile(lambda each: each[1] * (100 + RAISED) // 100 >= last, best))
