"""How Alembic finds the database and the models."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from alembic import context
from sqlalchemy import Connection, Engine

import bot.app  # noqa: F401 (brings every feature, and with it every table)
from bot import settings
from bot.db import Base, Database

logging.getLogger("alembic").setLevel(logging.WARNING)


def _engine() -> Engine:
    given: Engine | None = context.config.attributes.get("engine")
    return given or Database(settings.load().database_url).engine


@contextmanager
def _without_cascades(connection: Connection) -> Iterator[None]:
    """To change a table, SQLite makes it anew and drops the old one, which would delete all that refers to its rows.

    Raises:
        RuntimeError: afterwards something refers to rows that are not there.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    raw = connection.connection.driver_connection
    if raw is None:
        raise RuntimeError("the connection was lost")
    raw.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
        if broken := raw.execute("PRAGMA foreign_key_check").fetchall():
            raise RuntimeError(f"rows refer to rows that are not there: {broken[:5]}")
    finally:
        raw.execute("PRAGMA foreign_keys=ON")


@contextmanager
def _connection() -> Iterator[Connection]:
    """One with a transaction of somebody else, if that is wanted; otherwise a new one."""
    given: Connection | None = context.config.attributes.get("connection")
    if given is not None:
        yield given
        return
    with _engine().connect() as connection, _without_cascades(connection):
        yield connection


with _connection() as connection:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        compare_server_default=True,
        render_as_batch=connection.dialect.name == "sqlite",
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()
