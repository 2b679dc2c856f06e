"""Peer chats, month after month: how the bot matches people, beside what simpler bots do.

The reference is 55 leaders of 11 bodies, of which four in five are there each time. The same people are there for every
method, so that what differs is the method.
"""

import json
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from time import perf_counter

import networkx as nx
from rich.console import Console

from handlers.pairing import matching
from handlers.pairing.matching import EXACTLY, Group, Past, Person

SIZES = (12, 8, 7, 6, 5, 4, 4, 3, 2, 2, 2)
ROUNDS, SEEDS, PRESENT = 24, 20, 0.8
# With many people it is the cost that is asked for: fewer rounds, and people of a fifth as many bodies.
FEW_ROUNDS, A_BODY = 3, 5
# Whoever goes on with the first good one has looked at so many; matching without weights takes too long beyond this.
LOOKED_AT, UNWEIGHTED_UP_TO = 200, 1000
# Up to so many people the exact way is measured beside the one in parts: after so many months, in so many bodies, so
# that many bodies are not new any more, and it matters who is matched with whom.
BESIDE, BESIDE_ROUNDS, BESIDE_BODIES = 1000, 8, 20

Method = Callable[[Sequence[Person], Past, random.Random], list[Group]]


@dataclass
class World:
    """What has happened so far with one method."""

    bodies_of: Mapping[str, str]
    times: Counter[frozenset[str]] = field(default_factory=Counter)
    bodies: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    waited: Counter[str] = field(default_factory=Counter)
    figures: Counter[str] = field(default_factory=Counter)

    @property
    def past(self) -> Past:
        """As the methods look at it."""
        return Past(self.times, self.bodies)

    def people(self, present: Sequence[str]) -> list[Person]:
        """Who is there, as the methods see them."""
        return [Person(who, self.bodies_of[who], self.waited[who]) for who in present]

    def live(self, present: Sequence[str], groups: Sequence[Group]) -> None:
        """They meet; who is in no group waits."""
        alone = set(present) - {who for group in groups if len(group) > 1 for who in group}
        for who in present:
            self.waited[who] = self.waited[who] + 1 if who in alone else 0
        self.figures["left_out"] += len(alone)
        self.figures["longest_out"] = max(self.figures["longest_out"], *self.waited.values(), 0)
        for one, other in (pair for group in groups for pair in combinations(group, 2)):
            pair, here, there = frozenset((one, other)), self.bodies_of[one], self.bodies_of[other]
            self.figures["repeats"] += self.times[pair] > 0
            self.figures["same_body"] += here == there
            self.times[pair] += 1
            self.bodies[one].add(there)
            self.bodies[other].add(here)

    def met(self) -> list[int]:
        """How many other bodies each has met."""
        return [len(self.bodies[who] - {body}) for who, body in self.bodies_of.items()]


def run(*, people: int | None, console: Console) -> str:
    """Measure, and give the line of JSON."""
    sizes = SIZES if people is None else sizes_of(people)
    rounds, seeds = (ROUNDS, SEEDS) if people is None else (FEW_ROUNDS, 1)
    figures: dict[str, object] = {"people": sum(sizes), "bodies": len(sizes), "rounds": rounds, "seeds": seeds}
    figures["way"] = "exact" if sum(sizes) * PRESENT <= EXACTLY else "parts"
    for name, method in METHODS.items():
        if name == "unweighted" and sum(sizes) > UNWEIGHTED_UP_TO:
            continue
        console.print(f"{name}: {rounds}回 × {seeds}通り")
        figures[name] = _measure(method, sizes, rounds, seeds)
    if figures["way"] == "parts" and sum(sizes) <= BESIDE:
        console.print("正確な方法と比べています。数分かかることがあります。")
        figures |= _beside_the_exact_way(sizes_of(sum(sizes), bodies=BESIDE_BODIES))
    return json.dumps(figures)


