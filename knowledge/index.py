"""The index: which card has which term, and how much it says there; written with the card itself.

Scoring is BM25F with whole numbers, so that every database adds them up to the same figure.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    ForeignKey,
    Index,
    Integer,
    Select,
    String,
    Text,
    and_,
    bindparam,
    cast,
    column,
    delete,
    func,
    insert,
    literal,
    select,
    table,
)
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.db import Base
from bot.mrkdwn import one_line
from knowledge import placed
from knowledge.text import analyse

# BM25F, measured on collections of Japanese questions. The average lengths (in words) are fixed: that costs
# nothing measurable and spares rewriting every card's impacts whenever one is added.
TITLE_WEIGHT, TITLE_LENGTH = 2.0, 10
REST_WEIGHT, REST_LENGTH = 1.0, 100
K1, B = 1.5, 0.75
IMPACT_SCALE = 100

# PostgreSQL would sort by the language of its installation, SQLite sorts by bytes.
Term = String().with_variant(String(collation="C"), "postgresql")


class Posting(Base, kw_only=True):
    """A term in a card; `impact` is the term's saturated, length-normalised weight there, in hundredths."""

    __tablename__ = "posting"
    __table_args__ = (Index(None, "card_id"), {"sqlite_with_rowid": False})

    team_id: Mapped[str] = mapped_column(primary_key=True)
    term: Mapped[str] = mapped_column(Term, primary_key=True)
    card_id: Mapped[int] = mapped_column(ForeignKey("card.id", ondelete="CASCADE"), primary_key=True)
    impact: Mapped[int]


class Change(Base, kw_only=True):
    """When what the index says of a card last changed; who keeps a copy of the index follows it by these.

    Whoever saw everything up to a place (see `news`) finds what is new among the numbers from there on.
    """

    __tablename__ = "card_change"
    __table_args__ = (Index(None, "team_id", "number"),)

    team_id: Mapped[str] = mapped_column(primary_key=True)
    card_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(BigInteger)


_COLUMNS = ["team_id", "term", "card_id", "impact"]
_CARD = table("card", column("id", Integer), column("team_id", String))  # `cards.Card` needs this module


def write(session: Session, *, team_id: str, said: Mapping[int, Mapping[str, int]]) -> None:
    """Index cards by what `impacts` says of each; they must not be in the index (see `remove`).

    Args:
        session: the transaction that writes the cards themselves.
        team_id: whose cards they are.
        said: the impacts by card id.
    """
    # In the order of the key: a batch of cards is then three times faster on SQLite than card by card.
    rows = sorted((term, card_id, impact) for card_id, terms in said.items() for term, impact in terms.items())
    _note(session, team_id, said)
    if not rows:
        return
    if session.get_bind().dialect.name == "postgresql":  # where a row each takes three times as long
        arrays = zip(zip(*rows, strict=True), (Text, Integer, Integer), strict=True)
        each = func.unnest(*(literal(list(values), ARRAY(kind)) for values, kind in arrays))
        posting = each.table_valued(*_COLUMNS[1:]).render_derived()
        session.execute(insert(Posting).from_select(_COLUMNS, select(literal(team_id), posting)))
    else:  # where SQLAlchemy's own care for each value takes longer than the database
        marks = ", ".join("?" for _ in _COLUMNS)
        statement = f"INSERT INTO posting ({', '.join(_COLUMNS)}) VALUES ({marks})"  # noqa: S608 (constants)
        session.connection().exec_driver_sql(statement, [(team_id, *row) for row in rows])


def remove(session: Session, card_id: int) -> None:
    """Take the card out of the index."""
    session.execute(delete(Posting).where(Posting.card_id == card_id))
    team_id = session.scalar(select(_CARD.c.team_id).where(_CARD.c.id == card_id))
    if team_id is not None:
        _note(session, team_id, [card_id])


class Entry(NamedTuple):
    """What is written down of a card to find it: how much each term says about it, and where its words stand."""

    impacts: dict[str, int]
    words: bytes


def entry(title: str, body: str, tags: Sequence[str]) -> Entry:
    """What is to be written down of a card that says this."""
    return Entry(impacts(title, [body, *tags]), placed.pack(title, body))


