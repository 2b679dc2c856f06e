"""The database as features use it."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from bot.db import AT_ONCE, Database, add_once
from bot.turn import Seen

NOW = datetime(2026, 10, 2, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_few_threads_work_at_a_time_and_the_others_wait(database: Database) -> None:
    at_work, most, count = 0, 0, threading.Lock()

    def look() -> None:
        nonlocal at_work, most
        with database.read(), database.read():  # who is at work already is not in anybody's way
            with count:
                at_work += 1
                most = max(most, at_work)
            time.sleep(0.02)
            with count:
                at_work -= 1

    with ThreadPoolExecutor(4 * AT_ONCE) as pool:
        for done in [pool.submit(look) for _ in range(4 * AT_ONCE)]:
            done.result()
    assert most == AT_ONCE


def test_a_row_with_a_key_is_added_once_and_whoever_comes_later_is_told(database: Database) -> None:
    def add(key: str) -> bool:
        with database.begin() as session:
            return add_once(session, Seen, team_id="T1", key=key, at=NOW)

    assert [add("a"), add("a"), add("b"), add("a")] == [True, False, True, False]
    with database.begin() as session:
        assert add_once(session, Seen, team_id="T1", key="c", at=NOW)
        assert not add_once(session, Seen, team_id="T1", key="c", at=NOW)
