"""The bot was away for so long that Slack gave up telling it: what was said meanwhile is read when it is back."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot import missed
from bot.app import Bot
from bot.sandbox import Slack, User, WorldClock
from bot.settings import Settings
from handlers.questions.model import Question, Reply, State
from tests.kinds import on_sqlite_alone
from tests.reading import read

WORDS = "防災無線の戸別受信機の更新は、皆さんどうされていますか"


@pytest.fixture
def config(config: Settings, slack: Slack) -> Settings:
    """Suzuki is an organiser."""
    return config.model_copy(update={"organisers": (slack.user("suzuki").id,)})


@pytest.fixture(autouse=True)
def listening(bot: Bot) -> None:
    """The bot has begun to listen."""
    bot.settle()


@contextmanager
def away(bot: Bot, slack: Slack, *, hours: float = 2) -> Iterator[None]:
    """What happens in this block the bot is told of in vain; after some hours it is back."""
    door, slack.request_url = slack.request_url, "http://127.0.0.1:9/slack/events"
    yield
    for minutes in (1, 5, hours * 60):
        slack.clock.advance(timedelta(minutes=minutes))
        slack.settle()
    slack.request_url = door
    bot.settle()


def questions(bot: Bot) -> list[Question]:
    with bot.database.read() as session:
        return list(session.scalars(select(Question).order_by(Question.id)))


def replies(bot: Bot) -> list[str]:
    with bot.database.read() as session:
        return list(session.scalars(select(Reply.text).order_by(Reply.ts)))


def history_calls(slack: Slack) -> int:
    return sum(call.method in {"conversations.history", "conversations.replies"} for call in slack.api.calls)


def test_what_was_asked_answered_and_solved_meanwhile_is_not_lost(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User
) -> None:
    before = clock.now()
    with away(bot, slack):
        asked = slack.post(sato, "#質問", WORDS)
        clock.advance(timedelta(minutes=20))
        answer = slack.post(tanaka, "#質問", "県の共同調達に乗りました", thread=asked)
        slack.react(sato, answer, "white_check_mark")
    (question,) = questions(bot)
    assert (question.text, question.state, question.solution_ts) == (WORDS, State.SOLVED, answer.ts)
    assert question.asked_at - before < timedelta(minutes=1)
    assert replies(bot) == ["県の共同調達に乗りました"]
    assert [each for each in slack.thread(asked) if "解決" in read(each["blocks"])]


def test_a_question_that_nobody_answered_meanwhile_is_followed_up(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, suzuki: User
) -> None:
    with away(bot, slack):
        slack.post(sato, "#質問", WORDS)
    for _ in range(7):
        clock.advance(timedelta(days=1))
        bot.settle()
    assert [each for each in slack.dms(suzuki) if "戸別受信機" in read(each["blocks"])]


def test_replies_to_a_question_from_before_are_not_lost(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User
) -> None:
    asked = slack.post(sato, "#質問", WORDS)
    clock.advance(timedelta(hours=3))
    bot.settle()
    with away(bot, slack):
        slack.post(tanaka, "#質問", "県の共同調達に乗りました", thread=asked)
        slack.post(tanaka, "#質問", "単価は県の資料にあります", thread=asked)
    assert replies(bot) == ["県の共同調達に乗りました", "単価は県の資料にあります"]
    assert [question.state for question in questions(bot)] == [State.ANSWERED]


def test_an_edit_that_was_missed_counts(bot: Bot, slack: Slack, clock: WorldClock, sato: User) -> None:
    asked = slack.post(sato, "#質問", "防災無線の更新は")
    clock.advance(timedelta(hours=1))
    bot.settle()
    with away(bot, slack):
        slack.edit(sato, asked, WORDS)
    assert [question.text for question in questions(bot)] == [WORDS]


def test_what_was_heard_is_not_handled_again(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User
) -> None:
    asked = slack.post(sato, "#質問", WORDS)
    answer = slack.post(tanaka, "#質問", "県の共同調達", thread=asked)
    slack.edit(tanaka, answer, "県の共同調達に乗りました")
    slack.react(sato, answer, "white_check_mark")
    slack.unreact(sato, answer, "white_check_mark")
    slack.react(tanaka, asked, "white_check_mark")
    bot.settle()
    posts = len(slack.thread(asked))
    for _ in range(3):
        clock.advance(missed.READ_EVERY)
        bot.settle()
    assert len(slack.thread(asked)) == posts
    assert [question.state for question in questions(bot)] == [State.ANSWERED]
    assert replies(bot) == ["県の共同調達に乗りました"]


def test_what_the_bot_ignored_once_it_ignores_again(bot: Bot, slack: Slack, clock: WorldClock, sato: User) -> None:
    slack.post(sato, "#質問", "/ask 公印の省略はどこまで進めましたか")
    bot.settle()
    whispers = len(slack.ephemerals(sato))
    clock.advance(missed.READ_EVERY)
    bot.settle()
    assert (questions(bot), len(slack.ephemerals(sato))) == ([], whispers)


@on_sqlite_alone
def test_what_stands_in_a_channel_from_before_is_left_alone(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, suzuki: User
) -> None:
    """An old channel becomes one of questions: what was said there is no question now."""
    slack.post(sato, "#雑談", "お昼は何を食べましたか")
    slack.command(suzuki, "/tomoshibi", "チャンネル")
    assert slack.submit(suzuki, questions=[slack.channel("#雑談").id]) == {}
    clock.advance(missed.READ_EVERY)
    bot.settle()
    assert questions(bot) == []
    clock.advance(timedelta(minutes=1))
    with away(bot, slack):
        slack.post(sato, "#雑談", WORDS)
    assert [question.text for question in questions(bot)] == [WORDS]


@on_sqlite_alone
def test_where_the_bot_was_put_out_it_begins_anew_when_it_is_back(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User
) -> None:
    room = slack.channel("#質問")
    room.members.remove(slack.bot.id)
    with away(bot, slack):
        slack.post(sato, "#質問", "灯には聞かれたくない話")
    room.members.append(slack.bot.id)
    clock.advance(missed.READ_EVERY)
    bot.settle()
    assert questions(bot) == []


@on_sqlite_alone
def test_more_than_slack_lets_us_read_at_once_is_read_to_its_end(bot: Bot, slack: Slack, sato: User) -> None:
    with away(bot, slack):
        for number in range(missed.PAGE + 3):
            slack.post(sato, "#質問", f"{number}番の帳票はどう残していますか")
        slack.faults.fail_next("conversations.history", error="ratelimited")
    bot.settle()
    assert len(questions(bot)) == missed.PAGE + 3
    texts = [question.text for question in questions(bot)]
    assert texts[0].startswith("0番")


@on_sqlite_alone
def test_while_slack_is_away_too_it_is_tried_again_later(bot: Bot, slack: Slack, clock: WorldClock, sato: User) -> None:
    slack.faults.switch_on("server_error")
    with away(bot, slack):
        slack.post(sato, "#質問", WORDS)
    assert questions(bot) == []
    slack.faults.switch_off("server_error")
    clock.advance(timedelta(minutes=1))
    bot.settle()
    assert [question.text for question in questions(bot)] == [WORDS]


@on_sqlite_alone
def test_a_quiet_channel_costs_one_call_in_half_an_hour(bot: Bot, slack: Slack, clock: WorldClock, sato: User) -> None:
    asked = slack.post(sato, "#質問", WORDS)
    slack.post(sato, "#質問", "補足です", thread=asked)
    for _ in range(3):
        clock.advance(timedelta(hours=1))
        bot.settle()
    before = history_calls(slack)
    for _ in range(30):
        clock.advance(timedelta(minutes=1))
        bot.settle()
    assert history_calls(slack) - before == 1


def test_a_personal_number_that_was_posted_meanwhile_is_pointed_out(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User
) -> None:
    with away(bot, slack):
        slack.post(sato, "#質問", "1234 5678 9018 の人の手続きは")
    assert "マイナンバー" in slack.ephemerals(sato)[-1].text
