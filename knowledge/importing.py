"""Know-how from a table: whatever spreadsheet wrote it, good rows go in, and bad ones are told with their line."""

import csv
import hashlib
import io
import re
import unicodedata
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot import numbers
from knowledge import cards
from knowledge.cards import Draft, Kind
from knowledge.text import storable

BATCH = 200
LONGEST = 20_000
_UNEXPLAINED = re.compile("[\ud800-\udfff]")
_JST = ZoneInfo("Asia/Tokyo")

REASONS = {
    "header": "見出しの行に「題名」と「本文」の列が見つかりません（{}）",
    "columns": "列の数が見出しと合いません（{}）",
    "quotes": '引用符「"」の閉じ方が正しくありません',
    "characters": "文字化けがあります（{}）",
    "title": "題名がありません",
    "body": "本文がありません",
    "kind": "種類「{}」が分かりません（コツ・成功事例・解決のどれかです）",
    "long": "長すぎます（{}文字。20,000文字までです）",
    "personal_number": "マイナンバー（個人番号）の形をした番号が入っています（たまたまのこともあります）",
    "date": "日時「{}」が読めません（2026-10-02 16:00 のように書きます）",
}

_COLUMNS = {
    "kind": ("kind", "種類", "種別", "区分"),
    "title": ("title", "題名", "タイトル", "件名"),
    "body": ("body", "本文", "内容"),
    "tags": ("tags", "tag", "タグ"),
    "author": ("author", "投稿者", "作成者"),
    "source_url": ("source_url", "url", "リンク"),
    "created_at": ("created_at", "日時", "投稿日", "投稿日時", "作成日", "作成日時"),
}
_COLUMN = {name: column for column, names in _COLUMNS.items() for name in names}
_KINDS = {
    Kind.TIP: ("", "tip", "コツ", "こつ"),
    Kind.STORY: ("story", "成功事例", "失敗談", "事例"),
    Kind.SOLUTION: ("solution", "解決", "解決済み", "解決策"),
}
_KIND = {name: kind for kind, names in _KINDS.items() for name in names}


@dataclass(frozen=True)
class Row:
    """A card that can go in, and the line of the file where it begins."""

    line: int
    draft: Draft

    @property
    def origin(self) -> str:
        """The same text is the same card, whatever file or line it comes from."""
        said = f"{self.draft.title}\n{self.draft.body}".encode()
        return f"import:{hashlib.sha256(said).hexdigest()[:32]}"


@dataclass(frozen=True)
class Problem:
    """A row that cannot go in; `reason_key` is one of `REASONS`, `detail` what it is about."""

    line: int
    reason_key: str
    detail: str = ""

    @property
    def reason(self) -> str:
        """The reason for whoever reads the report."""
        return REASONS[self.reason_key].format(self.detail)


@dataclass
class Report:
    """What became of the rows."""

    added: int = 0
    unchanged: int = 0
    problems: list[Problem] = field(default_factory=list)


class _BadRow(Exception):  # noqa: N818 (it never leaves this module)
    def __init__(self, reason_key: str, detail: str = "") -> None:
        super().__init__(reason_key, detail)


def read_csv(data: bytes) -> Iterator[Row | Problem]:
    """The rows of a CSV file in UTF-8, UTF-16 or Shift_JIS, with commas, tabs or semicolons, by its header."""
    table = _decode(data)
    delimiter = max(",\t;", key=lambda mark: len(_columns(next(_records(table, mark), (0, []))[1])))
    header: list[str] = []
    columns: dict[str, int] = {}
    for line, cells in _records(table, delimiter):
        if isinstance(cells, _BadRow):
            yield Problem(line, *cells.args)
        elif not header:
            header, columns = cells, _columns(cells)
            if not {"title", "body"} <= columns.keys():
                yield Problem(line, "header", "、".join(header))
                return
        else:
            try:
                yield Row(line, _draft(cells, columns, len(header)))
            except _BadRow as bad:
                yield Problem(line, *bad.args)


