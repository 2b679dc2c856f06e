"""What cards mean, beside them: vectors of whole numbers, written in the background after the card itself."""

import time
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

import numpy as np
from sqlalchemy import BigInteger, ForeignKey, Index, delete, func, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.db import Base, Database
from knowledge import encoder
from knowledge.cards import Card
from knowledge.encoder import Encoder, Vectors

# Components are kept as whole numbers up to this: then a product adds up exactly, in whatever order.
LARGEST = 127


class CardVector(Base, kw_only=True):
    """The vector of a card's text as it was at `said_at`; `number` grows with every batch that is written."""

    __tablename__ = "card_vector"
    __table_args__ = (Index(None, "team_id", "model", "number"),)

    card_id: Mapped[int] = mapped_column(
        ForeignKey("card.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    team_id: Mapped[str]
    model: Mapped[str]
    number: Mapped[int] = mapped_column(BigInteger)
    said_at: Mapped[datetime]
    vector: Mapped[bytes]  # see `unpacked`


class _Unread(NamedTuple):
    """A card whose meaning is not known yet."""

    card_id: int
    title: str
    body: str
    said_at: datetime


def work_out(database: Database, *, team_id: str, by: Encoder, at_once: int) -> int:
    """Work out the meaning of some cards that have none yet, or an old one; returns of how many.

    One process at a time does this for a team. Nobody waits for a transaction meanwhile.

    Raises:
        Unavailable: the encoder cannot now.
    """
    with database.read() as session:
        read = _unread(session, team_id, by.model, at_once)
    if read:
        vectors = _vectors(by, read)
        with database.begin() as session:
            _write(session, team_id, by.model, read, vectors)
    return len(read)


def _vectors(by: Encoder, read: Sequence[_Unread]) -> Vectors:
    """The mean of what a title means and what the whole card means: a question is mostly asked like a title."""
    wholes = [f"{each.title}\n{each.body}".strip() for each in read]
    titled = [place for place, each in enumerate(read) if each.title and each.body]
    found = encoder.passages(by, [*wholes, *(read[place].title for place in titled)])
    vectors = found[: len(read)]
    vectors[titled] = (vectors[titled] + found[len(read) :]) / 2
    return vectors


def _unread(session: Session, team_id: str, model: str, limit: int) -> list[_Unread]:
    """Cards without a vector of this model for what they say now, the newest first."""
    stale = or_(CardVector.card_id.is_(None), CardVector.model != model, CardVector.said_at != Card.updated_at)
    found = (
        select(Card.id, Card.title, Card.body, Card.updated_at)
        .join(CardVector, CardVector.card_id == Card.id, isouter=True)
        .where(Card.team_id == team_id, stale)
    )
    return [_Unread(*row) for row in session.execute(found.order_by(Card.id.desc()).limit(limit))]


def _write(session: Session, team_id: str, model: str, read: Sequence[_Unread], vectors: Vectors) -> None:
    """Keep the vectors of these cards, unless a card is gone meanwhile."""
    ids = [each.card_id for each in read]
    there = set(session.scalars(select(Card.id).where(Card.id.in_(ids)).with_for_update()))
    session.execute(delete(CardVector).where(CardVector.card_id.in_(ids)))
    last = session.scalar(select(func.max(CardVector.number)).where(CardVector.team_id == team_id))
    # By the time of day, so that it also grows past what was held of a database that was put back to an earlier state.
    number = max((last or 0) + 1, time.time_ns() // 1000)
    session.add_all(
        CardVector(
            card_id=each.card_id,
            team_id=team_id,
            model=model,
            number=number,
            said_at=each.said_at,
            vector=_packed(vector),
        )
        for each, vector in zip(read, vectors, strict=True)
        if each.card_id in there
    )


def whole(vector: Vectors) -> tuple[float, Vectors]:
    """A vector in whole numbers, and what they are to be multiplied with."""
    scale = float(np.abs(vector).max()) / LARGEST or 1.0
    return scale, np.rint(vector / scale).astype(np.float32)


def _packed(vector: Vectors) -> bytes:
    scale, components = whole(vector)
    return np.float64(scale).tobytes() + components.astype(np.int8).tobytes()


def unpacked(packed: bytes) -> tuple[float, Vectors]:
    """What `whole` made of a vector, from the bytes in which it is kept."""
    scale = np.frombuffer(packed, dtype=np.float64, count=1)
    return float(scale[0]), np.frombuffer(packed, dtype=np.int8, offset=scale.nbytes).astype(np.float32)
