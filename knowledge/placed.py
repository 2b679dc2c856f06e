"""Where the words of a card stand, kept with the card: to show why it was found then takes no analyser."""

import json
import zlib
from collections.abc import Sequence
from typing import Any, NamedTuple

from bot.mrkdwn import one_line
from knowledge import text
from knowledge.text import Word

# So much of a long text is looked through for a passage.
READ = 8000


class Line(NamedTuple):
    """A text in one line, and its words."""

    said: str
    words: tuple[Word, ...]


def line(said: str, words: Sequence[Word] | None = None) -> Line:
    """A text of a card or of somebody's in one line, and what the analyser makes of it.

    Args:
        said: the text.
        words: its words, where they are known already.
    """
    read = text.first_sentences(one_line(text.storable(said)), READ)
    return Line(read, tuple(text.analyse(read).words if words is None else words))


def lines(title: str, body: str, packed: bytes | None) -> tuple[Line, Line]:
    """A card's title and text, each in one line; read again where what was kept is not about these texts."""
    if packed:
        of, terms, *told = json.loads(zlib.decompress(packed))
        if of == _checksum(title, body):
            titled, said = (_words(words, terms) for words in told)
            return line(title, titled), line(body, said)
    return line(title), line(body)


def pack(title: str, body: str) -> bytes:
    """The words of a card's title and of the part of its text that is looked through, to be kept."""
    terms: dict[str, int] = {}
    told = [
        [[word.start, word.end, *(terms.setdefault(term, len(terms)) for term in word.terms)] for word in words]
        for words in (line(title).words, line(body).words)
    ]
    packed = json.dumps([_checksum(title, body), list(terms), *told], separators=(",", ":"), ensure_ascii=False)
    return zlib.compress(packed.encode())


def _checksum(title: str, body: str) -> int:
    return zlib.crc32(body.encode(), zlib.crc32(title.encode()))


def _words(told: Sequence[Sequence[Any]], terms: Sequence[str]) -> tuple[Word, ...]:
    return tuple(
        Word(terms[first], tuple([terms[other] for other in others]), start, end) for start, end, first, *others in told
    )
