from bot.app import Bot
from bot.sandbox import Slack, User


def test_a_post_in_a_question_channel_becomes_a_question_and_an_answer_solves_it(
    bot: Bot, slack: Slack, sato: User, tanaka: User, suzuki: User
) -> None:
    asked = slack.post(sato, "#質問", "Excelで全角の数字を半角にそろえるにはどうすればいいでしょうか")
    bot.settle()
    assert len(slack.thread(asked)) == 1

    helped = slack.post(tanaka, "#質問", "ASC関数で半角になります。=ASC(A1) です", thread=asked)
    bot.settle()
    [_, _, card] = slack.thread(asked)
    assert "解決した" in str(card["blocks"])

    slack.react(sato, helped, "white_check_mark")
    bot.settle()
    [_, _, card] = slack.thread(asked)
    assert "解決しました" in str(card["blocks"])

    slack.command(suzuki, "/knowhow", "全角 半角", channel="#雑談")
    [found] = slack.ephemerals(suzuki)
    assert "ASC" in str(found["blocks"])
