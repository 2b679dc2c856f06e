"""Aliases that a team's organisers added: 「この言葉は、その言葉と同じ」, heeded from the next search on."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.db import Base, asked_once
from knowledge import text
from knowledge.text import Word

# Two letters that belong together.
_SCRIPTS = (re.compile("[ァ-ヺー]{2}"), re.compile("[a-z0-9]{2}"))
_HIRAGANA = re.compile("[ぁ-ゖー]{2}")
_TO_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}


class _Plain(dict[int, int]):
    """What each character is in one width and case, found out once."""

    def __missing__(self, code: int) -> int:
        new = unicodedata.normalize("NFKC", chr(code)).casefold()
        self[code] = ord(new) if len(new) == 1 else code
        return self[code]


_PLAIN = _Plain()


class Alias(Base):
    """A word that somebody searched for, and the words that cards have for it."""

    __tablename__ = "alias"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    word: Mapped[str] = mapped_column(primary_key=True)
    means: Mapped[str]


_OF = select(Alias.word, Alias.means).where(Alias.team_id == bindparam("team_id")).order_by(Alias.word)


@asked_once
def of(session: Session, *, team_id: str) -> dict[str, str]:
    """What the team's aliases mean, by the alias as `folded` writes it, in the order of the words."""
    return dict(session.execute(_OF, {"team_id": team_id}).all())


def add(session: Session, *, team_id: str, word: str, means: str) -> None:
    """From now on the word means this; what it meant before is forgotten."""
    session.merge(Alias(team_id=team_id, word=folded(word), means=means))


def remove(session: Session, *, team_id: str, word: str) -> None:
    """The word means nothing but itself again."""
    session.execute(delete(Alias).where(Alias.team_id == team_id, Alias.word == folded(word)))


def folded(said: str) -> str:
    """The text in one width, case and kana; every character stays in its place."""
    return _plain(said).translate(_TO_KATAKANA)


def stretches(said: str, aliases: Mapping[str, str]) -> list[tuple[int, int, str]]:
    """Where an alias stands in the text, and what it means; of two that overlap the longer one."""
    plain = _plain(said)
    line = plain.translate(_TO_KATAKANA)
    taken = bytearray(len(line))
    found = []
    for word in sorted(aliases, key=lambda word: (-len(word), word)):
        for hit in re.finditer(re.escape(word), line):
            start, end = hit.span()
            if not any(taken[start:end]) and _stands_alone(plain, start, end):
                taken[start:end] = b"\1" * len(word)
                found.append((start, end, aliases[word]))
    return sorted(found)


def read(said: str, words: Sequence[Word], aliases: Mapping[str, str]) -> list[Word]:
    """A text's words, with the words that an alias means in its place; what was typed stands for each of them too."""
    read = list(words)
    for start, end, means in stretches(said, aliases):
        typed = [word for word in read if word.start < end and start < word.end]
        own = [term for word in typed for term in word.terms]
        meant = [
            Word(word.term, tuple(dict.fromkeys([*word.others, *own])), start, end)
            for word in text.analyse(text.storable(means)).words
        ]
        read = [word for word in read if word not in typed] + meant
    return sorted(read, key=lambda word: word.start)


def _plain(said: str) -> str:
    """The text in one width and case; what would become several characters stays as it is."""
    return said.translate(_PLAIN)


def _stands_alone(plain: str, start: int, end: int) -> bool:
    """Whether this is no part of a longer word of katakana or Latin letters; behind hiragana there may be particles."""
    before = start > 0 and any(script.fullmatch(plain[start - 1 : start + 1]) for script in (*_SCRIPTS, _HIRAGANA))
    after = any(script.fullmatch(plain[end - 1 : end + 1]) for script in _SCRIPTS)
    return not before and not after
