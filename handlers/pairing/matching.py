"""Who is to meet whom: the best of all ways to put everybody into pairs, or into one trio when the number is odd.

    +60 for each of the two to whom the other's body is new, +5 for each round that one of them waited in vain,
    -200 for each time that the two were together already

The best way is one with the fewest pairs of the same body; among those, one with the fewest repeats; among those, one
with the greatest sum of weights. Up to `EXACTLY` people it is found exactly (Edmonds' matching, by networkx), but for
the trio of an odd number: the most promising trios are tried, which is exact for a few people and nearly so for more.
Of more people than that, groups are formed such that each can be paired across bodies, and each is matched by itself.

Nothing depends on how people and bodies are called, only on the order in which people are given.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from heapq import nlargest
from itertools import combinations

import networkx as nx

NEW_BODY = 60
WAITED = 5
AGAIN = -200
# Up to so many people the exact way takes seconds; beyond that they are matched in groups of at most so many.
EXACTLY = 200
# Of the trios that a few people can form, so many are tried at most; of those of more people, only so many.
FEW, TRIED_OF_FEW, TRIED = 25, 100, 8

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


def groups(people: Sequence[Person], past: Past) -> list[Group]:
    """Everybody in pairs, and three of them together when the number is odd; somebody alone stays alone."""
    return [group for part in parts(people) for group in exactly(part, past)]


def exactly(people: Sequence[Person], past: Past) -> list[Group]:
    """The same in one piece, however long that takes."""
    if len(people) < 3:  # noqa: PLR2004 (two are a pair, however they know each other)
        return [_ids(people)] if people else []
    if len(people) % 2 == 0:
        return [_ids(pair) for pair in _pairs(people, past, together=forced(people) > 0)]
    return [_ids(table) for table in _with_a_trio(people, past)]


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


def _with_a_trio(people: Sequence[Person], past: Past) -> list[Sequence[Person]]:
    """The best pairs and a trio.

    First somebody is left out for whom two good partners can be hoped, and joins the pair that suits best. Then trios
    are tried that could be part of a better way, the most promising first. How good a way around a trio can be is known
    beforehand: one pair of the three and the pairs of all others are a way to match all people but one, so they are not
    better than the best such way; the two other pairs of the trio are added to that. When no trio promises more than
    what is found already, that is the best of all ways.
    """
    together = forced(people) > 0
    pairs = _pairs(people, past, together=together)
    [odd] = set(people) - {person for pair in pairs for person in pair}
    at = home_for(odd, pairs, past)
    best: list[Sequence[Person]] = [(*pair, odd) if number == at else pair for number, pair in enumerate(pairs)]
    but_one = _sum(_pairs(people, past, together=together, hope=0), past)
    found = _sum(best, past)
    for bound, _, trio in _promising(people, odd, but_one, past):
        if bound <= found:
            break
        way = _around(trio, people, past)
        if (reached := _sum(way, past)) > found:
            best, found = way, reached
    return best


def _promising(
    people: Sequence[Person], odd: Person, but_one: Worth, past: Past
) -> list[tuple[Worth, int, tuple[Person, ...]]]:
    """Trios by how good the whole could be, the best first; of many people those with `odd`, and not too many."""
    few = len(people) <= FEW
    others = [person for person in people if person is not odd]
    trios = combinations(people, 3) if few else ((odd, *two) for two in combinations(others, 2))
    bounds = ((but_one + _weaker_two(trio, past), -number, trio) for number, trio in enumerate(trios))
    return nlargest(TRIED_OF_FEW if few else TRIED, bounds)


def _weaker_two(trio: Sequence[Person], past: Past) -> Worth:
    """What the two pairs of a trio are worth that are not its best one."""
    least, middle, _ = sorted(_worth(one, other, past) for one, other in combinations(trio, 2))
    return least + middle


def _around(trio: Sequence[Person], people: Sequence[Person], past: Past) -> list[Sequence[Person]]:
    """This trio, and the best pairs of the others."""
    others = [person for person in people if person not in trio]
    return [trio, *_pairs(others, past, together=forced(others) > 0)]


def _pairs(people: Sequence[Person], past: Past, *, together: bool, hope: int = 2) -> list[tuple[Person, Person]]:
    """The best pairs; of an odd number somebody is left out.

    Args:
        together: people of the same body may meet.
        hope: with how many others whoever is left out can hope to make good for it.
    """
    most = max((person.waited for person in people), default=0)
    often = max(past.times.values(), default=0)
    # What decides first outweighs all of what decides later: the units of a number that is to be greatest.
    repeat = (2 * len(people) + 1) * (2 * NEW_BODY + 2 * WAITED * most + often * -AGAIN)
    same = (2 * len(people) + 1) * repeat * (often + 1)
    graph: nx.Graph[int] = nx.Graph()
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
            graph.add_edge(one, len(people), weight=sum(nlargest(hope, values)))
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
