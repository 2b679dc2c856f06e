"""Whoever has every figure and solves for the others finds nothing that rests on fewer than five people."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot import counts
from handlers.checkins import results
from handlers.checkins.model import Answer

FEW = 5
# How many answered both, were low, middle, high, had somebody to talk to, had nobody.
World = tuple[int, int, int, int, int, int]
NAMES = ("answered", "low", "middle", "high", "talked", "alone")
# Sums and differences are solved in whole numbers modulo this, which is exact and fast.
PRIME = 2**61 - 1
PEOPLE = [f"U{number}" for number in range(12)]


def answers(moods: list[int | None], talked: list[bool | None]) -> list[Answer]:
    """What people answered, in two rows."""
    pairs = enumerate(zip(moods, talked, strict=True))
    return [Answer("T", 1, f"U{number}", mood=mood, could_talk=could) for number, (mood, could) in pairs]


def worlds(people: int) -> Iterator[World]:
    """Everything that may be the case among so many people."""
    for answered in range(people + 1):
        for low in range(answered + 1):
            for middle in range(answered - low + 1):
                for talked in range(answered + 1):
                    yield answered, low, middle, answered - low - middle, talked, answered - talked


def agrees(world: World, shown: dict[str, int]) -> bool:
    """Whether this may be the case, after all that is shown."""
    exact = all(shown.get(name, count) == count for name, count in zip(NAMES, world, strict=True))
    return exact and world[0] >= shown.get("at_least", 0)


def solved(possible: list[World], people: int) -> list[int]:
    """The counts of people that have the same value in every world that is possible: what somebody can solve for."""
    everything = [
        (*world, people - world[0], world[1] + world[2], world[1] + world[3], world[2] + world[3]) for world in possible
    ]
    return [next(iter(values)) for column in zip(*everything, strict=True) if len(values := set(column)) == 1]


@st.composite
def rounds(draw: st.DrawFn) -> list[Answer]:
    """The answers of some people: many of a kind, few of another, and some who did not answer."""
    kinds = [(mood, could) for mood in (1, 3, 5) for could in (True, False)] + [(None, None), (3, None)]
    sizes = [draw(st.sampled_from([0, 0, 1, 4, 5, 6])) for _ in kinds]
    each = [kind for kind, size in zip(kinds, sizes, strict=True) for _ in range(size)][:18]
    return answers([mood for mood, _ in each], [could for _, could in each])


@settings(max_examples=40, deadline=None)
@given(rounds())
def test_nobody_can_solve_for_a_few_people_in_one_digest(given_: list[Answer]) -> None:
    shown = results.figures(given_)
    assert all(count >= FEW for count in shown.values())
    if shown:
        possible = [world for world in worlds(len(given_)) if agrees(world, shown)]
        assert possible
        assert min(solved(possible, len(given_)), default=FEW) >= FEW


def test_nor_can_who_knows_by_which_rule_figures_are_left_out() -> None:
    people, same = 10, defaultdict[tuple[tuple[str, int], ...], list[World]](list)
    for world in worlds(people):
        answered, low, middle, high, talked, _ = world
        silent: list[None] = [None] * (people - answered)
        moods = [1] * low + [3] * middle + [5] * high
        told = [number < talked for number in range(answered)]
        same[tuple(results.figures(answers([*moods, *silent], [*told, *silent])).items())].append(world)
    assert len(same) > 2
    for shown, possible in same.items():
        if shown:
            assert min(solved(possible, people), default=FEW) >= FEW


def test_what_can_be_shown_is_shown() -> None:
    enough = answers([5] * 12 + [3] * 8 + [1] * 6 + [None] * 9, [True] * 20 + [False] * 6 + [None] * 9)
    assert results.figures(enough) == {"answered": 26, "alone": 6, "talked": 20, "low": 6, "middle": 8, "high": 12}
    nearly_all = answers([5] * 20 + [1] * 12 + [None], [True] * 20 + [False] * 12 + [None])
    assert results.figures(nearly_all) == {"alone": 12, "low": 12, "at_least": 25}
    assert results.figures(answers([5] * 4, [True] * 4)) == {}
    assert results.figures([]) == {}


groups = st.lists(st.sets(st.sampled_from(PEOPLE), min_size=5), min_size=2, max_size=4)


@settings(max_examples=40, deadline=None)
@given(groups)
def test_nobody_can_solve_for_a_few_people_between_digests(audiences: list[set[str]]) -> None:
    published: list[frozenset[str]] = []
    for audience in audiences:
        if counted := counts.comparable(audience, published):
            assert counted <= audience
            published.append(counted)
    assert published
    known = independent([[int(person in group) for person in PEOPLE] for group in published])
    for size in range(1, FEW):
        for few in combinations(range(len(PEOPLE)), size):
            assert any(rest_of([int(number in few) for number in range(len(PEOPLE))], known))


def test_newcomers_are_counted_as_soon_as_there_are_five() -> None:
    ten = {f"U{number}" for number in range(10)}
    assert counts.comparable(ten | {"V1"}, [ten]) == ten
    five = {f"V{number}" for number in range(5)}
    assert counts.comparable(ten | five, [ten]) == ten | five
    assert counts.comparable(ten - {"U1"}, [ten]) == frozenset()
    assert counts.comparable(ten, []) == ten
    assert counts.comparable({"U1"}, []) == frozenset()


def independent(rows: list[list[int]]) -> dict[int, list[int]]:
    """What the rows say, each row by the column that it alone begins with."""
    found: dict[int, list[int]] = {}
    for row in rows:
        rest = rest_of(row, found)
        if any(rest):
            first = next(column for column, value in enumerate(rest) if value)
            found[first] = [value * pow(rest[first], -1, PRIME) % PRIME for value in rest]
    return found


def rest_of(row: list[int], known: dict[int, list[int]]) -> list[int]:
    """What remains of a row when all that is known has been subtracted; nothing, when it follows from that."""
    for first in sorted(known):
        if row[first]:
            row = [(value - row[first] * own) % PRIME for value, own in zip(row, known[first], strict=True)]
    return row
