"""Filters that people type among the words they look for: `種類:コツ タグ:Excel 団体:小田原市 未解決`."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select, true
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Session
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction

from knowledge import text
from knowledge.cards import Card, Kind
from knowledge.index import Posting

KIND, TAG, TOWN = "kind", "tag", "from"
# What is told as a failure, and a story that tells where its people stumbled or is tagged as such; a failure is a story
# too. The other kinds are those of the cards.
FAILURE, FAILURE_TAG = "failure", "失敗談"
# What is worth trying is read off so many of the newest cards, and so many of it are named.
RECENT = 1000
NAMED = 8

_NAMES = {
    **dict.fromkeys(("種類", "種別", "kind", "type"), KIND),
    **dict.fromkeys(("タグ", "tag", "tags"), TAG),
    **dict.fromkeys(("団体", "市町村", "自治体", "from", "town"), TOWN),
}
_KINDS = {
    **dict.fromkeys(("コツ", "こつ", "tip", "tips"), str(Kind.TIP)),
    **dict.fromkeys(("事例", "成功事例", "story", "stories"), str(Kind.STORY)),
    **dict.fromkeys(("失敗談", "失敗", "つまずき", "failure", "failures"), FAILURE),
    **dict.fromkeys(("解決", "解決済み", "解決した質問", "solution", "solutions", "solved"), str(Kind.SOLUTION)),
    **dict.fromkeys(("質問", "未解決", "question", "questions", "unsolved"), str(Kind.QUESTION)),
}
_UNSOLVED = ("未解決", "unsolved")
_FILTER = re.compile(
    rf"(?<!\S)(?:({'|'.join(_NAMES)})\s*:\s*(\"[^\"]*\"|「[^」]*」|[^\s:]+(?!\S)|(?=\s|$))|({'|'.join(_UNSOLVED)})(?!\S))",
    re.IGNORECASE,
)
_SEPARATORS = re.compile("[,，、|｜]")


@dataclass(frozen=True)
class Filter:
    """One thing that the cards have to be: any of these values, or for tags all of them."""

    name: str
    values: tuple[str, ...]

    @property
    def unknown(self) -> tuple[str, ...]:
        """The kinds that there are none of. Which tags and towns there are, only the cards know."""
        return tuple(value for value in self.values if value.casefold() not in _KINDS) if self.name == KIND else ()

    @property
    def says_nothing(self) -> bool:
        """Whether nobody can tell what is meant, or a part of it."""
        return not self.values or bool(self.unknown)

    def condition(self, team_id: str) -> ColumnElement[bool]:
        """What it means for a card of the team; values that mean nothing ask for nothing."""
        known = [value.casefold() for value in self.values if value not in self.unknown]
        if not known:
            return true()
        if self.name == TAG:
            return and_(*(_has_tag(team_id, value) for value in known))
        if self.name == TOWN:
            return or_(*map(_is_from, known))
        return or_(*(_is_kind(team_id, value) for value in known))


@dataclass(frozen=True)
class Asked:
    """What somebody typed: the words they look for, and what the cards have to be besides."""

    words: str
    filters: tuple[Filter, ...] = ()

    def only(self, team_id: str) -> ColumnElement[bool] | None:
        """What all filters together mean for a card of the team; None without filters."""
        return and_(true(), *(each.condition(team_id) for each in self.filters)) if self.filters else None


class _EachText(GenericFunction[str]):
    """The texts of a JSON list, as rows with a column `value`."""

    name = "each_text"
    inherit_cache = True


@compiles(_EachText, "sqlite")
def _in_sqlite(function: _EachText, compiler: SQLCompiler, **kwargs: Any) -> str:
    return f"json_each({compiler.process(function.clauses, **kwargs)})"


@compiles(_EachText, "postgresql")
def _in_postgresql(function: _EachText, compiler: SQLCompiler, **kwargs: Any) -> str:
    return f"json_array_elements_text({compiler.process(function.clauses, **kwargs)})"


def read(typed: str) -> Asked:
    """Tell the filters from the words; colons of both widths, Japanese and English names, in any order.

    A filter holds several values with commas between, and a value with spaces in quotation marks.
    """
    plain = unicodedata.normalize("NFKC", typed)
    filters = []
    for found in _FILTER.finditer(plain):
        name, value, unsolved = found.groups()
        filters.append(Filter(KIND, _UNSOLVED[:1]) if unsolved else Filter(_NAMES[name.casefold()], _values(value)))
    if not filters:
        return Asked(typed.strip())
    return Asked(" ".join(_FILTER.sub(" ", plain).split()), tuple(filters))


def in_vain(session: Session, *, team_id: str, asked: Asked) -> list[Filter]:
    """The filters that by themselves leave none of the team's cards, such as a tag that nobody uses."""
    return [
        each
        for each in asked.filters
        if session.scalar(select(Card.id).where(Card.team_id == team_id, each.condition(team_id)).limit(1)) is None
    ]


def possible(session: Session, *, team_id: str, name: str) -> list[str]:
    """Values of a tag or town filter that many of the newest cards have, the most frequent first."""
    newest = select(Card.tags, Card.author).where(Card.team_id == team_id).order_by(Card.id.desc()).limit(RECENT)
    found: Counter[str] = Counter()
    for tags, author in session.execute(newest):
        found.update(tags if name == TAG else filter(None, [town(author)]))
    return [value for value, _ in found.most_common(NAMED)]


def town(author: str) -> str:
    """The town in the author's name as it is kept with a card: `佐藤 美咲（小田原市 税務課）` is of 小田原市."""
    office = author.partition("（")[2].rstrip("）").split()
    return office[0] if office else ""


def _values(typed: str) -> tuple[str, ...]:
    parts = (part.strip().lstrip("#") for part in _SEPARATORS.split(typed.strip('"「」')))
    return tuple(part for part in parts if part)


def _is_kind(team_id: str, value: str) -> ColumnElement[bool]:
    kind = _KINDS[value]
    if kind == FAILURE:
        told = or_(Card.story["stumbles"].as_string().is_not(None), _has_tag(team_id, FAILURE_TAG))
        return or_(Card.kind == str(Kind.FAILURE), and_(Card.kind == str(Kind.STORY), told))
    if kind == Kind.STORY:
        return Card.kind.in_((str(Kind.STORY), str(Kind.FAILURE)))
    return Card.kind == kind


def _has_tag(team_id: str, value: str) -> ColumnElement[bool]:
    tag = _EachText(Card.tags).table_valued("value")
    has_it = select(tag.c.value).where(func.lower(tag.c.value) == value).exists()
    # Tags are in the index as words are: only the cards in which the tag's longest word stands have to be opened.
    words = sorted((word.term for word in text.analyse(text.storable(value)).words), key=len)
    if not words:
        return has_it
    holding = select(Posting.card_id).where(Posting.team_id == team_id, Posting.term == words[-1])
    return and_(Card.id.in_(holding), has_it)


def _is_from(value: str) -> ColumnElement[bool]:
    # The office stands in brackets behind a name; an imported card may have nothing but the office.
    author = func.lower(Card.author)
    literal = re.sub(r"([%_/])", r"/\1", value)
    bare = and_(author.not_like("%（%"), author.like(f"%{literal}%", escape="/"))
    return or_(author.like(f"%（%{literal}%", escape="/"), bare)
