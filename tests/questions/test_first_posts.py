"""A first post ever is pointed out to those who read it, once."""

import pytest

from bot.app import Bot
from bot.sandbox import Message, Slack, User
from tests.kinds import on_sqlite_alone
from tests.reading import read

FIRST = "初投稿です"


def cards(slack: Slack, root: Message) -> list[Message]:
    return [message for message in slack.thread(root)[1:] if message.bot_id]


@on_sqlite_alone
def test_a_first_post_in_the_channel_gets_a_small_card_that_later_says_the_rest(
    bot: Bot, slack: Slack, sato: User, tanaka: User
) -> None:
    asked = slack.post(sato, "#質問", "異動したばかりです。庁内の Wi-Fi はどこで申請しますか")
    bot.settle()
    [card] = cards(slack, asked)
    assert FIRST in read(card["blocks"])
    slack.post(tanaka, "#質問", "うちは情報政策課です", thread=asked)
    bot.settle()
    [edited] = cards(slack, asked)
    assert edited.ts == card.ts
    assert FIRST in read(edited["blocks"])
    assert "解決した" in read(edited["blocks"])


@on_sqlite_alone
def test_a_first_post_through_the_form_says_so_in_the_post_itself(bot: Bot, slack: Slack, sato: User) -> None:
    slack.command(sato, "/ask", "会議の日程調整は何を使っていますか")
    slack.submit(sato)
    bot.settle()
    [posted] = [message for message in slack.channels["#質問"] if not message.subtype]
    assert FIRST in read(posted["blocks"])
    assert cards(slack, posted) == []


@pytest.mark.parametrize("before", ["asked", "withdrew", "answered", "shared"])
def test_whoever_was_heard_before_is_not_new(bot: Bot, slack: Slack, sato: User, tanaka: User, before: str) -> None:
    match before:
        case "asked":
            slack.post(sato, "#質問", "はじめまして。名刺はデータでもらえますか")
        case "withdrew":
            slack.delete(sato, slack.post(sato, "#質問", "はじめまして。名刺はデータでもらえますか"))
        case "answered":
            slack.post(sato, "#質問", "月曜日です", thread=slack.post(tanaka, "#質問", "締切はいつですか"))
        case "shared":
            slack.command(sato, "/share", "")
            slack.submit(sato, title="付箋の色", body="急ぎは赤にしています")
    bot.settle()
    asked = slack.post(sato, "#質問", "公用車の予約はどうしていますか")
    bot.settle()
    assert cards(slack, asked) == []


@on_sqlite_alone
def test_a_solved_first_question_is_spoken_of_as_solved(bot: Bot, slack: Slack, sato: User, tanaka: User) -> None:
    asked = slack.post(sato, "#質問", "異動したばかりです。庁内の Wi-Fi はどこで申請しますか")
    answer = slack.post(tanaka, "#質問", "情報政策課です", thread=asked)
    slack.react(sato, answer, "white_check_mark")
    bot.settle()
    [card] = cards(slack, asked)
    assert "解決しました" in read(card["blocks"])
    assert FIRST not in read(card["blocks"])


@on_sqlite_alone
def test_a_message_that_only_calls_the_bot_is_no_question(bot: Bot, slack: Slack, sato: User) -> None:
    slack.post(sato, "#質問", f"@{slack.bot.name}")
    bot.settle()
    slack.open_home(sato)
    assert "まだ質問はありません" in read(slack.home(sato))
