"""What organisers learn of a round, and what they do not."""

import pytest

from bot import roles
from bot.app import Bot
from bot.roles import Role
from bot.sandbox import Slack, User, WorldClock
from tests.checkins.conftest import Lead, digests, plan, to

# Long stories with many people: what rounds write is tried on both databases elsewhere (test_round, test_twice).
pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


def tap(slack: Slack, people: list[User], mood: int, talked: str) -> None:
    """These people answer alike."""
    for who in people:
        slack.click(who, f"checkins.mood.{mood}")
        slack.click(who, f"checkins.talked.{talked}")


def test_organisers_get_counts_when_enough_have_answered(bot: Bot, slack: Slack, clock: WorldClock, lead: Lead) -> None:
    people = lead(count=12)
    plan(bot)
    to(bot, clock, "2026-11-09 10:00")
    tap(slack, people[:6], 4, "yes")
    to(bot, clock, "2026-11-13 16:59")
    assert digests(slack) == []
    to(bot, clock, "2026-11-13 17:00")
    [digest] = digests(slack)
    assert "11/9（月）から" in digest
    assert "答えた人　6人" in digest
    assert "いた" not in digest
    assert "青木" not in digest


def test_who_answers_alike_in_great_numbers_is_shown(bot: Bot, slack: Slack, clock: WorldClock, lead: Lead) -> None:
    people = lead(count=12)
    plan(bot)
    to(bot, clock, "2026-11-09 10:00")
    tap(slack, people[:6], 4, "yes")
    tap(slack, people[6:], 1, "no")
    to(bot, clock, "2026-11-13 17:00")
    [digest] = digests(slack)
    assert "答えた人　5人以上" in digest
    assert "いなかった 6人" in digest
    assert "いた 6人" not in digest
    assert "つらい（1–2） 6人" in digest


def test_too_few_answers_are_one_line(
    bot: Bot, slack: Slack, clock: WorldClock, lead: Lead, sato: User, tanaka: User
) -> None:
    lead(sato, tanaka)
    plan(bot)
    to(bot, clock, "2026-11-09 10:00")
    tap(slack, [sato], 1, "no")
    to(bot, clock, "2026-11-13 17:00")
    assert digests(slack) == ["☕ チェックインを締め切りました。人数が少ないため、今回は数字を出しません。"]


def test_a_round_that_asked_nobody_is_not_worth_a_word(bot: Bot, slack: Slack, clock: WorldClock) -> None:
    plan(bot)
    to(bot, clock, "2026-11-09 10:00")
    to(bot, clock, "2026-11-13 17:00")
    assert digests(slack) == []


def test_one_newcomer_does_not_show_in_the_next_digest(
    bot: Bot, slack: Slack, clock: WorldClock, lead: Lead, sato: User
) -> None:
    people = lead(count=12)
    plan(bot)
    to(bot, clock, "2026-11-09 10:00")
    tap(slack, people[:6], 4, "yes")
    to(bot, clock, "2026-11-13 17:00")
    lead(sato)
    to(bot, clock, "2026-11-24 10:00")
    tap(slack, [sato, *people[:6]], 4, "yes")
    to(bot, clock, "2026-11-30 17:00")
    assert "答えた人　6人" in digests(slack)[1]


def test_who_left_in_between_does_not_show_either(bot: Bot, slack: Slack, clock: WorldClock, lead: Lead) -> None:
    people = lead(count=12)
    plan(bot)
    to(bot, clock, "2026-11-09 10:00")
    tap(slack, people[:6], 4, "yes")
    to(bot, clock, "2026-11-13 17:00")
    slack.change_user(people[0], deleted=True)
    with bot.database.begin() as session:
        roles.take(session, team_id=bot.parts.team_id, user_id=people[1].id, role=Role.LEADER)
    to(bot, clock, "2026-11-24 10:00")
    tap(slack, people[2:8], 4, "yes")
    to(bot, clock, "2026-11-30 17:00")
    assert "今回は数字を出しません" in digests(slack)[1]
