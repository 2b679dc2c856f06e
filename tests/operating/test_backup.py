"""A copy of everything, made while the bot runs, and the way back, on both databases and from one to the other."""

import gzip
import json
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, insert, inspect, select, update

from bot import schema
from bot.app import Bot
from bot.backups import archive as backup_archive
from bot.backups import command as backup
from bot.backups import rows as backup_tables
from bot.backups.rows import NotEmptyError
from bot.db import RUNNING, Database
from bot.outbox import Letter
from bot.sandbox import Slack, User
from bot.turn import Seen
from tests import emptying
from tests.filling import fill, rows

NOW = datetime(2026, 10, 2, 1, tzinfo=UTC)


def take_out(database: Database, target: Path) -> backup_archive.Contents:
    return backup_tables.take_out(database, target, now=NOW, begun=lambda _: lambda _: None)


def put_back(database: Database, source: Path, *, replace: bool = False) -> int:
    return backup_tables.put_back(database, source, replace=replace, finish=lambda *_: None)


def keys(database: Database) -> set[str | None]:
    """What refers to what."""
    found = inspect(database.engine).get_multi_foreign_keys()
    return {key["name"] for of_table in found.values() for key in of_table}


def lines(file: Path) -> list[str]:
    return gzip.decompress(file.read_bytes()).decode().splitlines()


def test_everything_goes_from_one_kind_of_database_to_the_other_and_back_unchanged(
    sqlite: Database, postgresql: Database, empty_server: Database, empty_file: Database, tmp_path: Path
) -> None:
    backup_file = [tmp_path / name for name in ("a", "b", "c")]
    emptying.empty(sqlite)
    fill(sqlite)
    with sqlite.begin() as session:
        session.execute(
            update(Letter).values(message={"text": "引用“符”と\n改行、絵文字🏮、" + "長" * 3000, "n": [1.5, None]})
        )
        session.execute(insert(Seen), [{"team_id": "T9", "key": str(n), "at": NOW + timedelta(n)} for n in range(1200)])
    take_out(sqlite, backup_file[0])
    put_back(empty_server, backup_file[0])
    take_out(empty_server, backup_file[1])
    put_back(empty_file, backup_file[1])
    take_out(empty_file, backup_file[2])
    first, *rest = [sorted(lines(file)[1:-1]) for file in backup_file]
    assert rest == [first, first]
    assert keys(empty_server) == keys(postgresql)
    with empty_server.begin() as session:
        last = session.scalar(select(func.max(Letter.id))) or 0
        session.add(letter := Letter(team_id="T1", key="new", channel="C1", message={}, created_at=NOW, due_at=None))
        session.flush()
        assert letter.id > last


@pytest.mark.long
def test_what_is_written_meanwhile_is_in_the_backup_as_a_whole_or_not_at_all(
    database: Database, tmp_path: Path, empty_file: Database
) -> None:
    stop, begun = threading.Event(), threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            with database.begin() as session:
                session.add(Seen(team_id="T1", key=f"event:{number}", at=NOW))
                session.add(Letter("T1", f"answer:{number}", "C1", {"text": "本文"}, created_at=NOW, due_at=NOW))
            if number > 5:
                begun.set()

    writing = threading.Thread(target=write)
    writing.start()
    assert begun.wait(20)
    contents = take_out(database, tmp_path / "backup")
    stop.set()
    writing.join()
    assert contents.tables["seen"] == contents.tables["letter"] > 5
    assert put_back(empty_file, tmp_path / "backup") == contents.rows
    assert rows(empty_file) == contents.tables


def test_what_is_in_the_way_is_deleted_only_when_told(database: Database, tmp_path: Path) -> None:
    take_out(database, tmp_path / "nothing")
    with database.begin() as session:
        session.add(Seen(team_id="T1", key="event:1", at=NOW))
    take_out(database, tmp_path / "one")
    with pytest.raises(NotEmptyError) as refused:
        put_back(database, tmp_path / "nothing")
    assert refused.value.rows == 1
    put_back(database, tmp_path / "nothing", replace=True)
    assert sum(rows(database).values()) == 0
    put_back(database, tmp_path / "one")
    assert sum(rows(database).values()) == 1


