"""A question that waits can be found, so that nobody asks alone what somebody else has asked already."""

from bot.app import Bot
from bot.sandbox import Slack, User
from tests.kinds import on_sqlite_alone
from tests.reading import read

WAITING = "まだ解決していません"


def found(slack: Slack, who: User, words: str) -> str:
    slack.command(who, "/knowhow", words, channel="#雑談")
    shown = slack.ephemerals(who)[-1]["blocks"]
    return read(shown) + str(shown)


@on_sqlite_alone
def test_a_question_that_waits_is_found_with_its_address(bot: Bot, slack: Slack, sato: User, suzuki: User) -> None:
    asked = slack.post(sato, "#質問", "防災無線の戸別受信機の更新は、皆さんどうされていますか")
    bot.settle()
    result = found(slack, suzuki, "戸別受信機")
    assert WAITING in result
    assert "佐藤 美咲" in result
    assert f"p{asked.ts.replace('.', '')}" in result


@on_sqlite_alone
def test_a_question_of_the_form_has_its_address_as_soon_as_it_is_posted(
    bot: Bot, slack: Slack, sato: User, suzuki: User
) -> None:
    slack.command(sato, "/ask", "防災無線の戸別受信機の更新は、皆さんどうされていますか")
    slack.submit(sato)
    bot.settle()
    [posted] = [message for message in slack.channels["#質問"] if message.bot_id and not message.thread_ts]
    assert f"p{posted.ts.replace('.', '')}" in found(slack, suzuki, "戸別受信機")


@on_sqlite_alone
def test_solving_turns_the_same_card_into_know_how(
    bot: Bot, slack: Slack, sato: User, tanaka: User, suzuki: User
) -> None:
    asked = slack.post(sato, "#質問", "防災無線の戸別受信機の更新は、皆さんどうされていますか")
    answer = slack.post(tanaka, "#質問", "県の共同調達に乗りました", thread=asked)
    bot.settle()
    assert WAITING in found(slack, suzuki, "戸別受信機")
    slack.react(sato, answer, "white_check_mark")
    bot.settle()
    result = found(slack, suzuki, "戸別受信機")
    assert "1件見つかりました" in result
    assert "解決した質問" in result
    assert WAITING not in result


def test_what_waits_is_no_news_and_no_help_in_the_thread(
    bot: Bot, slack: Slack, sato: User, tanaka: User, suzuki: User
) -> None:
    slack.post(suzuki, "#質問", "Excelで全角の数字を半角にそろえる方法はありますか")
    bot.settle()
    asked = slack.post(sato, "#質問", "Excelで全角の数字を半角にそろえる方法を教えてください")
    bot.settle()
    assert "近いノウハウ" not in str([message["blocks"] for message in slack.thread(asked)])
    slack.open_home(tanaka)
    assert "まだノウハウはありません" in read(slack.home(tanaka))


@on_sqlite_alone
def test_the_form_shows_that_somebody_asked_it_already(bot: Bot, slack: Slack, sato: User, suzuki: User) -> None:
    slack.post(suzuki, "#質問", "Excelで全角の数字を半角にそろえる方法はありますか")
    bot.settle()
    slack.command(sato, "/ask", "Excelで全角の数字を半角にそろえる方法を教えてください")
    slack.submit(sato)
    shown = read(slack.modal(sato))
    assert WAITING in shown
    assert "鈴木 花" in shown


@on_sqlite_alone
def test_a_similar_question_helps_as_soon_as_it_is_solved(
    bot: Bot, slack: Slack, sato: User, tanaka: User, suzuki: User
) -> None:
    earlier = slack.post(suzuki, "#質問", "Excelで全角の数字を半角にそろえる方法はありますか")
    later = slack.post(sato, "#質問", "Excelで全角の数字を半角にそろえる方法を教えてください")
    slack.react(suzuki, slack.post(tanaka, "#質問", "ASC関数です", thread=earlier), "white_check_mark")
    slack.post(tanaka, "#質問", "前にも答えましたよ", thread=later)
    bot.settle()
    assert "近いノウハウ" in str([message["blocks"] for message in slack.thread(later)])
