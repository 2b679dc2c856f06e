"""Breakout groups: judged as a whole, whoever comes."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.app import Bot
from bot.sandbox import Message, Slack, User
from handlers.meetups.grouping import Person, cost, divide
from tests.meetups.conftest import SQLITE, window
from tests.reading import read

TOWNS = ("小田原市", "三浦市", "真鶴町", "藤沢市", "厚木市", "")


def people(count: int, *, towns: int = 5, veterans: int = 0) -> list[Person]:
    return [Person(f"U{number}", TOWNS[number % towns], number < veterans) for number in range(count)]


@given(
    st.lists(st.tuples(st.sampled_from(TOWNS), st.booleans()), max_size=40),
    st.sets(st.tuples(st.integers(0, 39), st.integers(0, 39)), max_size=30),
)
@settings(max_examples=40, deadline=None)
def test_everybody_is_in_one_group_and_groups_are_alike_in_size(
    those: list[tuple[str, bool]], pairs: set[tuple[int, int]]
) -> None:
    coming = [Person(f"U{number}", *facts) for number, facts in enumerate(those)]
    together = {frozenset((f"U{one}", f"U{other}")) for one, other in pairs if one != other}
    groups = divide(coming, together)
    assert sorted(each.user_id for group in groups for each in group) == sorted(each.user_id for each in coming)
    sizes = [len(group) for group in groups]
    assert not sizes or max(sizes) <= 5
    assert not sizes or max(sizes) - min(sizes) <= 1
    assert groups == divide(coming, together)


@pytest.mark.parametrize("count", [4, 5, 8, 9, 10, 12, 16, 23, 55])
def test_where_it_is_possible_groups_have_four_or_five(count: int) -> None:
    assert {len(group) for group in divide(people(count), frozenset())} <= {4, 5}


def test_five_towns_meet_in_every_group_with_one_veteran_each() -> None:
    coming = sorted(people(25, veterans=5), key=lambda each: each.body)
    groups = divide(coming, frozenset())
    assert [len({each.body for each in group}) for group in groups] == [5] * 5
    assert [sum(each.is_veteran for each in group) for group in groups] == [1] * 5


def test_who_sat_together_sits_apart() -> None:
    first = divide(people(20), frozenset())
    together = {frozenset((one.user_id, other.user_id)) for group in first for one, other in combinations(group, 2)}
    second = divide(people(20), together)
    met = [pair for group in second for pair in combinations(group, 2)]
    again = [pair for pair in met if frozenset(each.user_id for each in pair) in together]
    assert len(again) <= 4
    assert sum(cost(group, together) for group in second) < sum(cost(group, together) for group in first)


@SQLITE
def test_groups_stand_in_the_thread_and_are_made_again_when_somebody_leaves(
    bot: Bot, slack: Slack, meetup: Message, mizuno: User, sato: User, tanaka: User, suzuki: User
) -> None:
    for who in (sato, tanaka, suzuki):
        slack.click(who, "meetups.join", at=meetup)
    slack.click(mizuno, "meetups.manage", at=meetup)
    slack.click(mizuno, "meetups.groups")
    assert "1つのグループに分けて" in window(slack, mizuno)
    bot.settle()
    slack.click(suzuki, "meetups.leave", at=meetup)
    bot.settle()
    slack.click(mizuno, "meetups.groups")
    bot.settle()
    [groups] = slack.thread(meetup)[1:]
    told = read({"blocks": groups.blocks})
    assert "佐藤 美咲" in told
    assert "鈴木 花" not in told