def sizes_of(people: int, *, bodies: int = 0) -> list[int]:
    """How many people there are in each body: a few have many, many have a few."""
    bodies = bodies or max(2, people // A_BODY)
    shares = [1 / (number + bodies / 10) for number in range(bodies)]
    sizes = [max(1, int(people * share / sum(shares))) for share in shares]
    sizes[-1] += people - sum(sizes)
    return sizes


def shuffle(people: Sequence[Person], past: Past, lot: random.Random) -> list[Group]:  # noqa: ARG001 (a method like the others)
    """Pairs by lot; the odd one is left out."""
    drawn = [person.id for person in lot.sample(people, len(people))]
    return list(zip(drawn[::2], drawn[1::2], strict=False))


def greedy(people: Sequence[Person], past: Past, lot: random.Random) -> list[Group]:
    """One after the other takes the best who is left, by the same weights; the odd one is left out."""
    left, found = lot.sample(people, len(people)), list[Group]()
    while len(left) > 1:
        person = left.pop()
        window = range(max(0, len(left) - LOOKED_AT), len(left))
        best = max(window, key=lambda number: matching.worth((person, left[number]), past))
        found.append((person.id, left.pop(best).id))
    return found


def unweighted(people: Sequence[Person], past: Past, lot: random.Random) -> list[Group]:
    """As many pairs as possible of other bodies that have not met, whatever else they are; others are left out."""
    graph: nx.Graph[str] = nx.Graph()
    for one, other in combinations(lot.sample(people, len(people)), 2):
        if one.body != other.body and not past.together(one, other):
            graph.add_edge(one.id, other.id)
    return [(one, other) for one, other in nx.max_weight_matching(graph, maxcardinality=True)]


def exact(people: Sequence[Person], past: Past, lot: random.Random) -> list[Group]:
    """As the bot does it."""
    return matching.groups(lot.sample(people, len(people)), past)


METHODS: dict[str, Method] = {"exact": exact, "shuffle": shuffle, "greedy": greedy, "unweighted": unweighted}


def _measure(method: Method, sizes: Sequence[int], rounds: int, seeds: int) -> dict[str, float]:
    """What a method comes to: sums over all runs, the worst of them where one person is meant, seconds for a round."""
    total: Counter[str] = Counter()
    met, longest, seconds = list[int](), 0, 0.0
    for seed in range(seeds):
        world, spent = months(method, sizes, rounds, seed)
        longest = max(longest, world.figures.pop("longest_out", 0))
        total += world.figures
        met += world.met()
        seconds += spent
    return {
        **{name: total[name] for name in ("repeats", "same_body", "left_out")},
        "bodies_mean": round(sum(met) / len(met), 2),
        "bodies_min": min(met),
        "longest_out": longest,
        "seconds": round(seconds / rounds / seeds, 4),
    }


def months(method: Method, sizes: Sequence[int], rounds: int, seed: int) -> tuple[World, float]:
    """The same months for every method of a seed; and the seconds that matching took."""
    lot, spent = random.Random(seed), 0.0  # noqa: S311 (nothing is to be kept secret)
    world = World({f"{body}-{number}": str(body) for body, size in enumerate(sizes) for number in range(size)})
    for month in range(rounds):
        present = [who for who in world.bodies_of if lot.random() < PRESENT]
        people, began = world.people(present), perf_counter()
        found = method(people, world.past, random.Random(f"{seed}:{month}"))  # noqa: S311 (likewise)
        spent += perf_counter() - began
        world.live(present, found)
    return world, spent


def _beside_the_exact_way(sizes: Sequence[int]) -> dict[str, float]:
    """The weight that is reached in parts as a share of the greatest one, and how long that takes to find."""
    world, _ = months(exact, sizes, BESIDE_ROUNDS, 0)
    people, past = world.people(list(world.bodies_of)), world.past
    by_id = {person.id: person for person in people}
    began = perf_counter()
    whole = matching.exactly(people, past)
    seconds = perf_counter() - began
    in_parts, best = (
        sum(matching.worth([by_id[who] for who in group], past).weight for group in found)
        for found in (matching.groups(people, past), whole)
    )
    return {"weight_ratio": round(in_parts / best, 4), "exact_seconds": round(seconds, 1)}
