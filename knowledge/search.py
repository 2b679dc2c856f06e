"""Finding cards: the same words give the same list on every database, and what nobody asked for only if alike."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge import query, ranking
from knowledge.cards import Card
from knowledge.index import Posting
from knowledge.query import Query, covered
from knowledge.text import HOLLOW

# Nothing is listed at all when none of the best few covers a quarter of what was asked (so for .005 of 375 office-help
# titles).
COVERS_ENOUGH = 0.25
PAIRS_ENOUGH = 0.5
BEST_FEW = 5

# When a card may be shown unasked: it covers ALIKE_SHARE of what the text's words weigh, or of what one sentence's
# do, with at least ALIKE_WORDS words that a text can be about, and that together tell as much as ALIKE_TELLING of a
# word that no card has; and its score is ALIKE_CLOSE to the best one's. Measured with similar(limit=3):
#   1,500 office-help titles, asked to notes without titles, one judged note each among 2,818 (many nearly the same):
#   .829 are shown something, 2.0 cards on average; the judged one is among them for .727, and is .368 of all cards.
#   2,000 jsquad questions: .893 are shown something, 1.2 cards; the judged one for .974, and .838 of all cards.
#   Shown something wrong: .003 of jsquad questions asked to office-help, .033 of its titles asked to jsquad.
#   A workspace of 36 cards and 49 questions: one pair that fits (six that did not, before words had to be about
#   something).
ALIKE_SHARE = 0.6
ALIKE_WORDS = 2
ALIKE_TELLING = 0.65
ALIKE_CLOSE = 0.8
ALIKE_CANDIDATES = 10
# Words that a text can be about: two characters or more, no kana verb, no number. In a workspace with few cards every
# word is rare, and 「2件」 or 「どこから手を」 would make two texts alike.
_SUBJECT = re.compile(r"(?!\d+$)[^\u3041-\u309f]{2,}")


@dataclass(frozen=True)
class Hit:
    """A card that was found; `share` is how much of what the query says the card covers, 0 to 1."""

    card: Card
    score: int
    share: float


@dataclass(frozen=True)
class Page:
    """Some of the cards that were found, best first, of `total` in all."""

    hits: list[Hit]
    total: int
    offset: int


def search(session: Session, *, team_id: str, text: str, offset: int = 0, limit: int = 5) -> Page:
    """The team's cards that say something about the text, best first; equals in the order they were kept."""
    asked = query.read(session, team_id=team_id, said=text)
    best, total = ranking.best(session, team_id=team_id, weights=asked.weights, limit=max(BEST_FEW, offset + limit))
    matched = _matched(session, team_id, asked, [card_id for card_id, _ in best])
    if not any(_is_answer(asked, matched[card_id]) for card_id, _ in best[:BEST_FEW]):
        return Page([], 0, offset)
    return Page(_hits(session, asked, best[offset : offset + limit], matched), total, offset)


def similar(session: Session, *, team_id: str, text: str, limit: int = 3, without: Collection[str] = ()) -> list[Hit]:
    """The team's cards so much like the text that they may be shown unasked; none rather than far-fetched ones.

    Args:
        session: a look at the database.
        team_id: whose cards.
        text: a question, as long as people write them.
        limit: how many at most.
        without: origins of cards that are not to be shown, such as the question's own.
    """
    asked = query.read(session, team_id=team_id, said=text)
    best, _ = ranking.best(session, team_id=team_id, weights=asked.weights, limit=ALIKE_CANDIDATES + len(without))
    matched = _matched(session, team_id, asked, [card_id for card_id, _ in best])
    alike = [(card_id, score) for card_id, score in best if _is_alike(asked, matched[card_id])]
    hits = [hit for hit in _hits(session, asked, alike, matched) if hit.card.origin not in without]
    return [hit for hit in hits if hit.score >= ALIKE_CLOSE * hits[0].score][:limit]


def _is_answer(asked: Query, terms: Collection[str]) -> bool:
    return asked.share(terms) >= COVERS_ENOUGH or asked.share_of_pairs(terms) >= PAIRS_ENOUGH


def _is_alike(asked: Query, terms: Collection[str]) -> bool:
    for sentence in (asked.words, *asked.sentences):
        told = [word for word in covered(sentence, terms) if word[0] not in HOLLOW]
        enough = max(ALIKE_SHARE * sum(sentence.values()), ALIKE_TELLING * asked.rarest)
        subjects = sum(_SUBJECT.fullmatch(word[0]) is not None for word in told)
        if subjects >= ALIKE_WORDS and sum(sentence[word] for word in told) >= enough:
            return True
    return False


def _matched(session: Session, team_id: str, asked: Query, ids: Sequence[int]) -> dict[int, set[str]]:
    """What each of these cards has of the terms that stand for the query's words, and of its pairs."""
    matched: dict[int, set[str]] = {card_id: set() for card_id in ids}
    terms = asked.pairs.union(*asked.words)
    rows = select(Posting.card_id, Posting.term).where(
        Posting.team_id == team_id, Posting.term.in_(terms), Posting.card_id.in_(ids)
    )
    for card_id, term in session.execute(rows):
        matched[card_id].add(term)
    return matched


def _hits(
    session: Session, asked: Query, best: Sequence[tuple[int, int]], matched: Mapping[int, Collection[str]]
) -> list[Hit]:
    found = {
        card.id: card for card in session.scalars(select(Card).where(Card.id.in_([card_id for card_id, _ in best])))
    }
    return [Hit(found[card_id], score, asked.share(matched[card_id])) for card_id, score in best]