def import_cards(
    begin: Callable[[], AbstractContextManager[Session]],
    *,
    team_id: str,
    rows: Iterable[Row | Problem],
    now: datetime,
    progress: Callable[[int], None] = lambda _: None,
) -> Report:
    """Keep the rows as cards, some hundred a transaction; a card that is there already stays as it is.

    Args:
        begin: opens a transaction.
        team_id: whose cards they become.
        rows: what `read_csv` read.
        now: when cards without a date were made.
        progress: is told how many rows are done.
    """
    report = Report()
    done = 0
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        report.problems += [row for row in batch if isinstance(row, Problem)]
        drafts = {row.origin: row.draft for row in batch if isinstance(row, Row)}
        added = cards.keep_new(begin, team_id=team_id, drafts=drafts, now=now)
        report.added += added
        report.unchanged += sum(isinstance(row, Row) for row in batch) - added
        done += len(batch)
        progress(done)
    return report


def _decode(data: bytes) -> str:
    """The file's text; bytes that its encoding does not explain become surrogates."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    if b"\0" in data[:200]:
        little = data[1:200:2].count(0) > data[:200:2].count(0)  # ASCII's other byte comes second there
        return data.decode("utf-16-le" if little else "utf-16-be", "replace")
    guess = data.decode("utf-8-sig", "surrogateescape")
    # Shift_JIS read as UTF-8 is mostly such bytes; UTF-8 that was damaged somewhere is not.
    foreign = len(guess) - len(guess.encode("ascii", "ignore"))
    return guess if len(_UNEXPLAINED.findall(guess)) * 3 <= foreign else data.decode("cp932", "surrogateescape")


def _records(table: str, delimiter: str) -> Iterator[tuple[int, list[str] | _BadRow]]:
    """Each row that is not blank, or why it is none, with the line where it begins."""
    csv.field_size_limit(len(table) + 1)
    lines = list(io.StringIO(table, newline=""))
    place = 0
    while place < len(lines):
        reader = csv.reader(islice(lines, place, None), delimiter=delimiter, strict=True)
        start = place
        try:
            for cells in reader:
                line, place = place + 1, start + reader.line_num
                if any(cell.strip() for cell in cells):
                    yield line, cells
        except csv.Error:  # a quotation that never ends would take all lines after it along
            place += 1
            yield place, _BadRow("quotes")


def _columns(cells: Sequence[str] | _BadRow) -> dict[str, int]:
    """Where each known column is; the first of two with one name counts."""
    names = [] if isinstance(cells, _BadRow) else [_folded(cell) for cell in cells]
    return {_COLUMN[name]: place for place, name in reversed(list(enumerate(names))) if name in _COLUMN}


def _draft(cells: Sequence[str], columns: dict[str, int], width: int) -> Draft:
    if len(cells) < width or any(cell.strip() for cell in cells[width:]):
        raise _BadRow("columns", f"{len(cells)} / {width}")
    said = {column: cells[place].strip() for column, place in columns.items()}
    for text in said.values():
        if numbers.holds_my_number(text):
            raise _BadRow("personal_number")
        if broken := _UNEXPLAINED.search(text):
            raise _BadRow("characters", storable(text[max(0, broken.start() - 20) :][:40]))
    for column in ("title", "body"):
        if not said[column]:
            raise _BadRow(column)
        if len(said[column]) > LONGEST:
            raise _BadRow("long", f"{len(said[column]):,}")
    kind = _KIND.get(_folded(said.get("kind", "")))
    if kind is None:
        raise _BadRow("kind", said["kind"])
    return Draft(
        kind=kind,
        title=" ".join(said["title"].split()),
        body=said["body"].replace("\r\n", "\n").replace("\r", "\n"),
        tags=_tags(said.get("tags", "")),
        author=said.get("author", ""),
        source_url=said.get("source_url") or None,
        created_at=_instant(said.get("created_at", "")),
    )


def _tags(written: str) -> tuple[str, ...]:
    for mark in "、，；;|｜\n":
        written = written.replace(mark, ",")
    return tuple(dict.fromkeys(tag for part in written.split(",") if (tag := part.strip().lstrip("#＃"))))


def _instant(written: str) -> datetime | None:
    """An instant as ISO 8601 or as Japanese spreadsheets write it; people who name no zone live in JST."""
    if not written:
        return None
    read = None
    for form in (None, "%Y/%m/%d", "%Y/%m/%d %H:%M", "%Y/%m/%d %H:%M:%S", "%Y年%m月%d日"):
        try:
            read = datetime.strptime(written, form) if form else datetime.fromisoformat(written)  # noqa: DTZ007
            break
        except ValueError:
            continue
    if read is None:
        raise _BadRow("date", written)
    return read if read.tzinfo else read.replace(tzinfo=_JST)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip().casefold()
