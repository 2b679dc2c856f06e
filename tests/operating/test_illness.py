"""When the bot itself is ill, the organisers hear of it once, and once more when it is well again."""

from datetime import timedelta

import pytest

from bot import running, web_api
from bot.app import Bot, build
from bot.db import Database
from bot.health import illness
from bot.health.illness import Memory
from bot.health.state import Room
from bot.letters.pacing import Pace
from bot.sandbox import Slack, User, WorldClock
from bot.settings import Settings
from tests.lobby import Lobby

MINUTE = timedelta(minutes=1)


@pytest.fixture
def config(config: Settings, slack: Slack) -> Settings:
    """Settings with a channel for the organisers."""
    return config.model_copy(update={"organiser_channel": slack.add_channel("事務局").id})


def told(slack: Slack) -> list[str]:
    return [message.text for message in slack.channels["#事務局"] if message.subtype is None]


def fails(bot: Bot, clock: WorldClock, *, minutes: int) -> None:
    for _ in range(minutes):
        bot.job_failed("meetups", bot.parts)
        clock.advance(MINUTE)


def test_a_job_that_fails_again_and_again_is_told_once_and_once_more_when_it_works(
    bot: Bot, slack: Slack, clock: WorldClock
) -> None:
    fails(bot, clock, minutes=3)
    bot.settle()
    assert told(slack) == []
    fails(bot, clock, minutes=4)
    for _ in range(3):
        bot.settle()
        fails(bot, clock, minutes=1)
    [ill] = told(slack)
    assert "meetups" in ill
    clock.advance(timedelta(minutes=20))
    for _ in range(3):
        bot.settle()
        clock.advance(MINUTE)
    assert told(slack)[0] == ill
    [well] = told(slack)[1:]
    assert "meetups" in well
    fails(bot, clock, minutes=8)
    bot.settle()
    assert len(told(slack)) == 3


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_another_process_and_a_restart_do_not_say_it_again(
    bot: Bot, slack: Slack, clock: WorldClock, config: Settings, database: Database, lobby: Lobby
) -> None:
    fails(bot, clock, minutes=8)
    bot.settle()
    later = build(config, clock=clock, database=database, slack=web_api.client(config))
    lobby.shell = running.shell(later)
    later.settle()
    assert len(told(slack)) == 1


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_what_is_over_before_anybody_is_at_work_is_told_in_one_message(
    bot: Bot, slack: Slack, clock: WorldClock
) -> None:
    clock.to("2026-10-03 02:00")
    fails(bot, clock, minutes=8)
    bot.settle()
    clock.to("2026-10-03 04:00")
    bot.settle()
    assert told(slack) == []
    clock.to("2026-10-05 09:00")
    bot.settle()
    [over] = told(slack)
    assert "10/03 02:08" in over
    assert "10/03 04:00" in over


def test_letters_that_nobody_can_deliver_are_told_when_they_can_be_again(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User
) -> None:
    slack.faults.fail_next("chat.postMessage", "service_unavailable", times=10_000)
    slack.command(sato, "/ask", "電子決裁の代決はどう運用していますか", channel="#質問")
    slack.submit(sato)
    for _ in range(10):
        bot.settle()
        clock.advance(timedelta(minutes=10))
    slack.faults.clear()
    for _ in range(4):
        bot.settle()
        clock.advance(timedelta(minutes=10))
    ill, over = told(slack)
    assert "1時間たっても届けられずに" in ill
    assert "届くようになりました" in over


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_token_that_was_refused_is_told_when_slack_takes_it_again_and_no_letter_was_lost(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User
) -> None:
    clock.advance(timedelta(minutes=10))
    slack.faults.fail_next("auth.test", "invalid_auth")
    slack.faults.fail_next("chat.postMessage", "invalid_auth")
    slack.command(sato, "/ask", "電子決裁の代決はどう運用していますか", channel="#質問")
    slack.submit(sato)
    bot.settle()
    assert told(slack) == []
    clock.advance(timedelta(minutes=30))
    bot.settle()
    assert "電子決裁の代決" in str([message.blocks for message in slack.channels["#質問"]])
    [over] = told(slack)
    assert "10/02 10:10〜10/02 10:40" in over


def test_a_disk_is_nearly_full_below_a_twentieth_or_half_a_gigabyte() -> None:
    gigabyte = 2**30
    assert not Room(free=gigabyte, total=10 * gigabyte).is_nearly_full
    assert Room(free=gigabyte, total=100 * gigabyte).is_nearly_full
    assert Room(free=gigabyte // 4, total=gigabyte).is_nearly_full


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_without_a_channel_for_organisers_the_log_alone_says_it_once(
    bot: Bot, clock: WorldClock, log_lines: list[str], slack: Slack
) -> None:
    alone = bot.parts.settings.elsewhere()
    parts = type(bot.parts)(bot.parts.database, clock, alone, bot.parts.slack, bot.parts.team_id)
    fails(bot, clock, minutes=8)
    for _ in range(2):
        illness.look(parts, memory=Memory())
    assert "".join(log_lines).count("the bot is ill") == 1
    bot.settle()
    assert told(slack) == []


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_job_that_fails_twice_a_second_is_noted_now_and_then(bot: Bot, database: Database, clock: WorldClock) -> None:
    for _ in range(120):
        bot.job_failed("letters", bot.parts)
        clock.advance(timedelta(seconds=0.5))
    with database.read() as session:
        assert session.get_one(Pace, (bot.parts.team_id, "job:letters")).failures == 3
