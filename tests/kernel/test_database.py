"""The database as features use it."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

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


def test_what_is_made_for_the_data_is_its_owners_alone_and_what_was_there_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir(mode=0o755)
    (tmp_path / "there/old.sqlite3").touch(mode=0o644)
    for name in ("new/tomoshibi.sqlite3", "there/old.sqlite3"):
        with closing(Database(f"sqlite:///{tmp_path}/{name}")) as database, database.begin() as session:
            session.connection().exec_driver_sql("CREATE TABLE note (team_id VARCHAR)")
            modes = {file.name: file.stat().st_mode & 0o777 for file in database_files(tmp_path / name)}
        assert set(modes.values()) == ({0o600, 0o700} if name.startswith("new") else {0o644, 0o755}), modes
        assert len(modes) == 4, "the folder, the file, and what SQLite keeps beside it"


def database_files(file: Path) -> list[Path]:
    return [file.parent, *file.parent.glob(f"{file.name}*")]
