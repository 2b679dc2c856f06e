"""Who is matched with whom: held against all possible ways for few people, and against a bound for many."""

import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from bot.bench import pairing
from handlers.pairing import matching
from handlers.pairing.matching import Past, Person, Worth

FEW = settings(max_examples=40, deadline=None)


@st.composite
def communities(draw: st.DrawFn, most: int = 9) -> tuple[list[Person], Past]:
    """People of some bodies, and what they have behind them."""
    bodies = draw(st.lists(st.sampled_from("ABCD"), min_size=2, max_size=most))
    waits = draw(st.lists(st.integers(0, 3), min_size=len(bodies), max_size=len(bodies)))
    people = [Person(f"U{n}", body, wait) for n, (body, wait) in enumerate(zip(bodies, waits, strict=True))]
    pairs = list(combinations(people, 2))
    met = draw(st.lists(st.sampled_from(pairs), max_size=len(pairs)))
    times = Counter(frozenset((one.id, other.id)) for one, other in met)
    seen: dict[str, set[str]] = {person.id: set() for person in people}
    for one, other in met:
        seen[one.id].add(other.body)
        seen[other.id].add(one.body)
    return people, Past(times, seen)


def ways(people: Sequence[Person]) -> Iterator[list[tuple[Person, ...]]]:
    """Every way to put them into pairs, or pairs and one trio."""
    if not people:
        yield []
        return
    first, rest = people[0], people[1:]
    sizes = [2] if len(people) % 2 == 0 else [2, 3]
    for size in sizes:
        for mates in combinations(rest, size - 1):
            others = [each for each in rest if each not in mates]
            if len(others) != 1:
                yield from ([(first, *mates), *way] for way in ways(others))


def total(groups: Sequence[Sequence[Person]], past: Past) -> Worth:
    """How good a way is as a whole."""
    return sum((matching.worth(group, past) for group in groups), Worth())


def found(people: Sequence[Person], past: Past) -> list[list[Person]]:
    by_id = {person.id: person for person in people}
    return [[by_id[user_id] for user_id in group] for group in matching.groups(people, past)]


@FEW
@given(communities())
def test_no_way_is_better_than_the_one_that_is_found(community: tuple[list[Person], Past]) -> None:
    people, past = community
    assert total(found(people, past), past) == max(total(way, past) for way in ways(people))


@FEW
@given(communities(most=40))
def test_everybody_is_there_once_and_there_is_a_trio_only_when_the_number_is_odd(
    community: tuple[list[Person], Past],
) -> None:
    people, past = community
    groups = matching.groups(people, past)
    assert sorted(user_id for group in groups for user_id in group) == sorted(person.id for person in people)
    sizes = Counter(map(len, groups))
    assert sizes[3] == len(people) % 2
    assert sizes[2] == len(groups) - sizes[3]


@FEW
@given(communities(most=40))
def test_people_of_the_same_body_meet_only_as_often_as_they_must(community: tuple[list[Person], Past]) -> None:
    people, past = community
    assert -total(found(people, past), past).same_body == matching.forced(people)


@FEW
@given(communities())
def test_the_bound_for_pairs_of_the_same_body_is_the_least_there_can_be(community: tuple[list[Person], Past]) -> None:
    people, _ = community
    assert matching.forced(people) == min(-total(way, Past()).same_body for way in ways(people))


@FEW
@given(communities(most=25))
def test_how_people_and_bodies_are_called_changes_nothing(community: tuple[list[Person], Past]) -> None:
    people, past = community
    names = {person.id: f"W{len(people) - n}" for n, person in enumerate(people)}
    towns = dict(zip("ABCD", "ずしこひ", strict=True))
    renamed = [Person(names[each.id], towns[each.body], each.waited) for each in people]
    former = Past(
        {frozenset(names[user_id] for user_id in pair): times for pair, times in past.times.items()},
        {names[user_id]: {towns[body] for body in bodies} for user_id, bodies in past.bodies.items()},
    )
    again = matching.groups(people, past)
    assert matching.groups(people, past) == again
    assert matching.groups(renamed, former) == [tuple(names[user_id] for user_id in group) for group in again]


@FEW
@given(communities(), st.randoms(use_true_random=False))
def test_the_order_in_which_people_are_given_makes_no_way_better(
    community: tuple[list[Person], Past], lot: random.Random
) -> None:
    people, past = community
    assert total(found(lot.sample(people, len(people)), past), past) == total(found(people, past), past)


def test_the_longer_somebody_has_waited_the_surer_they_get_a_partner_who_is_new_to_them() -> None:
    people = [Person("U1", "A"), Person("U2", "A"), Person("U3", "B", waited=2), Person("U4", "B")]
    assert matching.worth((people[0], people[2]), Past()).weight == 130
    assert matching.worth((people[0], people[3]), Past()).weight == 120
    met = Past({frozenset(("U1", "U3")): 1}, {"U1": {"B"}, "U3": {"A"}})
    assert matching.worth((people[0], people[2]), met) == Worth(0, -1, -190)


@pytest.mark.long
@pytest.mark.parametrize("people", [401, 640])
def test_very_many_people_are_matched_in_parts_by_the_same_rules(people: int) -> None:
    lot = random.Random(7)  # noqa: S311 (nothing is to be kept secret)
    # Just less than half are of one body, which is the hardest case that still can be solved.
    crowd = [Person(f"U{n}", "A" if n < people // 2 else f"B{n % 9}") for n in range(people)]
    lot.shuffle(crowd)
    groups = found(crowd, Past())
    assert total(groups, Past()).same_body == 0
    assert sorted(map(len, groups)) == [2] * (people // 2 - people % 2) + [3] * (people % 2)
    assert max(map(len, matching.parts(crowd))) <= matching.EXACTLY + 1
    more = [replace(each, body="A") if each.body == "B1" else each for each in crowd]
    assert -total(found(more, Past()), Past()).same_body == matching.forced(more) > 0


@pytest.mark.long
def test_the_reference_months_keep_what_they_promise() -> None:
    world, _ = pairing.months(pairing.exact, pairing.SIZES, pairing.ROUNDS, 0)
    assert [world.figures[name] for name in ("repeats", "same_body", "left_out", "longest_out")] == [0] * 4
    met = world.met()
    assert sum(met) / len(met) >= 9.3
    assert min(met) >= 7


@pytest.mark.long
def test_the_benchmark_prints_what_others_read() -> None:
    told = json.loads(pairing.run(people=12, console=Console(quiet=True)))
    keys = {"repeats", "same_body", "left_out", "bodies_mean", "bodies_min", "longest_out", "seconds"}
    assert [set(told[name]) for name in ("exact", "shuffle", "greedy", "unweighted")] == [keys] * 4


@pytest.mark.long
def test_in_parts_nearly_as_much_is_reached_as_in_one_piece() -> None:
    world, _ = pairing.months(pairing.exact, pairing.sizes_of(204, bodies=12), 3, 0)
    people = world.people(list(world.bodies_of))
    by_id = {person.id: person for person in people}
    in_parts, whole = (
        sum(matching.worth([by_id[user_id] for user_id in group], world.past).weight for group in groups)
        for groups in (matching.groups(people, world.past), matching.exactly(people, world.past))
    )
    assert in_parts >= 0.98 * whole
