"""Slack answers late, or so late that nobody listens any more: what was asked for happens once all the same."""

import threading
import time
from datetime import timedelta

import pytest

from bot.app import Bot
from bot.sandbox import Slack, User, WorldClock

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

ALMOST_TOO_LATE_S = 2.9


def asked(slack: Slack) -> list[str]:
    """What stands in the question channel, lines of Slack left out."""
    return [message.text for message in slack.channels["#質問"] if message.subtype is None]


def ask(slack: Slack, who: User, text: str) -> None:
    slack.command(who, "/ask", text, channel="#質問")
    assert slack.submit(who) == {}


def test_a_slack_that_takes_almost_three_seconds_holds_up_nobody(
    bot: Bot, slack: Slack, sato: User, tanaka: User
) -> None:
    ask(slack, sato, "公印の省略はどこまで進めましたか")
    slack.faults.fail_next("chat.postMessage", delay_s=ALMOST_TOO_LATE_S)
    slack.faults.fail_next("views.open", delay_s=ALMOST_TOO_LATE_S)
    sending = threading.Thread(target=bot.settle)
    opening = threading.Thread(target=slack.command, args=(sato, "/ask", "例規の検索は何を使っていますか", "#質問"))
    for each in (sending, opening):
        each.start()
    time.sleep(0.2)
    began = time.monotonic()
    slack.post(tanaka, "#質問", "年度末の引き継ぎ書はどう作っていますか")
    assert time.monotonic() - began < 1
    for each in (sending, opening):
        each.join()
    assert slack.submit(sato) == {}
    bot.settle()
    assert sorted(text for text in asked(slack) if "引き継ぎ書" not in text) == sorted(set(asked(slack)[1:]))
    assert sum("公印の省略" in text for text in asked(slack)) == 1
    assert sum("例規の検索" in text for text in asked(slack)) == 1


def test_however_many_wait_for_slack_the_others_are_answered(bot: Bot, slack: Slack, tanaka: User) -> None:
    waiting = [slack.add_user(f"asks{number}") for number in range(bot.database.turns_at_once + 1)]
    slack.faults.fail_next("views.open", delay_s=1, times=len(waiting))
    opening = [threading.Thread(target=slack.command, args=(each, "/ask", "", "@")) for each in waiting]
    for each in opening:
        each.start()
    time.sleep(0.3)
    began = time.monotonic()
    slack.command(tanaka, "/knowhow", "公印", channel="#質問")
    assert time.monotonic() - began < 0.5
    for each in opening:
        each.join()
    assert "公印" in str(slack.ephemerals(tanaka)[-1].json())


def test_a_letter_that_slack_takes_after_nobody_listens_any_more_is_not_sent_again(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User
) -> None:
    bot.settle()
    ask(slack, sato, "公印の省略はどこまで進めましたか")
    bot.parts.slack.timeout = 0.2  # type: ignore[assignment]  # seconds; the SDK says int and takes both
    slack.faults.fail_next("chat.postMessage", delay_s=0.5)
    bot.settle()
    assert asked(slack) == []
    time.sleep(0.6)
    bot.parts.slack.timeout = 10
    assert len(asked(slack)) == 1
    for _ in range(5):
        clock.advance(timedelta(minutes=1))
        bot.settle()
    assert len(asked(slack)) == 1


def test_a_window_that_opens_too_late_can_be_asked_for_again(bot: Bot, slack: Slack, sato: User) -> None:
    slack.ack_timeout_s = 0.3
    slack.faults.fail_next("views.open", delay_s=0.6)
    slack.command(sato, "/ask", "公印の省略はどこまで進めましたか", channel="#質問")
    assert "operation_timeout" in slack.errors(sato)[-1]
    slack.ack_timeout_s = 3.0
    time.sleep(0.6)
    ask(slack, sato, "公印の省略はどこまで進めましたか")
    bot.settle()
    assert len(asked(slack)) == 1
