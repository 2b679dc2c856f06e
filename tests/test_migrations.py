"""The way of the database from nothing to today and back, with rows in its tables."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest
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
    make_url,
    text,
)

from bot import schema
from bot.db import Database, Utc


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database in which nothing was ever done."""
    if request.param == "sqlite":
        database = Database(f"sqlite:///{tmp_path}/empty.sqlite3")
        yield database
        database.close()
        return
    address = request.getfixturevalue("postgres")
    keeper = Database(address)
    with keeper.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("CREATE DATABASE empty"))
        database = Database(make_url(address).set(database="empty").render_as_string(hide_password=False))
        yield database
        database.close()
        connection.execute(text("DROP DATABASE empty"))
    keeper.close()


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


def test_every_step_forward_and_back_works_with_rows_in_the_tables(empty: Database) -> None:
    before: dict[str, int] = {}
    for revision in schema.revisions():
        assert schema.upgrade(empty, revision)
        assert {name: count for name, count in rows(empty).items() if name in before} == before
        before = fill(empty)
        assert set(before.values()) == {1}
    for revision in [*reversed(schema.revisions()[:-1]), "base"]:
        schema.downgrade(empty, revision)
        assert all(rows(empty).values())
    assert tables(empty) == set()
    assert len(schema.upgrade(empty)) == len(schema.revisions())


def test_the_migrations_make_what_the_models_say(empty: Database) -> None:
    schema.upgrade(empty)
    schema.check(empty)


def test_a_database_that_is_up_to_date_is_left_alone(empty: Database) -> None:
    schema.upgrade(empty)
    before = fill(empty)
    assert schema.upgrade(empty) == []
    assert fill(empty) == before
