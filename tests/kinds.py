"""Which kinds of database a test runs on (both, unless it says otherwise), and whether it is short or long."""

from collections.abc import Iterable
from pathlib import Path

import pytest

# Every statement that it lets the bot make is made on PostgreSQL by another test.
on_sqlite_alone = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


def long(items: Iterable[pytest.Item]) -> set[pytest.Item]:
    """The tests that say they are long, and in each file what runs on PostgreSQL too, but for the first."""
    found, seen = set(), set[Path]()
    for item in items:
        on_postgresql = _database(item) == "postgresql"
        if item.get_closest_marker("long") or (on_postgresql and item.path in seen):
            found.add(item)
        elif on_postgresql:
            seen.add(item.path)
    return found


def _database(item: pytest.Item) -> object:
    """The kind of database that it runs on, where it runs on several."""
    spec = getattr(item, "callspec", None)
    return spec.params.get("database") if spec else None
