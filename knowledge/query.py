"""What a query asks for: the weight of each of its terms, and which words are a reason to show a card."""

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from sqlalchemy.orm import Session

from knowledge import team_aliases, text
from knowledge.ranking import Index
from knowledge.text import HOLLOW, Word

# What a term weighs against a word. Measured, see docs/search.md.
CHANNELS = {text.SYNONYM: 0.3, text.ALIAS: 0.7, text.PHRASE: 0.25, text.PAIR: 0.15}
WEIGHT_SCALE = 1000

# A longer text is searched by its beginning, and by the terms in it that tell most.
CHARACTERS = 2000
TERMS = 200

# A team with fewer cards is weighed as if it had that many: a handful says nothing about which words are rare.
FEW_CARDS = 100

# All terms that can stand for a word, its own first.
Terms = tuple[str, ...]


@dataclass(frozen=True)
class Said:
    """What somebody typed and its words; then the same in katakana, where keywords were left in hiragana (まくろ)."""

    text: str = ""
    words: tuple[Word, ...] = ()
    katakana: str = ""
    katakana_words: tuple[Word, ...] = ()


@dataclass(frozen=True)
class Query:
    """A text that was read as a query.

    `weights` holds the terms that cards have; `sentences` what each telling word of each sentence weighs, whether
    cards have it or not; `rarest` the weight of a word that no card has.
    """

    weights: dict[str, int] = field(default_factory=dict)
    sentences: list[dict[Terms, float]] = field(default_factory=list)
    pairs: frozenset[str] = frozenset()
    rarest: float = 0.0
    said: Said = field(default_factory=Said)

    @cached_property
    def words(self) -> dict[Terms, float]:
        """The words of all sentences."""
        return {word: weight for sentence in self.sentences for word, weight in sentence.items()}

    def share(self, terms: Collection[str]) -> float:
        """How much of what its words weigh these terms cover, 0 to 1."""
        words = self.words
        return sum(words[word] for word in covered(words, terms)) / (sum(words.values()) or 1.0)

    def share_of_pairs(self, terms: Collection[str]) -> float:
        """How many of its pairs are among these terms, 0 to 1; one alone never says much."""
        return len(self.pairs.intersection(terms)) / max(3, len(self.pairs))


def heard(session: Session, *, team_id: str, typed: str) -> Said:
    """What somebody typed, with the words that the team's aliases mean."""
    asked = text.first_sentences(text.storable(typed), CHARACTERS)
    aliases = team_aliases.of(session, team_id=team_id)
    katakana = text.in_katakana(asked)
    words = team_aliases.read(asked, text.analyse(asked).words, aliases)
    return Said(asked, tuple(words), katakana, text.analyse(katakana).words)


def read(index: Index, *, typed: str) -> Query:
    """Read a text as a query to the team's cards; any text can be read, and some ask for nothing."""
    said = heard(index.session, team_id=index.team_id, typed=typed)
    analysis = text.analyse(said.text)
    words = [*said.words, *said.katakana_words]
    terms = dict.fromkeys([*(term for word in words for term in word.terms), *analysis.phrases, *analysis.pairs])
    known, cards_with = index.known(terms)
    size = max(FEW_CARDS, known)
    rarity = {term: _rarity(cards_with.get(term, 0), size) for term in terms}
    weights = {term: max(1, round(WEIGHT_SCALE * rarity[term] * CHANNELS.get(term[0], 1.0))) for term in cards_with}
    heaviest = sorted(weights, key=lambda term: (-weights[term], term))[:TERMS]
    return Query(
        weights={term: weights[term] for term in heaviest},
        sentences=[
            {word.terms: min(rarity[term] for term in word.terms) for word in sentence}
            for sentence in _sentences(said.text, words)
        ],
        pairs=frozenset(analysis.pairs),
        rarest=_rarity(0, size),
        said=said,
    )


def covered(words: Iterable[Terms], terms: Collection[str]) -> list[Terms]:
    """The words for which one of these terms stands."""
    return [word for word in words if any(term in terms for term in word)]


def _sentences(asked: str, words: Sequence[Word]) -> list[list[Word]]:
    """The telling words sentence by sentence; when none tells anything, all of them."""
    telling = [word for word in words if word.term not in HOLLOW] or words
    return [[word for word in telling if start <= word.start < end] for start, end in text.sentences(asked)]


def _rarity(cards_with: int, size: int) -> float:
    """BM25's inverse document frequency."""
    return math.log(1 + (size - cards_with + 0.5) / (cards_with + 0.5))
