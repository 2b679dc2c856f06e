"""A second database, to put things back into."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from bot.db import Database


@pytest.fixture
def empty_file(tmp_path: Path) -> Iterator[Database]:
    """A database file in which nothing was ever done."""
    database = Database(f"sqlite:///{tmp_path}/other/tomoshibi.sqlite3")
    yield database
    database.close()


@pytest.fixture
def empty_server(postgres: str) -> Iterator[Database]:
    """A database of the server in which nothing was ever done."""
    keeper = Database(postgres)
    with keeper.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("CREATE DATABASE other"))
        database = Database(make_url(postgres).set(database="other").render_as_string(hide_password=False))
        yield database
        database.close()
        connection.execute(text("DROP DATABASE other"))
    keeper.close()
