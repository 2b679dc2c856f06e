"""Who is to meet whom: the best of all ways to put everybody into pairs, or into one trio when the number is odd.

    +60 for each of the two to whom the other's body is new, +5 for each round that one of them waited in vain,
    -200 for each time that the two were together already

The best way is one with the fewest pairs of the same body; among those, one with the fewest repeats; among those, one
with the greatest sum of weights. It is found exactly (Edmonds' matching, by networkx) up to `EXACTLY` people. Of more
people, groups of that size are formed by lot such that each can be paired across bodies, and each is matched exactly.

Nothing depends on how people and bodies are called, only on the order in which people are given.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from heapq import nlargest
from itertools import combinations
from math import comb

import networkx as nx

NEW_BODY = 60
WAITED = 5
AGAIN = -200
# Up to so many people the exact way takes seconds; beyond that they are matched in groups of at most so many.
EXACTLY = 200
# Of the ways to form a trio of few people all are tried; of many people, so many.
TRIOS = 200
TRIED = 30

Group = tuple[str, ...]


@dataclass(frozen=True)
class Person:
    """Somebody who is to meet others.

    Args:
        body: where they work; who has said nothing is of a body of their own.
        waited: in how many rounds they were there and met nobody, since they last met somebody.
    """

    id: str
    body: str
    waited: int = 0


@dataclass(frozen=True)
class Past:
    """Who met whom before.

    Args:
        times: how often two were together.
        bodies: the bodies that somebody met, as they were at the time.
    """

    times: Mapping[frozenset[str], int] = field(default_factory=dict)
    bodies: Mapping[str, AbstractSet[str]] = field(default_factory=dict)

    def together(self, one: Person, other: Person) -> int:
        """How often these two met."""
        return self.times.get(frozenset((one.id, other.id)), 0)


@dataclass(frozen=True, order=True)
class Worth:
    """How good a way is; the first difference decides, and more is better."""

    same_body: int = 0
    repeats: int = 0
    weight: int = 0

    def __add__(self, other: "Worth") -> "Worth":
        return Worth(self.same_body + other.same_body, self.repeats + other.repeats, self.weight + other.weight)

    def is_as_clean_as(self, other: "Worth") -> bool:
        """Whether nothing is to be wished but more weight."""
        return (self.same_body, self.repeats) >= (other.same_body, other.repeats)


def groups(people: Sequence[Person], past: Past) -> list[Group]:
    """Everybody in pairs, and three of them together when the number is odd; somebody alone stays alone."""
    return [group for part in parts(people) for group in exactly(part, past)]


def exactly(people: Sequence[Person], past: Past) -> list[Group]:
    """The same in one piece, however long that takes."""
    if len(people) < 3:  # noqa: PLR2004 (two are a pair, however they know each other)
        return [_ids(people)] if people else []
    if len(people) % 2 == 0:
        return [_ids(pair) for pair in _pairs(people, past, together=forced(people) > 0)]
    tables = max(_with_a_trio(people, past), key=lambda tables: _sum(tables, past))
    return [_ids(table) for table in tables]


def forced(people: Sequence[Person]) -> int:
    """How many pairs of the same body there must be, because one body has more than half of the people."""
    tables = len(people) // 2
    largest = max(Counter(person.body for person in people).values(), default=0)
    only_one = len(people) % 2 and largest == len(people) > 1
    return max(0, largest - tables + bool(only_one)) if tables else 0


def worth(group: Iterable[Person], past: Past) -> Worth:
    """How good it is that these meet: all pairs of them taken together."""
    return sum((_worth(one, other, past) for one, other in combinations(group, 2)), Worth())


def home_for(person: Person, tables: Sequence[Sequence[Person]], past: Past) -> int:
    """At which of the tables somebody is to join; the first of equally good ones."""
    return max(range(len(tables)), key=lambda number: (worth([person, *tables[number]], past), -number))


def parts(people: Sequence[Person]) -> list[list[Person]]:
    """Groups small enough to be matched exactly, in each of which bodies differ as far as they do among all.

    Of people in the order of their bodies, each and the one half the number further on are of different bodies unless
    one body has more than half of all. Groups are made of such couples; the odd one joins where it fits best.
    """
    if len(people) <= EXACTLY:
        return [list(people)]
    common = Counter(person.body for person in people)
    first = {person.body: -number for number, person in enumerate(people)}
    ordered = sorted(people, key=lambda person: (common[person.body], first[person.body]), reverse=True)
    odd = ordered.pop(0) if len(ordered) % 2 else None
    half, count = len(ordered) // 2, -(-len(people) // EXACTLY)
    couples = list(zip(ordered[:half], ordered[half:], strict=True))
    dealt = [[person for couple in couples[number::count] for person in couple] for number in range(count)]
    if odd:
        min(dealt, key=lambda part: forced([*part, odd])).append(odd)
    return dealt


def _with_a_trio(people: Sequence[Person], past: Past) -> Iterator[list[Sequence[Person]]]:
    """Ways to make pairs and a trio that may be the best: all of a few people; of many, until nothing is to be wished.

    To match each trio's others is what takes long. So first somebody is left out for whom two good partners can be
    hoped, and joins the pair that suits best; only if that is not as good as can be, trios with them are tried in turn.
    """
    if comb(len(people), 3) <= TRIOS:
        for trio in combinations(people, 3):
            yield _around(trio, people, past)
        return
    pairs = _pairs(people, past, together=forced(people) > 0)
    paired = {person.id for pair in pairs for person in pair}
    odd = next(person for person in people if person.id not in paired)
    at = home_for(odd, pairs, past)
    first: list[Sequence[Person]] = [(*pair, odd) if number == at else pair for number, pair in enumerate(pairs)]
    yield first
    best = Worth(-forced(people))
    if _sum(first, past).is_as_clean_as(best):
        return
    others = [person for person in people if person is not odd]
    trios = ((odd, *two) for two in combinations(others, 2))
    for trio in nlargest(TRIED, trios, key=lambda trio: worth(trio, past)):
        tables = _around(trio, people, past)
        yield tables
        if _sum(tables, past).is_as_clean_as(best):
            return


def _around(trio: Sequence[Person], people: Sequence[Person], past: Past) -> list[Sequence[Person]]:
    """This trio, and the best pairs of the others."""
    others = [person for person in people if person not in trio]
    return [trio, *_pairs(others, past, together=forced(others) > 0)]


def _pairs(people: Sequence[Person], past: Past, *, together: bool) -> list[tuple[Person, Person]]:
    """The best pairs; of an odd number somebody is left out who has at least two good ones to join.

    Args:
        together: people of the same body may meet.
    """
    most = max((person.waited for person in people), default=0)
    often = max(past.times.values(), default=0)
    # What decides first outweighs all of what decides later: the units of a number that is to be greatest.
    repeat = (2 * len(people) + 1) * (2 * NEW_BODY + 2 * WAITED * most + often * -AGAIN)
    same = (2 * len(people) + 1) * repeat * (often + 1)
    graph = nx.Graph()
    graph.add_nodes_from(range(len(people)))
    hoped: list[list[int]] = [[] for _ in people]
    for (one, person), (other, partner) in combinations(enumerate(people), 2):
        if together or person.body != partner.body:
            each = _worth(person, partner, past)
            value = each.same_body * same + each.repeats * repeat + each.weight
            graph.add_edge(one, other, weight=value)
            hoped[one].append(value)
            hoped[other].append(value)
    if len(people) % 2:
        for one, values in enumerate(hoped):
            graph.add_edge(one, len(people), weight=sum(nlargest(2, values)))
    found = sorted(sorted(pair) for pair in nx.max_weight_matching(graph, maxcardinality=True))
    return [(people[one], people[other]) for one, other in found if other < len(people)]


def _worth(one: Person, other: Person, past: Past) -> Worth:
    times = past.together(one, other)
    new = (other.body not in past.bodies.get(one.id, ())) + (one.body not in past.bodies.get(other.id, ()))
    weight = NEW_BODY * new + WAITED * (one.waited + other.waited) + AGAIN * times
    return Worth(-(one.body == other.body), -times, weight)


def _sum(tables: Iterable[Sequence[Person]], past: Past) -> Worth:
    return sum((worth(table, past) for table in tables), Worth())


def _ids(people: Iterable[Person]) -> Group:
    return tuple(person.id for person in people)