def test_a_backup_that_breaks_on_the_way_back_leaves_everything_as_it_was(database: Database, tmp_path: Path) -> None:
    fill(database)
    before = rows(database)
    take_out(database, tmp_path / "backup")
    broken = [json.loads(line) for line in lines(tmp_path / "backup")]
    broken[[line.get("table") if isinstance(line, dict) else "" for line in broken].index("reply")]["table"] = "letters"
    broken[0]["tables"]["letters"] = broken[0]["tables"].pop("reply")
    contents = backup_archive.Contents(broken[0]["revision"], NOW, broken[0]["tables"])
    with backup_archive.written(tmp_path / "broken", contents) as writer:
        for line in broken[1:-1]:
            if isinstance(line, dict):
                writer.begin(backup_archive.Part(line["table"], dict.fromkeys(line["columns"], "plain")))
            else:
                writer.row(line)
    with pytest.raises(backup_archive.BrokenBackupError, match="表"):
        put_back(database, tmp_path / "broken", replace=True)
    assert rows(database) == before


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("reply", {"question_id": 99}),  # there is no such question
        ("seen", {"key": None}),
        ("member", {"is_bot": "perhaps"}),
    ],
)
def test_rows_that_break_the_rules_of_their_table_are_refused(
    database: Database, tmp_path: Path, table: str, row: dict[str, object]
) -> None:
    contents = take_out(database, tmp_path / "backup")
    parts = [json.loads(line) for line in lines(tmp_path / "backup")[1:-1]]
    with backup_archive.written(
        tmp_path / "broken", backup_archive.Contents(contents.revision, NOW, {**contents.tables, table: 1})
    ) as writer:
        for part in parts:
            writer.begin(backup_archive.Part(part["table"], part["columns"]))
            if part["table"] == table:
                values = {"instant": NOW, "plain": "1"}
                filled = {name: values.get(kind) for name, kind in part["columns"].items()} | {"body_id": None}
                filled |= dict.fromkeys(("is_bot", "deleted", "is_guest", "is_external"), False) | row
                writer.row([filled[name] for name in part["columns"]])
    with pytest.raises(backup_archive.BrokenBackupError):
        put_back(database, tmp_path / "broken", replace=True)
    assert sum(rows(database).values()) == 0


@pytest.mark.long
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("revision", ["ground", "schedules"])
def test_a_backup_of_an_earlier_version_comes_back_and_up_to_date(
    database: Database, empty_file: Database, empty_server: Database, tmp_path: Path, revision: str
) -> None:
    old = Database(f"sqlite:///{tmp_path}/old.sqlite3")
    schema.upgrade(old, revision)
    before = fill(old)
    take_out(old, tmp_path / "backup")
    old.close()
    for target in (empty_file, empty_server):
        put_back(target, tmp_path / "backup")
        assert schema.revision_of(target) == schema.revisions()[-1]
        assert {name: count for name, count in rows(target).items() if name in before} == before


def test_a_letter_that_went_out_after_the_backup_is_not_sent_again(
    bot: Bot, slack: Slack, database: Database, sato: User, tmp_path: Path
) -> None:
    slack.command(sato, "/ask", "電子決裁の代決はどう運用していますか", channel="#質問")
    slack.submit(sato)
    take_out(database, tmp_path / "backup")
    bot.settle()
    before = [message.text for message in slack.channels["#質問"]]
    backup_tables.put_back(database, tmp_path / "backup", replace=True, finish=backup.finish)
    bot.settle()
    assert [message.text for message in slack.channels["#質問"]] == before
    with database.read() as session:
        assert session.scalars(select(Letter.ts).where(Letter.due_at.is_(None))).all()


def test_nobody_restores_while_somebody_runs(database: Database) -> None:
    with database.among(RUNNING) as first, database.among(RUNNING) as second:
        assert (first, second) == (True, True)
        with database.alone(RUNNING) as restoring:
            assert not restoring
    with database.alone(RUNNING) as restoring:
        assert restoring
        with database.among(RUNNING) as running:
            assert not running
