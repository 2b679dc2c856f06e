"""Somebody cannot make it after all, or is gone: nobody is left alone, and all whom it concerns are told."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from bot import web_api
from bot.app import Bot, build
from bot.db import Database
from bot.sandbox import Slack, User, WorldClock
from bot.settings import Settings
from tests.pairing.conftest import Lead, dms, join, partners, plan, to, told
from tests.reading import read

ANNOUNCED, MATCHED, ASKED = "2026-10-07 10:00", "2026-10-08 10:00", "2026-10-16 10:00"


@pytest.fixture
def other(bot: Bot, config: Settings, clock: WorldClock) -> Iterator[Bot]:
    """Another process of the same bot, as far as the database knows."""
    database = Database(bot.database.url.render_as_string(hide_password=False))
    yield build(config, clock=clock, database=database, slack=web_api.client(config))
    database.close()


def begun(bot: Bot, clock: WorldClock, *people: User) -> None:
    """A month in which these people have been introduced."""
    plan(bot)
    join(bot, *people)
    to(bot, clock, ANNOUNCED)
    to(bot, clock, MATCHED)


def test_whoever_is_left_alone_joins_a_pair_and_two_who_are_alone_meet(
    bot: Bot, slack: Slack, clock: WorldClock, lead: Lead
) -> None:
    people = lead(towns="0123")
    begun(bot, clock, *people)
    first = people[0]
    [left] = partners(slack, first, among=people)
    trio = [who for who in people if who is not first]
    slack.click(first, "pairing.cannot")
    bot.settle()
    assert "今回はお休みですね" in dms(slack, first)[-1]
    assert "別の方" not in dms(slack, first)[-1]
    for who in trio:
        assert "顔ぶれが変わりました" in dms(slack, who)[-1]
        assert set(partners(slack, who, among=people)) == {each for each in trio if each is not who}
        assert "あらためてご紹介しています" in dms(slack, who)[-2]
        assert "pairing.cannot" not in str(slack.dms(who)[-2].blocks)
    slack.click(left, "pairing.cannot")
    bot.settle()
    rest = [who for who in trio if who is not left]
    assert [partners(slack, who, among=people) for who in rest] == [[rest[1]], [rest[0]]]
    slack.click(rest[0], "pairing.cannot")
    bot.settle()
    assert "見つかりませんでした" in dms(slack, rest[1])[-1]


def test_who_leaves_between_the_matching_and_the_introduction_is_not_introduced(
    bot: Bot, slack: Slack, clock: WorldClock, lead: Lead
) -> None:
    people = lead(towns="0123")
    plan(bot)
    join(bot, *people)
    to(bot, clock, ANNOUNCED)
    clock.to(MATCHED)
    [job] = [job for job in bot.jobs if job.name == "pairing"]
    assert job.step(bot.parts)
    slack.change_user(people[0], deleted=True)
    slack.settle()
    bot.settle()
    for who in people[1:]:
        assert len(dms(slack, who)) == 2
        assert len(partners(slack, who, among=people)) == 2
        assert people[0] not in partners(slack, who, among=people)
    assert len(dms(slack, people[0])) == 1


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_after_the_first_week_nobody_is_disturbed_any_more(
    bot: Bot, slack: Slack, clock: WorldClock, lead: Lead
) -> None:
    people = lead(towns="0123")
    begun(bot, clock, *people)
    to(bot, clock, ASKED)
    before = [len(dms(slack, who)) for who in people]
    slack.change_user(people[0], deleted=True)
    slack.settle()
    bot.settle()
    assert [len(dms(slack, who)) for who in people] == before
    slack.open_home(people[1])
    assert "都合がつかなくなった" not in read(slack.home(people[1]))
    slack.click(people[1], "pairing.cannot", at=slack.dms(people[1])[-2])
    assert "組み合わせは変えられません" in slack.ephemerals(people[1])[-1].text


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_guests_and_who_is_gone_are_never_matched(
    bot: Bot, slack: Slack, clock: WorldClock, lead: Lead, sato: User, tanaka: User, suzuki: User
) -> None:
    guest = slack.add_user("guest", real_name="山田 客", is_restricted=True)
    people = lead(sato, tanaka, suzuki, guest)
    slack.open_home(guest)
    assert "おしゃべり" not in read(slack.home(guest))
    slack.command(guest, "/tomoshibi", "おしゃべり")
    assert "ゲストの方は、すみませんが参加できません" in slack.ephemerals(guest)[-1].text
    plan(bot)
    join(bot, *people)
    to(bot, clock, ANNOUNCED)
    slack.change_user(suzuki, deleted=True)
    slack.settle()
    to(bot, clock, MATCHED)
    assert dms(slack, guest) == []
    assert partners(slack, sato, among=people) == [tanaka]


def test_two_bots_do_everything_once_and_a_double_click_counts_once(
    bot: Bot, other: Bot, slack: Slack, clock: WorldClock, lead: Lead
) -> None:
    people = lead(towns="012340")
    plan(bot)
    join(bot, *people)
    with ThreadPoolExecutor(4) as pool:

        def together() -> None:
            for done in [pool.submit(each.settle) for each in (bot, other, bot, other)]:
                done.result()

        for moment in (ANNOUNCED, MATCHED):
            clock.to(moment)
            together()
        assert [len(dms(slack, who)) for who in people] == [2] * 6
        letter = slack.dms(people[0])[-1]
        for done in [pool.submit(slack.click, people[0], "pairing.cannot", at=letter) for _ in range(3)]:
            done.result()
        together()
        assert [len(dms(slack, who)) for who in people].count(3) == 3
        assert sorted(len(partners(slack, who, among=people)) for who in people[1:]) == [1, 1, 2, 2, 2]
        clock.to(ASKED)
        together()
    assert ["お話しできましたか" in dms(slack, who)[-1] for who in people] == [False, *[True] * 5]
    assert len(told(slack)) == 1


def test_a_restart_in_the_middle_and_a_bot_that_slept_lose_nothing(
    bot: Bot, other: Bot, slack: Slack, clock: WorldClock, lead: Lead
) -> None:
    people = lead(towns="01")
    plan(bot)
    join(bot, *people)
    to(bot, clock, ANNOUNCED)
    clock.to("2026-10-14 10:00")
    [job] = [job for job in bot.jobs if job.name == "pairing"]
    assert job.step(bot.parts)
    other.settle()
    assert [len(dms(slack, who)) for who in people] == [2, 2]
    to(other, clock, "2026-10-20 10:00")
    assert [len(dms(slack, who)) for who in people] == [2, 2]
    to(other, clock, "2026-10-21 10:00")
    assert [len(dms(slack, who)) for who in people] == [3, 3]
    clock.to("2026-11-04 10:00")
    other.settle()
    clock.advance(timedelta(days=62))
    other.settle()
    assert "灯が止まっていたため" in told(slack)[-1]
    assert len(dms(slack, people[0])) == 4
