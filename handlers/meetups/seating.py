"""Who sits at which table of a roundtable: by the topics that people chose, and by the rules of all groups.

As many people as possible talk about what they chose; within that, tables are like other groups. A topic that many
chose has several tables, and one for which there is no table falls away.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from handlers.meetups import grouping
from handlers.meetups.grouping import LARGEST, Person

SMALLEST = 4
# To sit where one did not choose to is worse than all that can be wrong with a table.
ELSEWHERE = 1000


@dataclass(frozen=True)
class Seated:
    """A table: what it talks about, and who sits at it."""

    topic_id: int
    people: list[Person] = field(default_factory=list)


def seat(
    people: Sequence[Person],
    wishes: Mapping[str, int],
    topics: Sequence[int],
    together: AbstractSet[frozenset[str]],
) -> list[Seated]:
    """The tables.

    Args:
        people: who comes, in the order in which they joined.
        wishes: the topic of those who chose one, in the order in which they did.
        topics: the topics in order; the first ones are taken where nobody chose.
        together: pairs of user ids who were in a group before.
    """
    if not people or not topics:
        return []
    here = {each.user_id for each in people}
    wanted = {user_id: topic for user_id, topic in wishes.items() if user_id in here and topic in topics}
    fewest, most = -(-len(people) // LARGEST), len(people) // SMALLEST
    plans = [_topics_of(count, wanted, topics) for count in range(fewest, max(fewest, most) + 1)]
    plan = max(plans, key=lambda each: (_pleased(each, len(people), wanted), -len(each)))
    seated = _fill(plan, people, wanted)
    groups = [each.people for each in seated]

    def cost(number: int, group: Sequence[Person]) -> int:
        topic = seated[number].topic_id
        elsewhere = sum(wanted.get(each.user_id, topic) != topic for each in group)
        return grouping.cost(group, together) + ELSEWHERE * elsewhere

    grouping.improve(groups, cost)
    return seated


def _topics_of(count: int, wanted: Mapping[str, int], topics: Sequence[int]) -> list[int]:
    """The topics of so many tables: the next table is for the topic for which most people have none yet.

    What nobody wants falls away, unless nobody wants anything.
    """
    left = Counter(wanted.values())
    asked = [topic for topic in topics if left[topic]] or topics
    plan: list[int] = []
    for _ in range(count):
        topic = max(asked, key=lambda each: (left[each], -plan.count(each), -topics.index(each)))
        left[topic] -= LARGEST
        plan.append(topic)
    return sorted(plan, key=topics.index)


def _sizes(plan: Sequence[int], people: int, wanted: Mapping[str, int]) -> list[int]:
    """How many sit at each table: all alike or one more, where most people want to sit."""
    votes = Counter(wanted.values())
    size, larger = divmod(people, len(plan))
    sizes = [size] * len(plan)
    for _ in range(larger):
        held = [number for number in range(len(plan)) if sizes[number] == size]
        seats: Counter[int] = Counter()
        for topic, each in zip(plan, sizes, strict=True):
            seats[topic] += each
        sizes[max(held, key=lambda number: (votes[plan[number]] - seats[plan[number]], -number))] += 1
    return sizes


def _pleased(plan: Sequence[int], people: int, wanted: Mapping[str, int]) -> int:
    """How many people would talk about what they chose."""
    seats: Counter[int] = Counter()
    for topic, size in zip(plan, _sizes(plan, people, wanted), strict=True):
        seats[topic] += size
    return sum(min(count, seats[topic]) for topic, count in Counter(wanted.values()).items())


def _fill(plan: Sequence[int], people: Sequence[Person], wanted: Mapping[str, int]) -> list[Seated]:
    """Everybody at a table: who chose its topic first sits there, and the others where there is room."""
    seated = [Seated(topic) for topic in plan]
    free = _sizes(plan, len(people), wanted)
    at: dict[int, list[int]] = defaultdict(list)
    for number, topic in enumerate(plan):
        at[topic].append(number)
    by_id = {each.user_id: each for each in people}
    rest = [each for each in people if each.user_id not in wanted]
    for user_id, topic in wanted.items():
        room = [number for number in at[topic] if free[number]]
        if room:
            number = max(room, key=lambda each: (free[each], -each))
            seated[number].people.append(by_id[user_id])
            free[number] -= 1
        else:
            rest.append(by_id[user_id])
    for person in rest:
        number = max(range(len(free)), key=lambda each: (free[each], -each))
        seated[number].people.append(person)
        free[number] -= 1
    return seated
