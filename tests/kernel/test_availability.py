"""People say when they work, as they happen to type it, and the bot tells them what it understood."""

from datetime import date, time

import pytest

from bot import availability
from bot.app import Bot
from bot.sandbox import Slack, User, WorldClock
from bot.typed_time import BackwardsError, NotUnderstoodError, read_spans, read_time
from bot.working_time import OFFICE, Hours
from tests.kinds import on_sqlite_alone
from tests.reading import read

TODAY = date(2026, 10, 2)


def hours(bot: Bot, who: User) -> Hours:
    with bot.database.read() as session:
        return availability.hours_of(session, team_id=bot.parts.team_id, user_id=who.id)


def muted(bot: Bot, who: User) -> bool:
    with bot.database.read() as session:
        return availability.is_muted(session, team_id=bot.parts.team_id, user_id=who.id, now=bot.parts.clock.now())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("8:30", time(8, 30)),
        ("９時", time(9)),
        ("8:3０", time(8, 30)),
        ("8時半", time(8, 30)),
        ("８時３０分", time(8, 30)),
        ("8：30", time(8, 30)),
        ("0830", time(8, 30)),
        ("1715", time(17, 15)),
        ("17.15", time(17, 15)),
        ("午後5時15分", time(17, 15)),
        ("5pm", time(17)),
        ("午前 9:00", time(9)),
        ("12時", time(12)),
    ],
)
def test_clumsy_times_are_understood(typed: str, meant: time) -> None:
    assert read_time(typed) == meant


@pytest.mark.parametrize("typed", ["朝", "25:00", "8:70", "8-17", "", "はち時", "8:30〜17:15"])
def test_what_is_no_time_is_not_guessed(typed: str) -> None:
    with pytest.raises(NotUnderstoodError):
        read_time(typed)


@pytest.mark.parametrize(
    ("typed", "spans"),
    [
        ("12/24〜12/28", [(date(2026, 12, 24), date(2026, 12, 28))]),
        ("１２月２８日（月）から１月５日まで", [(date(2026, 12, 28), date(2027, 1, 5))]),
        ("2026-12-24 - 2026-12-28", [(date(2026, 12, 24), date(2026, 12, 28))]),
        ("11/4~6", [(date(2026, 11, 4), date(2026, 11, 6))]),
        ("11/20", [(date(2026, 11, 20), date(2026, 11, 20))]),
        ("9/28〜10/9", [(date(2026, 9, 28), date(2026, 10, 9))]),
        ("2/29", [(date(2028, 2, 29), date(2028, 2, 29))]),
        ("12/1\n\n10/5、10/7", [(date(2026, each, day),) * 2 for each, day in ((10, 5), (10, 7), (12, 1))]),
        ("", []),
    ],
)
def test_clumsy_days_are_understood(typed: str, spans: list[tuple[date, date]]) -> None:
    assert read_spans(typed, today=TODAY) == spans


@pytest.mark.parametrize("typed", ["来週", "13/1", "2/30", "12/24〜まだ", "11/4〜31"])
def test_what_is_no_day_is_not_guessed(typed: str) -> None:
    with pytest.raises(NotUnderstoodError, match=typed[:2]):
        read_spans(typed, today=TODAY)


def test_a_span_that_ends_before_it_begins_is_no_span() -> None:
    with pytest.raises(BackwardsError):
        read_spans("2026/12/28〜2026/12/24", today=TODAY)


@on_sqlite_alone
def test_who_sets_nothing_works_as_offices_do(bot: Bot, slack: Slack, sato: User) -> None:
    assert hours(bot, sato) == OFFICE
    slack.open_home(sato)
    assert "月・火・水・木・金の08:30〜17:15" in read(slack.home(sato))


