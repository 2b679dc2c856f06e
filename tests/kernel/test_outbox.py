import threading
from datetime import timedelta

import pytest

from bot import blocks, outbox
from bot.app import Bot
from bot.outbox import Letter
from bot.sandbox import Slack, User, WorldClock


def write(bot: Bot, to: str, text: str, *, key: str = "greeting", **more: str) -> None:
    with bot.database.begin() as session:
        outbox.post(
            session,
            team_id=bot.parts.team_id,
            key=key,
            to=to,
            message=blocks.message(text, blocks.section(text)),
            now=bot.parts.clock.now(),
            **more,  # type: ignore[arg-type]  # keys of other letters
        )


def revise(bot: Bot, text: str, *, key: str = "greeting") -> bool:
    with bot.database.begin() as session:
        message = blocks.message(text, blocks.section(text))
        return outbox.revise(session, team_id=bot.parts.team_id, key=key, message=message, now=bot.parts.clock.now())


def letter(bot: Bot, key: str = "greeting") -> Letter:
    with bot.database.read() as session:
        found = outbox.find(session, team_id=bot.parts.team_id, key=key)
    assert found
    return found


def texts(slack: Slack, channel: str = "#雑談") -> list[str]:
    return [message.text for message in slack.channels[channel] if message.subtype != "channel_join"]


def test_a_letter_written_twice_is_sent_once(bot: Bot, slack: Slack) -> None:
    room = slack.channel("#雑談").id
    write(bot, room, "こんにちは")
    write(bot, room, "こんにちは")
    bot.settle()
    bot.settle()
    assert texts(slack) == ["こんにちは"]


def test_a_letter_to_a_person_arrives_as_a_direct_message(bot: Bot, slack: Slack, sato: User) -> None:
    write(bot, sato.id, "おはようございます")
    bot.settle()
    assert [message.text for message in slack.dms(sato)] == ["おはようございます"]


def test_only_what_is_not_on_its_way_is_taken_back_and_what_slack_refused_stays_known(
    bot: Bot, slack: Slack, sato: User
) -> None:
    def take_back(key: str) -> bool:
        with bot.database.begin() as session:
            return outbox.take_back(session, team_id=bot.parts.team_id, key=key)

    write(bot, sato.id, "届きます", key="sent")
    write(bot, "C0GONE", "届きません", key="refused")
    bot.settle()
    write(bot, sato.id, "まだです", key="waits")
    assert [take_back(key) for key in ("sent", "refused", "waits", "never written")] == [False, False, True, False]
    bot.settle()
    assert [message.text for message in slack.dms(sato)] == ["届きます"]
    assert letter(bot, "refused").is_dead


def test_a_letter_waits_for_its_time(bot: Bot, slack: Slack, clock: WorldClock) -> None:
    with bot.database.begin() as session:
        outbox.post(
            session,
            team_id=bot.parts.team_id,
            key="later",
            to=slack.channel("#雑談").id,
            message=blocks.message("お待たせしました"),
            now=clock.now(),
            not_before=clock.now() + timedelta(hours=1),
        )
    bot.settle()
    assert texts(slack) == []
    clock.advance(timedelta(hours=1))
    bot.settle()
    assert texts(slack) == ["お待たせしました"]


def test_a_revised_letter_is_edited_in_place(bot: Bot, slack: Slack) -> None:
    write(bot, slack.channel("#雑談").id, "受け付けました")
    bot.settle()
    assert revise(bot, "解決しました")
    bot.settle()
    assert texts(slack) == ["解決しました"]


def test_a_letter_revised_before_it_left_is_sent_as_revised(bot: Bot, slack: Slack) -> None:
    write(bot, slack.channel("#雑談").id, "受け付けました")
    revise(bot, "解決しました")
    bot.settle()
    assert texts(slack) == ["解決しました"]
    assert [call.method for call in slack.calls].count("chat.update") == 0


def test_revising_what_was_never_written_says_so(bot: Bot) -> None:
    assert not revise(bot, "解決しました")


def test_a_letter_in_the_thread_of_another_waits_for_it(bot: Bot, slack: Slack) -> None:
    room = slack.channel("#雑談").id
    write(bot, room, "返信", key="reply", thread_key="root")
    bot.settle()
    assert texts(slack) == []
    write(bot, room, "本文", key="root")
    bot.settle()
    _joined, root, reply = slack.channels["#雑談"]
    assert (root.text, reply.text, reply.thread_ts) == ("本文", "返信", root.ts)


