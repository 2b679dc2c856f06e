"""Files that say that they are backups, and are not, or no longer."""

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.backups import archive as backup_archive
from bot.backups import command as backup
from bot.backups.archive import BrokenBackupError, Contents, Part

NOW = datetime(2026, 10, 2, 1, tzinfo=UTC)
HEAD = {"format": "tomoshibi backup", "version": 1, "revision": "ground", "made_at": NOW.isoformat()}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("whole") / "backup"
    with backup_archive.written(file, Contents("ground", NOW, {"seen": 2})) as writer:
        writer.begin(Part("seen", {"key": "plain", "at": "instant"}))
        writer.row(["一", NOW])
        writer.row(["二", NOW])
    return file


def taking(rows: list[list[object]]) -> Callable[[Part, list[object]], None]:
    return lambda _part, row: rows.append(row)


def packed(*lines: object) -> bytes:
    return gzip.compress("".join(json.dumps(line) + "\n" for line in lines).encode())


def zipped() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("../../etc/cron.d/evil", "* * * * * root true")
    return file.getvalue()


def tarred() -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz") as archive:
        archive.addfile(tarfile.TarInfo("../../evil"), io.BytesIO())
    return file.getvalue()


HOSTILE = {
    "nothing": b"",
    "a ZIP with a path trick": zipped(),
    "a tar with a path trick": tarred(),
    "no lines of ours": packed({"a": 1}),
    "a bomb of zeros": gzip.compress(b"\0" * 80_000_000),
    "a bomb of rows": gzip.compress(
        json.dumps({**HEAD, "tables": {"seen": 10**9}}).encode()
        + b'\n{"table":"seen","columns":{"key":"plain"}}\n'
        + (b'["' + b"a" * 1000 + b'"]\n') * 60_000
    ),
    "more rows than it says": packed(
        {**HEAD, "tables": {"seen": 1}}, {"table": "seen", "columns": {"key": "plain"}}, [1], [2]
    ),
    "a table that it does not say": packed({**HEAD, "tables": {}}, {"table": "seen", "columns": {"key": "plain"}}, [1]),
    "a table with a name of another kind": packed(
        {**HEAD, "tables": {"seen": 1}}, {"table": ["seen"], "columns": {"k": "plain"}}
    ),
    "rows of no table": packed({**HEAD, "tables": {"seen": 1}}, [1]),
    "rows that are too short": packed(
        {**HEAD, "tables": {"seen": 1}}, {"table": "seen", "columns": {"a": "plain", "b": "plain"}}, [1]
    ),
    "a version to come": packed({**HEAD, "version": 2, "tables": {}}),
    "no time": packed({**HEAD, "made_at": "yesterday", "tables": {}}),
    "deep JSON": gzip.compress(b"[" * 200_000),
    "a number beyond all": gzip.compress(b"9" * 10_000),
    "the beginning only": packed({**HEAD, "tables": {"seen": 1}}, {"table": "seen", "columns": {"key": "plain"}}, [1]),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_backup_is_refused_in_a_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_bytes(HOSTILE[name])
    with pytest.raises(BrokenBackupError, match=r"。$"):
        backup_archive.contents(tmp_path / "file")
    assert [file.name for file in tmp_path.iterdir()] == ["file"]


def test_a_line_may_not_be_longer_than_any_of_ours(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(gzip.compress(b'["' + b"ab" * 40_000_000))
    with pytest.raises(BrokenBackupError, match="大きくなりすぎ"):
        backup_archive.contents(tmp_path / "file")


@given(data=st.data())
@settings(max_examples=50, deadline=None)
def test_a_file_that_was_changed_anywhere_is_refused_or_says_the_same(
    whole: Path, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    sound = whole.read_bytes()
    place = data.draw(st.integers(0, len(sound) - 1))
    changed = bytes([*sound[:place], data.draw(st.integers(0, 255)), *sound[place + 1 :]])
    file = tmp_path_factory.mktemp("changed") / "file"
    for written in (changed, sound[:place]):
        file.write_bytes(written)
        rows: list[list[object]] = []
        try:
            backup_archive.read(file, taking(rows))
        except BrokenBackupError:
            continue
        assert rows == [["一", NOW], ["二", NOW]]


def test_a_backup_is_for_its_owner_alone_and_there_only_when_whole(whole: Path, tmp_path: Path) -> None:
    assert whole.stat().st_mode & 0o077 == 0
    with pytest.raises(RuntimeError), backup_archive.written(tmp_path / "backup", Contents("ground", NOW, {})):
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


def test_of_the_backups_in_a_folder_the_newest_are_kept_and_nothing_else_is_touched(tmp_path: Path) -> None:
    names = [f"tomoshibi-2026100{day}-030000.backup" for day in (1, 2, 3)]
    for name in (*names, "tomoshibi-mine.backup", "notes.txt"):
        (tmp_path / name).touch()
    assert [file.name for file in backup.older(tmp_path, 2)] == names[:1]
