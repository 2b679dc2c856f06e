"""Two replicas act at the same moment: neither is in the way of the other, and nothing is lost."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import select

from bot.app import Bot
from bot.availability import Availability
from bot.db import Base, Database
from bot.sandbox import Slack, User
from bot.turn import Turns
from handlers.people.model import FirstContact
from handlers.questions import thread
from handlers.questions.model import Reply


def test_a_reply_that_is_handled_while_its_question_is_not_yet_kept_belongs_to_it(
    bot: Bot, slack: Slack, sato: User, tanaka: User
) -> None:
    slack.background = True  # what is posted waits until it is delivered below, by one replica and by another
    root = slack.post(sato, "#雑談", "ここは質問の場所ではありません")
    slack.settle()
    room = slack.channel("#質問").id
    question = {
        "channel": room,
        "channel_type": "channel",
        "user": sato.id,
        "ts": root.ts,
        "text": "帳票はどう残しますか",
    }
    reply = question | {"user": tanaka.id, "ts": f"{root.ts[:-1]}9", "thread_ts": root.ts, "text": "紙で5年です"}
    parts = bot.parts

    def turn(user_id: str) -> Turns:
        return Turns.of(parts, user_id)

    def answer() -> None:
        with turn(tanaka.id)() as t:
            thread.on_message(t, reply)

    answering = threading.Thread(target=answer)
    with turn(sato.id)() as t:
        thread.on_message(t, question)
        answering.start()
        time.sleep(0.2)
    answering.join()
    with bot.database.read() as session:
        assert session.scalars(select(Reply.text)).all() == ["紙で5年です"]


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
