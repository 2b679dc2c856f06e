"""How a question is answered and solved, and how what was learned follows its thread."""

import pytest

from bot.app import Bot
from bot.sandbox import Message, Slack, User
from tests.kinds import on_sqlite_alone
from tests.reading import read


@pytest.fixture
def asked(bot: Bot, slack: Slack, sato: User) -> Message:
    """A question that waits; it is not the first post of the one who asks."""
    spoken = slack.post(sato, "#質問", "来週の研修は何時からですか")
    slack.delete(sato, spoken)
    message = slack.post(sato, "#質問", "Excelで全角の数字を半角にそろえるにはどうすればいいでしょうか")
    bot.settle()
    return message


@pytest.fixture
def answer(bot: Bot, slack: Slack, tanaka: User, asked: Message) -> Message:
    """An answer to it."""
    message = slack.post(tanaka, "#質問", "ASC関数で半角になります。=ASC(A1) です", thread=asked)
    bot.settle()
    return message


def card(slack: Slack, root: Message) -> str:
    [only] = [message for message in slack.thread(root)[1:] if message.bot_id]
    return str(only["blocks"])


def found(slack: Slack, who: User, words: str) -> str:
    slack.command(who, "/knowhow", words, channel="#雑談")
    answer = slack.ephemerals(who)[-1]
    return read(answer["blocks"]) + str(answer["blocks"])


@on_sqlite_alone
def test_a_reply_of_another_human_answers_and_the_card_offers_to_solve(
    slack: Slack, asked: Message, answer: Message
) -> None:
    assert "解決した" in card(slack, asked)


@on_sqlite_alone
def test_the_askers_own_reply_is_no_answer(bot: Bot, slack: Slack, sato: User, asked: Message) -> None:
    slack.post(sato, "#質問", "補足です。500行あります", thread=asked)
    bot.settle()
    assert slack.thread(asked)[1:] == [slack.channels["#質問"][-1]]


@on_sqlite_alone
def test_a_reply_of_a_bot_is_no_answer(bot: Bot, slack: Slack, asked: Message) -> None:
    other = slack.add_user("helper", real_name="よその案内役", is_bot=True)
    slack.join(other, "#質問")
    slack.post(other, "#質問", "ヘルプはこちら", thread=asked)
    bot.settle()
    assert len(slack.thread(asked)) == 2


@pytest.mark.parametrize("door", ["mark", "button", "shortcut"])
@on_sqlite_alone
def test_the_asker_marks_the_solution_and_a_third_town_finds_it(
    bot: Bot, slack: Slack, sato: User, suzuki: User, asked: Message, answer: Message, door: str
) -> None:
    match door:
        case "mark":
            slack.react(sato, answer, "white_check_mark")
        case "button":
            slack.click(sato, "questions.solve")
        case "shortcut":
            slack.shortcut(sato, "questions.solve_message", answer)
    bot.settle()
    assert "解決しました" in card(slack, asked)
    result = found(slack, suzuki, "全角 半角")
    assert "ASC" in result
    assert "田中 健（三浦市 市民課）" in result
    assert f"p{answer.ts.replace('.', '')}" in result


def test_pressing_twice_solves_once(bot: Bot, slack: Slack, sato: User, suzuki: User, asked: Message) -> None:
    slack.post(slack.user("tanaka"), "#質問", "ASC関数です", thread=asked)
    bot.settle()
    slack.click(sato, "questions.solve")
    [pressed] = [sent for sent, _ in slack.attempts if sent.payload.get("type") == "block_actions"]
    slack.repeat(pressed)
    bot.settle()
    assert "1件見つかりました" in found(slack, suzuki, "全角 半角")


def test_among_several_answers_the_asker_chooses(
    bot: Bot, slack: Slack, sato: User, suzuki: User, asked: Message, answer: Message
) -> None:
    other = slack.post(suzuki, "#質問", "JIS関数は逆向きなので気をつけて", thread=asked)
    bot.settle()
    slack.click(sato, "questions.solve")
    assert slack.submit(sato, answer=other.ts) == {}
    bot.settle()
    assert "鈴木 花" in card(slack, asked)


@on_sqlite_alone
def test_only_the_asker_can_mark_a_solution(
    bot: Bot, slack: Slack, tanaka: User, suzuki: User, asked: Message, answer: Message
) -> None:
    slack.click(tanaka, "questions.solve")
    assert "質問した人だけ" in slack.ephemerals(tanaka)[-1].text
    slack.shortcut(suzuki, "questions.solve_message", answer)
    assert "質問した人だけ" in slack.ephemerals(suzuki)[-1].text
    slack.react(suzuki, answer, "white_check_mark")
    bot.settle()
    assert "解決しました" not in card(slack, asked)


