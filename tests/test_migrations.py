"""The way of the database from nothing to today and back, with rows in its tables."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url, select, text

from bot import members, schema
from bot.db import Base, Database
from tests import released
from tests.filling import fill, rows, tables


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


@pytest.mark.parametrize("revision", released.REVISIONS)
def test_a_released_version_is_never_changed_and_can_be_upgraded_in_one_go(empty: Database, revision: str) -> None:
    schema.upgrade(empty, revision)
    assert released.described(empty) == released.file_of(empty, revision).read_text("utf-8")
    before = fill(empty)
    with empty.begin() as session:
        session.execute(text("UPDATE workspace SET name = '神奈川県', url = 'https://kanagawa.slack.com/'"))
    schema.upgrade(empty)
    assert {name: count for name, count in rows(empty).items() if name in before} == before
    with empty.read() as session:
        assert [each.name for each in members.workspaces(session)] == ["神奈川県"]
        for mapper in Base.registry.mappers:
            session.scalars(select(mapper.class_)).all()