def impacts(title: str, rest: Iterable[str]) -> dict[str, int]:
    """How much each term says about a card: near 0 in passing, towards 250 for what it is all about."""
    frequencies: dict[str, float] = {}
    for weight, average, texts in ((TITLE_WEIGHT, TITLE_LENGTH, [title]), (REST_WEIGHT, REST_LENGTH, rest)):
        terms, length = _terms(texts)
        norm = weight / (1 - B + B * length / average)
        for term, times in terms.items():
            frequencies[term] = frequencies.get(term, 0.0) + times * norm
    return {term: round(IMPACT_SCALE * f * (K1 + 1) / (f + K1)) for term, f in sorted(frequencies.items())}


def news(session: Session, *, team_id: str, since: int, limit: int | None = None) -> tuple[int, list[int]]:
    """How far this look at the database sees (its place), and the ids of the cards that changed since another place.

    Every change that a look does not see has the number of its place or a higher one. What comes with these numbers
    may have been seen already; nothing that was not is left out.
    """
    dialect = session.get_bind().dialect.name
    said = {"team_id": team_id, "since": since, "limit": limit}
    rows = session.execute(_news(dialect, limited=limit is not None), said).all()
    return rows[0][0], [card_id for _, card_id in rows if card_id is not None]


@cache
def _news(dialect: str, *, limited: bool) -> Select[int, int]:
    place = select(_place(dialect).label("place")).subquery()
    new = [Change.team_id == bindparam("team_id"), Change.number >= bindparam("since", type_=BigInteger)]
    if dialect == "postgresql":  # numbers from another installation's life, brought by a restored copy, say nothing
        last = func.pg_snapshot_xmax(func.pg_current_snapshot())
        mine = func.pg_current_xact_id_if_assigned()
        new.append(Change.number <= func.greatest(_number(last), _number(mine)))
    both = select(place.c.place, Change.card_id).select_from(place).outerjoin(Change, and_(*new))
    return both.limit(bindparam("limit")) if limited else both


def _place(dialect: str) -> ColumnElement[int]:
    if dialect == "postgresql":  # transactions do not end in the order of their numbers: from the oldest open one on
        return _number(func.pg_snapshot_xmin(func.pg_current_snapshot()))
    highest = select(func.max(Change.number)).where(Change.team_id == bindparam("team_id")).scalar_subquery()
    return func.coalesce(highest, 0) + 1


def _note(session: Session, team_id: str, card_ids: Collection[int]) -> None:
    if not card_ids:
        return
    ids = sorted(card_ids)  # one order for all, so that no two transactions wait for each other
    if session.get_bind().dialect.name == "postgresql":
        each = func.unnest(literal(ids, ARRAY(Integer))).column_valued("card_id")
        noted = select(literal(team_id), each, _number(func.pg_current_xact_id()))
        statement = postgresql.insert(Change).from_select(["team_id", "card_id", "number"], noted)
        again = statement.on_conflict_do_update(
            index_elements=["team_id", "card_id"], set_={"number": statement.excluded.number}
        )
        session.execute(again)
    else:  # one transaction writes at a time, so that numbers are given in the order in which they are seen
        number = session.scalar(select(_place("sqlite")), {"team_id": team_id})
        session.connection().exec_driver_sql(
            "INSERT INTO card_change (team_id, card_id, number) VALUES (?, ?, ?) "
            "ON CONFLICT (team_id, card_id) DO UPDATE SET number = excluded.number",
            [(team_id, card_id, number) for card_id in ids],
        )


def _number(transaction: ColumnElement[Any]) -> ColumnElement[int]:
    return cast(cast(transaction, Text), BigInteger)


def _terms(texts: Iterable[str]) -> tuple[Counter[str], int]:
    terms: Counter[str] = Counter()
    length = 0
    for said in texts:
        analysis = analyse(one_line(said))  # as `placed.line` reads it, so that it is read once
        length += len(analysis.words)
        for word in analysis.words:
            terms.update(word.terms)
        terms.update(analysis.phrases)
        terms.update(analysis.pairs)
    return terms, length
