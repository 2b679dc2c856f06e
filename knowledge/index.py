"""The index: which card has which term, and how much it says there; written with the card itself.

Scoring is BM25F with whole numbers, so that every database adds them up to the same figure.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from sqlalchemy import ForeignKey, Index, Integer, String, Text, delete, func, insert, literal, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.db import Base
from knowledge.text import analyse

# BM25F, measured on collections of Japanese questions. The average lengths (in words) are fixed: that costs
# nothing measurable and spares rewriting every card's impacts whenever one is added.
TITLE_WEIGHT, TITLE_LENGTH = 2.0, 10
REST_WEIGHT, REST_LENGTH = 1.0, 100
K1, B = 1.5, 0.8
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


_COLUMNS = ["team_id", "term", "card_id", "impact"]


def write(session: Session, *, team_id: str, said: Mapping[int, Mapping[str, int]]) -> None:
    """Index cards by what `impacts` says of each; they must not be in the index (see `remove`).

    Args:
        session: the transaction that writes the cards themselves.
        team_id: whose cards they are.
        said: the impacts by card id.
    """
    # In the order of the key: a batch of cards is then three times faster on SQLite than card by card.
    rows = sorted((term, card_id, impact) for card_id, terms in said.items() for term, impact in terms.items())
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


def impacts(title: str, rest: Iterable[str]) -> dict[str, int]:
    """How much each term says about a card: near 0 in passing, towards 250 for what it is all about."""
    frequencies: dict[str, float] = {}
    for weight, average, texts in ((TITLE_WEIGHT, TITLE_LENGTH, [title]), (REST_WEIGHT, REST_LENGTH, rest)):
        terms, length = _terms(texts)
        norm = weight / (1 - B + B * length / average)
        for term, times in terms.items():
            frequencies[term] = frequencies.get(term, 0.0) + times * norm
    return {term: round(IMPACT_SCALE * f * (K1 + 1) / (f + K1)) for term, f in sorted(frequencies.items())}


def _terms(texts: Iterable[str]) -> tuple[Counter[str], int]:
    terms: Counter[str] = Counter()
    length = 0
    for said in texts:
        analysis = analyse(said)
        length += len(analysis.words)
        for word in analysis.words:
            terms.update(word.terms)
        terms.update(analysis.phrases)
        terms.update(analysis.pairs)
    return terms, length
