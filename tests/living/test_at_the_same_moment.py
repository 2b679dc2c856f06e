"""Two replicas act at the same moment: neither is in the way of the other, and nothing is lost."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import select

from bot.app import Bot
from bot.availability import Availability
from bot.db import Base, Database
from bot.sandbox import Slack, User
from bot.turn import Turn, Turns
from handlers.people.model import FirstContact
from handlers.questions import thread
from handlers.questions.model import Question, Reply


@pytest.fixture
def place(slack: Slack, sato: User) -> dict[str, str]:
    """Where a message stands of which the bot knows nothing: what follows is handled by two replicas at once."""
    slack.background = True
    root = slack.post(sato, "#雑談", "ここは質問の場所ではありません")
    slack.settle()
    return {"channel": slack.channel("#質問").id, "channel_type": "channel", "ts": root.ts}


def at_once(bot: Bot, first: Callable[[Turn], None], second: Callable[[Turn], None]) -> None:
    """One replica handles the first; before it has committed that, another begins to handle the second."""

    def act() -> None:
        with Turns.of(bot.parts)() as t:
            second(t)

    acting = threading.Thread(target=act)
    with Turns.of(bot.parts)() as t:
        first(t)
        acting.start()
        time.sleep(0.2)
    acting.join()


def test_a_reply_that_is_handled_while_its_question_is_not_yet_kept_belongs_to_it(
    bot: Bot, place: dict[str, str], sato: User, tanaka: User
) -> None:
    question = place | {"user": sato.id, "text": "帳票はどう残しますか"}
    reply = place | {"user": tanaka.id, "ts": f"{place['ts'][:-1]}9", "thread_ts": place["ts"], "text": "紙で5年です"}
    at_once(bot, lambda t: thread.on_message(t, question), lambda t: thread.on_message(t, reply))
    with bot.database.read() as session:
        assert session.scalars(select(Reply.text)).all() == ["紙で5年です"]


def test_a_mark_that_is_handled_while_its_reply_is_not_yet_kept_solves_the_question(
    bot: Bot, place: dict[str, str], sato: User, tanaka: User
) -> None:
    question = place | {"user": sato.id, "text": "帳票はどう残しますか"}
    reply = place | {"user": tanaka.id, "ts": f"{place['ts'][:-1]}9", "thread_ts": place["ts"], "text": "紙で5年です"}
    item = {"type": "message", "channel": place["channel"], "ts": reply["ts"]}
    mark = {"user": sato.id, "reaction": "white_check_mark", "item": item, "event_ts": f"{place['ts'][:-2]}99"}
    with Turns.of(bot.parts)() as t:
        thread.on_message(t, question)
    at_once(bot, lambda t: thread.on_message(t, reply), lambda t: thread.on_reaction(t, mark))
    with bot.database.read() as session:
        assert session.scalars(select(Question.solution_ts)).all() == [reply["ts"]]


def test_of_two_changes_at_once_the_later_one_is_the_latest_whichever_is_handled_first(bot: Bot) -> None:
    latest: list[bool] = []
    at_once(
        bot,
        lambda t: latest.append(t.is_latest("changed:C1:1", "1790000000.000200")),
        lambda t: latest.append(t.is_latest("changed:C1:1", "1790000000.000100")),
    )
    at_once(
        bot,
        lambda t: latest.append(t.is_latest("changed:C1:2", "1790000000.000100")),
        lambda t: latest.append(t.is_latest("changed:C1:2", "1790000000.000200")),
    )
    assert latest == [True, False, True, True]


@contextmanager
def another_replica(database: Database, row: Base) -> Iterator[None]:
    """It has written this row and is about to commit it, a moment after the block began to ask for the same."""
    written, asked = threading.Event(), threading.Event()

    def write() -> None:
        with database.begin() as session:
            session.add(row)
            session.flush()
            written.set()
            asked.wait(10)
            time.sleep(0.3)

    writing = threading.Thread(target=write)
    writing.start()
    written.wait(10)
    asked.set()
    yield
    writing.join()


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_somebody_whom_two_replicas_get_to_know_in_the_same_moment_is_answered(
    bot: Bot, slack: Slack, sato: User, log_lines: list[str]
) -> None:
    with another_replica(bot.database, FirstContact(bot.parts.team_id, sato.id, times=0, is_on_home=True)):
        slack.command(sato, "/tomoshibi", channel="#質問")
    assert "できること" in slack.ephemerals(sato)[-1].text
    assert not [line for line in log_lines if "error" in line]


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_a_form_that_two_replicas_keep_something_for_in_the_same_moment_is_kept(
    bot: Bot, slack: Slack, sato: User
) -> None:
    slack.command(sato, "/tomoshibi", "時間", channel="#質問")
    row = Availability(bot.parts.team_id, sato.id)
    with another_replica(bot.database, row):
        assert slack.submit(sato) == {}
