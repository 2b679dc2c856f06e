"""A few cards of a few towns, and both databases side by side."""

from collections.abc import Callable
from datetime import UTC, datetime

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
def both(sqlite: Database, postgresql: Database) -> list[Database]:
    """An empty SQLite and an empty PostgreSQL database."""
    databases = [sqlite, postgresql]
    for database in databases:
        emptying.empty(database)
    return databases
