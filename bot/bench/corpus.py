"""Cards by the million, put together from sentences that were read once each.

A card is a title and a sentence (or more, see `SENTENCES_A_CARD`). What the index says of it follows from what each of
them says, by the same arithmetic as `knowledge.index.impacts`, only for all cards at a time.
"""

import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge import index, text
from knowledge.text import HOLLOW

SENTENCE, TITLE = range(10, 90), range(3, 30)
ALTERNATIVES = 12_000
SENTENCES_A_CARD = 1
QUERIES = 40
STEP = 50_000
SEED = 1
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Said:
    """Pieces of text, each read once.

    Args:
        texts: what they are.
        lengths: how many words each has.
        ends: where the terms of each end in `terms` and `times`.
        terms: the numbers of its terms, ascending.
        times: how often it says each.
    """

    texts: list[str]
    lengths: Numbers
    ends: Numbers
    terms: Numbers
    times: Numbers


@dataclass(frozen=True)
class Corpus:
    """Cards as numbers of their title and their sentences (-1: none), and what is asked about them.

    Args:
        names: all terms, in the order of their bytes.
        postings: term, card (from 0) and impact of each posting in one number (see `parts`), ascending.
    """

    title_of: Numbers
    body_of: Numbers
    titles: Said
    sentences: Said
    names: list[str]
    postings: Numbers
    keywords: list[str]
    questions: list[str]

    def title(self, card: int) -> str:
        """The card's title."""
        return self.titles.texts[int(self.title_of[card])]

    def body(self, card: int) -> list[str]:
        """The card's sentences."""
        return [self.sentences.texts[number] for number in self.body_of[card].tolist() if number >= 0]

    def parts(self) -> Iterator[tuple[list[str], list[int], list[int]]]:
        """Terms, ids of cards (from 1) and impacts, in the order of the index's key, some at a time."""
        names = np.array(self.names, object)
        for start in range(0, len(self.postings), 500_000):
            some = self.postings[start : start + 500_000]
            yield names[some >> 40].tolist(), ((some >> 8 & 0xFFFFFFFF) + 1).tolist(), (some & 0xFF).tolist()


def make(cards: int, data: Path | None, *, alternatives: int = ALTERNATIVES) -> Corpus:
    """Put together so many cards, from the collections in a folder, or else from words that exist nowhere.

    Args:
        cards: how many.
        data: the folder.
        alternatives: of how many titles and how many sentences, at most.
    """
    pick = random.Random(SEED)  # noqa: S311 (the same cards every time)
    titles, sentences, questions = _collected(data) if data else _invented(pick, alternatives)
    names: dict[str, int] = {}
    said = _read(pick.sample(titles, min(len(titles), alternatives)), names)
    bodies = _read(pick.sample(sentences, min(len(sentences), alternatives)), names)
    order = sorted(names, key=str.encode)
    rank = np.empty(len(order), np.int64)
    rank[[names[name] for name in order]] = np.arange(len(order))
    numbers = np.random.default_rng(SEED)
    title_of = numbers.integers(0, len(said.texts), cards)
    body_of = numbers.integers(0, len(bodies.texts), (cards, SENTENCES_A_CARD))
    body_of[np.arange(SENTENCES_A_CARD) > numbers.integers(0, SENTENCES_A_CARD, (cards, 1))] = -1
    steps = [slice(start, start + STEP) for start in range(0, cards, STEP)]
    postings = np.concatenate([_postings(said, bodies, title_of[s], body_of[s], s.start, rank) for s in steps])
    postings.sort()
    keywords = [_keywords(pick, bodies.texts) for _ in range(QUERIES)]
    asked = pick.sample(questions, min(len(questions), QUERIES))
    return Corpus(title_of, body_of, said, bodies, order, postings, keywords, asked)


