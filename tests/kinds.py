"""On which kinds of database a test runs: on both, unless it says otherwise."""

import pytest

# Every statement that it lets the bot make is made on PostgreSQL by another test.
on_sqlite_alone = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
