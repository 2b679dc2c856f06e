"""Which cards have most of what a query weighs: whole numbers, so that every database gives the same list."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cache

import numpy as np
from sqlalchemy import JSON, BigInteger, ColumnElement, Row, Select, bindparam, cast, func, select
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Session

from knowledge import cards
from knowledge.cache import Beside, beside
from knowledge.cards import Card
from knowledge.index import Posting

# What is worth listing: cards with a quarter of the best one's score. That keeps the right card for .968 of 375
# office-help titles and .992 of 500 jsquad questions, and lists 158 and 30 cards instead of 1,986 and 1,466.
CLOSE_ENOUGH_PERCENT = 25


class Index:
    """A team's index as one look at the database sees it: the arrays, and beside them what changed since."""

    def __init__(self, session: Session, team_id: str) -> None:
        self.session = session
        self.team_id = team_id
        self._near = beside(session, team_id)

    def known(self, terms: Collection[str]) -> tuple[int, dict[str, int]]:
        """How many cards there are, and how many of them have each of these terms; terms of none are left out."""
        near = self._near
        if near is None:
            return cards.count(self.session, team_id=self.team_id), self._cards_with(terms)
        size = len(near.packed.ids) - len(near.hidden)
        found = Counter(near.packed.cards_with(terms, hidden=near.hidden))
        if near.changed:
            changed = select(func.count()).where(Card.team_id == self.team_id, Card.id.in_(near.changed))
            size += self.session.scalar(changed) or 0
            found.update(term for _, term, _ in self._postings(terms, near.changed))
        return size, dict(found)

    def matched(self, terms: Collection[str], ids: Sequence[int]) -> dict[int, set[str]]:
        """What each of these cards has of these terms."""
        near = self._near
        if near is None:
            found: dict[int, set[str]] = {card_id: set() for card_id in ids}
            asked = ids
        else:
            found = near.packed.terms_of(terms, ids)
            asked = [card_id for card_id in ids if card_id in near.changed]
            found |= {card_id: set() for card_id in asked}
        for card_id, term, _ in self._postings(terms, asked) if asked else ():
            found[card_id].add(term)
        return found

    def best(
        self, weights: Mapping[str, int], *, limit: int, only: ColumnElement[bool] | None = None
    ) -> tuple[list[tuple[int, int]], int]:
        """Card ids with their scores, best first, equals in the order they were kept; how many cards are worth listing.

        Args:
            weights: what each term of the query weighs.
            limit: how many at most.
            only: what must be true of a card (a condition on `Card`); other cards do not count at all.
        """
        if not weights:
            return [], 0
        if self._near is not None:
            return self._best_beside(self._near, weights, limit, only)
        said = {"team_id": self.team_id, "weights": dict(weights), "limit": limit}
        dialect = self.session.get_bind().dialect.name
        ranking = _ranking_of_all(dialect) if only is None else _ranking(dialect, only)
        rows = self.session.execute(ranking, said).all()
        return [(card_id, score) for card_id, score, _ in rows], rows[0][2] if rows else 0

    def _best_beside(
        self, near: Beside, weights: Mapping[str, int], limit: int, only: ColumnElement[bool] | None
    ) -> tuple[list[tuple[int, int]], int]:
        """What the arrays and the cards that changed since have together."""
        mask = None
        if only is not None:
            allowed = self.session.scalars(select(Card.id).where(Card.team_id == self.team_id, only)).all()
            mask = np.zeros(len(near.packed.ids), bool)
            mask[near.packed.rows_of(allowed)] = True
        rows, scores = near.packed.close(weights, percent=CLOSE_ENOUGH_PERCENT, hidden=near.hidden, only=mask)
        ids = near.packed.ids[rows]
        if near.changed:
            new = self._scores_of(near.changed, weights, only)
            ids = np.concatenate([ids, np.array(list(new), np.int64)])
            scores = np.concatenate([scores, np.array(list(new.values()), np.int64)])
        if not len(ids):
            return [], 0
        close = scores * 100 >= int(scores.max()) * CLOSE_ENOUGH_PERCENT
        ids, scores = ids[close], scores[close]
        if limit < len(ids):  # only what reaches the last place is put in order
            first = scores >= np.partition(scores, -limit)[-limit]
            order = np.lexsort((ids[first], -scores[first]))[:limit]
            listed = zip(ids[first][order].tolist(), scores[first][order].tolist(), strict=True)
        else:
            order = np.lexsort((ids, -scores))
            listed = zip(ids[order].tolist(), scores[order].tolist(), strict=True)
        return list(listed), len(ids)

    def _scores_of(
        self, changed: Sequence[int], weights: Mapping[str, int], only: ColumnElement[bool] | None
    ) -> dict[int, int]:
        """What cards that changed lately score, as the database has them; those that score nothing are left out."""
        if only is not None:
            allowed = select(Card.id).where(Card.team_id == self.team_id, Card.id.in_(changed), only)
            changed = self.session.scalars(allowed).all()
        scores: Counter[int] = Counter()
        for card_id, term, impact in self._postings(weights, changed):
            scores[card_id] += impact * weights[term]
        return scores

    def _cards_with(self, terms: Collection[str]) -> dict[str, int]:
        return dict(self.session.execute(_COUNTED, {"team_id": self.team_id, "terms": list(terms)}).all())

    def _postings(self, terms: Collection[str], card_ids: Collection[int]) -> Sequence[Row[int, str, int]]:
        """What these few cards have of these terms."""
        said = {"team_id": self.team_id, "terms": list(terms), "card_ids": list(card_ids)}
        return self.session.execute(_FEW, said).all()


_MINE = (Posting.team_id == bindparam("team_id"), Posting.term.in_(bindparam("terms", expanding=True)))
_COUNTED = select(Posting.term, func.count()).where(*_MINE).group_by(Posting.term)
_FEW = select(Posting.card_id, Posting.term, Posting.impact).where(
    *_MINE, Posting.card_id.in_(bindparam("card_ids", expanding=True))
)


@cache
def _ranking_of_all(dialect: str) -> Select[int, int, int]:
    return _ranking(dialect, None)


def _ranking(dialect: str, only: ColumnElement[bool] | None) -> Select[int, int, int]:
    """Ids, scores and total. The weights come as one value, so that the statement is always the same one."""
    # Both compare bytes: a value from outside has no collation, and PostgreSQL refuses to guess one.
    if dialect == "postgresql":
        each = func.jsonb_each_text(bindparam("weights", type_=JSONB)).table_valued("key", "value")
        term = each.c.key.collate("C")
    else:
        each = func.json_each(bindparam("weights", type_=JSON)).table_valued("key", "value")
        term = each.c.key.collate("BINARY")
    score = cast(func.sum(Posting.impact * cast(each.c.value, BigInteger)), BigInteger).label("score")
    having = (
        select(Posting.card_id, score, func.max(score).over().label("highest"))
        .join_from(each, Posting, Posting.term == term)
        .where(Posting.team_id == bindparam("team_id"))
        .group_by(Posting.card_id)
    )
    if only is not None:
        allowed = select(Card.id).where(Card.team_id == bindparam("team_id"), only)
        having = having.where(Posting.card_id.in_(allowed))
    scored = having.cte("scored")
    close = scored.c.score * 100 >= scored.c.highest * CLOSE_ENOUGH_PERCENT
    best = select(scored.c.card_id, scored.c.score, func.count().over()).where(close)
    return best.order_by(scored.c.score.desc(), scored.c.card_id).limit(bindparam("limit"))
