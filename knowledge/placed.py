"""Where the words of a card stand, kept with the card: to show why it was found then takes no analyser."""

import json
import zlib
from collections.abc import Collection, Iterator, Sequence
from itertools import compress
from typing import NamedTuple, TypeVar

from bot.mrkdwn import one_line
from knowledge import text
from knowledge.text import Word

# So much of a long text is looked through for a passage.
READ = 8000

_Told = TypeVar("_Told")


class Line(NamedTuple):
    """A text in one line, words of it in order, and where each of its words begins."""

    said: str
    words: Sequence[Word] = ()
    begins: Sequence[int] = ()


def line(said: str) -> Line:
    """A text of a card in one line, with all of its words."""
    read = _one_line(said)
    words = text.analyse(read).words
    return Line(read, words, [word.start for word in words])


def lines(title: str, body: str, packed: bytes | None, *, terms: Collection[str]) -> tuple[Line, Line]:
    """A card's title and text, each in one line, with those of its words for which one of the terms stands at least.

    Args:
        title: the card's title.
        body: the card's text.
        packed: what was kept of them; where it is not about these texts they are read again.
        terms: of the words that are asked for.
    """
    if packed:
        of, known, *columns = json.loads(zlib.decompress(packed))
        if of == _checksum(title, body):
            wanted = set(_places(known, terms))
            titled, told = (_some(known, wanted, *each) for each in columns)
            return Line(_one_line(title), *titled), Line(_one_line(body), *told)
    return line(title), line(body)


def pack(title: str, body: str) -> bytes:
    """The words of a card's title and of the part of its text that is looked through, to be kept."""
    terms: dict[str, int] = {}
    told = []
    for words in (line(title).words, line(body).words):
        numbers = [[terms.setdefault(term, len(terms)) for term in word.terms] for word in words]
        others = [[place, *each[1:]] for place, each in enumerate(numbers) if len(each) > 1]
        begins, lengths = [word.start for word in words], [word.end - word.start for word in words]
        told.append([begins, lengths, [each[0] for each in numbers], others])
    packed = json.dumps([_checksum(title, body), list(terms), *told], separators=(",", ":"), ensure_ascii=False)
    return zlib.compress(packed.encode())


def _one_line(said: str) -> str:
    return text.first_sentences(one_line(text.storable(said)), READ)


def _checksum(title: str, body: str) -> int:
    return zlib.crc32(body.encode(), zlib.crc32(title.encode()))


def _some(
    terms: Sequence[str],
    wanted: set[int],
    begins: list[int],
    lengths: list[int],
    first: list[int],
    others: list[list[int]],
) -> tuple[list[Word], list[int]]:
    """The words that have one of the wanted terms, and where all words begin."""
    more = {each[0]: each[1:] for each in others}
    places = set(_places(first, wanted))
    places |= {place for place, each in more.items() if not wanted.isdisjoint(each)}
    words = [
        Word(
            terms[first[place]],
            tuple([terms[number] for number in more.get(place, ())]),
            begins[place],
            begins[place] + lengths[place],
        )
        for place in sorted(places)
    ]
    return words, begins


def _places(several: Sequence[_Told], wanted: Collection[_Told]) -> Iterator[int]:
    """Where in a list there is something that is wanted."""
    return compress(range(len(several)), map(wanted.__contains__, several))
