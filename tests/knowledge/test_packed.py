"""The arrays held against plain dictionaries."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge import packed, pieces
from knowledge.packed import Packed

Cards = dict[int, dict[str, int]]

terms = st.sampled_from(["議会", "予算", "=12", "^議会 予算", "~議会", "a", "é", "𠮷"])
cards = st.dictionaries(st.integers(1, 40), st.dictionaries(terms, st.integers(1, 250)), max_size=25)
weights = st.dictionaries(terms, st.sampled_from([1, 300, 14_000, 2**31]))


def pack(said: Cards) -> Packed:
    ids = sorted(said)
    postings = sorted((t.encode(), row, said[i][t]) for row, i in enumerate(ids) for t in said[i])
    names = sorted({term for term, _, _ in postings})
    return packed.pack(
        place=1,
        ids=np.array(ids, np.int64),
        terms=b"".join(names),
        lengths=np.array([len(name) for name in names], np.int64),
        counts=np.array([sum(term == name for term, _, _ in postings) for name in names], np.int64),
        rows=np.array([row for _, row, _ in postings], np.int32),
        impacts=np.array([impact for _, _, impact in postings], np.uint8),
    )


def close(said: Cards, weighs: dict[str, int]) -> list[tuple[int, int]]:
    scores = {i: sum(weighs[t] * impact for t, impact in has.items() if t in weighs) for i, has in said.items()}
    highest = max(scores.values(), default=0)
    return sorted((i, score) for i, score in scores.items() if score > 0 and score * 4 >= highest)


def found(
    arrays: Packed, weighs: dict[str, int], long: int, seek: int, hidden: set[int], only: set[int] | None
) -> list[object]:
    rows, scores = arrays.close(
        weighs,
        percent=25,
        hidden=arrays.rows_of(sorted(hidden)),
        only=None if only is None else np.isin(arrays.ids, sorted(only)),
        long=long,
        seek=seek,
    )
    return list(zip(arrays.ids[rows].tolist(), scores.tolist(), strict=True))


@settings(deadline=None)
@given(
    cards,
    weights,
    st.integers(0, 30),
    st.integers(0, 4),
    st.sets(st.integers(1, 40)),
    st.none() | st.sets(st.integers(1, 40)),
)
def test_leaving_out_what_cannot_come_close_leaves_out_nothing_that_does(
    said: Cards, weighs: dict[str, int], long: int, seek: int, hidden: set[int], only: set[int] | None
) -> None:
    count = {i: has for i, has in said.items() if i not in hidden and (only is None or i in only)}
    assert found(pack(said), weighs, long, seek, hidden, only) == close(count, weighs)


@settings(deadline=None)
@given(cards, cards, st.sets(st.integers(1, 45)), weights)
def test_merged_arrays_are_what_they_would_be_if_made_anew(
    old: Cards, new: Cards, gone: set[int], weighs: dict[str, int]
) -> None:
    now = {i: has for i, has in old.items() if i not in gone} | new
    merged = packed.merge(pack(old), pack(new), [*gone, *new])
    again = pieces.put_together(pieces.taken_apart(merged, 7))
    none = np.empty(0, np.int64)
    for arrays in (merged, again):
        assert arrays.ids.tolist() == sorted(now)
        assert found(arrays, weighs, 3, 1, set(), None) == close(now, weighs)
        assert arrays.cards_with(weighs, hidden=none) == pack(now).cards_with(weighs, hidden=none)
