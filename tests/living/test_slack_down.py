"""Slack's Web API is away for an hour: letters wait, all else goes on, and then everything goes out once, paced."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from sqlalchemy import select

from bot.app import Bot
from bot.letters.pacing import SLACKS
from bot.outbox import Letter
from bot.sandbox import Slack, User, WorldClock
from handlers.questions.model import Question

QUESTIONS = 6
# In an hour the bot knocks about once a minute and lane, not once a second and letter.
MOST_TRIES = 400


def marks(slack: Slack) -> "Counter[str]":
    """How often each letter stands in Slack."""
    everywhere = [message for channel in slack.world.channels.values() for message in channel.messages.values()]
    return Counter(str(each.metadata["event_payload"]["mark"]) for each in everywhere if each.metadata)


def waiting(bot: Bot) -> list[Letter]:
    with bot.database.read() as session:
        return list(session.scalars(select(Letter).where(Letter.due_at.is_not(None))))


def step_paced(bot: Bot, clock: WorldClock, seconds: int) -> None:
    """Let the letters go out as they do in real life, where time passes between them."""
    parts = replace(bot.parts, limits=SLACKS)
    letters = next(job for job in bot.jobs if job.name == "letters")
    end = clock.now() + timedelta(seconds=seconds)
    while clock.now() < end:
        while letters.step(parts):
            pass
        clock.advance(timedelta(seconds=max(letters.rest(parts), 0.5)))


@pytest.mark.parametrize(
    ("fault", "database"),
    [("server_error", "sqlite"), ("server_error", "postgresql"), ("cut_after", "sqlite")],
    indirect=["database"],
)
def test_after_an_hour_without_slack_everything_goes_out_once_and_paced(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User, suzuki: User, fault: str
) -> None:
    asked = {sato: "公印の省略はどこまで進めましたか", tanaka: "防災無線の原稿は", suzuki: "水道料金の問い合わせは"}
    for who, text in asked.items():
        slack.command(who, "/ask", text, channel="#質問")
    slack.faults.switch_on(fault)
    assert [slack.submit(who) for who in asked] == [{}] * 3  # kept, and Slack is told so
    for number in range(QUESTIONS):
        root = slack.post(sato, "#質問", f"{number}番目の帳票はどう残していますか")
        reply = slack.post(tanaka, "#質問", "紙で5年です", thread=root)
        slack.react(sato, reply, "white_check_mark")
    slack.command(suzuki, "/ask", "困りました", channel="#質問")
    assert "もう一度" in slack.ephemerals(suzuki)[-1].text  # the answer to a command needs no call
    for _ in range(12):
        step_paced(bot, clock, 5)
        clock.advance(timedelta(minutes=5) - timedelta(seconds=5))
    bot.settle()
    assert len(waiting(bot)) >= QUESTIONS + 3
    assert slack.faults.struck(fault) < MOST_TRIES
    with bot.database.read() as session:  # the job that compares questions went on meanwhile
        assert not session.scalars(
            select(Question).where(Question.solution_ts.is_(None), Question.ts.is_not(None))
        ).all()
    slack.faults.clear()
    clock.advance(timedelta(minutes=10))
    before = clock.now()
    step_paced(bot, clock, 30)
    assert not [letter.key for letter in waiting(bot) if letter.due_at and letter.due_at <= clock.now()]
    assert set(marks(slack).values()) == {1}
    texts = [message.text for message in slack.channels["#質問"]]
    assert [sum(said in text for text in texts) for said in asked.values()] == [1, 1, 1]
    if fault == "server_error":  # with the other one Slack had them, before it was heard to say so
        at = sorted(float(m.ts) for m in slack.channels["#質問"] if m.metadata and float(m.ts) >= before.timestamp())
        assert len(at) >= QUESTIONS + 3
        assert min(after - earlier for earlier, after in pairwise(at)) >= 1.0