def test_the_bot_joins_a_public_channel_that_it_is_to_write_in(bot: Bot, slack: Slack) -> None:
    room = slack.channel("#雑談")
    assert slack.bot.id not in room.members
    write(bot, room.id, "こんにちは")
    bot.settle()
    assert slack.bot.id in room.members
    assert texts(slack)[-1] == "こんにちは"


@pytest.mark.parametrize("fault", [{"http_status": 503}, {"error": "internal_error"}, {"drop_before": True}])
def test_what_passes_is_tried_again(bot: Bot, slack: Slack, clock: WorldClock, fault: dict[str, object]) -> None:
    slack.faults.fail_next("chat.postMessage", **fault)  # type: ignore[arg-type]  # one of its keywords
    write(bot, slack.channel("#雑談").id, "こんにちは")
    bot.settle()
    assert texts(slack) == []
    clock.advance(timedelta(seconds=2))
    bot.settle()
    assert texts(slack)[-1] == "こんにちは"


def test_slack_says_how_long_to_wait_and_is_obeyed_to_the_second(bot: Bot, slack: Slack, clock: WorldClock) -> None:
    slack.faults.fail_next("chat.postMessage", retry_after=30)
    write(bot, slack.channel("#雑談").id, "こんにちは")
    bot.settle()
    clock.advance(timedelta(seconds=29))
    bot.settle()
    assert texts(slack) == []
    clock.advance(timedelta(seconds=1))
    bot.settle()
    assert texts(slack)[-1] == "こんにちは"


def test_what_is_final_is_not_tried_again_and_the_reason_is_kept(bot: Bot, slack: Slack, clock: WorldClock) -> None:
    write(bot, "C0000000999", "誰にも届きません")
    bot.settle()
    assert letter(bot).failure == "channel_not_found"
    tries = len(slack.calls)
    clock.advance(timedelta(days=1))
    bot.settle()
    assert [call.method for call in slack.calls[tries:]].count("chat.postMessage") == 0


@pytest.mark.parametrize("in_thread", [False, True])
def test_a_letter_that_slack_took_before_the_line_broke_is_not_sent_twice(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, in_thread: bool
) -> None:
    root = slack.post(sato, "#雑談", "ちょっと相談です")
    slack.join(slack.bot, "#雑談")
    slack.faults.fail_next("chat.postMessage", drop_after_accept=True)
    more = {"thread_ts": root.ts} if in_thread else {}
    write(bot, slack.channel("#雑談").id, "こんにちは", **more)
    bot.settle()
    clock.advance(timedelta(minutes=1))
    bot.settle()
    assert texts(slack).count("こんにちは") == 1
    assert letter(bot).ts == slack.channels["#雑談"][-1].ts


def test_a_direct_message_that_slack_took_before_the_line_broke_is_not_sent_twice(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User
) -> None:
    slack.faults.fail_next("chat.postMessage", drop_after_accept=True)
    write(bot, sato.id, "おはようございます")
    bot.settle()
    clock.advance(timedelta(minutes=1))
    bot.settle()
    assert len(slack.dms(sato)) == 1


def test_one_letter_that_fails_does_not_hold_up_the_others(bot: Bot, slack: Slack) -> None:
    write(bot, "C0000000999", "誰にも届きません", key="first")
    write(bot, slack.channel("#雑談").id, "こんにちは", key="second")
    bot.settle()
    assert texts(slack)[-1] == "こんにちは"


def test_only_one_process_settles_at_a_time(bot: Bot, slack: Slack) -> None:
    write(bot, slack.channel("#雑談").id, "こんにちは")
    with bot.database.alone(f"settle:{bot.parts.team_id}") as mine:
        assert mine
        bot.settle()
    assert texts(slack) == []
    bot.settle()
    assert texts(slack)[-1] == "こんにちは"


def test_a_letter_revised_while_it_was_on_its_way_is_edited_afterwards(bot: Bot, slack: Slack) -> None:
    write(bot, slack.channel("#雑談").id, "受け付けました")
    sending = threading.Thread(target=bot.settle)
    with slack.faults.hold("chat.postMessage") as letter:
        sending.start()
        letter.wait()
        revise(bot, "解決しました")
    sending.join()
    bot.settle()
    assert texts(slack) == ["解決しました"]
