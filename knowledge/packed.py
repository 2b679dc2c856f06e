"""A team's whole index as a few arrays: five bytes for what a term says about a card, read without a database.

Nothing in it ever changes; a newer one takes its place. What it answers is what the database answers, to the digit.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Rows = NDArray[np.int32]
Scores = NDArray[np.signedinteger[Any]]

# A card that has none of a query's heavier terms is not looked at when the lighter ones cannot bring it close. To find
# that out takes as long as reading some ten thousand postings, so it is asked before a long list only.
LONG_LIST = 30_000
# To look up a card in a long list takes as long as reading so many of its postings.
SEEK = 30
# So many terms that were asked for are remembered with their numbers, about 3 MB.
REMEMBERED = 20_000
NOWHERE = -1


@dataclass(frozen=True, eq=False)
class Packed:
    """The postings of all terms, one after the other.

    Args:
        place: how far the look at the database saw that this was made from, see `index.place`.
        ids: the ids of all cards, ascending; the place of an id in it is the card's row.
        terms: all terms in UTF-8, in the order of their bytes, without anything in between.
        term_ends: where each term ends in `terms`.
        ends: where each term's postings end in `rows` and `impacts`.
        rows: the rows of the cards that have the term, ascending.
        impacts: how much the term says there.
        tops: how much each term says where it says most.
    """

    place: int
    ids: Numbers
    terms: NDArray[np.uint8]
    term_ends: Numbers
    ends: Numbers
    rows: Rows
    impacts: NDArray[np.uint8]
    tops: NDArray[np.uint8]
    _numbers: dict[bytes, int] = field(default_factory=dict, init=False, repr=False)

    def __len__(self) -> int:
        return len(self.term_ends)

    def __getitem__(self, number: int) -> bytes:
        """The term of this number, in UTF-8."""
        start = self.term_ends[number - 1] if number else 0
        return self.terms[start : self.term_ends[number]].tobytes()

    @property
    def starts(self) -> Numbers:
        """Where each term's postings start."""
        return np.concatenate([np.zeros(1, np.int64), self.ends])[:-1]

    @property
    def size(self) -> int:
        """How many bytes of memory this takes."""
        return sum(getattr(self, name).nbytes for name in ARRAYS)

    def rows_of(self, ids: Sequence[int]) -> Numbers:
        """The rows of those of these cards that are in here, ascending."""
        places, there = _places(self.ids, np.unique(np.asarray(ids, np.int64)))
        return places[there]

    def cards_with(self, terms: Iterable[str], *, hidden: Numbers) -> dict[str, int]:
        """How many cards have each term, apart from the hidden rows."""
        found = {}
        for term in terms:
            if (number := self.number(term.encode())) is not None:
                rows = self._rows(number)
                gone = int(np.count_nonzero(_places(rows, hidden)[1])) if len(hidden) else 0
                if count := len(rows) - gone:
                    found[term] = count
        return found

    def terms_of(self, terms: Iterable[str], ids: Sequence[int]) -> dict[int, set[str]]:
        """Which of these terms each of these cards has; cards that are not in here have none."""
        rows = self.rows_of(ids)
        held = self.ids[rows].tolist()
        found: dict[int, set[str]] = {card_id: set() for card_id in ids}
        for term in terms:
            if (number := self.number(term.encode())) is not None:
                for card_id in compress(held, _places(self._rows(number), rows)[1]):
                    found[card_id].add(term)
        return found

    def close(
        self,
        weights: Mapping[str, int],
        *,
        percent: int,
        hidden: Numbers,
        only: NDArray[np.bool_] | None,
        long: int = LONG_LIST,
        seek: int = SEEK,
    ) -> tuple[Numbers, Numbers]:
        """The rows of the cards whose score is so many hundredths of the best one's, ascending, and their scores.

        Args:
            weights: what each term weighs.
            percent: how close, of a hundred.
            hidden: rows that do not count.
            only: for each row whether it counts.
            long: how many postings of a term are worth a thought before they are read.
            seek: how many postings are read in the time in which one card is looked up among them.
        """
        numbers = ((self.number(term.encode()), weight) for term, weight in weights.items())
        # A term whose last card is gone has nothing to add, whatever it weighs.
        found = [(number, weight) for number, weight in numbers if number is not None and self.tops[number]]
        found.sort(key=lambda each: -each[1] * int(self.tops[each[0]]))
        most = [weight * int(self.tops[number]) for number, weight in found]
        # Half the memory to go through, as long as no sum can overflow.
        scores: Scores = np.zeros(len(self.ids), np.int32 if sum(most) < 2**31 else np.int64)
        few: Numbers | None = None  # once known: the rows that can still come close; all others' scores are not whole
        for done, (number, weight) in enumerate(found):
            rows, impacts = self._rows(number), self._impacts(number)
            if done and len(rows) > long:
                _leave_out(scores, hidden, only)
                few = _within_reach(scores, few, left=sum(most[done:]), percent=percent)
                if few is not None and len(few) * seek < len(rows):
                    places, there = _places(rows, few)
                    scores[few[there]] += impacts[places[there]].astype(scores.dtype) * scores.dtype.type(weight)
                    continue
            np.add.at(scores, rows, impacts.astype(scores.dtype) * scores.dtype.type(weight))
        _leave_out(scores, hidden, only)
        some = np.flatnonzero(scores) if few is None else few
        return _close(some, scores[some].astype(np.int64), percent)

    def number(self, term: bytes) -> int | None:
        """The term's number, if any card ever had it; remembered, because people ask with the same words."""
        number = self._numbers.get(term)
        if number is None:
            place = bisect_left(self, term)
            number = place if place < len(self) and self[place] == term else NOWHERE
            if len(self._numbers) >= REMEMBERED:
                self._numbers.clear()
            self._numbers[term] = number
        return None if number == NOWHERE else number

    def _rows(self, number: int) -> Rows:
        return self.rows[self.ends[number - 1] if number else 0 : self.ends[number]]

    def _impacts(self, number: int) -> NDArray[np.uint8]:
        return self.impacts[self.ends[number - 1] if number else 0 : self.ends[number]]


