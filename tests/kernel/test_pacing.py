"""Letters go out as fast as Slack takes them, whoever sends them and whenever they were restarted."""

import time
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest

from bot import blocks, outbox, running, web_api
from bot.app import Bot, build
from bot.letters import postman
from bot.letters.pacing import SLACKS
from bot.outbox import Letter, Speaks, Urgency
from bot.sandbox import Slack, User, WorldClock
from bot.settings import Settings

SECOND = timedelta(seconds=1)


def write(bot: Bot, to: str, text: str, **more: Any) -> None:
    with bot.database.begin() as session:
        outbox.post(
            session,
            team_id=bot.parts.team_id,
            key=f"test:{text}",
            to=to,
            message=blocks.message(text, blocks.section(text)),
            now=bot.parts.clock.now(),
            **more,
        )


def letter(bot: Bot, text: str) -> Letter:
    with bot.database.read() as session:
        found = outbox.find(session, team_id=bot.parts.team_id, key=f"test:{text}")
    assert found
    return found


def deliver(bot: Bot) -> int:
    """Send what may go at this instant, as a beating bot does; how many steps that took."""
    steps = 0
    while postman.deliver_one(bot.database, bot.parts.clock, bot.parts.slack, team_id=bot.parts.team_id, limits=SLACKS):
        steps += 1
    return steps


def said(slack: Slack, channel: str = "#雑談") -> list[str]:
    return [message.text for message in slack.channels[channel] if message.subtype is None]


def test_a_channel_gets_one_message_a_second_and_others_pass_it(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User
) -> None:
    room = slack.channel("#雑談").id
    for number in range(3):
        write(bot, room, f"{number}")
    write(bot, sato.id, "おはようございます")
    deliver(bot)
    assert said(slack) == ["0"]
    clock.advance(0.3 * SECOND)
    deliver(bot)
    assert [message.text for message in slack.dms(sato)] == ["おはようございます"]
    assert said(slack) == ["0"]
    clock.advance(0.7 * SECOND)
    deliver(bot)
    assert said(slack) == ["0", "1"]


def test_a_workspace_gets_no_more_in_a_minute_than_slack_takes(bot: Bot, slack: Slack, clock: WorldClock) -> None:
    people = [slack.add_user(f"someone{number}") for number in range(40)]
    for person in people:
        write(bot, person.id, person.id)
    sent: Counter[int] = Counter()
    start = clock.now()
    while clock.now() < start + 6 * SECOND:
        sent[int((clock.now() - start).total_seconds())] += deliver(bot)
        clock.advance(0.02 * SECOND)
    assert sum(sent.values()) == pytest.approx(6 * 300 / 60 / 1.02, abs=1)
    assert max(sent.values()) <= 6


def test_a_second_sender_and_a_restart_keep_the_pace(
    bot: Bot, slack: Slack, clock: WorldClock, config: Settings
) -> None:
    room = slack.channel("#雑談").id
    for text in ("一つめ", "二つめ"):
        write(bot, room, text)
    deliver(bot)
    other = build(config, clock=clock, database=bot.database, slack=web_api.client(config))
    assert deliver(other) == 0
    clock.advance(SECOND)
    assert deliver(other) == 1
    assert said(slack) == ["一つめ", "二つめ"]


def test_slack_s_429_holds_every_letter_to_the_second_also_after_a_restart(
    bot: Bot, slack: Slack, clock: WorldClock, config: Settings, sato: User, tanaka: User
) -> None:
    write(bot, sato.id, "一つめ")
    write(bot, tanaka.id, "二つめ")
    slack.faults.fail_next("chat.postMessage", retry_after=30)
    bot.settle()
    other = build(config, clock=clock, database=bot.database, slack=web_api.client(config))
    clock.advance(29 * SECOND)
    other.settle()
    assert [call.method for call in slack.calls].count("chat.postMessage") == 1
    clock.advance(SECOND)
    other.settle()
    assert len(slack.dms(sato)) == len(slack.dms(tanaka)) == 1


def test_a_429_for_edits_does_not_hold_up_new_messages(bot: Bot, slack: Slack, clock: WorldClock, sato: User) -> None:
    room = slack.channel("#雑談").id
    write(bot, room, "受け付けました")
    bot.settle()
    with bot.database.begin() as session:
        done = blocks.message("解決しました", blocks.section("解決しました"))
        outbox.revise(session, team_id=bot.parts.team_id, key="test:受け付けました", message=done, now=clock.now())
    slack.faults.fail_next("chat.update", retry_after=60)
    bot.settle()
    write(bot, sato.id, "おはようございます")
    bot.settle()
    assert [message.text for message in slack.dms(sato)] == ["おはようございます"]
    clock.advance(60 * SECOND)
    bot.settle()
    assert said(slack) == ["解決しました"]