@on_sqlite_alone
def test_what_is_no_reply_cannot_be_a_solution(slack: Slack, sato: User, asked: Message) -> None:
    slack.shortcut(sato, "questions.solve_message", asked)
    assert "スレッドについた返信だけ" in slack.ephemerals(sato)[-1].text


@on_sqlite_alone
def test_another_mark_than_the_tick_solves_nothing(
    bot: Bot, slack: Slack, sato: User, asked: Message, answer: Message
) -> None:
    slack.react(sato, answer, "tada")
    bot.settle()
    assert "解決しました" not in card(slack, asked)


@on_sqlite_alone
def test_the_asker_takes_the_mark_back(
    bot: Bot, slack: Slack, sato: User, suzuki: User, asked: Message, answer: Message
) -> None:
    slack.react(sato, answer, "white_check_mark")
    bot.settle()
    slack.unreact(sato, answer, "white_check_mark")
    bot.settle()
    assert "解決した" in card(slack, asked)
    result = found(slack, suzuki, "全角 半角")
    assert "まだ解決していません" in result
    assert "ASC" not in result


@on_sqlite_alone
def test_an_edited_answer_reaches_what_is_found(
    bot: Bot, slack: Slack, sato: User, suzuki: User, asked: Message, answer: Message
) -> None:
    slack.react(sato, answer, "white_check_mark")
    slack.edit(slack.user("tanaka"), answer, "訂正します。PHONETIC ではなく ASC 関数です")
    bot.settle()
    assert "PHONETIC" in found(slack, suzuki, "PHONETIC")


@on_sqlite_alone
def test_an_edited_question_reaches_what_is_found(
    bot: Bot, slack: Slack, sato: User, suzuki: User, asked: Message, answer: Message
) -> None:
    slack.react(sato, answer, "white_check_mark")
    slack.edit(sato, asked, "住所録の全角数字を半角にそろえたいです")
    bot.settle()
    assert "住所録" in found(slack, suzuki, "住所録")


@on_sqlite_alone
def test_a_deleted_answer_leaves_the_search_and_the_question_waits_again(
    bot: Bot, slack: Slack, sato: User, tanaka: User, suzuki: User, asked: Message, answer: Message
) -> None:
    slack.react(sato, answer, "white_check_mark")
    bot.settle()
    slack.delete(tanaka, answer)
    bot.settle()
    result = found(slack, suzuki, "全角 半角")
    assert "まだ解決していません" in result
    assert "ASC" not in result
    assert "返事を待っています" in card(slack, asked)
    slack.open_home(sato)
    assert "返事待ち" in str(slack.home(sato))


@on_sqlite_alone
def test_a_deleted_question_leaves_the_search_and_cannot_be_solved_any_more(
    bot: Bot, slack: Slack, sato: User, suzuki: User, asked: Message, answer: Message
) -> None:
    slack.react(sato, answer, "white_check_mark")
    bot.settle()
    slack.delete(sato, asked)
    bot.settle()
    assert "まだありません" in found(slack, suzuki, "全角 半角")
    slack.shortcut(sato, "questions.solve_message", answer)
    assert "もうありません" in slack.ephemerals(sato)[-1].text


@on_sqlite_alone
def test_a_question_of_the_form_is_followed_like_any_other(
    bot: Bot, slack: Slack, sato: User, tanaka: User, suzuki: User
) -> None:
    slack.command(sato, "/ask", "会議室の予約はどのツールですか")
    slack.submit(sato)
    bot.settle()
    [posted] = [message for message in slack.channels["#質問"] if not message.subtype]
    slack.post(tanaka, "#質問", "Googleカレンダーのリソース予約です", thread=posted)
    bot.settle()
    slack.click(sato, "questions.solve")
    bot.settle()
    assert "解決した質問" in str(slack.thread(posted)[0]["blocks"])
    assert "リソース予約" in found(slack, suzuki, "会議室 予約")


@on_sqlite_alone
def test_solving_before_there_is_an_answer_says_so(
    bot: Bot, slack: Slack, sato: User, tanaka: User, asked: Message, answer: Message
) -> None:
    old_card = slack.thread(asked)[-1]
    slack.faults.fail_next("chat.update", "message_not_found")
    slack.delete(tanaka, answer)
    bot.settle()
    slack.click(sato, "questions.solve", at=old_card)
    assert "まだ返信がありません" in slack.ephemerals(sato)[-1].text