ARRAYS = {
    "ids": np.int64,
    "terms": np.uint8,
    "term_ends": np.int64,
    "ends": np.int64,
    "rows": np.int32,
    "impacts": np.uint8,
    "tops": np.uint8,
}


def pack(
    *,
    place: int,
    ids: Numbers,
    terms: bytes,
    lengths: Numbers,
    counts: Numbers,
    rows: Rows,
    impacts: NDArray[np.uint8],
) -> Packed:
    """Put together what a look at the database saw: terms ascending, and each one's postings with rows ascending.

    Args:
        lengths: of each term, in bytes.
        counts: how many postings each term has.
    """
    ends = np.cumsum(counts, dtype=np.int64)
    used = counts > 0
    tops = np.zeros(len(counts), np.uint8)
    if len(impacts):
        tops[used] = np.maximum.reduceat(impacts, (ends - counts)[used])
    return Packed(
        place=place,
        ids=ids,
        terms=np.frombuffer(terms, np.uint8),
        term_ends=np.cumsum(lengths, dtype=np.int64),
        ends=ends,
        rows=rows,
        impacts=impacts,
        tops=tops,
    )


def merge(old: Packed, new: Packed, gone: Sequence[int]) -> Packed:
    """The old one with the cards of the new one; none of the old one's cards is both kept and in the new one.

    Args:
        gone: the ids of the cards whose postings in the old one hold no longer.
    """
    keep = np.ones(len(old.ids), bool)
    keep[old.rows_of(gone)] = False
    ids = np.union1d(old.ids[keep], new.ids)
    held = keep[old.rows]
    counts, used = np.zeros(len(old), np.int64), np.diff(old.ends, prepend=0) > 0
    if len(held):
        counts[used] = np.add.reduceat(held, old.starts[used], dtype=np.int64)
    rows = old.rows[held]
    np.take(np.searchsorted(ids, old.ids).astype(np.int32), rows, out=rows, mode="clip")  # in place: it may be large
    impacts = old.impacts[held]
    places = np.array([bisect_left(old, new[number]) for number in range(len(new))], np.int64)
    fresh = np.array([old.number(new[number]) is None for number in range(len(new))], bool)
    terms, lengths = _with_terms(old, [(places[number], new[number]) for number in np.flatnonzero(fresh).tolist()])
    counts = np.insert(counts, places[fresh], 0)
    places += np.cumsum(fresh) - fresh  # now the numbers of the new one's terms among all terms
    starts = np.cumsum(counts) - counts
    new_rows = np.searchsorted(ids, new.ids).astype(np.int32)[new.rows]
    where = np.empty(len(new_rows), np.int64)
    for number, place in enumerate(places):
        mine = slice(new.starts[number], new.ends[number])
        there = rows[starts[place] : starts[place] + counts[place]]
        where[mine] = starts[place] + np.searchsorted(there, new_rows[mine])
    counts[places] += np.diff(new.ends, prepend=0)
    rows, impacts = np.insert(rows, where, new_rows), np.insert(impacts, where, new.impacts)
    return pack(place=new.place, ids=ids, terms=terms, lengths=lengths, counts=counts, rows=rows, impacts=impacts)


def _with_terms(old: Packed, fresh: Sequence[tuple[int, bytes]]) -> tuple[bytes, Numbers]:
    """The old one's terms with fresh ones at their places, and how long each is."""
    pieces, done = [], 0
    for place, term in fresh:
        start = old.term_ends[place - 1] if place else 0
        pieces += [old.terms[done:start].tobytes(), term]
        done = start
    pieces.append(old.terms[done:].tobytes())
    lengths = np.diff(old.term_ends, prepend=0)
    return b"".join(pieces), np.insert(lengths, [place for place, _ in fresh], [len(term) for _, term in fresh])


def _places(rows: Rows | Numbers, some: Numbers) -> tuple[Numbers, NDArray[np.bool_]]:
    """Where each of some rows (or ids) is in an ascending list of them, and whether it is there at all."""
    if not len(rows):
        return np.zeros(len(some), np.int64), np.zeros(len(some), bool)
    places = np.minimum(rows.searchsorted(some.astype(rows.dtype)), len(rows) - 1)
    return places, rows[places] == some


def _within_reach(scores: Scores, few: Numbers | None, *, left: int, percent: int) -> Numbers | None:
    """The rows, among a few if they are known, that can come close with what is left; None while all can."""
    highest = int(scores.max() if few is None else scores[few].max(initial=0))
    if left * 100 >= highest * percent:
        return few
    enough = -((left * 100 - highest * percent) // 100)  # rounded up
    return np.flatnonzero(scores >= enough) if few is None else few[scores[few] >= enough]


def _leave_out(scores: Scores, hidden: Numbers, only: NDArray[np.bool_] | None) -> None:
    scores[hidden] = 0
    if only is not None:
        scores *= only


def _close(rows: Numbers, scores: Numbers, percent: int) -> tuple[Numbers, Numbers]:
    if not len(rows):
        return rows, scores
    close = scores * 100 >= int(scores.max()) * percent
    return rows[close], scores[close]
