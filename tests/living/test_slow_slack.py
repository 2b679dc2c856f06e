"""Slack answers late, or so late that nobody listens any more: what was asked for happens once all the same."""

import threading
import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.app import Bot
from bot.sandbox import Slack, User, WorldClock
from handlers.questions.model import Question

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

PATIENCE_S = 30.0


@pytest.fixture(autouse=True)
def _nobody_is_too_late(slack: Slack) -> None:
    """What is meant here is who waits for whom, not how busy this machine is."""
    slack.ack_timeout_s = PATIENCE_S


def asked(slack: Slack) -> list[str]:
    """What stands in the question channel, lines of Slack left out."""
    return [message.text for message in slack.channels["#質問"] if message.subtype is None]


def known(bot: Bot) -> list[str]:
    """The questions that the bot has."""
    with bot.database.read() as session:
        return list(session.scalars(select(Question.text)))


def wait_for(what: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def ask(slack: Slack, who: User, text: str) -> None:
    slack.command(who, "/ask", text, channel="#質問")
    assert slack.submit(who) == {}


def test_a_slow_slack_holds_up_nobody(bot: Bot, slack: Slack, sato: User, tanaka: User) -> None:
    ask(slack, sato, "公印の省略はどこまで進めましたか")
    sending = threading.Thread(target=bot.settle)
    opening = threading.Thread(target=slack.command, args=(sato, "/ask", "例規の検索は何を使っていますか", "#質問"))
    with slack.faults.hold("chat.postMessage") as letter, slack.faults.hold("views.open") as window:
        for each, held in ((sending, letter), (opening, window)):
            each.start()
            held.wait()
        slack.post(tanaka, "#質問", "年度末の引き継ぎ書はどう作っていますか")
        assert any("引き継ぎ書" in text for text in known(bot))
    for each in (sending, opening):
        each.join()
    assert slack.submit(sato) == {}
    bot.settle()
    assert sorted(text for text in asked(slack) if "引き継ぎ書" not in text) == sorted(set(asked(slack)[1:]))
    assert sum("公印の省略" in text for text in asked(slack)) == 1
    assert sum("例規の検索" in text for text in asked(slack)) == 1


def test_however_many_wait_for_slack_the_others_are_answered(bot: Bot, slack: Slack, tanaka: User) -> None:
    waiting = [slack.add_user(f"asks{number}") for number in range(bot.database.turns_at_once + 1)]
    opening = [threading.Thread(target=slack.command, args=(each, "/ask", "", "@")) for each in waiting]
    with slack.faults.hold("views.open", times=len(waiting)) as windows:
        for each in opening:
            each.start()
        windows.wait(len(waiting))
        slack.command(tanaka, "/knowhow", "公印", channel="#質問")
        assert "公印" in str(slack.ephemerals(tanaka)[-1].json())
    for each in opening:
        each.join()


def test_a_letter_that_slack_takes_after_nobody_listens_any_more_is_not_sent_again(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User
) -> None:
    bot.settle()
    ask(slack, sato, "公印の省略はどこまで進めましたか")
    bot.parts.slack.timeout = 0.2  # type: ignore[assignment]  # seconds; the SDK says int and takes both
    with slack.faults.hold("chat.postMessage"):
        bot.settle()
        assert asked(slack) == []
    bot.parts.slack.timeout = 10
    wait_for(lambda: len(asked(slack)) == 1)
    for _ in range(5):
        clock.advance(timedelta(minutes=1))
        bot.settle()
    assert len(asked(slack)) == 1


def test_a_window_that_opens_too_late_can_be_asked_for_again(bot: Bot, slack: Slack, sato: User) -> None:
    slack.ack_timeout_s = 0.3
    with slack.faults.hold("views.open"):
        slack.command(sato, "/ask", "公印の省略はどこまで進めましたか", channel="#質問")
        assert "operation_timeout" in slack.errors(sato)[-1]
        slack.ack_timeout_s = PATIENCE_S
    wait_for(lambda: slack.modal(sato) is not None)
    ask(slack, sato, "公印の省略はどこまで進めましたか")
    bot.settle()
    assert len(asked(slack)) == 1
