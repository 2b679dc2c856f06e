"""Know-how out of a file: whatever wrote it, good rows are read, and bad ones are told with their line."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from bot import numbers, tables
from bot.tables import Line, Table
from knowledge.card_table import COLUMNS, LONGEST, REASONS, BadRow, tags
from knowledge.card_table import fields as card_fields
from knowledge.card_table import kind as kind_named
from knowledge.cards import Draft, Kind
from knowledge.text import storable

_OF_DRAFT = frozenset(each.name for each in fields(Draft))
# What a card carries that no draft says, and a row of an export may.
LIFE = ("updated_at", "review_at", "is_outdated", "superseded_by", "keeper", "keeper_id")
_IDS = ("id", "superseded_by")
# Ids of cards that an earlier version imported: digests, in which any row of digits may stand.
_FORMER_ID = re.compile(r"import:[0-9a-f]{32}")
_TEXTS = ("kind", "title", "body", "author")
_MAYBE = ("author_id", "source_channel", "source_ts", "source_url", "superseded_by", "keeper", "keeper_id")
_LETTERS = str.maketrans("0123456789", "ghijklmnop")
_TIMES = ("created_at", "updated_at", "review_at")


@dataclass(frozen=True)
class Row:
    """A card that can go in.

    Attributes:
        line: the line of the file where it begins.
        draft: what the card is to say.
        says: the fields that the file has a column for; what it has none for stays as it is.
        card_id: the origin of the card that it was exported from; empty for rows that people wrote.
        life: what else an export says of the card, of `LIFE`.
    """

    line: int
    draft: Draft
    says: frozenset[str] = _OF_DRAFT
    card_id: str = ""
    life: Mapping[str, Any] = field(default_factory=dict)

    @property
    def family(self) -> str:
        """What a row keeps when it is changed: its title and its author."""
        return _digest(self.draft.title, self.draft.author)

    @property
    def origin(self) -> str:
        """The same row is the same card, whatever file or line it comes from; a changed one is known by its family."""
        draft = self.draft
        rest = [draft.kind, draft.body, draft.source_url, *draft.tags, str(draft.created_at)]
        story = [f"{part}={said}" for part, said in sorted((draft.story or {}).items())]
        return f"import:{self.family}:{_digest(*rest, *story, draft.hours_saved, draft.people_affected)}"

    @property
    def former_origin(self) -> str:
        """Where earlier versions of the program said that such a card came from."""
        said = f"{self.draft.title}\n{self.draft.body}".encode()
        return f"import:{hashlib.sha256(said).hexdigest()[:32]}"


@dataclass(frozen=True)
class Problem:
    """A row that cannot go in; `reason_key` is one of `REASONS`, `details` what it is about."""

    line: int
    reason_key: str
    details: tuple[str, ...] = ()

    @property
    def reason(self) -> str:
        """The reason for whoever reads the report; it never repeats a personal number."""
        return REASONS[self.reason_key].format(*map(numbers.covered, self.details))


@dataclass(frozen=True)
class Contents:
    """What a file holds, and what whoever imports it should know."""

    rows: list[Row | Problem]
    notes: tuple[str, ...] = ()


def read(data: bytes) -> Contents:
    """The rows of a CSV, Excel or JSON Lines file.

    Raises:
        bot.tables.UnreadableError: it is another kind of file, damaged, or locked.
    """
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return Contents(list(_json_lines(data)))
    table = tables.read(data, COLUMNS)
    if not table.fits:
        return Contents([Problem(table.header.number, "header", ("、".join(filter(None, table.header.cells)),))])
    unknown = COLUMNS.unknown(table.header.cells)
    notes = (*table.notes, f"読まなかった列: {'、'.join(unknown)}") if unknown else table.notes
    return Contents(list(_rows(table)), notes)


def _rows(table: Table) -> Iterator[Row | Problem]:
    places = COLUMNS.places(table.header.cells)
    for line in table.lines:
        try:
            yield _row(line, COLUMNS.said(places, line.cells), len(table.header.cells))
        except BadRow as bad:
            yield Problem(line.number, bad.reason_key, bad.details)


def _row(line: Line, said: Mapping[str, str], width: int) -> Row:
    if line.trouble:
        raise BadRow(line.trouble, *line.details)
    if len(line.cells) < width or any(cell.strip() for cell in line.cells[width:]):
        raise BadRow("columns", f"{len(line.cells)} / {width}")
    _refuse_numbers(text for column, text in said.items() if column not in _IDS or not _FORMER_ID.fullmatch(text))
    card_id = said.get("id", "").strip()
    return _made(line.number, card_id, card_fields({**said, "id": card_id}, exactly=bool(card_id)))


def _made(line: int, card_id: str, told: Mapping[str, Any]) -> Row:
    if card_id and ":" not in card_id:
        raise BadRow("id", card_id)
    for name in ("title", "body"):
        if not told.get(name, "").strip():
            raise BadRow(name)
        if len(told[name]) > LONGEST and not card_id:
            raise BadRow("long", f"{len(told[name]):,}")
    said = {name: value for name, value in told.items() if name in _OF_DRAFT}
    life = {name: _stored(told[name]) for name in LIFE if name in told}
    if "tags" in said:
        said["tags"] = tuple(said["tags"])
    said = {name: _stored(value) for name, value in said.items()}
    return Row(line, Draft(**{"kind": Kind.TIP} | said), frozenset(said), card_id, life)


def _stored(value: object) -> Any:
    return storable(value) if isinstance(value, str) else value


def _json_lines(data: bytes) -> Iterator[Row | Problem]:
    for line, written in enumerate(data.decode("utf-8-sig", "surrogateescape").split("\n"), 1):
        if written.strip():
            try:
                yield _json_row(line, written)
            except BadRow as bad:
                yield Problem(line, bad.reason_key, bad.details)


def _json_row(line: int, written: str) -> Row:
    try:
        said = json.loads(written)
    except (ValueError, RecursionError):
        raise BadRow("json") from None
    if not isinstance(said, dict):
        raise BadRow("json")
    _refuse_numbers(text for text in _texts_in(said) if not _FORMER_ID.fullmatch(text))
    told: dict[str, Any] = {name: _json_value(name, said[name]) for name in _SHAPES if name in said}
    times = {name: told[name] for name in _TIMES if told.get(name)}
    told |= card_fields(times, exactly=True)
    if "kind" in told:
        told["kind"] = kind_named(told["kind"])
    if isinstance(told.get("tags"), str):
        told["tags"] = tags(told["tags"])
    return _made(line, told.pop("id", "") or "", told)


_SHAPES: dict[str, tuple[type, ...]] = {
    **dict.fromkeys(_TEXTS, (str,)),
    **dict.fromkeys(_MAYBE, (str, type(None))),
    **dict.fromkeys(_TIMES, (str, type(None))),
    "id": (str,),
    "story": (dict, type(None)),
    "tags": (list, str),
    "hours_saved": (int, float, type(None)),
    "people_affected": (int, type(None)),
    "is_outdated": (bool,),
}


def _json_value(name: str, value: object) -> object:
    several: Iterable[object] = ()
    if isinstance(value, list | dict):
        several = value.values() if isinstance(value, dict) else value
    if type(value) not in _SHAPES[name] or not all(isinstance(each, str) for each in several):
        raise BadRow("shape", name)
    if isinstance(value, list):
        return [storable(str(each)) for each in value]
    if isinstance(value, dict):
        return {storable(part): storable(said) for part, said in value.items()} or None
    return _stored(value)


def _texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts_in(each)


def _refuse_numbers(texts: Iterable[str]) -> None:
    if any(numbers.holds_my_number(text) for text in texts):
        raise BadRow("personal_number")


def _digest(*parts: object) -> str:
    """A short name for what was said, in letters only: no row of digits in it can be taken for anybody's number."""
    digest = hashlib.sha256("\n".join(map(str, parts)).encode("utf-8", "ignore")).hexdigest()[:20]
    return digest.translate(_LETTERS)