def _postings(titles: Said, bodies: Said, title_of: Numbers, body_of: Numbers, first: int, rank: Numbers) -> Numbers:
    """The postings of some cards, the first of which has that number."""
    cards = np.arange(len(title_of))
    in_title = _of(titles, title_of, cards)
    many = [_of(bodies, column[column >= 0], cards[column >= 0]) for column in body_of.T]
    keys, where = np.unique(np.concatenate([in_title[0], *(each[0] for each in many)]), return_inverse=True)
    frequencies = np.zeros(len(keys))
    length = np.where(body_of >= 0, bodies.lengths[body_of], 0).sum(axis=1)
    title_norm = index.TITLE_WEIGHT / (1 - index.B + index.B * titles.lengths[title_of] / index.TITLE_LENGTH)
    rest_norm = index.REST_WEIGHT / (1 - index.B + index.B * length / index.REST_LENGTH)
    card = keys & 0xFFFFFFFF
    here = len(in_title[0])
    frequencies += np.bincount(where[:here], in_title[1], len(keys)) * title_norm[card]
    times = np.concatenate([each[1] for each in many])
    frequencies += np.bincount(where[here:], times, len(keys)) * rest_norm[card]
    impacts = np.rint(index.IMPACT_SCALE * frequencies * (index.K1 + 1) / (frequencies + index.K1)).astype(np.int64)
    postings: Numbers = rank[keys >> 32] << 40 | (card + first) << 8 | impacts
    return postings


def _of(said: Said, chosen: Numbers, cards: Numbers) -> tuple[Numbers, Numbers]:
    """Term and card in one number, and how often, for cards that each have one chosen piece."""
    starts = np.concatenate([np.zeros(1, np.int64), said.ends])[chosen]
    counts = said.ends[chosen] - starts
    before = np.repeat(np.cumsum(counts) - counts, counts)
    places = np.arange(counts.sum()) - before + np.repeat(starts, counts)
    return said.terms[places] << 32 | np.repeat(cards, counts), said.times[places]


def _read(texts: Sequence[str], names: dict[str, int]) -> Said:
    lengths: list[int] = []
    ends: list[int] = []
    terms: list[int] = []
    times: list[int] = []
    for said in texts:
        found = text.analyse(said)
        counted = Counter([*(t for word in found.words for t in word.terms), *found.phrases, *found.pairs])
        terms += [names.setdefault(term, len(names)) for term in counted]
        times += counted.values()
        lengths.append(len(found.words))
        ends.append(len(terms))
    return Said(list(texts), *(np.array(each, np.int64) for each in (lengths, ends, terms, times)))


def _keywords(pick: random.Random, texts: Sequence[str]) -> str:
    """What somebody types who remembers something: two words of a sentence."""
    while True:
        said = pick.choice(texts)
        words = [said[word.start : word.end] for word in text.analyse(said).words if word.term not in HOLLOW]
        telling = [word for word in dict.fromkeys(words) if len(word) > 1]
        if len(telling) > 1:
            return " ".join(pick.sample(telling, 2))


def _collected(data: Path) -> tuple[list[str], list[str], list[str]]:
    """Titles, sentences and questions of all collections in a folder."""
    titles: dict[str, None] = {}
    sentences: dict[str, None] = {}
    for file in sorted(data.glob("*/docs.jsonl")):
        for doc in _lines(file):
            pieces = [doc["body"][start:end].strip() for start, end in text.sentences(doc["body"])]
            sentences.update(dict.fromkeys(piece for piece in pieces if len(piece) in SENTENCE))
            titles.update(dict.fromkeys(title for title in (doc["title"], *pieces[:1]) if len(title) in TITLE))
    files = sorted(data.glob("*/queries.jsonl"))
    questions = [said["text"] for file in files for said in _lines(file)]
    return list(titles), list(sentences), questions


def _lines(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _invented(pick: random.Random, alternatives: int) -> tuple[list[str], list[str], list[str]]:
    """The same from words that exist nowhere, the n-th of which is said 1/n as often as the first."""
    kanji = [chr(code) for code in range(0x4E00, 0x9FA0, 9)]
    words = ["".join(pick.choices(kanji, k=pick.choice([1, 2, 2, 2, 3]))) for _ in range(20_000)]
    shares = [1 / (number + 3) for number in range(len(words))]

    def sayings(least: int, most: int) -> Iterator[str]:
        while True:
            chosen = pick.choices(words, shares, k=pick.randint(least, most))
            yield "".join(word + pick.choice(["の", "を", "が", "に", "で"]) for word in chosen)

    return (
        [said[:-1] for said in islice(sayings(2, 5), alternatives)],
        [said + "する。" for said in islice(sayings(5, 14), alternatives)],
        [said + "しますか" for said in islice(sayings(4, 9), QUERIES)],
    )
