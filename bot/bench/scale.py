"""How search grows with the number of cards, beside the full text that the databases bring along."""

import json
import multiprocessing
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from rich.console import Console

from bot import schema
from bot.bench import corpus, engines
from bot.bench.corpus import Corpus
from bot.bench.engines import TEAM, Ask
from bot.db import Database
from knowledge import cache, cards
from knowledge.cards import Draft, Kind

Which = Literal["all", "sqlite", "memory"]

# Lists of this length must be the same in both databases and in memory.
SAME = 100
# Each query is asked so often, and the shortest time counts: the longer ones tell what else the machine had to do.
TIMES = 2


@dataclass(frozen=True)
class Speed:
    """How long one search takes, in milliseconds."""

    keyword_p50_ms: float
    keyword_p95_ms: float
    sentence_p50_ms: float
    sentence_p95_ms: float

    @property
    def p95(self) -> float:
        """The slower of the two."""
        return max(self.keyword_p95_ms, self.sentence_p95_ms)


@dataclass
class Measuring:
    """What is known so far."""

    made: Corpus
    console: Console
    figures: dict[str, Any] = field(default_factory=dict)
    speeds: dict[str, Speed] = field(default_factory=dict)
    lists: dict[str, list[Any]] = field(default_factory=dict)

    @contextmanager
    def timed(self, key: str) -> Iterator[None]:
        """How many seconds the block takes."""
        start = time.perf_counter()
        yield
        self.figures[key] = round(time.perf_counter() - start, 2)
        self.console.print(f"{key}: {self.figures[key]}", markup=False)

    def ask(self, engine: str, ask: Ask) -> None:
        """How fast an engine answers."""
        self.speeds[engine] = Speed(*_percentiles(ask, self.made.keywords), *_percentiles(ask, self.made.questions))
        self.console.print(f"{engine}: {self.speeds[engine]}", markup=False)

    def list(self, engine: str, ask: Ask) -> None:
        """What an engine of the house answers."""
        self.lists[engine] = [ask(said) for said in (*self.made.keywords, *self.made.questions)]


def run(*, cards_: int, data: Path | None, database: str, which: Which, console: Console) -> str:
    """Measure everything with so many cards; the figures as one line of JSON.

    Args:
        cards_: how many.
        data: a folder with collections to make them from; without it, of words that exist nowhere.
        database: a PostgreSQL server on which a database may be made and dropped; "" for one of its own.
        which: "all"; "sqlite", which leaves out PostgreSQL; or "memory", which leaves out the index in databases, whose
            making takes by far the longest.
        console: where progress is told.
    """
    start = time.perf_counter()
    m = Measuring(corpus.make(cards_, data), console)
    m.figures = {"cards": cards_, "postings": len(m.made.postings), "characters_a_card": round(_characters(m.made), 1)}
    m.figures["corpus_s"] = round(time.perf_counter() - start, 2)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        house = Database(f"sqlite:///{folder}/house.sqlite3")
        _fill(m, house, which)
        with m.timed("fts5_s"), engines.fts5(folder / "fts5.sqlite3", m.made) as ask:
            m.ask("fts5", ask)
        _memory(m, house)
        house.close()
        if which == "all":
            with engines.postgresql(database, folder) as server:
                _postgresql(m, server)
    m.figures |= {engine: asdict(speed) for engine, speed in m.speeds.items()}
    if len(m.lists) > 1:
        m.figures["identical"] = all(each == m.lists["cache"] for each in m.lists.values())
    m.figures["p95_ratio_fts5"] = round(m.speeds["fts5"].p95 / m.speeds["cache"].p95, 1)
    return json.dumps(m.figures, ensure_ascii=False)


def _fill(m: Measuring, house: Database, which: Which) -> None:
    if which == "memory":
        with m.timed("index_s"):
            schema.upgrade(house)
            cache.keep(house, TEAM, engines.arrays(m.made))
        return
    with m.timed("index_s"):
        engines.fill_sqlite(house, m.made)
    m.figures["bytes"] = Path(str(house.url.database)).stat().st_size
    m.ask("sqlite", engines.house(house, SAME))
    m.list("sqlite", engines.house(house, SAME))


def _memory(m: Measuring, house: Database) -> None:
    with m.timed("cache_first_s"):
        m.figures["cache_mb"] = round(cache.load(house, TEAM).size / 2**20)
    m.figures |= _found_on_commit(house)
    cache.forget(house)
    with multiprocessing.get_context("spawn").Pool(1) as process:
        fresh = process.apply(_fresh, (str(house.url), m.made.keywords, m.made.questions))
    start, m.figures["rss_mb"], m.speeds["cache"], m.lists["cache"] = fresh
    m.figures["cache_start_s"] = round(start, 2)
    m.console.print(f"cache: {m.speeds['cache']}", markup=False)


def _postgresql(m: Measuring, server: Database | None) -> None:
    if server is None:
        m.console.print("PostgreSQL がないので、postgresql と pg_fts は測りません。")
        return
    with m.timed("postgresql_index_s"):
        engines.fill_postgresql(server, m.made)
    m.ask("postgresql", engines.house(server, SAME))
    m.list("postgresql", engines.house(server, SAME))
    with m.timed("pg_fts_s"), engines.pg_fts(server, m.made) as ask:
        m.ask("pg_fts", ask)


def _fresh(url: str, keywords: list[str], questions: list[str]) -> tuple[float, int, Speed, list[Any]]:
    """What a process that starts anew takes to have the arrays at hand, in seconds and megabytes; and its answers."""
    database = Database(url)
    start = time.perf_counter()
    cache.load(database, TEAM)
    seconds = time.perf_counter() - start
    ask = engines.house(database, SAME)
    speed = Speed(*_percentiles(ask, keywords), *_percentiles(ask, questions))
    lists = [ask(said) for said in (*keywords, *questions)]
    return seconds, _peak(), speed, lists


def _peak() -> int:
    """The most memory that this process ever had, in megabytes."""
    status = Path("/proc/self/status")
    if status.exists():  # what getrusage says on Linux includes the process that started this one
        lines = dict(line.split(":", 1) for line in status.read_text("utf-8").splitlines())
        return int(lines["VmHWM"].split()[0]) // 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (2**20 if sys.platform == "darwin" else 2**10)


def _percentiles(ask: Ask, queries: list[str]) -> tuple[float, float]:
    times = [min(_milliseconds(ask, said) for _ in range(TIMES)) for said in queries]
    cuts = statistics.quantiles(times, n=20)
    return round(cuts[9], 2), round(cuts[18], 2)


def _milliseconds(ask: Ask, said: str) -> float:
    start = time.perf_counter()
    ask(said)
    return (time.perf_counter() - start) * 1000


def _found_on_commit(database: Database) -> dict[str, Any]:
    """How long one card takes until it is found, with the arrays at hand that do not know it yet."""
    draft = Draft(Kind.TIP, "ともしびの確かめ", "この一枚は、今しがた書かれました。")
    start = time.perf_counter()
    with database.begin() as session:
        card = cards.keep(session, team_id=TEAM, origin="bench:new", draft=draft, now=datetime.now(UTC))
    first = engines.house(database, 1)(draft.title)[0][0]
    milliseconds = (time.perf_counter() - start) * 1000
    with database.begin() as session:
        cards.forget(session, team_id=TEAM, origin="bench:new")
    return {"found_on_commit": first == card.id, "commit_to_found_ms": round(milliseconds, 1)}


def _characters(made: Corpus) -> float:
    some = range(min(2_000, len(made.title_of)))
    return statistics.mean(len(made.title(card)) + sum(map(len, made.body(card))) for card in some)
