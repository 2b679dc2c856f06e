"""Which cards are near to a text in meaning: their vectors are held in the process and follow the database."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Pool, select
from sqlalchemy.orm import Session

from knowledge.cards import Card
from knowledge.encoder import Meaning, Vectors
from knowledge.vectors import CardVector, unpacked, whole

# How near two texts are is told in ten-thousandths, so that every database sorts them the same way.
SCALE = 10_000
# In a team with more cards than this only those that the words found are compared by meaning.
HELD = 100_000


@dataclass
class _Held:
    """A team's vectors in memory, all up to a number; `places` says in which row a card is."""

    ids: NDArray[np.int64]
    numbers: NDArray[np.int64]
    rows: Vectors
    scales: NDArray[np.float64]
    seen: int = -1


_held: WeakKeyDictionary[Pool, dict[tuple[str, str], _Held]] = WeakKeyDictionary()
_holding = Lock()


def nearness(
    session: Session,
    *,
    team_id: str,
    meaning: Meaning,
    ids: Collection[int],
    nearest: int,
    only: ColumnElement[bool] | None = None,
) -> dict[int, int]:
    """How near in meaning cards are, up to 10,000: these cards, and the nearest ones of all.

    Cards whose meaning is not known (yet) are missing.

    Args:
        session: a look at the database.
        team_id: whose cards.
        meaning: of what somebody looks for.
        ids: cards that are wanted in any case.
        nearest: how many others.
        only: what must be true of the others (a condition on `Card`).
    """
    held = _follow(session, team_id, meaning.model)
    if held is None:
        rows = select(CardVector.card_id, CardVector.number, CardVector.vector)
        wanted = rows.where(CardVector.card_id.in_(ids), CardVector.model == meaning.model)
        held = _taken_in(_empty(), session.execute(wanted).all())
    if not len(held.ids):
        return {}
    near = _products(held, meaning.vector)
    if only is None:
        others = np.lexsort((held.ids, -near))[:nearest]
    else:
        allowed = list(session.scalars(select(Card.id).where(Card.team_id == team_id, only)))
        among = np.flatnonzero(np.isin(held.ids, allowed))
        others = among[np.lexsort((held.ids[among], -near[among]))[:nearest]]
    places = np.union1d(others, np.flatnonzero(np.isin(held.ids, list(ids))))
    return _there(session, held, {int(held.ids[place]): (int(place), int(near[place])) for place in places})


def _there(session: Session, held: _Held, near: Mapping[int, tuple[int, int]]) -> dict[int, int]:
    """Those that the database still has as they are held: a card may have been deleted or changed meanwhile."""
    rows = select(CardVector.card_id, CardVector.number).where(CardVector.card_id.in_(near))
    numbers = dict(session.execute(rows).all())
    return {
        card_id: nearness for card_id, (place, nearness) in near.items() if numbers.get(card_id) == held.numbers[place]
    }


def _products(held: _Held, vector: Vectors) -> NDArray[np.int64]:
    scale, query = whole(vector)
    if len(query) != held.rows.shape[1]:  # a model that changed its size under the same name
        return np.zeros(len(held.ids), dtype=np.int64)
    # Not by `@`: its threads wait for each other, for longer than the sum takes when the machine is busy.
    exact: NDArray[np.float64] = np.einsum("ij,j->i", held.rows, query).astype(np.float64)
    return np.rint(exact * (held.scales * scale * SCALE)).astype(np.int64)


def _follow(session: Session, team_id: str, model: str) -> _Held | None:
    """All vectors of the team, with what was written since the last time; None when they are too many."""
    with _holding:
        held = _held.setdefault(session.get_bind().engine.pool, {}).get((team_id, model), _empty())
    rows = select(CardVector.card_id, CardVector.number, CardVector.vector).where(
        CardVector.team_id == team_id, CardVector.model == model, CardVector.number > held.seen
    )
    new = session.execute(rows.limit(HELD + 1)).all() if len(held.ids) <= HELD else []
    if new:
        held = _taken_in(held, new)
        with _holding:  # two that read the same rows at the same time write the same
            _held[session.get_bind().engine.pool][team_id, model] = held
    return held if len(held.ids) <= HELD else None


def _empty() -> _Held:
    nothing = np.empty(0, dtype=np.int64)
    return _Held(nothing, nothing, np.empty((0, 0), dtype=np.float32), np.empty(0, dtype=np.float64))


def _taken_in(held: _Held, new: Sequence[tuple[int, int, bytes]]) -> _Held:
    """The vectors with these, which take the place of older ones of the same cards."""
    if not new:
        return held
    ids = np.array([card_id for card_id, _, _ in new], dtype=np.int64)
    numbers = np.array([number for _, number, _ in new], dtype=np.int64)
    packed = [unpacked(vector) for _, _, vector in new]
    size = len(packed[-1][1])
    rows = np.stack([row if len(row) == size else np.zeros(size, dtype=np.float32) for _, row in packed])
    scales = np.array([scale for scale, _ in packed])
    kept = ~np.isin(held.ids, ids) if held.rows.shape[1] == size else np.zeros(len(held.ids), dtype=bool)
    return _Held(
        np.concatenate([held.ids[kept], ids]),
        np.concatenate([held.numbers[kept], numbers]),
        np.concatenate([held.rows[kept].reshape(-1, size), rows]),
        np.concatenate([held.scales[kept], scales]),
        max(held.seen, int(numbers.max())),
    )
