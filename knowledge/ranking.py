"""Which cards have most of what a query weighs: whole numbers, so that every database gives the same list."""

from collections.abc import Mapping
from functools import cache

from sqlalchemy import JSON, BigInteger, Select, bindparam, cast, func, select
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Session

from knowledge.index import Posting

# What is worth listing: cards with a quarter of the best one's score. That keeps the right card for .968 of 375
# office-help titles and .992 of 500 jsquad questions, and lists 158 and 30 cards instead of 1,986 and 1,466.
CLOSE_ENOUGH_PERCENT = 25


def best(
    session: Session, *, team_id: str, weights: Mapping[str, int], limit: int
) -> tuple[list[tuple[int, int]], int]:
    """Card ids with their scores, best first, equals in the order they were kept; and how many cards are worth listing.

    Args:
        session: a look at the database.
        team_id: whose cards.
        weights: what each term of the query weighs.
        limit: how many at most.
    """
    if not weights:
        return [], 0
    said = {"team_id": team_id, "weights": dict(weights), "limit": limit}
    rows = session.execute(_ranking(session.get_bind().dialect.name), said).all()
    return [(card_id, score) for card_id, score, _ in rows], rows[0][2] if rows else 0


@cache
def _ranking(dialect: str) -> Select[int, int, int]:
    """Ids, scores and total. The weights come as one value, so that the statement is always the same one."""
    # Both compare bytes: a value from outside has no collation, and PostgreSQL refuses to guess one.
    if dialect == "postgresql":
        each = func.jsonb_each_text(bindparam("weights", type_=JSONB)).table_valued("key", "value")
        term = each.c.key.collate("C")
    else:
        each = func.json_each(bindparam("weights", type_=JSON)).table_valued("key", "value")
        term = each.c.key.collate("BINARY")
    score = cast(func.sum(Posting.impact * cast(each.c.value, BigInteger)), BigInteger).label("score")
    scored = (
        select(Posting.card_id, score, func.max(score).over().label("highest"))
        .join_from(each, Posting, Posting.term == term)
        .where(Posting.team_id == bindparam("team_id"))
        .group_by(Posting.card_id)
    ).cte("scored")
    close = scored.c.score * 100 >= scored.c.highest * CLOSE_ENOUGH_PERCENT
    best = select(scored.c.card_id, scored.c.score, func.count().over()).where(close)
    return best.order_by(scored.c.score.desc(), scored.c.card_id).limit(bindparam("limit"))
