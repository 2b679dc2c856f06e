"""Breakout groups: four or five people, as many bodies as possible in each, one veteran each, former partners apart.

A grouping is judged as a whole and made better by exchanging two people, until no exchange helps. The same people are
always divided in the same way.
"""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations

from bot import blocks, contacts, members
from bot.turn import Turn
from handlers.meetups import guests, letters, views
from handlers.meetups.model import Meetup

LARGEST = 5
# What is worse: nobody in a group who has been there before, two of one body, two who sat together before.
NO_VETERAN, SAME_BODY, AGAIN = 30, 10, 6
# The groups of so many meetups are remembered.
REMEMBERED = 6


@dataclass(frozen=True)
class Person:
    """Somebody to be put into a group; `body` is "" when it is not known where they work."""

    user_id: str
    body: str
    is_veteran: bool


def divide(those: Sequence[Person], together: AbstractSet[frozenset[str]]) -> list[list[Person]]:
    """The groups.

    Args:
        together: pairs of user ids who were in a group before.
    """
    if not those:
        return []
    count = -(-len(those) // LARGEST)
    order = sorted(those, key=lambda each: (not each.is_veteran, each.body, each.user_id))
    groups = [order[number::count] for number in range(count)]
    improve(groups, lambda _, group: cost(group, together))
    return groups


def improve(groups: list[list[Person]], cost_at: Callable[[int, Sequence[Person]], int]) -> None:
    """Exchange two people as long as that makes things better.

    Args:
        cost_at: how bad it is that these people are the group with this number.
    """
    while _exchange(groups, cost_at):
        pass


def cost(group: Sequence[Person], together: AbstractSet[frozenset[str]]) -> int:
    """How bad a group is; 0 is perfect."""
    bad = 0 if any(each.is_veteran for each in group) else NO_VETERAN
    for one, other in combinations(group, 2):
        bad += SAME_BODY if one.body and one.body == other.body else 0
        bad += AGAIN if frozenset((one.user_id, other.user_id)) in together else 0
    return bad


def make(t: Turn, meetup: Meetup) -> list[list[str]]:
    """Divide those who come; the user ids of each group."""
    groups = divide(people(t, meetup), former_pairs(t, meetup))
    meetup.groups = [[each.user_id for each in group] for group in groups]
    return meetup.groups


def people(t: Turn, meetup: Meetup) -> list[Person]:
    """Those who come, in the order in which they joined."""
    coming = guests.coming(t.session, meetup)
    been = guests.times_there(t.session, team_id=t.team_id, user_ids=coming, before=meetup)
    return [
        Person(user_id, contacts.town(members.find(t.session, team_id=t.team_id, user_id=user_id)), user_id in been)
        for user_id in coming
    ]


def former_pairs(t: Turn, meetup: Meetup) -> set[frozenset[str]]:
    """Who sat together in the meetups of late, as pairs of user ids."""
    former = guests.former_groups(t.session, team_id=t.team_id, before=meetup, limit=REMEMBERED)
    return {frozenset(pair) for group in former for pair in combinations(group, 2)}


def post(t: Turn, meetup: Meetup) -> list[list[str]]:
    """Make the groups, and show them in the meetup's thread; once shown, they are edited in place."""
    groups, say = make(t, meetup), t.public_words
    lines = [
        say("meetups-group", number=number, names=views.names(t, group)) for number, group in enumerate(groups, start=1)
    ]
    text = "\n".join([say("meetups-groups-text"), *lines])
    message = blocks.message(text, blocks.section(text), blocks.context(say("meetups-groups-how")))
    letters.in_thread(t, meetup, "groups", message)
    return groups


def _exchange(groups: list[list[Person]], cost_at: Callable[[int, Sequence[Person]], int]) -> bool:
    """Exchange two people where that makes things better; whether there was such a place."""
    for (first, one), (second, other) in combinations(enumerate(groups), 2):
        before = cost_at(first, one) + cost_at(second, other)
        if not before:
            continue
        for here in range(len(one)):
            for there in range(len(other)):
                one[here], other[there] = other[there], one[here]
                if cost_at(first, one) + cost_at(second, other) < before:
                    return True
                one[here], other[there] = other[there], one[here]
    return False
