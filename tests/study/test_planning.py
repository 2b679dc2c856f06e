"""A plan for the week, open as to when; a streak of weeks that forgives; nobody is scolded."""

from datetime import timedelta

import pytest

from bot import studied
from bot.app import Bot
from bot.availability import Absence
from bot.sandbox import Slack, User, WorldClock
from tests.kinds import on_sqlite_alone
from tests.reading import read
from tests.study.conftest import Tell

PLAN, GIVE_UP = "study.plan", "study.give_up"
WEEK = timedelta(weeks=1)


def plan(slack: Slack, who: User, aim: str = "60分") -> dict[str, str]:
    slack.command(who, "/study", "計画")
    return slack.submit(who, obstacle="議会の答弁", instead="昼休みに1本見る", aim=aim)


def streak(tell: Tell, who: User) -> str:
    shown = tell(who).replace("*", "")
    return shown.partition("続いている週: ")[2].partition("週")[0] + "/" + shown.partition("お守り: ")[2][:1]


@on_sqlite_alone
def test_the_obstacle_is_named_first_and_the_week_is_held_against_the_aim(
    bot: Bot, slack: Slack, sato: User, tell: Tell
) -> None:
    slack.command(sato, "/study", "計画")
    window = slack.modal(sato)
    assert window
    assert [block["block_id"] for block in window["blocks"] if block["type"] == "input"] == [
        "obstacle",
        "instead",
        "aim",
    ]
    slack.close(sato)
    assert "60分" in plan(slack, sato, "毎日すこし")["aim"]
    assert plan(slack, sato) == {}
    assert "「議会の答弁」となったら → 昼休みに1本見る" in tell(sato, "25分 Excel")
    assert "めあては 1時間" in tell(sato)


@on_sqlite_alone
def test_a_missed_week_leads_to_an_offer_and_to_no_reproach(
    bot: Bot, slack: Slack, sato: User, clock: WorldClock, tell: Tell
) -> None:
    plan(slack, sato)
    clock.to("2026-10-05 10:00")
    assert "合っていなかった" not in tell(sato)  # it was made on a Friday
    clock.to("2026-10-12 10:00")
    shown = tell(sato)
    assert "合っていなかったのかもしれません" in shown
    slack.click(sato, PLAN)
    assert "議会の答弁" in str(slack.modal(sato))
    assert slack.submit(sato, aim="2レッスン") == {}
    assert "合っていなかった" not in read(slack.modal(sato))
    assert "めあては 2レッスン" in tell(sato)
    assert "合っていなかった" not in tell(sato)


def test_a_plan_can_be_put_away(bot: Bot, slack: Slack, sato: User, clock: WorldClock, tell: Tell) -> None:
    plan(slack, sato)
    slack.command(sato, "/study", "plan")
    slack.click(sato, GIVE_UP)
    assert "めあて" not in tell(sato, "5分 Excel")
    clock.to("2026-10-05 10:00")
    assert streak(tell, sato) == "1/0"


def weeks(tell: Tell, who: User, clock: WorldClock, done: str, *, start: str = "2026-10-05") -> None:
    """Study ("x") or do not, week by week, on Mondays."""
    clock.to(f"{start} 09:00")
    for week in done:
        if week == "x":
            tell(who, "10分 統計")
        clock.advance(WEEK)


def day(clock: WorldClock) -> str:
    return str(studied.today(clock.now()))


def test_four_kept_weeks_save_the_streak_once(bot: Bot, sato: User, clock: WorldClock, tell: Tell) -> None:
    weeks(tell, sato, clock, "xxxx-")
    assert streak(tell, sato) == "4/0"
    weeks(tell, sato, clock, "x", start=day(clock))
    assert streak(tell, sato) == "5/0"


@on_sqlite_alone
def test_leave_and_holidays_do_not_break_it(bot: Bot, sato: User, clock: WorldClock, tell: Tell) -> None:
    weeks(tell, sato, clock, "x")
    with bot.database.begin() as session:
        first, last = clock.now().date(), (clock.now() + WEEK).date()
        session.add(Absence(team_id=bot.parts.team_id, user_id=sato.id, first=first, last=last, is_leave=False))
    weeks(tell, sato, clock, "-", start=day(clock))
    assert streak(tell, sato) == "1/0"
    weeks(tell, sato, clock, "-", start=day(clock))
    assert streak(tell, sato) == "/"


@pytest.mark.parametrize("monday", ["2026-12-21", "2027-04-26"])
@on_sqlite_alone
def test_the_turn_of_the_year_and_golden_week_are_no_missed_weeks(
    bot: Bot, sato: User, clock: WorldClock, tell: Tell, monday: str
) -> None:
    weeks(tell, sato, clock, "x-", start=monday)
    assert streak(tell, sato) == "1/0"


@on_sqlite_alone
def test_nobody_else_sees_plan_or_streak(bot: Bot, slack: Slack, sato: User, tanaka: User, tell: Tell) -> None:
    plan(slack, sato)
    tell(sato, "25分 Excel")
    slack.open_home(tanaka)
    everything = read(slack.home(tanaka)) + tell(tanaka) + str([m.json() for m in slack.channels["#質問"]])
    assert "議会の答弁" not in everything
    assert "25分" not in everything.replace("例）`25分", "")
