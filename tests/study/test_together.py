"""もくもく: who studies now is seen by those who look, and it ends by itself."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from bot import running, web_api
from bot.app import Bot, build
from bot.db import Database
from bot.sandbox import Message, Slack, User, WorldClock
from bot.settings import Settings
from tests.kinds import on_sqlite_alone
from tests.reading import read
from tests.study.conftest import Tell, records

START, STOP, LOOK, NAMED, TABLE = "study.start", "study.stop", "study.look", "study.named", "study.table"


def seen(slack: Slack, who: User) -> str:
    """What somebody sees who looks now."""
    slack.open_home(who)
    slack.click(who, LOOK, at="home")
    shown = read(slack.modal(who))
    slack.close(who)
    return shown


def test_people_of_other_towns_see_each_other_while_they_study(
    bot: Bot, slack: Slack, sato: User, tanaka: User, clock: WorldClock, tell: Tell
) -> None:
    tell(sato, "start 統計")
    told = tell(tanaka, "start")
    assert "佐藤 美咲（小田原市 税務課）　統計" in told
    assert "• 田中 健（三浦市 市民課）あなたも学習中です。終わったら" in told
    clock.advance(timedelta(minutes=35))
    assert "35分" in tell(sato, "stop")
    assert [(each.minutes, each.subject) for each in records(bot, sato)] == [(35, "統計")]
    slack.click(tanaka, LOOK)
    assert "佐藤" not in read(slack.ephemerals(tanaka)[-1]["blocks"])


def test_starting_twice_changes_nothing(bot: Bot, slack: Slack, sato: User, clock: WorldClock, tell: Tell) -> None:
    with ThreadPoolExecutor(4) as pool:
        for started in [pool.submit(slack.command, sato, "/study", "start 統計") for _ in range(4)]:
            started.result()
    assert slack.errors(sato) == []
    clock.advance(timedelta(minutes=10))
    assert tell(sato, "start 別のこと").count("佐藤") == 1
    clock.advance(timedelta(minutes=10))
    tell(sato, "stop")
    tell(sato, "stop")
    assert [(each.minutes, each.subject) for each in records(bot, sato)] == [(20, "統計")]


@on_sqlite_alone
def test_what_is_forgotten_ends_by_itself_and_an_hour_is_counted(
    bot: Bot, slack: Slack, sato: User, tanaka: User, clock: WorldClock, tell: Tell
) -> None:
    tell(sato, "start 統計")
    bot.settle()
    before = len(slack.dms(sato))
    clock.advance(timedelta(hours=3))
    assert "佐藤" not in seen(slack, tanaka)
    bot.settle()
    assert [(each.minutes, each.subject) for each in records(bot, sato)] == [(60, "統計")]
    assert len(slack.dms(sato)) == before


@on_sqlite_alone
def test_a_time_that_was_named_is_how_long_it_lasts(bot: Bot, sato: User, clock: WorldClock, tell: Tell) -> None:
    tell(sato, "start 50分 統計")
    clock.advance(timedelta(minutes=55))
    bot.settle()
    assert [(each.minutes, each.subject) for each in records(bot, sato)] == [(50, "統計")]


@on_sqlite_alone
def test_over_midnight_it_counts_for_the_day_on_which_it_began(
    bot: Bot, sato: User, clock: WorldClock, tell: Tell
) -> None:
    clock.to("2026-10-04 23:40")
    tell(sato, "start")
    clock.to("2026-10-05 00:10")
    tell(sato, "stop")
    assert [(str(each.day), each.minutes) for each in records(bot, sato)] == [("2026-10-04", 30)]


@on_sqlite_alone
def test_less_than_a_minute_is_not_kept(bot: Bot, slack: Slack, sato: User) -> None:
    slack.open_home(sato)
    slack.click(sato, START, at="home")
    assert "佐藤" in read(slack.modal(sato))
    slack.click(sato, STOP, at="modal")
    assert "1分に満たなかった" in read(slack.modal(sato))
    assert records(bot, sato) == []


def test_who_does_not_want_to_be_named_is_not(bot: Bot, slack: Slack, sato: User, tanaka: User, tell: Tell) -> None:
    tell(sato, "start 統計")
    slack.click(sato, NAMED)
    shown = seen(slack, tanaka)
    for secret in ("佐藤", "小田原市", "統計"):
        assert secret not in shown
    assert "1人" in shown
    slack.click(sato, NAMED)
    assert "佐藤" in seen(slack, tanaka)


@pytest.fixture
def again(bot: Bot, slack: Slack, config: Settings, database: Database, clock: WorldClock) -> Iterator[Bot]:
    """The bot after it was started anew."""
    after = build(config, clock=clock, database=database, slack=web_api.client(config))
    with running.behind_door(after, config) as door:
        slack.request_url = door.address
        yield after


def test_a_restart_loses_nobody(slack: Slack, sato: User, bot: Bot, tell: Tell, again: Bot, clock: WorldClock) -> None:
    tell(sato, "start 統計")
    clock.advance(timedelta(minutes=15))
    assert "15分" in tell(sato, "stop")


@pytest.fixture
def config(config: Settings, slack: Slack) -> Settings:
    """鈴木 looks after the community."""
    return config.model_copy(update={"organisers": (slack.user("suzuki").id,)})


def test_an_organiser_may_have_one_message_that_stays_true(
    bot: Bot, slack: Slack, sato: User, suzuki: User, clock: WorldClock, tell: Tell
) -> None:
    slack.open_home(sato)
    with pytest.raises(LookupError):
        slack.click(sato, TABLE, at="home")
    place(slack, suzuki, "#雑談")
    tell(sato, "start 統計")
    bot.settle()
    [table] = tables(slack)
    assert "佐藤 美咲" in read(table["blocks"])
    slack.click(suzuki, START, at=table)
    bot.settle()
    assert "鈴木 花" in read(tables(slack)[0]["blocks"])
    clock.advance(timedelta(hours=3))
    bot.settle()
    [table] = tables(slack)
    assert "いまは誰もいません" in read(table["blocks"])
    place(slack, suzuki, None)
    bot.settle()
    assert "出さなくなりました" in tables(slack)[0].text
    tell(sato, "start")
    bot.settle()
    assert len(tables(slack)) == 1
    assert "佐藤" not in read(tables(slack)[0]["blocks"])


def place(slack: Slack, who: User, channel: str | None) -> None:
    slack.open_home(who)
    slack.click(who, TABLE, at="home")
    assert slack.submit(who, channel=slack.channel(channel).id if channel else None) == {}


def tables(slack: Slack) -> list[Message]:
    return [message for message in slack.channels["#雑談"] if message.bot_id and message.subtype != "channel_join"]
