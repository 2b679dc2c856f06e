"""Taking all rows out of a database at one moment, and putting them back into an empty one of either kind.

Nothing here knows what the tables mean: it goes by the shape that the database itself has, so that a backup of an
earlier revision comes back as it was and is then brought up to date by the migrations, like any other database.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    Connection,
    Date,
    DateTime,
    Insert,
    LargeBinary,
    MetaData,
    Select,
    Table,
    Text,
    Time,
    bindparam,
    cast,
    func,
    insert,
    select,
    text,
)
from sqlalchemy.schema import AddConstraint, DropConstraint

from bot import backup_archive, schema
from bot.backup_archive import BrokenBackupError, Contents, Part
from bot.db import Database

REVISIONS = "alembic_version"
BATCH = 500
PUT = "put_"
_KINDS = ((DateTime, "instant"), (Date, "date"), (Time, "time"), (LargeBinary, "bytes"), (JSON, "json"))

Progress = Callable[[int], None]


class NotEmptyError(Exception):
    """There is something in the database already; how many rows."""

    def __init__(self, rows: int) -> None:
        super().__init__(rows)
        self.rows = rows


class NewerError(Exception):
    """The backup, or the database, has a shape that this version of the program does not know."""


def take_out(database: Database, target: Path, *, now: datetime, begun: Callable[[int], Progress]) -> Contents:
    """Write everything that is in the database at this moment into a file, whatever is being written meanwhile.

    Args:
        begun: told how many rows there are; what it answers is told how many were written.

    Raises:
        OSError: the file cannot be written.
    """
    with database.snapshot() as session:
        connection = session.connection()
        revision = schema.revision_in(connection)
        shape = _shape(connection)
        counts = {table.name: _count(connection, table) for table in shape.sorted_tables}
        contents = Contents(revision or "", now, counts)
        progress, done = begun(contents.rows), 0
        with backup_archive.written(target, contents) as writer:
            for table in shape.sorted_tables:
                kinds = {column.name: _kind(column) for column in table.columns}
                writer.begin(Part(table.name, kinds))
                for row in connection.execute(_rows(table), execution_options={"yield_per": BATCH}):
                    writer.row(row)
                    done += 1
                    if done % BATCH == 0:
                        progress(done)
        progress(done)
    return contents


def put_back(database: Database, source: Path, *, replace: bool, finish: Callable[[Connection, Contents], None]) -> int:
    """Make the database what the file says, and bring it up to date. All of it happens, or nothing.

    Args:
        source: was looked at before, see `backup_archive.contents`.
        replace: what is in the database now is deleted.
        finish: what is to be done when everything is there.

    Returns:
        How many rows came back.

    Raises:
        NotEmptyError: there is something in the database, and it is not to be replaced.
        NewerError: the shape of the backup, or of the database, is not known.
        BrokenBackupError: the backup does not fit its own revision.
    """
    contents = backup_archive.contents(source)
    if contents.revision not in schema.revisions():
        raise NewerError
    if not replace and (rows := rows_in(database)):
        raise NotEmptyError(rows)
    with _rebuilding(database) as (connection, upgrade):
        upgrade(contents.revision)
        with _unchecked(connection):
            done = _fill(connection, source, contents)
        upgrade("head")
        finish(connection, contents)
    return done


def rows_in(database: Database) -> int:
    """How many rows there are, in all tables."""
    with database.snapshot() as session:
        connection = session.connection()
        return sum(_count(connection, table) for table in _shape(connection).sorted_tables)


@contextmanager
def _rebuilding(database: Database) -> Iterator[tuple[Connection, Callable[[str], object]]]:
    """An empty database to fill, in one transaction; when the block ends it stands in the place of the present one."""
    with _beside(database) if database.is_sqlite else _within(database) as made:
        yield made


@contextmanager
def _within(database: Database) -> Iterator[tuple[Connection, Callable[[str], object]]]:
    # PostgreSQL makes and drops tables in a transaction like anything else; nobody sees it before it is whole.
    with database.engine.begin() as connection:
        known = schema.revision_in(connection)
        if known is not None and known not in schema.revisions():
            raise NewerError
        present = MetaData()
        present.reflect(connection)
        present.drop_all(connection)
        yield connection, lambda revision: schema.upgrade_within(connection, revision)


@contextmanager
def _beside(database: Database) -> Iterator[tuple[Connection, Callable[[str], object]]]:
    # SQLite's migrations need transactions of their own; a file beside this one takes its place when it is whole.
    target = Path(str(database.url.database))
    draft = target.with_name(f"{target.name}.restoring")
    _remove(draft)
    try:
        with closing(Database(f"sqlite:///{draft}")) as building, building.engine.connect() as connection:

            def upgrade(revision: str) -> None:
                connection.commit()
                schema.upgrade(building, revision)

            yield connection, upgrade
            connection.commit()
        database.close()
        with closing(sqlite3.connect(target)) as old:
            # What the old file's log still holds must not be read into the new one.
            old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        _sync(draft)
        draft.replace(target)
    finally:
        _remove(draft)


@contextmanager
def _unchecked(connection: Connection) -> Iterator[None]:
    """While the block runs a row may refer to one that comes later; in the end every one must be there.

    Raises:
        BrokenBackupError: some are not.
    """
    with _unchecked_sqlite(connection) if connection.dialect.name == "sqlite" else _unchecked_postgresql(connection):
        yield


@contextmanager
def _unchecked_sqlite(connection: Connection) -> Iterator[None]:
    raw: Any = connection.connection.driver_connection
    raw.execute("PRAGMA foreign_keys=OFF")
    yield
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise BrokenBackupError("別の行を指しているのに、その行がないものがあります。")
    connection.commit()
    raw.execute("PRAGMA foreign_keys=ON")


@contextmanager
def _unchecked_postgresql(connection: Connection) -> Iterator[None]:
    constraints = [each for table in _shape(connection).sorted_tables for each in table.foreign_key_constraints]
    for each in constraints:
        connection.execute(DropConstraint(each))
    yield
    for each in constraints:
        connection.execute(AddConstraint(each))


def _fill(connection: Connection, source: Path, contents: Contents) -> int:
    """Put every row of the file into the tables, which are empty; data that migrations bring comes with the file."""
    shape = _shape(connection)
    for table in shape.sorted_tables:
        connection.execute(table.delete())
    if set(shape.tables) != set(contents.tables):
        raise BrokenBackupError("控えの表が、その版の灯の表と違います。")
    waiting: list[dict[str, Any]] = []
    current: list[Table] = []

    def flush() -> None:
        if waiting:
            connection.execute(_insertion(current[0], connection), waiting)
            waiting.clear()

    def take(part: Part, row: list[Any]) -> None:
        if not current or current[0].name != part.table or len(waiting) == BATCH:
            flush()
            current[:] = [_fitting(shape.tables[part.table], part)]
        names = (f"{PUT}{name}" for name in part.columns)
        waiting.append(dict(zip(names, _as_stored(part, row, connection), strict=True)))

    backup_archive.read(source, take)
    flush()
    if connection.dialect.name == "postgresql":
        _go_on_counting(connection, shape)
    found = {table.name: _count(connection, table) for table in shape.sorted_tables}
    if found != contents.tables:
        raise BrokenBackupError("戻った件数が、控えの件数と違います。")
    return contents.rows


def _insertion(table: Table, connection: Connection) -> Insert:
    """A row of these names, each with PUT before it; JSON is taken as it was written, not once more."""

    def put(column: Column[Any]) -> ColumnElement[Any]:
        if _kind(column) != "json":
            return bindparam(f"{PUT}{column.name}", type_=column.type)
        written = bindparam(f"{PUT}{column.name}", type_=Text())
        return written if connection.dialect.name == "sqlite" else cast(written, column.type)

    return insert(table).values({column: put(column) for column in table.columns})


def _fitting(table: Table, part: Part) -> Table:
    if {column.name: _kind(column) for column in table.columns} != dict(part.columns):
        raise BrokenBackupError(f"表 {table.name} の列が、その版の灯の列と違います。")
    return table


def _as_stored(part: Part, row: list[Any], connection: Connection) -> Iterator[Any]:
    naive = connection.dialect.name == "sqlite"
    for value, kind in zip(row, part.columns.values(), strict=True):
        if kind == "instant" and value is not None and naive:
            yield value.astimezone(UTC).replace(tzinfo=None)
        else:
            yield value


def _go_on_counting(connection: Connection, shape: MetaData) -> None:
    """New rows get numbers after those that came back."""
    for table in shape.sorted_tables:
        for column in table.primary_key.columns:
            sequence = connection.scalar(select(func.pg_get_serial_sequence(f'"{table.name}"', column.name)))
            last = connection.scalar(select(func.max(column))) if sequence else None
            if last:
                connection.execute(text("SELECT setval(:sequence, :last)"), {"sequence": sequence, "last": last})


def _shape(connection: Connection) -> MetaData:
    """The tables as this database has them; JSON goes in and out as it is written."""
    shape = MetaData()
    shape.reflect(connection)
    if REVISIONS in shape.tables:
        shape.remove(shape.tables[REVISIONS])
    return shape


def _rows(table: Table) -> Select[Any]:
    return select(*(cast(column, Text) if _kind(column) == "json" else column for column in table.columns))


def _kind(column: Column[Any]) -> str:
    return next((kind for type_, kind in _KINDS if isinstance(column.type, type_)), "plain")


def _count(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0


def _sync(file: Path) -> None:
    with file.open("rb") as opened:
        os.fsync(opened.fileno())


def _remove(draft: Path) -> None:
    for file in [draft, *islice(draft.parent.glob(f"{draft.name}*"), 20)]:
        with suppress(FileNotFoundError):
            file.unlink()
