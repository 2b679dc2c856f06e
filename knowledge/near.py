"""Words one character away from what was typed, if cards have them: サバー is near サーバー."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sqlalchemy.orm import Session

from knowledge import team_aliases, text
from knowledge.ranking import Index
from knowledge.text import Word

# Shorter words are all near each other.
SHORTEST = 4
# So many words of one query are looked at; each costs about 50 milliseconds.
WORDS = 3

_WORD = re.compile(r"[ァ-ヺー]{3,16}|[A-Za-z0-9]{3,16}|(?<!\S)[ぁ-ゖー]{3,12}(?!\S)")
_KATAKANA = "".join(map(chr, range(0x30A1, 0x30F7))) + "ー"
_LATIN = "abcdefghijklmnopqrstuvwxyz0123456789"
_TO_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
# Slips of the ear and of the hand: long or short, with or without voice, large or small.
_SLIGHT = frozenset("ーッャュョァィゥェォ")


class _Near(NamedTuple):
    far: bool
    rare: int
    word: str


def corrected(session: Session, *, team_id: str, said: str) -> str:
    """The text with the nearest word that cards have in the place of each that they have not; empty when none is near.

    Only words of kana or Latin letters are looked at, and only one character is inserted, left out, replaced, or
    exchanged with its neighbour.
    """
    plain = unicodedata.normalize("NFKC", text.storable(said))
    aliases = team_aliases.of(session, team_id=team_id)
    index = Index(session, team_id)
    pieces, end = [], 0
    for found in list(_WORD.finditer(plain))[:WORDS]:
        nearest = _nearest(index, found.group().lower().translate(_TO_KATAKANA), aliases)
        if nearest:
            pieces += [plain[end : found.start()], nearest]
            end = found.end()
    return "".join([*pieces, plain[end:]]) if pieces else ""


def _nearest(index: Index, typed: str, aliases: Mapping[str, str]) -> str:
    """The nearest word; empty when there is none, or when cards have the word as it was typed."""
    variants = list(dict.fromkeys([typed, *_variants(typed)]))
    needs = _needs(variants)
    asked = {term for terms in needs.values() for term in terms}
    _, cards_with = index.known(asked)
    known = {
        variant: max(map(cards_with.__getitem__, held))
        for variant, terms in needs.items()
        if (held := [term for term in terms if term in cards_with]) and (len(held) == len(terms) or _is_one(terms))
    }
    known |= {variant: 1 for variant in variants if team_aliases.folded(variant) in aliases}
    if typed in known or not known:
        return ""
    near = [_Near(not _is_slight(typed, variant), -cards, variant) for variant, cards in known.items()]
    # リモート is a word, and no slip for リポート.
    is_word = not typed.isascii() and not text.analyse(typed).pairs
    return min((each for each in near if not (is_word and each.far)), default=_Near(far=True, rare=0, word="")).word


def _variants(typed: str) -> Iterator[str]:
    letters = _LATIN if typed.isascii() else _KATAKANA
    for place in range(len(typed) + 1):
        before, after = typed[:place], typed[place:]
        yield from (before + letter + after for letter in letters)
        if len(typed) < SHORTEST or not after:
            continue
        yield before + after[1:]
        yield from (before + letter + after[1:] for letter in letters)
        yield before + after[1::-1] + after[2:]


def _needs(variants: list[str]) -> dict[str, list[str]]:
    """The terms by which each variant is known: any that stand for its one word, or all its pairs of words."""
    needs: dict[str, list[str]] = {}
    words = text.analyse("\n".join(variants)).words
    place = start = 0
    for variant in variants:
        end = start + len(variant)
        own: list[Word] = []
        while place < len(words) and words[place].start < end:
            own.append(words[place])
            place += 1
        if own and own[0].start == start and own[-1].end == end:
            needs[variant] = list(own[0].terms) if len(own) == 1 else _phrases(own)
        start = end + 1
    return needs


def _phrases(words: list[Word]) -> list[str]:
    return text.Analysis(tuple(words), ()).phrases


def _is_one(terms: list[str]) -> bool:
    return not terms[0].startswith(text.PHRASE)


def _is_slight(typed: str, variant: str) -> bool:
    """Whether a long vowel, a small letter or a mark of voice makes the difference, or two letters changed places."""
    if len(typed) == len(variant):
        different = [(a, b) for a, b in zip(typed, variant, strict=True) if a != b]
        if len(different) > 1:
            return True
        return all(_bare(a) == _bare(b) for a, b in different)
    longer, shorter = sorted((typed, variant), key=len, reverse=True)
    place = next((n for n, letter in enumerate(shorter) if letter != longer[n]), len(shorter))
    return longer[place] in _SLIGHT


def _bare(letter: str) -> str:
    """A kana without its mark of voice, and large."""
    bare = unicodedata.normalize("NFD", letter)[0]
    return chr(ord(bare) + 1) if bare in _SLIGHT and bare != "ー" else bare
