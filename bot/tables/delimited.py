"""CSV, whoever wrote it: UTF-8, UTF-16 or Shift_JIS, with commas, tabs or semicolons."""

import csv
import io
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from itertools import islice

from bot import numbers
from bot.tables.shape import HEAD, Columns, Line, Table

_UNEXPLAINED = re.compile("[\ud800-\udfff]")
_BESIDE = 20
# What a spreadsheet program would work out instead of showing it, and the mark that keeps it from doing so.
_WORKED_OUT = re.compile(r"[\s']*[=+\-@＝＋－＠]|'*[\t\r]")
_MARK = "'"


def read(data: bytes, columns: Columns) -> Table:
    """The table in a CSV file."""
    text = decode(data)
    heads = {mark: columns.table(islice(_lines(text, mark), HEAD)) for mark in ",\t;"}
    delimiter = max(heads, key=lambda mark: (heads[mark].fits, len(columns.places(heads[mark].header.cells))))
    return columns.table(_lines(text, delimiter))


def decode(data: bytes) -> str:
    """A file's text; bytes that its encoding does not explain become halves of surrogate pairs."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    if b"\0" in data[:200]:
        little = data[1:200:2].count(0) > data[:200:2].count(0)  # ASCII's other byte comes second there
        return data.decode("utf-16-le" if little else "utf-16-be", "replace")
    guess = data.decode("utf-8-sig", "surrogateescape")
    # Shift_JIS read as UTF-8 is mostly such bytes; UTF-8 that was damaged somewhere is not.
    foreign = len(guess) - len(guess.encode("ascii", "ignore"))
    return guess if len(_UNEXPLAINED.findall(guess)) * 3 <= foreign else data.decode("cp932", "surrogateescape")


def marked(text: str) -> str:
    """The text as it can stand in a CSV file: with a mark before what a spreadsheet would take for a formula."""
    return _MARK + text if _WORKED_OUT.match(text) else text


def unmarked(cell: str) -> str:
    """The text that `marked` was given."""
    return cell[1:] if cell.startswith(_MARK) and _WORKED_OUT.match(cell[1:]) else cell


def _lines(text: str, delimiter: str) -> Iterator[Line]:
    """Each record that is not blank, with the line where it begins."""
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))  # it is one limit for the whole program
    lines = list(io.StringIO(text, newline=""))
    place = 0
    while place < len(lines):
        reader = csv.reader(islice(lines, place, None), delimiter=delimiter, strict=True)
        start = place
        try:
            for cells in reader:
                number, place = place + 1, start + reader.line_num
                if any(cell.strip() for cell in cells):
                    yield _line(number, cells)
        except csv.Error:  # a quotation that never ends would take all lines after it along
            place += 1
            yield Line(place, (), "quotes")


def _line(number: int, cells: list[str]) -> Line:
    for cell in cells:
        if broken := _UNEXPLAINED.search(cell):
            beside = numbers.covered(cell)[max(0, broken.start() - _BESIDE) :][: 2 * _BESIDE]
            return Line(number, (), "characters", (_UNEXPLAINED.sub("", beside),))
    return Line(number, tuple(unmarked(cell) for cell in cells))
