"""Why a card was found: its most telling passage, with the words that matched."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from knowledge import placed, team_aliases, text
from knowledge.placed import Line
from knowledge.team_aliases import folded
from knowledge.text import Word

# A passage starts so far before its first match, unless a sentence begins there.
LEAD = 30
LONGEST = 8
ELLIPSIS = "…"
NO_ALIASES: Mapping[str, str] = MappingProxyType({})

_INFLECTED = re.compile("[\u3041-\u3096]")
_LATIN = re.compile("[a-z]")

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


@dataclass(frozen=True)
class Why:
    """Why a card was found: a passage of it, and what it says instead of words that it does not have."""

    passage: list[Piece]
    also: dict[str, str]


@dataclass(frozen=True)
class _Asked:
    """A query, as typed or in other letters, with its words."""

    said: str
    words: Sequence[Word]


def why(title: Line, body: Line, query: str, *, length: int = 160, aliases: Mapping[str, str] = NO_ALIASES) -> Why:
    """The passage of the body that says most about the query, and which words were found under another name.

    A word matches in any of its forms: エクセル marks Excel. Without a match the passage is the text's beginning.

    Args:
        title: the card's title.
        body: the card's text.
        query: what was asked, without filters.
        length: of the passage, in characters.
        aliases: the team's own (see `knowledge.team_aliases`).
    """
    asked = _asked(query, aliases)
    return Why(
        passage=_pieces(*body, _matches(*body, asked), length),
        also=_also([title, body], asked),
    )


def _asked(query: str, aliases: Mapping[str, str]) -> list[_Asked]:
    said = text.first_sentences(text.storable(query), placed.READ)
    katakana = text.in_katakana(said)
    words = team_aliases.read(said, text.analyse(said).words, aliases)
    return [_Asked(said, words), _Asked(katakana, text.analyse(katakana).words)]


def _pieces(line: str, words: Sequence[Word], matches: Sequence[_Match], length: int) -> list[Piece]:
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


def _matches(line: str, words: Iterable[Word], asked: Iterable[_Asked]) -> list[_Match]:
    """Where the line has the query's telling words, in order; what stands nowhere as a word, letter by letter."""
    meant = [word for each in asked for word in each.words]
    telling = [word for word in meant if word.term not in text.HOLLOW] or meant
    terms = {term: word.term for word in telling for term in word.terms}
    found = []
    for word in words:
        known = next((terms[term] for term in word.terms if term in terms), None)
        if known is not None:
            found.append(_Match(word.start, word.end, known))
    missing = {word.term for word in telling if not word.term.isascii()} - {match.word for match in found}
    for term in missing:
        found += [_Match(*hit.span(), term) for hit in re.finditer(re.escape(term), line) if len(term) > 1]
    return sorted(found, key=lambda match: (match.start, -match.end))


def _also(lines: Sequence[tuple[str, Sequence[Word]]], asked: Iterable[_Asked]) -> dict[str, str]:
    """What was typed and stands nowhere in these lines, and what stands there instead: エクセル, Excel."""
    also = {}
    heard = [folded(line) for line, _ in lines]
    for each in asked:
        terms: dict[str, set[str]] = {}
        for word in each.words:
            if word.term not in text.HOLLOW:
                terms.setdefault(each.said[word.start : word.end], set()).update(word.terms)
        for typed, meant in terms.items():
            if _INFLECTED.search(typed) or any(folded(typed) in line for line in heard):
                continue
            instead = next(filter(None, (_instead(typed, meant, *line) for line in lines)), "")
            if instead:
                also[typed] = instead
    return also


def _instead(typed: str, meant: set[str], line: str, words: Sequence[Word]) -> str:
    """The first stretch of the line that means what was typed; empty when it is the same word in another form."""
    own = {word.term for word in text.analyse(typed).words}
    latin = bool(_LATIN.search(folded(typed)))
    start = end = -1
    for word in words:
        if not meant.intersection(word.terms):
            continue
        said = line[word.start : word.end]
        if word.term in own and bool(_LATIN.search(folded(said))) == latin:
            return ""
        if start < 0:
            start, end = word.start, word.end
        elif not line[end : word.start].strip():
            end = word.end
    return line[start:end] if start >= 0 else ""


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
