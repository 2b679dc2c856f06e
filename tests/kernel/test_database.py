"""The database as features use it."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from bot.db import Database, add_once, asked_once
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


def test_a_look_asks_the_same_once_and_a_turn_that_writes_asks_anew(database: Database) -> None:
    asked: list[str] = []

    @asked_once
    def times(_session: Session, *, what: str) -> int:
        asked.append(what)
        return asked.count(what)

    with database.read() as session:
        assert [times(session, what=each) for each in "aab"] == [1, 1, 1]
    with database.read() as session:
        assert times(session, what="a") == 2
    with database.begin() as session:
        assert [times(session, what="a"), times(session, what="a")] == [3, 4]


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
