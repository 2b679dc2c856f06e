"""What the asker does with a question that is there: take it back, open it again, choose other answers."""

import pytest

from bot.app import Bot
from bot.sandbox import Message, Slack, User
from tests.kinds import on_sqlite_alone
from tests.reading import read

WORDS = "防災無線の戸別受信機の更新は、皆さんどうされていますか"


@pytest.fixture
def asked(bot: Bot, slack: Slack, sato: User) -> Message:
    """A question that waits."""
    message = slack.post(sato, "#質問", WORDS)
    bot.settle()
    return message


@pytest.fixture
def answers(bot: Bot, slack: Slack, tanaka: User, suzuki: User, asked: Message) -> list[Message]:
    """Two answers to it."""
    one = slack.post(tanaka, "#質問", "県の共同調達に乗りました", thread=asked)
    other = slack.post(suzuki, "#質問", "緊急防災・減災事業債を使いました", thread=asked)
    bot.settle()
    return [one, other]


def card(slack: Slack, root: Message) -> str:
    [only] = [message for message in slack.thread(root)[1:] if message.bot_id]
    return read(only["blocks"])


def found(slack: Slack, who: User, words: str) -> str:
    slack.command(who, "/knowhow", words, channel="#雑談")
    shown = slack.ephemerals(who)[-1]["blocks"]
    return read(shown) + str(shown)


def tend(slack: Slack, who: User, root: Message, act: str) -> None:
    """Open the window of a question and press one of its buttons."""
    slack.shortcut(who, "questions.tend_message", root)
    slack.click(who, f"questions.{act}", at="modal")


def solve(bot: Bot, slack: Slack, who: User, answer: Message) -> None:
    slack.react(who, answer, "white_check_mark")
    bot.settle()


@on_sqlite_alone
def test_the_asker_withdraws_and_the_thread_and_the_search_know(
    bot: Bot, slack: Slack, sato: User, suzuki: User, asked: Message
) -> None:
    tend(slack, sato, asked, "withdraw")
    assert "取り下げました" in read(slack.modal(sato))
    bot.settle()
    assert "取り下げられました" in card(slack, asked)
    assert "分かりません" in found(slack, suzuki, "戸別受信機") or "まだありません" in found(
        slack, suzuki, "戸別受信機"
    )
    slack.open_home(sato)
    assert WORDS[:10] not in read(slack.home(sato))


@on_sqlite_alone
def test_a_withdrawn_question_of_the_form_leaves_no_words_behind(bot: Bot, slack: Slack, sato: User) -> None:
    slack.command(sato, "/ask", WORDS)
    slack.submit(sato)
    bot.settle()
    [posted] = [message for message in slack.channels["#質問"] if not message.subtype]
    slack.click(sato, "questions.tend", at=posted)
    slack.click(sato, "questions.withdraw", at="modal")
    bot.settle()
    shown = slack.thread(posted)
    assert "取り下げられました" in read(shown[0]["blocks"])
    assert "防災無線" not in str(shown)
    assert "questions.tend" not in str(shown[0]["blocks"])


@on_sqlite_alone
def test_ones_own_questions_are_tended_on_the_home_tab(bot: Bot, slack: Slack, sato: User, asked: Message) -> None:
    slack.open_home(sato)
    slack.click(sato, "questions.tend", at="home")
    slack.click(sato, "questions.withdraw", at="modal")
    bot.settle()
    assert "取り下げられました" in card(slack, asked)


@on_sqlite_alone
def test_a_reply_to_a_withdrawn_question_changes_nothing(
    bot: Bot, slack: Slack, sato: User, tanaka: User, asked: Message
) -> None:
    tend(slack, sato, asked, "withdraw")
    slack.post(tanaka, "#質問", "遅くなりました", thread=asked)
    bot.settle()
    assert "取り下げられました" in card(slack, asked)


