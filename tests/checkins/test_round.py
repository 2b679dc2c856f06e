"""The life of a round: asked, reminded once, answered, changed, closed."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

from bot.app import Bot
from bot.sandbox import Slack, User, WorldClock
from tests.checkins.conftest import Lead, dms, plan, to
from tests.kinds import on_sqlite_alone
from tests.reading import read


def at_once(acts: Sequence[Callable[[], None]]) -> None:
    """Let all of these happen at the same moment."""
    with ThreadPoolExecutor(len(acts)) as pool:
        for done in [pool.submit(act) for act in acts]:
            done.result()


def test_a_round_is_asked_reminded_answered_changed_and_closed(
    bot: Bot, slack: Slack, clock: WorldClock, lead: Lead, sato: User, tanaka: User
) -> None:
    lead(sato, tanaka)
    plan(bot)
    to(bot, clock, "2026-11-09 09:59")
    assert dms(slack, sato) == []
    to(bot, clock, "2026-11-09 10:00")
    [asked] = dms(slack, sato)
    assert "11/13（金） 17:00まで" in asked
    slack.click(sato, "checkins.mood.4")
    slack.click(sato, "checkins.talked.yes")
    bot.settle()
    [shown] = dms(slack, sato)
    assert "✓ 4 よい" in shown
    assert "✓ はい" in shown
    to(bot, clock, "2026-11-10 10:00")
    assert len(dms(slack, sato)) == 1
    assert "今回はもうお知らせしません" in dms(slack, tanaka)[1]
    to(bot, clock, "2026-11-11 10:00")
    assert len(dms(slack, tanaka)) == 2
    slack.click(sato, "checkins.mood.2")
    bot.settle()
    [changed] = dms(slack, sato)
    assert "✓ 2 つらい" in changed
    assert "✓ 4" not in changed
    to(bot, clock, "2026-11-13 17:00")
    slack.click(sato, "checkins.mood.5")
    assert "締め切りました。" in slack.ephemerals(sato)[-1].text
    assert "次は11/24（火） 10:00です" in slack.ephemerals(sato)[-1].text
    bot.settle()
    assert "✓ 2 つらい" in dms(slack, sato)[0]


@on_sqlite_alone
def test_an_answer_to_the_reminder_counts_and_tidies_it_up(
    bot: Bot, slack: Slack, clock: WorldClock, lead: Lead, sato: User
) -> None:
    lead(sato)
    plan(bot)
    to(bot, clock, "2026-11-09 10:00")
    to(bot, clock, "2026-11-10 10:00")
    slack.click(sato, "checkins.talked.yes")
    bot.settle()
    asked, reminder = dms(slack, sato)
    assert "✓ はい" in asked
    assert "答えてくれて" in reminder
    assert "checkins.mood" not in str(slack.dms(sato)[-1].blocks)


def test_the_command_opens_the_round_for_oneself(
    bot: Bot, slack: Slack, clock: WorldClock, lead: Lead, sato: User, tanaka: User
) -> None:
    lead(sato)
    plan(bot)
    slack.command(sato, "/checkin")
    assert "次は11/9（月） 10:00です" in read(slack.modal(sato))
    slack.close(sato)
    to(bot, clock, "2026-11-09 10:00")
    slack.command(sato, "/checkin")
    assert slack.submit(sato) == {"mood": "調子か、相談できた相手か、ひとことのどれかを入れてください。"}
    assert slack.submit(sato, mood="3", talked="no", note="ひとりで抱えています") == {}
    assert "受け取りました" in read(slack.modal(sato))
    bot.settle()
    [shown] = dms(slack, sato)
    assert "✓ 3 ふつう" in shown
    assert "ひとりで抱えています" in shown
    slack.command(tanaka, "/checkin")
    assert "あなた宛ての次の予定もありません" in read(slack.modal(tanaka))


@on_sqlite_alone
def test_who_becomes_a_leader_in_the_middle_of_a_round_can_answer_it(
    bot: Bot, slack: Slack, clock: WorldClock, lead: Lead, sato: User, tanaka: User
) -> None:
    lead(sato)
    plan(bot)
    to(bot, clock, "2026-11-09 10:00")
    lead(tanaka)
    slack.command(tanaka, "/checkin")
    assert slack.submit(tanaka, mood="5") == {}
    slack.close(tanaka)
    slack.open_home(tanaka)
    assert "✓ 5 とてもよい" in read(slack.home(tanaka))
    to(bot, clock, "2026-11-10 10:00")
    assert dms(slack, tanaka) == []


@on_sqlite_alone
def test_the_home_tab_takes_the_answer_in_one_tap(
    bot: Bot, slack: Slack, clock: WorldClock, lead: Lead, sato: User
) -> None:
    lead(sato)
    plan(bot)
    to(bot, clock, "2026-11-09 10:00")
    slack.open_home(sato)
    slack.click(sato, "checkins.mood.1", at="home")
    assert "✓ 1 とてもつらい" in read(slack.home(sato))
    bot.settle()
    assert "✓ 1 とてもつらい" in dms(slack, sato)[0]
    slack.click(sato, "checkins.talked.no", at="home")
    assert "ここにはほかの町の仲間がいます" in str(slack.home(sato)).partition("みんなの動き")[0], "where it was tapped"
    clock.advance(timedelta(minutes=11))
    slack.open_home(sato)
    assert "✓ いいえ" in str(slack.home(sato)).partition("みんなの動き")[2]
    clock.to("2026-11-13 17:00")
    slack.click(sato, "checkins.mood.3", at="home")
    assert "締め切りました" in read(slack.modal(sato))


def test_two_taps_at_once_are_both_kept(bot: Bot, slack: Slack, clock: WorldClock, lead: Lead, sato: User) -> None:
    lead(sato)
    plan(bot)
    to(bot, clock, "2026-11-09 10:00")
    at_once([lambda: slack.click(sato, "checkins.mood.4"), lambda: slack.click(sato, "checkins.talked.no")] * 2)
    bot.settle()
    [shown] = dms(slack, sato)
    assert "✓ 4 よい" in shown
    assert "✓ いいえ" in shown


@on_sqlite_alone
def test_a_holiday_moves_the_round(bot: Bot, slack: Slack, clock: WorldClock, lead: Lead, sato: User) -> None:
    lead(sato)
    plan(bot)
    to(bot, clock, "2026-11-09 10:00")
    to(bot, clock, "2026-11-23 12:00")
    slack.command(sato, "/checkin")
    assert "次は11/24（火） 10:00です" in read(slack.modal(sato))
    to(bot, clock, "2026-11-24 10:00")
    assert "11/30（月） 17:00まで" in dms(slack, sato)[-1]


@on_sqlite_alone
def test_the_turn_of_the_year_does_not_count(bot: Bot, slack: Slack, clock: WorldClock, lead: Lead, sato: User) -> None:
    lead(sato)
    plan(bot, starts=date(2026, 12, 28))
    to(bot, clock, "2026-12-28 10:00")
    asked = dms(slack, sato)[-1]
    assert "1/7（木） 17:00まで" in asked
    to(bot, clock, "2027-01-03 12:00")
    assert dms(slack, sato)[-1] == asked
    to(bot, clock, "2027-01-04 10:00")
    assert "今回はもうお知らせしません" in dms(slack, sato)[-1]


@on_sqlite_alone
def test_after_a_long_absence_the_stale_date_is_left_out_and_the_fresh_one_is_asked(
    bot: Bot, slack: Slack, clock: WorldClock, lead: Lead, sato: User
) -> None:
    lead(sato)
    plan(bot)
    to(bot, clock, "2026-12-08 09:00")
    assert len(dms(slack, sato)) == 1
    said = [message.text for message in slack.channels["#事務局"] if "送りませんでした" in message.text]
    assert len(said) == 1
    assert "11/9、11/24、2回" in said[0]
    clock.advance(timedelta(hours=1))
    bot.settle()
    assert len(dms(slack, sato)) == 1
