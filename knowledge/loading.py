"""The index of a team, read from the database into arrays (see `knowledge.packed`)."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

import numpy as np
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.db import Database
from knowledge import index
from knowledge.cards import Card
from knowledge.index import Posting
from knowledge.packed import Numbers, Packed, pack

# A posting comes as one number: the card's id, and in the last byte the impact.
BYTE = 256
# So many rows at a time, and so many cards in one question to the database.
ROWS, CARDS = 100_000, 1_000


def everything(database: Database, team_id: str) -> Packed:
    """All of the team's cards; a minute with a million of them, while which the database is only read."""
    with database.snapshot() as session:
        place, _ = index.news(session, team_id=team_id, since=0, limit=1)
        counted = select(Posting.term, func.count()).where(Posting.team_id == team_id)
        terms = session.execute(counted.group_by(Posting.term).order_by(Posting.term)).all()
        counts = np.array([count for _, count in terms], np.int64)
        ids = np.array(session.scalars(_ids(team_id)).all(), np.int64)
        row_of = np.zeros(int(ids[-1]) + 1 if len(ids) else 0, np.int32)
        row_of[ids] = np.arange(len(ids), dtype=np.int32)
        rows, impacts = np.empty(counts.sum(), np.int32), np.empty(counts.sum(), np.uint8)
        done = 0
        for some in _postings(session, team_id):
            rows[done : done + len(some)] = row_of[some // BYTE]
            impacts[done : done + len(some)] = some % BYTE
            done += len(some)
        names = [term.encode() for term, _ in terms]
        return pack(
            place=place,
            ids=ids,
            terms=b"".join(names),
            lengths=np.array([len(name) for name in names], np.int64),
            counts=counts,
            rows=rows,
            impacts=impacts,
        )


def changes(database: Database, team_id: str, *, since: int) -> tuple[Packed, list[int]]:
    """The cards that changed since then, as they are now, and the ids of all that changed, deleted ones too."""
    with database.snapshot() as session:
        place, changed = index.news(session, team_id=team_id, since=since)
        found: list[tuple[bytes, int, int]] = []
        ids: list[int] = []
        for start in range(0, len(changed), CARDS):
            some = changed[start : start + CARDS]
            ids += session.scalars(_ids(team_id).where(Card.id.in_(some)))
            postings = select(Posting.term, Posting.card_id, Posting.impact).where(Posting.card_id.in_(some))
            found += [(term.encode(), card_id, impact) for term, card_id, impact in session.execute(postings)]
    found.sort()
    names, counts = np.unique(np.array([term for term, _, _ in found], object), return_counts=True)
    known = np.array(sorted(ids), np.int64)
    return (
        pack(
            place=place,
            ids=known,
            terms=b"".join(names),
            lengths=np.array([len(name) for name in names], np.int64),
            counts=counts.astype(np.int64),
            rows=np.searchsorted(known, np.array([card_id for _, card_id, _ in found], np.int64)).astype(np.int32),
            impacts=np.array([impact for _, _, impact in found], np.uint8),
        ),
        changed,
    )


def _ids(team_id: str) -> Any:
    return select(Card.id).where(Card.team_id == team_id).order_by(Card.id)


def _postings(session: Session, team_id: str) -> Iterator[Numbers]:
    """All of the team's postings in the order of their terms and cards."""
    one = f"SELECT card_id * CAST({BYTE} AS BIGINT) + impact FROM posting WHERE team_id = "  # noqa: S608 (a constant)
    order = " ORDER BY term, card_id"
    raw: Any = session.connection().connection.driver_connection
    if session.get_bind().dialect.name == "postgresql":
        copy = f"COPY ({one} %s {order}) TO STDOUT (FORMAT BINARY)"
        with raw.cursor() as cursor, cursor.copy(copy, [team_id]) as rows:
            yield from _records(rows)
        return
    cursor = raw.execute(f"{one} ? {order}", [team_id])
    while rows := cursor.fetchmany(ROWS):
        yield np.fromiter(chain.from_iterable(rows), np.int64, len(rows))


def _records(copied: Iterator[bytes]) -> Iterator[Numbers]:
    """The numbers in what PostgreSQL copies in binary: a head of 19 bytes, then per row 2 (columns), 4 (length), 8."""
    record = np.dtype([("columns", ">i2"), ("length", ">i4"), ("value", ">i8")])
    data = bytearray()
    head = 19
    for piece in copied:
        data += piece
        if len(data) < ROWS * record.itemsize:
            continue
        count = (len(data) - head) // record.itemsize
        yield np.frombuffer(bytes(data[head:]), record, count)["value"].astype(np.int64)
        del data[: head + count * record.itemsize]
        head = 0
    count = (len(data) - head) // record.itemsize
    yield np.frombuffer(bytes(data[head:]), record, count)["value"].astype(np.int64)