@pytest.mark.parametrize("who", ["tanaka", "suzuki"])
@on_sqlite_alone
def test_nobody_else_tends_it(bot: Bot, slack: Slack, asked: Message, answers: list[Message], who: str) -> None:
    other = slack.user(who)
    slack.shortcut(other, "questions.tend_message", asked)
    assert "質問した人と事務局" in slack.ephemerals(other)[-1].text
    assert slack.modal(other) is None


@on_sqlite_alone
def test_what_is_no_question_cannot_be_tended(bot: Bot, slack: Slack, sato: User) -> None:
    said = slack.post(sato, "#雑談", "お昼です")
    slack.shortcut(sato, "questions.tend_message", said)
    assert "受け付けた質問がありません" in slack.ephemerals(sato)[-1].text


@on_sqlite_alone
def test_a_solved_question_is_opened_again(
    bot: Bot, slack: Slack, sato: User, suzuki: User, asked: Message, answers: list[Message]
) -> None:
    solve(bot, slack, sato, answers[0])
    tend(slack, sato, asked, "reopen")
    assert "戻しました" in read(slack.modal(sato))
    bot.settle()
    assert "解決しました" not in card(slack, asked)
    assert "解決した" in card(slack, asked)
    assert "まだ解決していません" in found(slack, suzuki, "戸別受信機")


@on_sqlite_alone
def test_another_answer_is_chosen_afterwards(
    bot: Bot, slack: Slack, sato: User, suzuki: User, asked: Message, answers: list[Message]
) -> None:
    solve(bot, slack, sato, answers[0])
    tend(slack, sato, asked, "choose")
    assert slack.submit(sato, answer=[answers[1].ts]) == {}
    assert slack.modal(sato) is None
    bot.settle()
    assert "鈴木 花" in card(slack, asked)
    assert "田中 健" not in card(slack, asked)
    result = found(slack, suzuki, "戸別受信機")
    assert "減災事業債" in result
    assert "共同調達" not in result


@pytest.mark.parametrize("door", ["marks", "window"])
def test_two_answers_can_solve_it_and_both_are_named(
    bot: Bot, slack: Slack, sato: User, suzuki: User, asked: Message, answers: list[Message], door: str
) -> None:
    if door == "marks":
        for answer in answers:
            solve(bot, slack, sato, answer)
    else:
        slack.click(sato, "questions.solve")
        slack.submit(sato, answer=[answer.ts for answer in answers])
        bot.settle()
    shown, result = card(slack, asked), found(slack, suzuki, "戸別受信機")
    for name, words in (("田中 健", "共同調達"), ("鈴木 花", "減災事業債")):
        assert name in shown
        assert name in result
        assert words in read(whole(slack, suzuki))
    assert "1件見つかりました" in result


def whole(slack: Slack, who: User) -> object:
    """The card, read in full."""
    slack.click(who, "knowhow.read")
    window = slack.modal(who)
    slack.close(who)
    return window


def test_when_one_of_two_solutions_goes_the_other_stays(
    bot: Bot, slack: Slack, sato: User, tanaka: User, suzuki: User, asked: Message, answers: list[Message]
) -> None:
    for answer in answers:
        solve(bot, slack, sato, answer)
    slack.delete(tanaka, answers[0])
    bot.settle()
    assert "鈴木 花" in card(slack, asked)
    assert "田中 健" not in card(slack, asked)
    slack.unreact(sato, answers[1], "white_check_mark")
    bot.settle()
    assert "解決しました" not in card(slack, asked)


def test_nobody_is_told_of_all_this_but_once(
    bot: Bot, slack: Slack, sato: User, asked: Message, answers: list[Message]
) -> None:
    before = [call.method for call in slack.calls].count("chat.postMessage")
    solve(bot, slack, sato, answers[0])
    solve(bot, slack, sato, answers[1])
    tend(slack, sato, asked, "reopen")
    bot.settle()
    assert [call.method for call in slack.calls].count("chat.postMessage") == before
