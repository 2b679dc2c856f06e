"""A few cards of a few towns, and both databases side by side."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.db import Database
from knowledge import cards
from knowledge.cards import Card, Draft, Kind
from tests import emptying

NOW = datetime(2026, 10, 2, 1, 0, tzinfo=UTC)

Keep = Callable[..., Card]


@pytest.fixture
def keep(database: Database) -> Keep:
    """Keeps a card in a transaction of its own: `keep(title, body, origin=..., team=..., tags=...)`."""

    def keep(title: str, body: str, *, origin: str = "", team: str = "T1", tags: tuple[str, ...] = ()) -> Card:
        with database.begin() as session:
            draft = Draft(Kind.TIP, title, body, tags=tags)
            return cards.keep(session, team_id=team, origin=origin or f"share:{title}", draft=draft, now=NOW)

    return keep


@pytest.fixture
def both(migrated_sqlite: Path, migrated_postgres: Database, tmp_path: Path) -> Iterator[list[Database]]:
    """An empty SQLite and an empty PostgreSQL database."""
    shutil.copy(migrated_sqlite, tmp_path / "both.sqlite3")
    sqlite = Database(f"sqlite:///{tmp_path}/both.sqlite3")
    emptying.empty(migrated_postgres)
    yield [sqlite, migrated_postgres]
    sqlite.close()
