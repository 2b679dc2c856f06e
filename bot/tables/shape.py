"""What a table is once it has been read: a header, and lines of text with the number under which people find them."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

# A header stands among so many lines; above it there may be a title, a date, who made it.
HEAD = 30
# A text that is too long for one cell of Excel goes on in columns of the same name with this at the end.
GOES_ON = "（続き）"

# What can be wrong with a line, whatever the table is about.
TROUBLES = {
    "quotes": '引用符「"」の閉じ方が正しくありません',
    "characters": "文字化けがあります（{}）",
    "formula": "{}列の計算式に結果が入っていません（Excel で開いて保存し直してください）",
    "error": "{}列が Excel のエラー（{}）になっています",
}
_ASIDE = re.compile(r"[(\[【].*?[)\]】]|[*※★●:]+$")


class UnreadableError(Exception):
    """The file is no table that can be read; the message is a sentence for whoever chose it."""


@dataclass(frozen=True)
class Line:
    """A line of a table; one in which something is wrong says what (a key of `TROUBLES`, and what it needs)."""

    number: int
    cells: tuple[str, ...]
    trouble: str = ""
    details: tuple[str, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return not self.trouble and not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True)
class Table:
    """A table. When no line of it is a header that fits, its first line stands for one and `fits` is False."""

    header: Line
    lines: list[Line] = field(default_factory=list)
    fits: bool = True
    notes: tuple[str, ...] = ()


class Columns:
    """Which columns a kind of table has, by what people call them.

    Args:
        names: by column, its names, in any mixture of languages, widths and capitals.
        needed: sets of columns; a line is a header when it has all of one of them.
    """

    def __init__(self, names: Mapping[str, Sequence[str]], *, needed: Iterable[Collection[str]]) -> None:
        self._column = {folded(name): column for column, told in names.items() for name in told}
        self._needed = [frozenset(each) for each in needed]

    def places(self, header: Sequence[str]) -> dict[str, list[int]]:
        """Where each known column is: the first of its name, and those in which it goes on."""
        places: dict[str, list[int]] = {}
        for place, name in enumerate(header):
            column = self._column.get(folded(name)) or self._column.get(_bare(name))
            goes_on = name.strip().endswith(GOES_ON)
            if column and (goes_on if column in places else not goes_on):
                places.setdefault(column, []).append(place)
        return places

    def said(self, places: Mapping[str, Sequence[int]], cells: Sequence[str]) -> dict[str, str]:
        """What a line says in each known column; a column that the line does not reach is empty."""
        return {
            column: "".join(cells[place] for place in where if place < len(cells)) for column, where in places.items()
        }

    def unknown(self, header: Sequence[str]) -> list[str]:
        """The columns that are not read, by their names."""
        read = set(chain.from_iterable(self.places(header).values()))
        return [name.strip() for place, name in enumerate(header) if place not in read and name.strip()]

    def table(self, lines: Iterable[Line]) -> Table:
        """The table that begins with the first line that is a header for these columns."""
        waiting = (line for line in lines if not line.is_blank)
        first: Line | None = None
        for _, line in zip(range(HEAD), waiting, strict=False):
            first = first or line
            if any(each <= self.places(line.cells).keys() for each in self._needed):
                return Table(line, list(waiting))
        return Table(first or Line(1, ()), fits=False)


def folded(name: str) -> str:
    """A name without what people do not mean by it: width, capitals, spaces."""
    return "".join(unicodedata.normalize("NFKC", name).split()).casefold()


def _bare(name: str) -> str:
    """A name without asides, as in 題名（必須）."""
    return _ASIDE.sub("", folded(name))


def numbered(rows: Iterable[Sequence[str]]) -> Iterator[Line]:
    """Rows as lines, numbered from 1."""
    return (Line(number, tuple(row)) for number, row in enumerate(rows, 1))