@on_sqlite_alone
def test_a_shift_office_says_its_hours_and_reads_what_was_understood(bot: Bot, slack: Slack, sato: User) -> None:
    slack.command(sato, "/tomoshibi", "時間")
    assert (
        slack.submit(sato, days=["1", "2", "3", "4", "5", "6"], opens="９時半", closes="19：0０", months=["yes"]) == {}
    )
    shown = read(slack.modal(sato))
    assert "火・水・木・金・土・日の09:30〜19:00" in shown
    assert "議会の月" in shown
    known = hours(bot, sato)
    assert (known.days, known.opens, known.closes) == (frozenset({1, 2, 3, 4, 5, 6}), time(9, 30), time(19))
    assert known.off_months == {3, 6, 9, 12}


def test_leave_and_busy_times_are_kept_and_can_be_taken_back(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User
) -> None:
    slack.command(sato, "/tomoshibi", "時間")
    slack.submit(sato, leave="10/5〜10/9\n12/28", quiet="11/30〜12/18")
    slack.close(sato)
    clock.to("2026-10-05 09:00")
    slack.open_home(sato)
    assert "早くても10/13（火）" in read(slack.home(sato))  # the 12th is a public holiday
    assert hours(bot, sato).off == (
        (date(2026, 10, 5), date(2026, 10, 9)),
        (date(2026, 11, 30), date(2026, 12, 18)),
        (date(2026, 12, 28), date(2026, 12, 28)),
    )
    clock.to("2026-10-12 09:00")
    slack.open_home(sato)
    slack.click(sato, "availability.open", at="home")
    assert "10/05" not in str(slack.modal(sato))
    slack.submit(sato, leave="", quiet="")
    assert hours(bot, sato).off == ((date(2026, 10, 5), date(2026, 10, 9)),)  # what is over was as it was


@on_sqlite_alone
def test_silence_lasts_until_the_day_that_was_named(bot: Bot, slack: Slack, clock: WorldClock, sato: User) -> None:
    slack.command(sato, "/tomoshibi", "hours")
    slack.submit(sato, mute=["yes"], until="１０／９")
    assert "10/9" in read(slack.modal(sato))
    slack.close(sato)
    clock.to("2026-10-09 23:00")
    assert muted(bot, sato)
    clock.to("2026-10-10 00:00")
    assert not muted(bot, sato)


def test_silence_without_an_end_is_ended_by_one_tap(bot: Bot, slack: Slack, sato: User) -> None:
    slack.command(sato, "/tomoshibi", "時間")
    slack.submit(sato, mute=["yes"])
    slack.close(sato)
    slack.open_home(sato)
    assert "声かけを休んでいます" in read(slack.home(sato))
    slack.click(sato, "availability.unmute", at="home")
    assert not muted(bot, sato)
    assert "声かけを休んでいます" not in read(slack.home(sato))


@pytest.mark.parametrize(
    ("block_id", "typed", "says"),
    [
        ("opens", "朝いち", "「朝いち」が何時か"),
        ("closes", "8:00", "始業より前"),
        ("leave", "12/28〜来年", "「12/28〜来年」がいつか"),
        ("leave", "2026/12/28〜2026/12/1", "終わりが始まりより前"),
        ("quiet", "2026/9/1〜2026/9/10", "もう過ぎた日"),
        ("leave", "10/5〜2031/1/1", "3年より長い"),
    ],
)
@on_sqlite_alone
def test_what_cannot_be_is_said_beside_its_field_and_nothing_typed_is_lost(
    bot: Bot, slack: Slack, sato: User, block_id: str, typed: str, says: str
) -> None:
    slack.command(sato, "/tomoshibi", "時間")
    errors = slack.submit(sato, **{block_id: typed})
    assert says in errors[block_id]
    assert hours(bot, sato) == OFFICE
    assert slack.submit(sato, **{block_id: ""}) == {}


@on_sqlite_alone
def test_who_ticks_no_day_works_on_those_of_offices(bot: Bot, slack: Slack, sato: User) -> None:
    slack.command(sato, "/tomoshibi", "時間")
    assert slack.submit(sato, days=[]) == {}
    assert hours(bot, sato).days == OFFICE.days
