"""Why a card was found: its most telling passage, with the words that matched."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge import text
from knowledge.text import Word

# So much of a long card is looked through for a passage.
READ = 8000
# A passage starts so far before its first match, unless a sentence begins there.
LEAD = 30
LONGEST = 8
ELLIPSIS = "…"

_JOINERS = re.compile("[\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]")
_SENTENCE_START = re.compile(r"(?<=[。．！？!?]) ?|(?<=[.:：]) | (?=[-・■●○◆])")


@dataclass(frozen=True)
class Piece:
    """A stretch of plain text; `matched` when it is what the query asked for."""

    text: str
    matched: bool


@dataclass(frozen=True)
class _Match:
    start: int
    end: int
    word: str

    @property
    def weight(self) -> int:
        """Longer words tell more."""
        return min(self.end - self.start, LONGEST)


def snippet(card_text: str, query: str, *, length: int = 160) -> list[Piece]:
    """The passage of a card that says most about the query, as one line of at most `length` characters.

    A word matches in any of its forms: エクセル marks Excel. Without a match it is the card's beginning.
    """
    line = " ".join(text.first_sentences(text.storable(card_text), READ).split())
    words = text.analyse(line).words
    matches = _matches(line, words, text.first_sentences(text.storable(query), READ))
    start, end = _passage(line, words, matches, length)
    pieces = [Piece(ELLIPSIS, matched=False)] if start > 0 else []
    place = start
    for match in matches:
        first, last = max(match.start, place), min(match.end, end)
        if first < last:
            pieces += [Piece(line[place:first], matched=False), Piece(line[first:last], matched=True)]
            place = last
    pieces += [Piece(line[place:end], matched=False)]
    pieces += [Piece(ELLIPSIS, matched=False)] if end < len(line) else []
    return _joined(pieces)


def _matches(line: str, words: Iterable[Word], query: str) -> list[_Match]:
    """Where the line has the query's telling words, in order; what stands nowhere as a word, letter by letter."""
    asked = [*text.analyse(query).words, *text.analyse(text.in_katakana(query)).words]
    telling = [word for word in asked if word.term not in text.HOLLOW] or asked
    terms = {term: word.term for word in telling for term in word.terms}
    found = []
    for word in words:
        meant = next((terms[term] for term in word.terms if term in terms), None)
        if meant is not None:
            found.append(_Match(word.start, word.end, meant))
    missing = {word.term for word in telling if not word.term.isascii()} - {match.word for match in found}
    for term in missing:
        found += [_Match(*hit.span(), term) for hit in re.finditer(re.escape(term), line) if len(term) > 1]
    return sorted(found, key=lambda match: (match.start, -match.end))


def _passage(line: str, words: Sequence[Word], matches: Sequence[_Match], length: int) -> tuple[int, int]:
    if len(line) <= length:
        return 0, len(line)
    room = length - 2 * len(ELLIPSIS)
    begins = [word.start for word in words]
    starts = {_start(line, begins, match.start) for match in matches}
    start = max(sorted(starts), key=lambda place: _told(matches, place, place + room), default=0)
    if start > len(line) - room:
        start = _at_word(begins, len(line) - room, start)
    start = _whole(line, start)
    return start, _whole(line, min(start + room, len(line)))


def _start(line: str, begins: Sequence[int], match: int) -> int:
    """Where a passage with this match begins: with its sentence if that is near, else a few words before."""
    near = max(0, match - 2 * LEAD)
    if near == 0:
        return 0
    sentences = [found.end() for found in _SENTENCE_START.finditer(line, near, match)]
    return sentences[0] if sentences else _at_word(begins, match - LEAD, match)


def _at_word(begins: Sequence[int], first: int, last: int) -> int:
    """The first of these places where a word begins, or else the last place."""
    place = bisect_left(begins, first)
    return min(begins[place], last) if place < len(begins) else last


def _told(matches: Iterable[_Match], start: int, end: int) -> tuple[int, int]:
    """How telling a passage is: what its different words weigh, then how many matches it has."""
    inside = [match for match in matches if start <= match.start and match.end <= end]
    return sum({match.word: match.weight for match in inside}.values()), len(inside)


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