def test_a_429_while_looking_for_a_doubtful_letter_does_not_make_it_go_twice(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User
) -> None:
    slack.faults.fail_next("chat.postMessage", drop_after_accept=True)
    slack.faults.fail_next("conversations.history", retry_after=10)
    write(bot, sato.id, "おはようございます")
    bot.settle()
    for _ in range(3):
        clock.advance(timedelta(minutes=1))
        bot.settle()
    assert len(slack.dms(sato)) == 1
    assert slack.faults.waiting == 0


@pytest.mark.long
def test_an_answer_passes_ten_thousand_digests(bot: Bot, slack: Slack, clock: WorldClock, sato: User) -> None:
    with bot.database.begin() as session:
        session.add_all(
            Letter(
                team_id=bot.parts.team_id,
                key=f"digest:{number}",
                channel=f"U{number:09}",
                message=blocks.message("今週のまとめ"),
                created_at=clock.now(),
                due_at=clock.now() - timedelta(hours=1),
                queue="post:digests",
                urgency=Urgency.NORMAL + 1,
            )
            for number in range(10_000)
        )
    write(bot, sato.id, "お返事", about="questions")
    assert postman.deliver_one(bot.database, clock, bot.parts.slack, team_id=bot.parts.team_id)
    assert [message.text for message in slack.dms(sato)] == ["お返事"]


def test_features_take_turns_and_the_urgent_goes_first(bot: Bot, slack: Slack, clock: WorldClock) -> None:
    people = [slack.add_user(f"someone{number}") for number in range(9)]
    for person, text in zip(people, ("d1", "d2", "d3", "d4", "n1", "n2", "u1"), strict=False):
        feature = {"d": "digests", "n": "nudges", "u": "questions"}[text[0]]
        urgency = Urgency.URGENT if text == "u1" else Urgency.NORMAL
        write(bot, person.id, text, about=feature, speaks=Speaks.FIRST, urgency=urgency)
    order = []
    for _ in range(7):
        postman.deliver_one(bot.database, clock, bot.parts.slack, team_id=bot.parts.team_id)
        clock.advance(SECOND)
        order.append(slack.calls[-1].arguments["text"])
    assert order == ["u1", "d1", "n1", "d2", "n2", "d3", "d4"]


def test_a_slack_that_is_down_is_left_in_peace_after_a_while(bot: Bot, slack: Slack, clock: WorldClock) -> None:
    for number in range(20):
        write(bot, slack.add_user(f"someone{number}").id, f"{number}")
    slack.faults.fail_next("chat.postMessage", http_status=503, times=100)
    bot.settle()
    assert slack.faults.waiting == 1
    tried = sum(letter(bot, f"{number}").attempts for number in range(20))
    assert tried == 3
    slack.faults.clear()
    for _ in range(8):
        clock.advance(timedelta(minutes=1))
        bot.settle()
    assert all(letter(bot, f"{number}").ts for number in range(20))


def test_a_clock_that_was_put_back_stops_nothing(bot: Bot, slack: Slack, clock: WorldClock, sato: User) -> None:
    write(bot, sato.id, "一つめ")
    slack.faults.fail_next("chat.postMessage", retry_after=3000)
    bot.settle()
    clock.advance(timedelta(days=-30))
    write(bot, sato.id, "二つめ")
    bot.settle()
    assert [message.text for message in slack.dms(sato)] == ["二つめ"]


@pytest.mark.long
def test_a_beating_bot_waits_as_slack_wants_it_to(bot: Bot, slack: Slack, clock: WorldClock, sato: User) -> None:
    clock.frozen = False
    slack.faults.rates.enforce()
    for text in ("一つめ", "二つめ", "三つめ"):
        write(bot, sato.id, text)
    began = time.monotonic()
    with running.beating(bot):
        while len(slack.dms(sato)) < 3 and time.monotonic() < began + 10:
            time.sleep(0.02)
    assert [message.text for message in slack.dms(sato)] == ["一つめ", "二つめ", "三つめ"]
    assert slack.faults.rates.refused == 0
    assert 2 <= time.monotonic() - began < 5
