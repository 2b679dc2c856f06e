"""What comes late, twice, at once or not at all, and people and channels that are not there any more."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.app import Bot
from bot.sandbox import Message, Slack, User, WorldClock
from bot.settings import Settings
from handlers.questions.model import EarlyMark, Question, Reply, State
from tests.kinds import on_sqlite_alone
from tests.questions.test_tending import card, found, solve, tend
from tests.reading import read

WORDS = "防災無線の戸別受信機の更新は、皆さんどうされていますか"


@pytest.fixture
def config(config: Settings, slack: Slack) -> Settings:
    """Suzuki is an organiser."""
    return config.model_copy(update={"organisers": (slack.user("suzuki").id,)})


@pytest.fixture
def asked(bot: Bot, slack: Slack, sato: User) -> Message:
    """A question that waits."""
    message = slack.post(sato, "#質問", WORDS)
    bot.settle()
    return message


@contextmanager
def unreachable(slack: Slack) -> Iterator[None]:
    """What happens in this block is told to the bot a minute later, when Slack tries again."""
    door, slack.request_url = slack.request_url, "http://127.0.0.1:9/slack/events"
    yield
    slack.request_url = door


def kept(bot: Bot) -> list[str]:
    """The replies that belong to a question."""
    with bot.database.read() as session:
        return list(session.scalars(select(Reply.text)))


def states(bot: Bot) -> list[str]:
    with bot.database.read() as session:
        return list(session.scalars(select(Question.state)))


def a_minute_later(bot: Bot, slack: Slack) -> None:
    slack.clock.advance(timedelta(minutes=1))
    slack.settle()
    bot.settle()


def test_a_reply_that_comes_before_its_question_is_not_lost(
    bot: Bot, slack: Slack, sato: User, tanaka: User, suzuki: User
) -> None:
    with unreachable(slack):
        asked = slack.post(sato, "#質問", WORDS)
    answer = slack.post(tanaka, "#質問", "県の共同調達に乗りました", thread=asked)
    bot.settle()
    a_minute_later(bot, slack)
    assert "解決した" in card(slack, asked)
    solve(bot, slack, sato, answer)
    assert "共同調達" in found(slack, suzuki, "戸別受信機")


@on_sqlite_alone
def test_an_edit_that_comes_before_its_post_is_what_counts(
    bot: Bot, slack: Slack, sato: User, tanaka: User, suzuki: User
) -> None:
    with unreachable(slack):
        asked = slack.post(sato, "#質問", "防災無線の戸別受信器")
    slack.edit(sato, asked, WORDS)
    with unreachable(slack):
        answer = slack.post(tanaka, "#質問", "県の共同調達", thread=asked)
    slack.edit(tanaka, answer, "県の共同調達に乗りました")
    a_minute_later(bot, slack)
    solve(bot, slack, sato, answer)
    result = found(slack, suzuki, "戸別受信機")
    assert "1件見つかりました" in result
    assert "共同調達に乗りました" in result
    assert "受信器" not in result


@on_sqlite_alone
def test_an_edited_reply_counts_even_if_it_comes_before_what_it_said_first_and_both_before_the_question(
    bot: Bot, slack: Slack, sato: User, tanaka: User
) -> None:
    door = slack.request_url
    with unreachable(slack):
        asked = slack.post(sato, "#質問", WORDS)
        slack.clock.advance(timedelta(minutes=1))  # the question is told of again in four minutes, the reply in one
        slack.settle()
        answer = slack.post(tanaka, "#質問", "県の共同調達", thread=asked)
    assert slack.request_url == door
    slack.edit(tanaka, answer, "県の共同調達に乗りました")
    a_minute_later(bot, slack)
    assert kept(bot) == []
    slack.clock.advance(timedelta(minutes=4))
    slack.settle()
    assert kept(bot) == ["県の共同調達に乗りました"]


def test_of_two_edits_the_later_one_counts_in_whatever_order_they_come(
    bot: Bot, slack: Slack, sato: User, tanaka: User, asked: Message
) -> None:
    answer = slack.post(tanaka, "#質問", "県の共同", thread=asked)
    with unreachable(slack):
        slack.edit(sato, asked, "防災無線の更新は")
        slack.edit(tanaka, answer, "県の共同調達")
    slack.edit(sato, asked, WORDS)
    slack.edit(tanaka, answer, "県の共同調達に乗りました")
    a_minute_later(bot, slack)
    assert kept(bot) == ["県の共同調達に乗りました"]
    with bot.database.read() as session:
        assert session.scalars(select(Question.text)).all() == [WORDS]


def test_a_mark_that_comes_before_its_reply_is_not_lost(
    bot: Bot, slack: Slack, sato: User, tanaka: User, suzuki: User, asked: Message
) -> None:
    with unreachable(slack):
        answer = slack.post(tanaka, "#質問", "県の共同調達に乗りました", thread=asked)
    solve(bot, slack, sato, answer)
    slack.react(suzuki, answer, "white_check_mark")
    a_minute_later(bot, slack)
    assert "共同調達" in found(slack, suzuki, "戸別受信機")
    assert "解決" in card(slack, asked)


def test_a_mark_that_somebody_else_put_on_a_reply_before_it_came_solves_nothing(
    bot: Bot, slack: Slack, tanaka: User, suzuki: User, asked: Message
) -> None:
    with unreachable(slack):
        answer = slack.post(tanaka, "#質問", "県の共同調達に乗りました", thread=asked)
    solve(bot, slack, suzuki, answer)
    a_minute_later(bot, slack)
    assert states(bot) == [State.ANSWERED]


def test_a_mark_and_a_reply_that_both_come_before_the_question_are_not_lost(
    bot: Bot, slack: Slack, sato: User, tanaka: User
) -> None:
    with unreachable(slack):
        asked = slack.post(sato, "#質問", WORDS)
    answer = slack.post(tanaka, "#質問", "県の共同調達に乗りました", thread=asked)
    slack.react(sato, answer, "white_check_mark")
    a_minute_later(bot, slack)
    assert states(bot) == [State.SOLVED]


@pytest.mark.parametrize("first", ["reply", "removal"])
def test_a_mark_that_was_taken_back_stays_so_in_whatever_order_the_bot_hears_of_it(
    bot: Bot, slack: Slack, sato: User, tanaka: User, asked: Message, first: str
) -> None:
    if first == "reply":
        answer = slack.post(tanaka, "#質問", "県の共同調達に乗りました", thread=asked)
        with unreachable(slack):
            slack.react(sato, answer, "white_check_mark")
        slack.unreact(sato, answer, "white_check_mark")
    else:
        with unreachable(slack):
            answer = slack.post(tanaka, "#質問", "県の共同調達に乗りました", thread=asked)
        slack.react(sato, answer, "white_check_mark")
        slack.unreact(sato, answer, "white_check_mark")
    a_minute_later(bot, slack)
    assert states(bot) == [State.ANSWERED]


@on_sqlite_alone
def test_a_mark_where_nobody_asks_leaves_nothing_behind(bot: Bot, slack: Slack, sato: User, tanaka: User) -> None:
    post = slack.post(tanaka, "#雑談", "お弁当を頼む人は✅を")
    slack.react(sato, post, "white_check_mark")
    with bot.database.read() as session:
        assert session.scalars(select(EarlyMark)).all() == []


@on_sqlite_alone
def test_what_was_deleted_before_we_heard_of_it_stays_unheard(bot: Bot, slack: Slack, sato: User, suzuki: User) -> None:
    with unreachable(slack):
        asked = slack.post(sato, "#質問", WORDS)
    slack.delete(sato, asked)
    a_minute_later(bot, slack)
    assert "まだありません" in found(slack, suzuki, "戸別受信機")


@on_sqlite_alone
def test_an_old_message_that_is_edited_is_no_new_question(
    bot: Bot, slack: Slack, sato: User, suzuki: User, clock: WorldClock
) -> None:
    with unreachable(slack):
        said = slack.post(sato, "#質問", "戸別受信機の話")
        for minutes in (1, 5):  # after which Slack gives up
            clock.advance(timedelta(minutes=minutes))
            slack.settle()
    clock.advance(timedelta(days=30))
    slack.edit(sato, said, "戸別受信機の話（済）")
    bot.settle()
    assert "まだありません" in found(slack, suzuki, "戸別受信機")


@on_sqlite_alone
def test_a_reply_that_is_also_sent_to_the_channel_is_an_answer_and_no_question(
    bot: Bot, slack: Slack, sato: User, tanaka: User, asked: Message
) -> None:
    slack.post(tanaka, "#質問", "県の共同調達に乗りました", thread=asked, broadcast=True)
    bot.settle()
    assert "解決した" in card(slack, asked)
    slack.open_home(sato)
    assert read(slack.home(sato)).count("返信あり") == 1
    assert "共同調達" not in read(slack.home(sato))


@on_sqlite_alone
def test_when_the_asker_has_left_an_organiser_marks_the_solution(
    bot: Bot, slack: Slack, sato: User, tanaka: User, suzuki: User, asked: Message
) -> None:
    answer = slack.post(tanaka, "#質問", "県の共同調達に乗りました", thread=asked)
    bot.settle()
    slack.shortcut(suzuki, "questions.solve_message", answer)
    assert "質問した人だけ" in slack.ephemerals(suzuki)[-1].text
    slack.change_user(sato, deleted=True)
    slack.shortcut(suzuki, "questions.solve_message", answer)
    bot.settle()
    assert "解決しました" in card(slack, asked)
    slack.shortcut(tanaka, "questions.tend_message", asked)
    assert slack.modal(tanaka) is None


@on_sqlite_alone
def test_whoever_answered_and_left_is_still_named(
    bot: Bot, slack: Slack, sato: User, tanaka: User, suzuki: User, asked: Message
) -> None:
    answer = slack.post(tanaka, "#質問", "県の共同調達に乗りました", thread=asked)
    slack.change_user(tanaka, deleted=True)
    solve(bot, slack, sato, answer)
    assert "田中 健" in card(slack, asked)
    assert "田中 健" in found(slack, suzuki, "戸別受信機")


def test_marks_that_are_set_at_the_same_moment_leave_one_clear_picture(
    bot: Bot, slack: Slack, sato: User, tanaka: User, suzuki: User, asked: Message
) -> None:
    one = slack.post(tanaka, "#質問", "県の共同調達に乗りました", thread=asked)
    other = slack.post(suzuki, "#質問", "減災事業債を使いました", thread=asked)
    bot.settle()
    slack.click(sato, "questions.solve")
    errors: list[dict[str, str]] = []
    hands = [
        threading.Thread(target=slack.react, args=(sato, one, "white_check_mark")),
        threading.Thread(target=lambda: errors.append(slack.submit(sato, answer=[other.ts]))),
        threading.Thread(target=slack.react, args=(tanaka, other, "white_check_mark")),
        threading.Thread(target=slack.shortcut, args=(suzuki, "questions.solve_message", one)),
    ]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    bot.settle()
    assert errors == [{}]
    shown, result = card(slack, asked), found(slack, suzuki, "戸別受信機")
    assert "1件見つかりました" in result
    assert "解決した質問" in result
    named = {name for name in ("田中 健", "鈴木 花") if name in shown}
    assert named
    assert {name for name in ("田中 健", "鈴木 花") if name in result} == named
    assert "質問した人だけ" in slack.ephemerals(suzuki)[0].text


@on_sqlite_alone
def test_in_an_archived_channel_the_state_is_kept_and_the_asker_is_told_why_nothing_shows(
    bot: Bot, slack: Slack, sato: User, tanaka: User, suzuki: User, asked: Message
) -> None:
    answer = slack.post(tanaka, "#質問", "県の共同調達に乗りました", thread=asked)
    bot.settle()
    slack.archive(suzuki, "#質問")
    slack.open_home(sato)
    slack.click(sato, "questions.tend", at="home")
    slack.click(sato, "questions.choose", at="modal")
    assert slack.submit(sato, answer=[answer.ts]) == {}
    assert "アーカイブ" in read(slack.modal(sato))
    bot.settle()
    assert "解決した質問" in found(slack, suzuki, "戸別受信機")
    slack.close(sato)
    tend(slack, sato, asked, "reopen")
    assert "アーカイブ" in read(slack.modal(sato))
    bot.settle()
    assert "まだ解決していません" in found(slack, suzuki, "戸別受信機")


def test_what_stands_in_a_channel_follows_its_new_id(
    bot: Bot, slack: Slack, sato: User, tanaka: User, suzuki: User, asked: Message
) -> None:
    room = slack.channel("#質問")
    old, new = room.id, "C0NEWID0001"
    with slack.world.lock:
        slack.world.channels[new] = slack.world.channels.pop(old)
        room.id = new
        for message in room.messages.values():
            message.channel = new
    event = {"type": "channel_id_changed", "old_channel_id": old, "new_channel_id": new, "event_ts": asked.ts}
    slack.world.emit(event, None)
    slack.settle()
    answer = slack.post(tanaka, "#質問", "県の共同調達に乗りました", thread=asked)
    bot.settle()
    solve(bot, slack, sato, answer)
    assert "解決しました" in card(slack, asked)
    assert f"archives/{new}/p{answer.ts.replace('.', '')}" in found(slack, suzuki, "戸別受信機")


@on_sqlite_alone
def test_a_form_that_was_open_for_an_hour_is_still_taken(
    bot: Bot, slack: Slack, sato: User, clock: WorldClock, asked: Message
) -> None:
    slack.command(sato, "/ask", "公用車の予約はどうしていますか")
    clock.advance(timedelta(hours=1))
    assert slack.submit(sato) == {}
    bot.settle()
    assert "公用車の予約" in read(slack.channels["#質問"][-1]["blocks"])


@pytest.mark.parametrize("fault", [{"http_status": 503}, {"drop_before": True}, {"drop_after_accept": True}])
def test_while_slack_is_down_nothing_that_was_typed_is_lost(
    bot: Bot, slack: Slack, sato: User, clock: WorldClock, asked: Message, fault: dict[str, object]
) -> None:
    slack.command(sato, "/ask", "公用車の予約はどうしていますか")
    slack.faults.fail_next("chat.postMessage", **fault, times=3)  # type: ignore[arg-type]  # one of its keywords
    assert slack.submit(sato, situation="庶務担当です") == {}
    for _ in range(6):
        bot.settle()
        clock.advance(timedelta(minutes=10))
    posted = [message for message in slack.channels["#質問"] if "公用車の予約" in message.text]
    assert len(posted) == 1
    assert "庶務担当です" in read(posted[0]["blocks"])
