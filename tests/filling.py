"""Rows for every table, whatever it is for."""

from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    LargeBinary,
    MetaData,
    String,
    Time,
    insert,
    inspect,
    text,
)

from bot.db import Database, Utc

SOMETHING = (
    (JSON, ["何か"]),
    (Boolean, True),
    (LargeBinary, "何か".encode()),
    (Date, date(2026, 4, 1)),
    (Time, time(8, 30)),
    (String, "何か"),
)


def something(column: Column[Any]) -> object:
    """A value that fits."""
    if isinstance(column.type, Utc) or "TIMESTAMP" in str(column.type) or "DATETIME" in str(column.type):
        return datetime(2026, 4, 1, tzinfo=UTC)
    return next((value for kind, value in SOMETHING if isinstance(column.type, kind)), 1)


def fill(database: Database) -> dict[str, int]:
    """Put a row into every table that has none; how many rows each has then."""
    bare = [name for name, count in rows(database).items() if not count]
    shape = MetaData()
    shape.reflect(database.engine, only=bare)
    with database.begin() as session:
        for table in shape.sorted_tables:
            if table.name in bare:
                session.execute(insert(table).values({column.name: something(column) for column in table.columns}))
    return rows(database)


def rows(database: Database) -> dict[str, int]:
    """How many rows each table has."""
    counts = [f"SELECT '{name}', count(*) FROM {name}" for name in sorted(tables(database))]  # noqa: S608 (our tables)
    with database.read() as session:
        found = session.execute(text(" UNION ALL ".join(counts))).all() if counts else []
    return {str(row[0]): int(row[1]) for row in found}


def tables(database: Database) -> set[str]:
    return set(inspect(database.engine).get_table_names()) - {"alembic_version"}
