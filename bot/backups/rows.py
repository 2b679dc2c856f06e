"""Taking all rows out of a database at one moment, and putting them back into an empty one of either kind.

Nothing here knows what the tables mean: it goes by the shape that the database itself has, so that a backup of an
earlier revision comes back as it was and is then brought up to date by the migrations, like any other database.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
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
from sqlalchemy.exc import OperationalError, StatementError

from bot import schema
from bot.backup_rebuilding import NewerError, rebuilding, shape_of, unchecked
from bot.backups import archive as backup_archive
from bot.backups.archive import BrokenBackupError, Contents, Part
from bot.db import Database

BATCH = 500
PUT = "put_"
_KINDS = ((DateTime, "instant"), (Date, "date"), (Time, "time"), (LargeBinary, "bytes"), (JSON, "json"))

Progress = Callable[[int], None]


class NotEmptyError(Exception):
    """There is something in the database already; how many rows."""

    def __init__(self, rows: int) -> None:
        super().__init__(rows)
        self.rows = rows


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
        shape = shape_of(connection)
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
    try:
        with rebuilding(database) as (connection, upgrade):
            upgrade(contents.revision)
            with unchecked(connection):
                done = _fill(connection, source, contents)
            upgrade("head")
            finish(connection, contents)
    except OperationalError:  # it is the database that is ill, not the backup
        raise
    except StatementError:
        raise BrokenBackupError("控えの行が、表の決まりに合いません。") from None
    return done


def rows_in(database: Database) -> int:
    """How many rows there are, in all tables."""
    with database.snapshot() as session:
        connection = session.connection()
        return sum(_count(connection, table) for table in shape_of(connection).sorted_tables)


def _fill(connection: Connection, source: Path, contents: Contents) -> int:
    """Put every row of the file into the tables, which are empty; data that migrations bring comes with the file."""
    shape = shape_of(connection)
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


def _rows(table: Table) -> Select[Any]:
    return select(*(cast(column, Text) if _kind(column) == "json" else column for column in table.columns))


def _kind(column: Column[Any]) -> str:
    return next((kind for type_, kind in _KINDS if isinstance(column.type, type_)), "plain")


def _count(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0
