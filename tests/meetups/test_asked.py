"""Whom a meetup without a date asks, whom it tells when it moves, and two processes that decide on it at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from bot.app import Bot
from bot.db import Database
from bot.roles import Role
from bot.sandbox import Slack, User
from bot.turn import Refused, Turns
from handlers.meetups import polling, rights
from tests.appointing import appoint
from tests.meetups.conftest import SQLITE, letters
from tests.meetups.test_dates import answers, asked
from tests.reading import read


@SQLITE
def test_what_is_meant_for_leaders_waits_on_no_other_home_tab(
    bot: Bot, slack: Slack, mizuno: User, sato: User, tanaka: User
) -> None:
    appoint(bot, sato, Role.LEADER)
    poll = asked(bot, slack, mizuno, audience="leaders")

    def waits(who: User) -> bool:
        slack.open_home(who)
        return "日程をきいています" in read(slack.home(who))

    assert [waits(who) for who in (sato, tanaka)] == [True, False]
    slack.click(tanaka, "meetups.tap", at=poll, value="1")
    assert waits(tanaka)


@SQLITE
def test_who_could_come_but_has_not_joined_is_offered_a_place_when_it_moves(
    bot: Bot, slack: Slack, mizuno: User, sato: User, tanaka: User
) -> None:
    poll = asked(bot, slack, mizuno)
    answers(slack, sato, poll, "yes", "no", "no")
    answers(slack, tanaka, poll, "no", "maybe", "no")
    slack.click(mizuno, "meetups.manage", at=poll)
    slack.click(mizuno, "meetups.decide")
    assert slack.submit(mizuno, sure=["sure"]) == {}
    slack.click(mizuno, "meetups.manage", at=poll)
    slack.click(mizuno, "meetups.change")
    assert slack.submit(mizuno, day="2026-10-21") == {}
    bot.settle()
    [told] = letters(slack, tanaka, "変わりました")
    assert "参加するカレンダーに入れる" in told
    assert "参加をやめる" in letters(slack, sato, "変わりました")[0]


def test_two_processes_that_decide_at_once_decide_once(
    bot: Bot, slack: Slack, mizuno: User, sato: User, second: Database
) -> None:
    poll = asked(bot, slack, mizuno, quorum="1")
    answers(slack, sato, poll, "yes", "yes", "no")
    parts, at_once = bot.parts, Barrier(2)

    def decide(database: Database, date_id: int) -> str:
        turn = Turns(database, parts.clock, parts.settings, team_id=parts.team_id, user_id=mizuno.id)
        at_once.wait()
        try:
            with turn() as t:
                polling.decide(t, rights.one(t, 1, hold=True), date_id, sure=True)
        except Refused as refused:
            return refused.message_id
        return "decided"

    with ThreadPoolExecutor(2) as pool:
        done = [pool.submit(decide, database, date_id) for database, date_id in ((bot.database, 1), (second, 2))]
        assert sorted(each.result() for each in done) == ["decided", "meetups-decided-already"]
    bot.settle()
    assert len(letters(slack, sato, "に決まりました")) == 1
