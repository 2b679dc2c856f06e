"""The database: one engine, one naming convention, one way to begin a transaction."""

import fcntl
import re
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from datetime import UTC, datetime
from functools import cache, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from sqlalchemy import (
    Connection,
    DateTime,
    Dialect,
    Insert,
    MetaData,
    create_engine,
    event,
    func,
    make_url,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import DeclarativeBase, MappedAsDataclass, Session
from sqlalchemy.types import TypeDecorator

# A writer waits for another one this long before it gives up; Slack itself waits 3 seconds for a turn.
BUSY_MILLISECONDS = 2500

# A process takes no more connections than these, so that three of them fit into the hundred that PostgreSQL gives by
# default. With SQLite each holds pages and prepared statements in this process, and more of them are no faster: one
# writes, and few read at the same moment. Threads that find none wait, as for another writer. The one that was used
# last is used next, so that those which nobody needs grow no further.
SQLITE_POOL, POSTGRESQL_POOL = 6, 28

# So many turns at a time: SQLite is in this process, where only one thread computes anyway, and each that takes turns
# at it has pages of its own. PostgreSQL computes elsewhere; and no turn waits for a connection.
SQLITE_TURNS, POSTGRESQL_TURNS = 2, 16

# Many run, or one process does what needs that nobody runs (see `Database.among` and `alone`).
RUNNING = "running"

_ANSWERS = "what was asked in a look, with what was answered"
_Given = ParamSpec("_Given")
_Answer = TypeVar("_Answer")


class Utc(TypeDecorator[datetime]):
    """An instant. Only aware datetimes go in, aware datetimes in UTC come out, on every database.

    Raises:
        ValueError: a naive datetime was given, so nobody knows which instant is meant.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 (SQLAlchemy's signature)
        """Store the instant in UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value!r} has no time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 (SQLAlchemy's signature)
        """Read the instant in UTC; SQLite forgets the zone, PostgreSQL answers in the session's."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(MappedAsDataclass, DeclarativeBase):
    """Every table: a dataclass, and constraints whose names are the same on every database."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: Utc}  # noqa: RUF012 (SQLAlchemy's own name and shape)


class Database:
    """One database, open: `begin()` for a turn that writes, `read()` for one that only looks."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        if self.url.drivername in {"postgres", "postgresql"}:
            self.url = self.url.set(drivername="postgresql+psycopg")
        if self.is_sqlite and self.url.database:
            Path(self.url.database).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.engine = create_engine(
            self.url,
            pool_size=SQLITE_POOL if self.is_sqlite else POSTGRESQL_POOL,
            max_overflow=0,
            pool_use_lifo=True,
            pool_timeout=BUSY_MILLISECONDS / 1000,
            pool_pre_ping=not self.is_sqlite,
            hide_parameters=True,  # an error is logged; what people wrote is not
        )
        if self.is_sqlite:
            event.listen(self.engine, "do_connect", _make_for_owner)
            event.listen(self.engine, "connect", _open_sqlite)
            event.listen(self.engine, "begin", _begin_sqlite)
        # SQLite lets one write at a time and has the others ask again and again, so that some wait for ever. Threads of
        # this process wait in line instead.
        self._writing: AbstractContextManager[object] = threading.Lock() if self.is_sqlite else nullcontext()
        # PostgreSQL shows each statement what was committed before it, in a transaction or not: a look needs none.
        freely = {} if self.is_sqlite else {"isolation_level": "AUTOCOMMIT"}
        self._looking = self.engine.execution_options(only_looks=True, **freely)

    @property
    def is_sqlite(self) -> bool:
        """Whether this is SQLite, where one process writes at a time."""
        return self.url.get_backend_name() == "sqlite"

    @property
    def turns_at_once(self) -> int:
        """How many turns are worked on at a time (`bot.turnstile`)."""
        return SQLITE_TURNS if self.is_sqlite else POSTGRESQL_TURNS

    @contextmanager
    def begin(self) -> Iterator[Session]:
        """One transaction: committed when the block ends, rolled back when it raises."""
        with self._writing, Session(self.engine, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A look at the database that never waits for a writer (SQLite: no `BEGIN IMMEDIATE`), and writes nothing."""
        with Session(self._looking, expire_on_commit=False, autoflush=False) as session:
            yield session

    @contextmanager
    def rehearse(self) -> Iterator[Session]:
        """One transaction that is rolled back in any case, to see what would happen."""
        with self._writing, Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def snapshot(self) -> Iterator[Session]:
        """One and the same state of the database, however long it is looked at; SQLite's looks are like that anyway."""
        with self.read() as session:
            if not self.is_sqlite:
                session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
            yield session

    @contextmanager
    def alone(self, name: str) -> Iterator[bool]:
        """Whether this process may do, until the block ends, what only one process at a time may do.

        The lock dies with its holder: with the connection on PostgreSQL, with the process on SQLite.
        """
        hold = self._hold_file if self.is_sqlite else self._hold_advisory
        with hold(name) as mine:
            yield mine

    @contextmanager
    def among(self, name: str) -> Iterator[bool]:
        """Until the block ends nobody is `alone` with this name; whether that is so, because nobody was already."""
        if self.is_sqlite:
            with self._hold_file(name, fcntl.LOCK_SH) as held:
                yield held
            return
        key = func.hashtextextended(name, 0)
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            yield bool(connection.scalar(select(func.pg_try_advisory_lock_shared(key))))
            with suppress(DBAPIError):  # with a connection that was lost, the lock was too
                connection.execute(select(func.pg_advisory_unlock_shared(key)))

    @contextmanager
    def _hold_advisory(self, name: str) -> Iterator[bool]:
        key = func.hashtextextended(name, 0)
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            mine = bool(connection.scalar(select(func.pg_try_advisory_lock(key))))
            try:
                yield mine
            finally:
                if mine:
                    connection.execute(select(func.pg_advisory_unlock(key)))

    @contextmanager
    def _hold_file(self, name: str, how: int = fcntl.LOCK_EX) -> Iterator[bool]:
        safe = re.sub(r"[^A-Za-z0-9]", "-", name)
        with Path(f"{self.url.database}.{safe}.lock").open("w") as file:
            try:
                fcntl.flock(file, how | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
            else:
                yield True

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()


def asked_once(ask: Callable[_Given, _Answer]) -> Callable[_Given, _Answer]:
    """Decorates a function of a session, or of a turn, that several ask: in one look it asks the database once.

    The answer is everybody's, so nobody may change it. A turn that writes asks anew each time.
    """

    @wraps(ask)
    def asked(*given: _Given.args, **named: _Given.kwargs) -> _Answer:
        first: Any = given[0]
        session: Session = getattr(first, "session", first)  # a turn has one session, and a session one turn
        if not session.get_bind().get_execution_options().get("only_looks"):
            return ask(*given, **named)
        answers: dict[object, _Answer] = session.info.setdefault(_ANSWERS, {})
        question = (ask, given[1:], tuple(sorted(named.items())))
        if question not in answers:
            answers[question] = ask(*given, **named)
        return answers[question]

    return asked


def once_more(act: Callable[[], None]) -> None:
    """Do it, and do it again when another process wrote the same row in the same moment: the later one is undone."""
    try:
        act()
    except IntegrityError:
        act()


def add_once(session: Session, row: type[Base], **values: Any) -> bool:
    """Insert a row whose key may be taken already; whether it was not, in any process."""
    return session.connection().execute(_once(row, session.get_bind().dialect.name), values).rowcount == 1


@cache
def _once(row: type[Base], dialect: str) -> Insert:
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    return insert(row).on_conflict_do_nothing().execution_options(preserve_rowcount=True)


def in_line(session: Session, name: str) -> None:
    """Wait until no other transaction has this name; this one has it until it ends. On SQLite all writers are in line.

    For two turns that look for what the other one writes: without it, both would look before either has written.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(name, 0))))


def _make_for_owner(_dialect: Dialect, _record: Any, arguments: tuple[str, ...], _named: Any) -> None:
    # A file that SQLite makes can be read by everybody; what it keeps beside a file has the same mode.
    file = Path(arguments[0])
    if not file.exists():
        with suppress(OSError):  # SQLite says better than this what cannot be made
            file.touch(mode=0o600)


def _open_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    # The driver's own idea of when a transaction begins would begin it too late, see _begin_sqlite.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that starts reading and then writes can fail at once with "database is locked", however long
    # the time-out; one that is to write says so at its start and waits for its turn.
    looks = connection.get_execution_options().get("only_looks", False)
    connection.exec_driver_sql("BEGIN" if looks else "BEGIN IMMEDIATE")
