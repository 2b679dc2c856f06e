"""Why a card was found: its most telling passage, with the words that matched."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from knowledge import text
from knowledge.placed import Line
from knowledge.query import Said
from knowledge.team_aliases import folded
from knowledge.text import Word

# A passage starts so far before its first match, unless a sentence begins there.
LEAD = 30
LONGEST = 8
ELLIPSIS = "…"

_INFLECTED = re.compile("[\u3041-\u3096]")
_LATIN = re.compile("[a-z]")

_JOINERS = re.compile("[\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]")
_SENTENCE_START = re.compile(r"(?<=[。．！？!?]) ?|(?<=[.:：]) | (?=[-・■●○◆])")


class Piece(NamedTuple):
    """A stretch of plain text; `matched` when it is what the query asked for."""

    text: str
    matched: bool


class _Match(NamedTuple):
    start: int
    end: int
    word: str

    @property
    def weight(self) -> int:
        """Longer words tell more."""
        return min(self.end - self.start, LONGEST)


@dataclass(frozen=True)
class Why:
    """Why a card was found: a passage of it, and what it says instead of words that it does not have."""

    passage: list[Piece]
    also: dict[str, str]


@dataclass(frozen=True)
class _Typed:
    """A word as it was typed, and every term that it may stand for."""

    said: str
    meant: frozenset[str]

    @cached_property
    def plain(self) -> str:
        """The same in one width, case and kana."""
        return folded(self.said)

    @cached_property
    def own(self) -> frozenset[str]:
        """The terms of its own words."""
        return frozenset(word.term for word in text.analyse(self.said).words)


def _typed(said: str, words: Sequence[Word]) -> list[_Typed]:
    """The telling words as they were typed, without those that are inflected: there nobody looks for the very form."""
    meant: dict[str, set[str]] = {}
    for word in words:
        if word.term not in text.HOLLOW:
            meant.setdefault(said[word.start : word.end], set()).update(word.terms)
    return [_Typed(typed, frozenset(terms)) for typed, terms in meant.items() if not _INFLECTED.search(typed)]


class Asked:
    """What was asked for, made ready for all the cards that it is to be shown in.

    Attributes:
        terms: every term that stands for one of its telling words.
    """

    def __init__(self, said: Said) -> None:
        meant = [*said.words, *said.katakana_words]
        telling = [word for word in meant if word.term not in text.HOLLOW] or meant
        self.terms = {term: word.term for word in telling for term in word.terms}
        letters = {word.term for word in telling if len(word.term) > 1 and not word.term.isascii()}
        self._letters = {term: re.compile(re.escape(term)) for term in letters}
        self._typed = [*_typed(said.text, said.words), *_typed(said.katakana, said.katakana_words)]

    def matches(self, line: Line) -> list[_Match]:
        """Where the line has the telling words, in order; what stands nowhere as a word, letter by letter."""
        found = []
        for word in line.words:
            known = next((self.terms[term] for term in word.terms if term in self.terms), None)
            if known is not None:
                found.append(_Match(word.start, word.end, known))
        for term in self._letters.keys() - {match.word for match in found}:
            found += [_Match(*hit.span(), term) for hit in self._letters[term].finditer(line.said)]
        return sorted(found, key=lambda match: (match.start, -match.end))

    def also(self, lines: Sequence[Line]) -> dict[str, str]:
        """What was typed and stands nowhere in these lines, and what stands there instead: エクセル, Excel."""
        also = {}
        for typed in self._typed:
            if any(typed.said in line.said for line in lines):
                continue
            instead = next(filter(None, (_instead(typed, line) for line in lines)), "")
            if instead and not any(typed.plain in folded(line.said) for line in lines):
                also[typed.said] = instead
        return also


NOTHING = Asked(Said())


def why(title: Line, body: Line, asked: Asked, *, length: int = 160) -> Why:
    """The passage of the body that says most about what was asked, and which words were found under another name.

    A word matches in any of its forms: エクセル marks Excel. Without a match the passage is the text's beginning.

    Args:
        title: the card's title.
        body: the card's text.
        asked: what was asked for.
        length: of the passage, in characters.
    """
    return Why(passage=_pieces(body, asked.matches(body), length), also=asked.also([title, body]))


def _instead(typed: _Typed, line: Line) -> str:
    """The first stretch of the line that means what was typed; empty when it is the same word in another form."""
    start = end = -1
    for word in line.words:
        if typed.meant.isdisjoint(word.terms):
            continue
        said = line.said[word.start : word.end]
        if word.term in typed.own and _is_latin(folded(said)) == _is_latin(typed.plain):
            return ""
        if start < 0:
            start, end = word.start, word.end
        elif not line.said[end : word.start].strip():
            end = word.end
    return line.said[start:end] if start >= 0 else ""


def _is_latin(plain: str) -> bool:
    return _LATIN.search(plain) is not None


def _pieces(line: Line, matches: Sequence[_Match], length: int) -> list[Piece]:
    said = line.said
    start, end = _passage(line, matches, length)
    pieces = [Piece(ELLIPSIS, matched=False)] if start > 0 else []
    place = start
    for match in matches:
        first, last = max(match.start, place), min(match.end, end)
        if first < last:
            pieces += [Piece(said[place:first], matched=False), Piece(said[first:last], matched=True)]
            place = last
    pieces += [Piece(said[place:end], matched=False)]
    pieces += [Piece(ELLIPSIS, matched=False)] if end < len(said) else []
    return _joined(pieces)


def _passage(line: Line, matches: Sequence[_Match], length: int) -> tuple[int, int]:
    said, begins = line.said, line.begins
    if len(said) <= length:
        return 0, len(said)
    room = length - 2 * len(ELLIPSIS)
    starts = sorted({_start(said, begins, match.start) for match in matches})
    start = max(starts, key=lambda place: _told(matches, place, place + room), default=0)
    if start > len(said) - room:
        start = _at_word(begins, len(said) - room, start)
    start = _whole(said, start)
    return start, _whole(said, min(start + room, len(said)))


def _start(line: str, begins: Sequence[int], match: int) -> int:
    """Where a passage with this match begins: with its sentence if that is near, else a few words before."""
    near = max(0, match - 2 * LEAD)
    if near == 0:
        return 0
    sentence = _SENTENCE_START.search(line, near, match)
    return sentence.end() if sentence else _at_word(begins, match - LEAD, match)


def _at_word(begins: Sequence[int], first: int, last: int) -> int:
    """The first of these places where a word begins, or else the last place."""
    place = bisect_left(begins, first)
    return min(begins[place], last) if place < len(begins) else last


def _told(matches: Sequence[_Match], start: int, end: int) -> tuple[int, int]:
    """How telling a passage is: what its different words weigh, then how many of the matches, in order, it has."""
    weights, times = {}, 0
    for match in islice(matches, bisect_left(matches, (start,)), None):
        if match.start >= end:
            break
        if match.end <= end:
            weights[match.word] = match.weight
            times += 1
    return sum(weights.values()), times


def _whole(line: str, cut: int) -> int:
    """A place not after `cut` where no accent, emoji or flag is torn apart."""
    while 0 < cut < len(line) and (
        unicodedata.combining(line[cut])
        or _JOINERS.match(line[cut])
        or line[cut - 1] == "\u200d"
        or (_FLAG.match(line[cut]) and _FLAG.match(line[cut - 1]))
    ):
        cut -= 1
    return cut


def _joined(pieces: list[Piece]) -> list[Piece]:
    """The pieces without empty ones, and neighbours of one kind as one."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and joined[-1].matched == piece.matched:
            joined[-1] = Piece(joined[-1].text + piece.text, matched=piece.matched)
        elif piece.text:
            joined.append(piece)
    return joined
