"""Workbooks of Excel (.xlsx): the first sheet with a header that fits, the results of formulas, dates as dates."""

import io
import re
import warnings
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from itertools import zip_longest
from typing import Any, BinaryIO
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

import openpyxl
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from bot.tables.shape import GOES_ON, Columns, Line, Table, UnreadableError

# How much Excel lets stand in a cell, in units of UTF-16.
LONGEST_CELL = 32_767
# A merged cell of more lines than this is a border, not a value for all of them.
_MERGED = 1_000
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell [^>]*?ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")

# How Excel writes characters that XML cannot hold, and text that looks like that.
_ESCAPED = re.compile("_x(00[01][0-9A-Fa-f]|005[Ff]|[Ff]{3}[EeFf])_")
_TO_ESCAPE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_WHOLE = re.compile("(?s)_x[0-9A-F]{4}_|.")

_WIDE, _NARROW = 48, 16
_BROKEN = (BadZipFile, InvalidFileException, ParseError, zlib.error, EOFError, KeyError, ValueError, TypeError)
_BROKEN_TOO = (IndexError, AttributeError, NotImplementedError, RuntimeError, OverflowError)


def read(data: bytes, columns: Columns) -> Table:
    """The table in a workbook.

    Raises:
        UnreadableError: it is damaged.
    """
    with _loaded(data, results=True) as book:
        shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        hidden = [sheet for sheet in book.worksheets if sheet.sheet_state != "visible"]
        best: Table | None = None
        for sheet in (*shown, *hidden):
            table = columns.table(_lines(data, sheet))
            if table.fits:
                others = [each.title for each in shown if each is not sheet]
                return _even(table, sheet.title, others)
            best = best if best and best.header.cells else table
    return best or Table(Line(1, ()), fits=False)


def write(
    file: BinaryIO, *, title: str, columns: Sequence[tuple[str, bool]], rows: Iterable[Sequence[str | int]]
) -> None:
    """Write one sheet in which text is text, whatever it looks like. What is too long for a cell goes on beside it.

    Args:
        file: where to.
        title: the name of the sheet.
        columns: the name of each column, and whether it is a wide one.
        rows: the cells; whole numbers can be counted with.
    """
    kept = [[_pieces(cell) if isinstance(cell, str) else [cell] for cell in row] for row in rows]
    widths = [max((len(row[place]) for row in kept), default=1) for place in range(len(columns))]
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    names = [(name + GOES_ON * (part > 0), wide) for (name, wide), width in zip(columns, widths, strict=True)
             for part in range(width)]  # fmt: skip
    for place, (_, wide) in enumerate(names, 1):
        sheet.column_dimensions[get_column_letter(place)].width = _WIDE if wide else _NARROW
    sheet.append([_cell(sheet, name, is_header=True) for name, _ in names])
    # Each row is written at once, so the next one can use them again.
    texts, counts = [_cell(sheet, "") for _ in names], [_count(sheet) for _ in names]
    for row in kept:
        parts = (piece for pieces, width in zip(row, widths, strict=True) for piece in [*pieces, *[""] * width][:width])
        sheet.append([_said_in(*each) for each in zip(texts, counts, parts, strict=True)])
    book.save(file)


@contextmanager
def _loaded(data: bytes, *, results: bool) -> Iterator[openpyxl.Workbook]:
    try:
        with warnings.catch_warnings(action="ignore"):  # about looks that are not read anyway
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=results)
            yield book
            book.close()
    except (*_BROKEN, *_BROKEN_TOO) as error:
        raise UnreadableError("Excel のファイルが壊れています。Excel で開いて、保存し直してください。") from error


def _lines(data: bytes, sheet: Any) -> Iterator[Line]:
    """The lines of a sheet; what was merged over several lines counts for each of them."""
    merged, has_formulas = _looked_at(data, sheet)
    formulas: Iterable[Sequence[Any]] = _formulas(data, sheet.title) if has_formulas else ()
    sheet.reset_dimensions()  # what a sheet says of its own size may be anything
    above: list[str] = []
    for number, (row, behind) in enumerate(zip_longest(sheet.iter_rows(), formulas, fillvalue=()), 1):
        line = _line(number, row, behind)
        if not line.is_blank and not line.trouble:
            cells = list(line.cells)
            for place in (place for place, cell in enumerate(above) if cell and (number, place) in merged):
                cells += [""] * (place + 1 - len(cells))
                cells[place] = cells[place] or above[place]
            line = Line(number, tuple(cells))
        above = list(line.cells)
        yield line


