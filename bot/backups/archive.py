"""The file of a backup: every row of every table, as lines of JSON in one gzip stream, the same for every database.

The first line says what is in it, the last one how many rows that were and their checksum. There are no names of files
in it, so nothing can be written where it does not belong; it is read line by line, and a line, a count or a size that
is not what the first line and the file's own size allow ends the reading before anything is believed.
"""

import gzip
import hashlib
import json
import os
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

FORMAT = "tomoshibi backup"
VERSION = 1
# No row of ours comes near this; neither do our rows, which gzip makes 5 to 30 times smaller, near this ratio.
LONGEST_LINE = 64 * 2**20
LARGEST_RATIO = 200
SMALL = 16 * 2**20


class BrokenBackupError(Exception):
    """A file that is no backup, or no whole one; the message says in what way, to an operator."""


@dataclass(frozen=True)
class Contents:
    """What a backup says of itself.

    Args:
        revision: of the schema that its tables have.
        made_at: the moment that it shows.
        tables: how many rows each table has.
    """

    revision: str
    made_at: datetime
    tables: Mapping[str, int]

    @property
    def rows(self) -> int:
        """How many there are in all."""
        return sum(self.tables.values())


@dataclass(frozen=True)
class Part:
    """A table in the file: its columns, with the kind of what stands in them."""

    table: str
    columns: Mapping[str, str]


# How the kinds of values that JSON does not know are written and read.
_WRITE: dict[str, Callable[[Any], object]] = {
    "instant": lambda value: (value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)).isoformat(),
    "date": lambda value: value.isoformat(),
    "time": lambda value: value.isoformat(),
    "bytes": lambda value: b64encode(value).decode(),
}
_READ: dict[str, Callable[[Any], object]] = {
    "instant": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "bytes": b64decode,
}


class Writer:
    """Writes a backup, part by part."""

    def __init__(self, file: gzip.GzipFile, contents: Contents) -> None:
        self._file = file
        self._sum = hashlib.sha256()
        self._rows = 0
        told = {"revision": contents.revision, "made_at": contents.made_at.isoformat(), "tables": dict(contents.tables)}
        self._line({"format": FORMAT, "version": VERSION, **told})

    def begin(self, part: Part) -> None:
        """The rows that follow are of this table."""
        self._kinds = [_WRITE.get(kind) for kind in part.columns.values()]
        self._line({"table": part.table, "columns": dict(part.columns)})

    def row(self, values: Sequence[Any]) -> None:
        """One row, in the order of the columns."""
        pairs = zip(values, self._kinds, strict=True)
        self._line([write(value) if write and value is not None else value for value, write in pairs])
        self._rows += 1

    def end(self) -> None:
        """That was all."""
        self._line({"rows": self._rows, "sha256": self._sum.hexdigest()})

    def _line(self, said: object) -> None:
        line = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        self._sum.update(line)
        self._file.write(line)


@contextmanager
def written(target: Path, contents: Contents) -> Iterator[Writer]:
    """A backup to write, which nobody else can read, and which is there only when it is whole.

    Raises:
        OSError: it cannot be written.
    """
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as raw:
            with gzip.GzipFile(filename="", fileobj=raw, mode="wb", compresslevel=6) as file:
                writer = Writer(file, contents)
                yield writer
                writer.end()
            raw.flush()
            os.fsync(raw.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def contents(source: Path) -> Contents:
    """What a file says of itself, looked at from its first line to its checksum; nothing is kept in memory.

    Raises:
        BrokenBackupError: it is no whole backup.
        OSError: it cannot be read.
    """
    found, _ = _walk(source, lambda _part, _row: None)
    return found


def read(source: Path, take: Callable[[Part, list[Any]], None]) -> Contents:
    """Hand over every row, with its table.

    Raises:
        BrokenBackupError: it is no whole backup; what was handed over before is not to be believed.
        OSError: it cannot be read.
    """

    def decode(part: Part, row: list[Any]) -> None:
        pairs = zip(row, part.columns.values(), strict=True)
        try:
            values = [_READ[kind](value) if kind in _READ and value is not None else value for value, kind in pairs]
        except (TypeError, ValueError):
            raise BrokenBackupError(f"表 {part.table} に、読めない値があります。") from None
        take(part, values)

    found, _ = _walk(source, decode)
    return found


def _walk(source: Path, take: Callable[[Part, list[Any]], None]) -> tuple[Contents, int]:
    checksum = hashlib.sha256()
    rows = 0
    counts: dict[str, int] = {}
    lines = _lines(source)
    first = next(lines, b"")
    found = _contents(_said(first))
    checksum.update(first)
    part: Part | None = None
    for line in lines:
        said = _said(line)
        if isinstance(said, dict) and "sha256" in said:
            if said != {"rows": rows, "sha256": checksum.hexdigest()} or counts != found.tables:
                raise BrokenBackupError("中身が、書いたときと違っています（チェックサムか件数が合いません）。")
            if next(lines, None) is not None:
                raise BrokenBackupError("終わりの印のあとに、続きがあります。")
            return found, rows
        checksum.update(line)
        if isinstance(said, dict):
            part = _part(said, found, counts)
            counts[part.table] = 0
        elif isinstance(said, list) and part and len(said) == len(part.columns):
            counts[part.table] += 1
            rows += 1
            if counts[part.table] > found.tables[part.table]:
                raise BrokenBackupError(f"表 {part.table} の行が、はじめに書かれた件数より多くあります。")
            take(part, said)
        else:
            raise BrokenBackupError("表のどの行か分からない行があります。")
    raise BrokenBackupError("途中で切れています。")


def _lines(source: Path) -> Iterator[bytes]:
    """The lines, as long as they and their sum stay within what a file of this size can hold of ours."""
    most = max(SMALL, source.stat().st_size * LARGEST_RATIO)
    so_far = 0
    try:
        with gzip.open(source) as file:
            while line := file.readline(LONGEST_LINE):
                so_far += len(line)
                if so_far > most or len(line) >= LONGEST_LINE:
                    raise BrokenBackupError("広げると、大きくなりすぎます。灯の控えではありません。")
                yield line
    except (gzip.BadGzipFile, zlib.error):
        raise BrokenBackupError("灯の控えの形をしていません。") from None
    except EOFError:
        raise BrokenBackupError("途中で切れています。") from None


def _said(line: bytes) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        raise BrokenBackupError("灯の控えの形をしていません。") from None


def _contents(said: Any) -> Contents:
    if not isinstance(said, dict) or said.get("format") != FORMAT:
        raise BrokenBackupError("灯の控えの形をしていません。")
    if said.get("version") != VERSION:
        raise BrokenBackupError("この版の灯が知らない形の控えです。灯を新しくしてください。")
    try:
        tables = {str(name): int(count) for name, count in said["tables"].items()}
        return Contents(str(said["revision"]), datetime.fromisoformat(said["made_at"]).astimezone(UTC), tables)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise BrokenBackupError("はじめの行が読めません。") from None


def _part(said: dict[str, Any], found: Contents, counts: Mapping[str, int]) -> Part:
    name, columns = str(said.get("table")), said.get("columns")
    if name not in found.tables or name in counts or not isinstance(columns, dict) or not columns:
        raise BrokenBackupError("はじめに書かれていない表があります。")
    return Part(name, {str(column): str(kind) for column, kind in columns.items()})
