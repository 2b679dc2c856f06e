"""Texts that are longer than a field of Slack's: they stand in several, one below the other, and come back whole.

What stood between two pieces is kept in the id of the later field, so that a view needs to carry nothing else along.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Self

# As many characters as Slack lets a field hold.
FIELD = 3000
_MARK = "~"
# Cut where the last line ends, or at the last white space when that would leave the field half empty. An id holds 255
# characters, so that not all of a long gap fits into one.
_LINE_END = re.compile(r"\n\s{0,29}(?=[^\n]*\Z)")
_GAP = re.compile(r"\s{1,30}(?=\S*\Z)")


class InPieces(str):
    """A whole text that knows how it stood in several fields.

    Slack keeps what was typed in a field that is shown again, whatever the bot would put there now; so a view that is
    shown again has to have the same pieces in the same fields.

    Attributes:
        pieces: what stands in each field, by its block id.
    """

    __slots__ = ("pieces",)
    pieces: dict[str, str]

    def __new__(cls, pieces: Mapping[str, str]) -> Self:
        """Make one of what stands in each field, in their order."""
        whole = super().__new__(cls, "".join(_gap(block_id) + piece for block_id, piece in pieces.items()).strip())
        whole.pieces = dict(pieces)
        return whole


def cut(block_id: str, text: str) -> dict[str, str]:
    """The text in pieces that fit into fields, by the block id of each; the first field has the name of them all."""
    if isinstance(text, InPieces) and block_id in text.pieces:
        return text.pieces
    return dict(_cut(block_id, text))


def joined(values: Mapping[str, str]) -> dict[str, str]:
    """What stands in the fields of a view, with texts that were cut whole again."""
    together: dict[str, dict[int, str]] = {}
    for block_id in values:
        name, number, _ = _parts(block_id)
        together.setdefault(name, {})[number] = block_id
    return {
        name: _joined({ids[number]: values[ids[number]] for number in sorted(ids)}) for name, ids in together.items()
    }


def _joined(pieces: Mapping[str, str]) -> str:
    return InPieces(pieces) if len(pieces) > 1 else next(iter(pieces.values()))


def _cut(block_id: str, rest: str) -> Iterator[tuple[str, str]]:
    name, number = block_id, 0
    while len(rest) > FIELD:
        start, end = _place(rest[:FIELD])
        yield block_id, rest[:start]
        number += 1
        block_id = _MARK.join((name, str(number), rest[start:end].encode().hex()))
        rest = rest[end:]
    yield block_id, rest


def _place(full: str) -> tuple[int, int]:
    """Where a field ends that is full, and where the next one begins."""
    line_end, gap = _LINE_END.search(full, len(full) // 2), _GAP.search(full, 1)
    found = line_end or gap
    return found.span() if found else (len(full), len(full))


def _gap(block_id: str) -> str:
    return _parts(block_id)[2]


def _parts(block_id: str) -> tuple[str, int, str]:
    """The name of the whole text, which piece of it this is, and what stood before the piece."""
    name, _, rest = block_id.partition(_MARK)
    number, _, gap = rest.partition(_MARK)
    if not number.isdecimal():
        return block_id, 0, ""
    return name, int(number), bytes.fromhex(gap).decode()
