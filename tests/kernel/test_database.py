"""The database as features use it."""

from datetime import UTC, datetime

from bot.db import Database, add_once
from bot.turn import Seen

NOW = datetime(2026, 10, 2, 1, 0, tzinfo=UTC)


def test_a_row_with_a_key_is_added_once_and_whoever_comes_later_is_told(database: Database) -> None:
    def add(key: str) -> bool:
        with database.begin() as session:
            return add_once(session, Seen, team_id="T1", key=key, at=NOW)

    assert [add("a"), add("a"), add("b"), add("a")] == [True, False, True, False]
    with database.begin() as session:
        assert add_once(session, Seen, team_id="T1", key="c", at=NOW)
        assert not add_once(session, Seen, team_id="T1", key="c", at=NOW)
