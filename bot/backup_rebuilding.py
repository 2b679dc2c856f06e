"""An empty database to put rows into, which takes the place of the present one when it is whole, and not before."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, MetaData
from sqlalchemy.schema import AddConstraint, DropConstraint

from bot import schema
from bot.backups.archive import BrokenBackupError
from bot.db import Database

REVISIONS = "alembic_version"


class NewerError(Exception):
    """The backup, or the database, has a shape that this version of the program does not know."""


@contextmanager
def rebuilding(database: Database) -> Iterator[tuple[Connection, Callable[[str], object]]]:
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
def unchecked(connection: Connection) -> Iterator[None]:
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
    constraints = [each for table in shape_of(connection).sorted_tables for each in table.foreign_key_constraints]
    for each in constraints:
        connection.execute(DropConstraint(each))
    yield
    for each in constraints:
        connection.execute(AddConstraint(each))


def shape_of(connection: Connection) -> MetaData:
    """The tables as this database has them; JSON goes in and out as it is written."""
    shape = MetaData()
    shape.reflect(connection)
    if REVISIONS in shape.tables:
        shape.remove(shape.tables[REVISIONS])
    return shape


def _sync(file: Path) -> None:
    with file.open("rb") as opened:
        os.fsync(opened.fileno())


def _remove(draft: Path) -> None:
    for file in [draft, *draft.parent.glob(f"{draft.name}[-.]*")]:
        with suppress(FileNotFoundError):
            file.unlink()
