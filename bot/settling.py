"""Doing everything that is due, without looking again at what cannot have changed.

A job that found nothing would find nothing again while the clock stands still and nobody has written into a table that
it looked at. Once it has found nothing it is passed over until one of the two happens: in tests, where the clock is
moved by hand, that is most of the time.
"""

import re
import threading
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from itertools import cycle
from typing import Any

from sqlalchemy import URL, Connection, Engine, Pool, event
from sqlalchemy.pool import ConnectionPoolEntry

from bot.db import Base
from bot.jobs import Job, Parts

_WORD = re.compile(r"\w+")
_WRITES = re.compile(r"\b(INSERT|DELETE|TRUNCATE|(?<!FOR )UPDATE)\b")
_WRITTEN = "tables that this connection wrote to"

# How often tables were written to, by every connection of this process: that of a second bot, too.
_written: defaultdict[URL, Counter[str]] = defaultdict(Counter)
_counting = threading.Lock()
_looking = threading.local()


@dataclass(frozen=True)
class Nothing:
    """When a job found nothing, and in which tables, each as often as it had been written to until then."""

    at: datetime
    tables: Mapping[str, int]


class Settler:
    """Does all work that is due; remembers when jobs found nothing."""

    def __init__(self) -> None:
        self._nothing: dict[tuple[str, str], Nothing] = {}

    def settle(self, jobs: Sequence[Job], parts: Parts) -> None:
        """Do all work that is due now, until no job has found any since another one worked.

        Nothing is waited for, so nothing is paced. Only one process at a time settles.
        """
        _watch()  # only now: who never settles need not be watched
        idle = 0
        with parts.database.alone(f"settle:{parts.team_id}") as mine:
            for job in cycle(jobs if mine else ()):
                idle += 1
                while self._works(job, parts):
                    idle = 0
                if idle >= len(jobs):
                    return

    def _works(self, job: Job, parts: Parts) -> bool:
        """Take one step of a job, unless it would find nothing; whether it found anything."""
        key, now, written = (parts.team_id, job.name), parts.clock.now(), _written[parts.database.url]
        known = self._nothing.get(key)
        if known and known.at == now and all(written[table] == times for table, times in known.tables.items()):
            return False
        before = written.copy()
        with _tables_looked_at() as tables:
            if job.step(parts):
                return True
        if not job.asks_others:
            self._nothing[key] = Nothing(now, {table: before[table] for table in tables})
        return False


@contextmanager
def _tables_looked_at() -> Iterator[set[str]]:
    """The tables that statements of this thread name while the block runs."""
    tables: set[str] = set()
    _looking.tables = tables
    try:
        yield tables
    finally:
        _looking.tables = set()


@cache
def _watch() -> None:
    """See from now on which tables statements look at, and write to."""
    event.listen(Engine, "after_cursor_execute", _executed)
    event.listen(Pool, "checkin", _given_back)
    event.listen(Engine, "engine_disposed", _closed)


def _executed(connection: Connection, cursor: Any, statement: str, *_: Any) -> None:
    tables, writes = _named(statement)
    looked_at: set[str] = getattr(_looking, "tables", set())
    looked_at |= tables
    # Rows that a statement returns are counted only when they have been fetched.
    if writes and (cursor.rowcount or cursor.description):
        written = connection.info.setdefault(_WRITTEN, set())
        written.update((connection.engine.url, each) for table in tables for each in (table, *_following()[table]))


def _given_back(_connection: Any, record: ConnectionPoolEntry) -> None:
    """What was written counts when its transaction is over: whoever looked before that looks again."""
    with _counting:
        for url, table in record.info.pop(_WRITTEN, ()):
            _written[url][table] += 1


def _closed(engine: Engine) -> None:
    """Whoever opens it anew may find anything: it is closed before a backup takes its place."""
    with _counting:
        _written[engine.url].update(_every_table())


@lru_cache(maxsize=4096)
def _named(statement: str) -> tuple[frozenset[str], bool]:
    """Every table that a statement names, and whether it writes; a column that is called like a table does no harm."""
    return _every_table().intersection(_WORD.findall(statement)), bool(_WRITES.search(statement))


@cache
def _following() -> Mapping[str, set[str]]:
    """The tables in which the database itself changes rows when those are deleted that they point to."""
    following = defaultdict(set)
    for table in Base.metadata.tables.values():
        for key in table.foreign_keys:
            if key.ondelete:
                following[key.column.table.name].add(table.name)
    return following


@cache
def _every_table() -> frozenset[str]:
    return frozenset(Base.metadata.tables)
