"""Who wants no check-ins, is away, or has left."""

from datetime import date

import pytest

from bot import availability, roles
from bot.app import Bot
from bot.availability import Absence, Availability
from bot.roles import Role
from bot.sandbox import Slack, User, WorldClock
from tests.appointing import accompany
from tests.checkins.conftest import Lead, dms, plan, to
from tests.checkins.test_tending import home, live

# Long stories with many people: what rounds write is tried on both databases elsewhere (test_round, test_twice).
pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


def test_one_tap_stops_the_check_ins_and_one_tap_starts_them_again(
    bot: Bot, slack: Slack, clock: WorldClock, lead: Lead, sato: User
) -> None:
    lead(sato)
    plan(bot)
    to(bot, clock, "2026-11-09 10:00")
    slack.click(sato, "checkins.stop")
    bot.settle()
    assert "チェックインを止めました" in dms(slack, sato)[0]
    to(bot, clock, "2026-11-10 10:00")
    to(bot, clock, "2026-11-13 17:00")
    to(bot, clock, "2026-11-24 10:00")
    assert len(dms(slack, sato)) == 1
    assert "チェックインを止めています" in home(slack, sato)
    slack.command(sato, "/checkin")
    assert slack.submit(sato, mood="3") == {}
    slack.close(sato)
    slack.open_home(sato)
    slack.click(sato, "checkins.resume", at="home")
    assert "✓ 3 ふつう" in read_home(slack, sato)
    to(bot, clock, "2026-12-07 10:00")
    assert len(dms(slack, sato)) == 2


def read_home(slack: Slack, who: User) -> str:
    return str(slack.home(who))


def test_a_double_click_on_stop_is_one(bot: Bot, slack: Slack, clock: WorldClock, lead: Lead, sato: User) -> None:
    lead(sato)
    plan(bot)
    to(bot, clock, "2026-11-09 10:00")
    slack.click(sato, "checkins.stop")
    slack.click(sato, "checkins.stop")
    bot.settle()
    slack.click(sato, "checkins.resume")
    slack.click(sato, "checkins.resume")
    bot.settle()
    assert "いまの調子" in dms(slack, sato)[0]


def test_who_is_on_leave_is_left_alone_and_nobody_worries(
    bot: Bot, slack: Slack, clock: WorldClock, lead: Lead, sato: User, tanaka: User
) -> None:
    lead(sato)
    accompany(bot, sato, tanaka)
    plan(bot)
    with bot.database.begin() as session:
        away = (date(2026, 11, 9), date(2026, 11, 20))
        leave = Absence(team_id=bot.parts.team_id, user_id=sato.id, first=away[0], last=away[1], is_leave=True)
        said = Availability(team_id=bot.parts.team_id, user_id=sato.id)
        availability.keep(session, said, away=[leave], today=date(2026, 10, 2))
    live(bot, slack, clock, 0)
    live(bot, slack, clock, 1)
    assert "11/30（月） 17:00まで" in dms(slack, sato)[0]
    assert "11/13" not in str(dms(slack, sato))
    assert dms(slack, tanaka) == []


def test_who_is_muted_hears_nothing_and_nobody_worries(
    bot: Bot, slack: Slack, clock: WorldClock, lead: Lead, sato: User, tanaka: User
) -> None:
    lead(sato)
    accompany(bot, sato, tanaka)
    plan(bot)
    with bot.database.begin() as session:
        said = Availability(team_id=bot.parts.team_id, user_id=sato.id, is_muted=True)
        availability.keep(session, said, away=[], today=date(2026, 10, 2))
    live(bot, slack, clock, 0)
    live(bot, slack, clock, 1)
    assert dms(slack, sato) == dms(slack, tanaka) == []


def test_who_has_left_or_leads_no_more_is_not_reminded(
    bot: Bot, slack: Slack, clock: WorldClock, lead: Lead, sato: User, tanaka: User, suzuki: User
) -> None:
    lead(sato, tanaka, suzuki)
    plan(bot)
    to(bot, clock, "2026-11-09 10:00")
    slack.change_user(tanaka, deleted=True)
    with bot.database.begin() as session:
        roles.take(session, team_id=bot.parts.team_id, user_id=suzuki.id, role=Role.LEADER)
    to(bot, clock, "2026-11-10 10:00")
    assert [len(dms(slack, who)) for who in (sato, tanaka, suzuki)] == [2, 1, 1]
    slack.click(suzuki, "checkins.mood.4")
    bot.settle()
    assert "✓ 4 よい" in dms(slack, suzuki)[0]