def _looked_at(data: bytes, sheet: Any) -> tuple[set[tuple[int, int]], bool]:
    """The cells (line, column) that continue the merged cell above them, and whether the sheet holds formulas."""
    with ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read(sheet._worksheet_path)  # noqa: SLF001 (read-only sheets do not tell of merged cells)
    merged = set[tuple[int, int]]()
    for left, top, right, bottom in _MERGE.findall(xml):
        if left == right and int(bottom) - int(top) <= _MERGED:
            place = openpyxl.utils.column_index_from_string(left.decode()) - 1
            merged |= {(line, place) for line in range(int(top) + 1, int(bottom) + 1)}
    return merged, bool(_FORMULA.search(xml))


def _formulas(data: bytes, title: str) -> Iterator[Sequence[Any]]:
    """The same sheet, with formulas instead of their results."""
    with _loaded(data, results=False) as book:
        sheet = book[title]
        sheet.reset_dimensions()
        yield from sheet.iter_rows()


def _line(number: int, row: Sequence[Any], behind: Sequence[Any]) -> Line:
    cells = [_said(cell.value) for cell in row]
    for place, cell in enumerate(row):
        if cell.data_type == "e":
            return Line(number, tuple(cells), "error", (get_column_letter(place + 1), cells[place]))
        if cell.value is None and place < len(behind) and behind[place].data_type == "f":
            return Line(number, tuple(cells), "formula", (get_column_letter(place + 1),))
    return Line(number, tuple(cells))


def _said(value: object) -> str:  # noqa: PLR0911 (one for each type)
    match value:
        case None:
            return ""
        case str():
            return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
        case bool():
            return str(value).upper()
        case float():
            return str(int(value)) if value.is_integer() else f"{value:.15g}"
        case datetime():
            near = (value + timedelta(milliseconds=500)).replace(microsecond=0)
            return near.date().isoformat() if near.time() == time.min else near.isoformat(" ")
        case date() | time():
            return value.isoformat()
        case _:
            return str(value)


def _even(table: Table, title: str, others: Sequence[str]) -> Table:
    """The table with lines as wide as its header; what stands beside it is no part of it."""
    named = [place for place, name in enumerate(table.header.cells) if name.strip()]
    width = named[-1] + 1
    even = [Line(each.number, (*each.cells, *[""] * width)[:width], each.trouble, each.details) for each in table.lines]
    also = f"（ほかのシートは読んでいません: {'、'.join(others)}）" if others else ""
    header = Line(table.header.number, table.header.cells[:width])
    return Table(
        header, [line for line in even if not line.is_blank], notes=(f"シート「{title}」を読みました{also}。",)
    )


def _cell(sheet: Any, text: str, *, is_header: bool = False) -> Any:
    """A cell whose text stays text when somebody edits it."""
    cell = WriteOnlyCell(sheet, text)
    cell.number_format = "@"
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if is_header:
        cell.font = Font(bold=True)
    return cell


def _count(sheet: Any) -> Any:
    cell = WriteOnlyCell(sheet)
    cell.number_format = "#,##0"
    cell.alignment = Alignment(vertical="top")
    return cell


def _said_in(text: Any, count: Any, said: str | int) -> Any:
    """The one of two cells that fits what is to be said; none for nothing."""
    if said == "":
        return None
    cell = text if isinstance(said, str) else count
    cell.value = said
    cell.data_type = "s" if isinstance(said, str) else "n"  # text also where it looks like a formula or an error
    return cell


def _pieces(text: str) -> list[str]:
    """The text as Excel writes it, in as many parts as it takes."""
    written = _TO_ESCAPE.sub(lambda found: f"_x{ord('_' and found[0]):04X}_", text)
    if len(written.encode("utf-16-le")) <= 2 * LONGEST_CELL:
        return [written]
    pieces: list[list[str]] = [[]]
    room = LONGEST_CELL
    for whole in _WHOLE.findall(written):
        size = len(whole.encode("utf-16-le")) // 2
        if size > room:
            pieces.append([])
            room = LONGEST_CELL
        pieces[-1].append(whole)
        room -= size
    return ["".join(piece) for piece in pieces]
