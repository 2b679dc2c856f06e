"""Finding cards: the same words give the same list on every database, and what nobody asked for only if alike."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, bindparam, select
from sqlalchemy.orm import Session, undefer

from knowledge import fusion, query, standing
from knowledge.cards import Card
from knowledge.encoder import Meaning
from knowledge.nearness import nearness
from knowledge.query import Query, Said, covered
from knowledge.ranking import Index
from knowledge.text import HOLLOW

# Nothing is listed at all when none of the best few covers a quarter of what was asked (so for .005 of 375 office-help
# titles).
COVERS_ENOUGH = 0.25
PAIRS_ENOUGH = 0.5
BEST_FEW = 5
# Or is this near in meaning; greetings come as near as .855 to what a workspace of 36 cards knows.
NEAR_ENOUGH = 8700
# What the words do not find is listed when it is nearly as near as the nearest: so for 7 of the 10 of 2,000 jsquad
# questions whose right card the words leave out.
NEARLY_AS_NEAR = 400

# How a card earns to be shown unasked; measured with similar(limit=3), see docs/search.md. It covers a share of what
# the text's words weigh, or of what one sentence's do, with at least ALIKE_WORDS words that a text can be about, and
# that together tell as much as ALIKE_TELLING of a word that no card has. Where meaning is known, it is not far in
# meaning besides; or it is very near. Once there is such a card, others are shown whose score is close to its own.
ALIKE_WORDS = 2
ALIKE_TELLING = 0.65
ALIKE_CLOSE = 0.75
ALIKE_CANDIDATES = 10
# Words that a text can be about: two characters or more, no kana verb, no number. In a workspace with few cards every
# word is rare, and 「2件」 or 「どこから手を」 would make two texts alike.
_SUBJECT = re.compile(r"(?!\d+$)[^\u3041-\u309f]{2,}")


@dataclass(frozen=True)
class Caution:
    """What it takes to be shown: the share of the words, and how near it must be with those words, and without."""

    share: float
    near: int
    very_near: int


# Made once: composing a statement takes longer than the database does to answer it.
_CARDS = select(Card).where(Card.id.in_(bindparam("ids", expanding=True))).options(undefer(Card.words))

CAUTION = {"low": Caution(0.5, 7900, 8700), "middle": Caution(0.65, 8000, 8900), "high": Caution(0.75, 8300, 9100)}


@dataclass(frozen=True)
class Hit:
    """A card that was found; `share` is how much of what the query says the card covers, 0 to 1."""

    card: Card
    score: int
    share: float


@dataclass(frozen=True)
class Page:
    """Some of the cards that were found, best first, of `total` in all, by what was said."""

    hits: list[Hit]
    total: int
    offset: int
    said: Said = field(default_factory=Said, compare=False)


def search(
    session: Session,
    *,
    team_id: str,
    text: str,
    offset: int = 0,
    limit: int = 5,
    only: ColumnElement[bool] | None = None,
    meaning: Meaning | None = None,
    now: datetime | None = None,
) -> Page:
    """The team's cards that say something about the text, best first; equals in the order they were kept.

    Args:
        session: a look at the database.
        team_id: whose cards.
        text: what somebody typed, without filters.
        offset: how many are left out at the beginning.
        limit: how many at most.
        only: what must be true of a card (see `knowledge.filters`).
        meaning: what the text means, where that is known: then cards are found that say it in other words.
        now: when given, age and use count among cards that say as much (see `knowledge.standing`).
    """
    index = Index(session, team_id)
    asked = query.read(index, typed=text)
    enough = max(BEST_FEW, offset + limit, fusion.BEST if meaning else 0, standing.FIRST if now else 0)
    best, total = index.best(asked.weights, limit=enough, only=only)
    near = _near(session, team_id, meaning, best, only)
    if near:
        best = _listed(best[: fusion.BEST], near)
        total = len(best)
    wanted = max(BEST_FEW, offset + limit)
    if now:
        best = standing.ordered(session, best=best, wanted=wanted, now=now)
    shown = best[:wanted]
    matched = _matched(index, asked, shown)
    few = [card_id for card_id, _ in best[:BEST_FEW]]
    if not any(_is_answer(asked, matched[card_id]) or near.get(card_id, 0) >= NEAR_ENOUGH for card_id in few):
        return Page([], 0, offset, asked.said)
    return Page(_hits(session, asked, shown[offset : offset + limit], matched), total, offset, asked.said)


def similar(
    session: Session,
    *,
    team_id: str,
    text: str,
    limit: int = 3,
    without: Collection[str] = (),
    meaning: Meaning | None = None,
    caution: str = "middle",
) -> list[Hit]:
    """The team's cards so much like the text that they may be shown unasked; none rather than far-fetched ones.

    Args:
        session: a look at the database.
        team_id: whose cards.
        text: a question, as long as people write them.
        limit: how many at most.
        without: origins of cards that are not to be shown, such as the question's own.
        meaning: what the text means, where that is known.
        caution: how sure it has to be, one of `CAUTION`.
    """
    index = Index(session, team_id)
    asked = query.read(index, typed=text)
    enough = fusion.BEST if meaning else ALIKE_CANDIDATES + len(without)
    best, _ = index.best(asked.weights, limit=enough)
    near = _near(session, team_id, meaning, best)
    if near:
        best = fusion.fused(best, near)[: ALIKE_CANDIDATES + len(without)]
    matched = _matched(index, asked, best)
    known = [hit for hit in _hits(session, asked, best, matched) if hit.card.origin not in without]
    alike = [hit for hit in known if _is_alike(asked, matched[hit.card.id], near.get(hit.card.id), CAUTION[caution])]
    if not alike:
        return []
    others = [hit for hit in known if hit is not alike[0] and hit.score >= ALIKE_CLOSE * alike[0].score]
    return [alike[0], *others][:limit]


def _near(
    session: Session,
    team_id: str,
    meaning: Meaning | None,
    best: Sequence[tuple[int, int]],
    only: ColumnElement[bool] | None = None,
) -> dict[int, int]:
    """How near in meaning the best cards by words are, and the nearest of all; empty when no meaning is known."""
    if meaning is None:
        return {}
    ids = [card_id for card_id, _ in best]
    return nearness(session, team_id=team_id, meaning=meaning, ids=ids, nearest=fusion.BEST, only=only)


def _listed(by_words: Sequence[tuple[int, int]], near: Mapping[int, int]) -> list[tuple[int, int]]:
    """The best by words and by meaning, without what is among the nearest only because something has to be."""
    found = {card_id for card_id, _ in by_words}
    enough = max(near.values()) - NEARLY_AS_NEAR
    ranked = fusion.fused(by_words, near)
    return [(card_id, score) for card_id, score in ranked if card_id in found or near[card_id] >= enough][: fusion.BEST]


def _is_answer(asked: Query, terms: Collection[str]) -> bool:
    return asked.share(terms) >= COVERS_ENOUGH or asked.share_of_pairs(terms) >= PAIRS_ENOUGH


def _is_alike(asked: Query, terms: Collection[str], near: int | None, caution: Caution) -> bool:
    """Whether a card may be shown unasked, by the terms it has and how near it is, if that is known."""
    if near is not None and near >= caution.very_near:
        return True
    if near is not None and near < caution.near:
        return False
    for sentence in (asked.words, *asked.sentences):
        told = [word for word in covered(sentence, terms) if word[0] not in HOLLOW]
        enough = max(caution.share * sum(sentence.values()), ALIKE_TELLING * asked.rarest)
        subjects = sum(_SUBJECT.fullmatch(word[0]) is not None for word in told)
        if subjects >= ALIKE_WORDS and sum(sentence[word] for word in told) >= enough:
            return True
    return False


def _matched(index: Index, asked: Query, best: Sequence[tuple[int, int]]) -> dict[int, set[str]]:
    """What each of these cards has of the terms that stand for the query's words, and of its pairs."""
    return index.matched(asked.pairs.union(*asked.words), [card_id for card_id, _ in best])


def _hits(
    session: Session, asked: Query, best: Sequence[tuple[int, int]], matched: Mapping[int, Collection[str]]
) -> list[Hit]:
    if not best:
        return []
    cards = session.scalars(_CARDS, {"ids": [card_id for card_id, _ in best]})
    found = {card.id: card for card in cards}
    return [Hit(found[card_id], score, asked.share(matched[card_id])) for card_id, score in best if card_id in found]
