"""Whoever speaks to the bot is answered, where they spoke, and nobody else is disturbed."""

import pytest

from bot.app import Bot
from bot.mistyped import NAMES, mistyped
from bot.sandbox import Message, Slack, User
from bot.settings import Settings
from handlers import FEATURES
from knowledge import cards
from knowledge.cards import Draft, Kind
from tests.kinds import on_sqlite_alone
from tests.reading import read


@pytest.fixture(params=["", "a-key-for-these-tests-that-nobody-could-guess"], ids=["open", "sealed"])
def config(config: Settings, request: pytest.FixtureRequest) -> Settings:
    """With and without a key that seals what is answered."""
    return config.model_copy(update={"anonymity_key": request.param})


@pytest.fixture(autouse=True)
def known(bot: Bot) -> None:
    """One tip that is there to be found."""
    with bot.database.begin() as session:
        cards.keep(
            session,
            team_id=bot.parts.team_id,
            origin="test:asc",
            draft=Draft(
                kind=Kind.TIP, title="全角の数字を半角にする", body="Excel の ASC 関数を使います", author="岩崎 誠"
            ),
            now=bot.parts.clock.now(),
        )


def call(slack: Slack, words: str) -> str:
    """What somebody types who calls the bot."""
    return f"@{slack.bot.name} {words}".strip()


def answers(slack: Slack, who: User) -> list[Message]:
    """What the bot wrote to somebody alone."""
    return [message for message in slack.dms(who) if message.bot_id]


@on_sqlite_alone
def test_words_in_a_direct_message_are_looked_for(bot: Bot, slack: Slack, sato: User) -> None:
    slack.post(sato, slack.dm(sato), "全角 半角")
    bot.settle()
    [answer] = answers(slack, sato)
    assert "1件あります" in read(answer["blocks"])
    assert "ASC 関数" in read(answer["blocks"])


@on_sqlite_alone
def test_what_is_not_known_is_said_honestly_and_can_be_asked_with_the_same_words(
    bot: Bot, slack: Slack, sato: User
) -> None:
    slack.post(sato, slack.dm(sato), "防災無線の更新費用はどこから出していますか")
    bot.settle()
    [answer] = answers(slack, sato)
    assert "分かりませんでした" in read(answer["blocks"])
    for way in ("これを質問にする", "ノウハウを探す", "ノウハウを共有する"):
        assert way in read(answer["blocks"])
    slack.click(sato, "questions.ask", at=answer)
    assert slack.submit(sato) == {}
    bot.settle()
    [posted] = [message for message in slack.channels["#質問"] if not message.subtype]
    assert "防災無線の更新費用" in read(posted["blocks"])


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("こんにちは！", "灯（ともしび）です"),
        ("おはようございます、灯さん", "灯（ともしび）です"),
        ("はじめまして。よろしくお願いします🙇", "灯（ともしび）です"),
        ("お疲れさまです", "灯（ともしび）です"),
        ("Hello!", "灯（ともしび）です"),
        ("ありがとうございました", "どういたしまして"),
        ("thank you so much :pray:", "どういたしまして"),
        (":wave:", "お呼びでしょうか"),
        ("😀👍", "お呼びでしょうか"),
        ("？？", "お呼びでしょうか"),
        ("使い方を教えてください", "できることの一覧"),
        ("ヘルプ", "`/tomoshibi`"),
    ],
)
@on_sqlite_alone
def test_greetings_thanks_and_signs_are_answered_kindly(
    bot: Bot, slack: Slack, sato: User, said: str, answered: str
) -> None:
    slack.post(sato, slack.dm(sato), said)
    bot.settle()
    [answer] = answers(slack, sato)
    assert answered in read(answer["blocks"])


@on_sqlite_alone
def test_a_command_that_became_a_post_is_answered_all_the_same(bot: Bot, slack: Slack, sato: User) -> None:
    slack.post(sato, slack.dm(sato), "／ｋｎｏｗｈｏｗ　全角 半角")
    bot.settle()
    [answer] = answers(slack, sato)
    assert "`/knowhow 全角 半角`" in read(answer["blocks"])
    assert "ASC 関数" in read(answer["blocks"])


def test_a_command_that_became_a_post_is_no_question_and_only_its_author_is_told(
    bot: Bot, slack: Slack, sato: User, tanaka: User
) -> None:
    slack.post(sato, "#質問", "／ask　庁用車の予約はどうしていますか")
    bot.settle()
    told = slack.ephemerals(sato)[-1]
    assert "`/ask 庁用車の予約はどうしていますか`" in read(told["blocks"])
    assert slack.ephemerals(tanaka) == []
    slack.open_home(sato)
    assert "庁用車" not in read(slack.home(sato))
    slack.click(sato, "questions.ask", at=told)
    assert slack.submit(sato) == {}
    bot.settle()
    slack.open_home(sato)
    assert "庁用車の予約はどうしていますか" in read(slack.home(sato))


@on_sqlite_alone
def test_a_command_typed_in_a_questions_thread_is_no_reply(bot: Bot, slack: Slack, sato: User, tanaka: User) -> None:
    asked = slack.post(sato, "#質問", "庁用車の予約はどうしていますか")
    slack.post(tanaka, "#質問", " /knowhow 公用車", thread=asked)
    bot.settle()
    assert slack.ephemerals(tanaka)[-1].thread_ts == asked.ts
    slack.open_home(sato)
    assert "返事待ち" in read(slack.home(sato))


def test_every_command_is_known_when_it_is_mistyped() -> None:
    commands = {name for feature in FEATURES for name in feature.commands}
    assert {f"/{name}" for name in NAMES} == commands
    assert mistyped("／dx-ask 予算", prefix="dx-") == ("/dx-ask", "予算")
    assert mistyped("/home/x を開くと", prefix="") is None


@on_sqlite_alone
def test_a_greeting_with_a_question_behind_it_is_no_mere_greeting(bot: Bot, slack: Slack, sato: User) -> None:
    slack.post(sato, slack.dm(sato), "こんにちは。全角の数字を半角にしたいです")
    bot.settle()
    [answer] = answers(slack, sato)
    assert "ASC 関数" in read(answer["blocks"])


@on_sqlite_alone
def test_a_mention_in_a_channel_is_answered_to_the_one_who_spoke_alone(
    bot: Bot, slack: Slack, sato: User, tanaka: User
) -> None:
    slack.join(slack.bot, "#雑談")
    slack.post(sato, "#雑談", call(slack, "全角 半角"))
    bot.settle()
    answer = slack.ephemerals(sato)[-1]
    assert "ASC 関数" in read(answer["blocks"])
    assert answer.channel == slack.channel("#雑談").id
    assert slack.ephemerals(tanaka) == []
    assert [message for message in slack.channels["#雑談"] if message.bot_id and not message.subtype] == []


@on_sqlite_alone
def test_a_mention_in_a_thread_is_answered_in_the_thread(bot: Bot, slack: Slack, sato: User, tanaka: User) -> None:
    slack.join(slack.bot, "#雑談")
    said = slack.post(tanaka, "#雑談", "住所録の数字がそろいません")
    slack.post(sato, "#雑談", call(slack, "全角 半角"), thread=said)
    bot.settle()
    answer = slack.ephemerals(sato)[-1]
    assert answer.thread_ts == said.ts
    assert "ASC 関数" in read(answer["blocks"])


@on_sqlite_alone
def test_an_empty_mention_is_answered_with_what_can_be_done(bot: Bot, slack: Slack, sato: User) -> None:
    slack.join(slack.bot, "#雑談")
    slack.post(sato, "#雑談", call(slack, ""))
    bot.settle()
    answer = read(slack.ephemerals(sato)[-1]["blocks"])
    assert "お呼びでしょうか" in answer
    assert "質問する" in answer


@on_sqlite_alone
def test_a_mention_in_a_question_is_told_that_it_was_taken(bot: Bot, slack: Slack, sato: User) -> None:
    slack.post(sato, "#質問", call(slack, "庁用車の予約はどうしていますか"))
    bot.settle()
    assert "受け付けました" in slack.ephemerals(sato)[-1].text
    slack.open_home(sato)
    assert "庁用車の予約はどうしていますか" in read(slack.home(sato))
    assert slack.bot.real_name + " 庁用車" not in read(slack.home(sato))


def test_what_is_said_to_the_bot_in_a_questions_thread_answers_nobody(
    bot: Bot, slack: Slack, sato: User, tanaka: User
) -> None:
    asked = slack.post(sato, "#質問", "庁用車の予約はどうしていますか")
    slack.post(tanaka, "#質問", call(slack, "公用車"), thread=asked)
    bot.settle()
    slack.open_home(sato)
    assert "返事待ち" in read(slack.home(sato))
    assert slack.ephemerals(tanaka)[-1].thread_ts == asked.ts


@on_sqlite_alone
def test_other_bots_are_not_answered(bot: Bot, slack: Slack, sato: User) -> None:
    slack.join(slack.bot, "#雑談")
    other = slack.add_user("rss", real_name="お知らせ配信", is_bot=True)
    slack.join(other, "#雑談")
    slack.post(other, "#雑談", call(slack, "全角 半角"))
    bot.settle()
    assert slack.ephemerals(other) == []
    assert [call.method for call in slack.calls].count("chat.postEphemeral") == 0


@on_sqlite_alone
def test_an_edit_of_what_was_said_is_not_answered_again(bot: Bot, slack: Slack, sato: User) -> None:
    said = slack.post(sato, slack.dm(sato), "全角 半角")
    bot.settle()
    slack.edit(sato, said, "全角 半角 Excel")
    bot.settle()
    assert len(answers(slack, sato)) == 1


@on_sqlite_alone
def test_a_direct_message_in_a_thread_is_answered_in_that_thread(bot: Bot, slack: Slack, sato: User) -> None:
    said = slack.post(sato, slack.dm(sato), "全角 半角")
    bot.settle()
    slack.post(sato, slack.dm(sato), "ありがとう", thread=said)
    bot.settle()
    assert answers(slack, sato)[-1].thread_ts == said.ts
    answer = answers(slack, sato)[0]
    slack.post(sato, slack.dm(sato), "助かりました", thread=answer)
    bot.settle()
    assert answers(slack, sato)[-1].thread_ts == answer.ts


@on_sqlite_alone
def test_whose_slack_is_english_is_answered_in_english(bot: Bot, slack: Slack) -> None:
    guest = slack.add_user("smith", real_name="Anna Smith", locale="en-GB")
    bot.settle()
    slack.post(guest, slack.dm(guest), "hello")
    bot.settle()
    assert "Tomoshibi" in read(answers(slack, guest)[-1]["blocks"])


@on_sqlite_alone
def test_an_answer_that_slack_could_not_take_comes_later(bot: Bot, slack: Slack, sato: User) -> None:
    slack.join(slack.bot, "#雑談")
    slack.faults.fail_next("chat.postEphemeral", http_status=503)
    slack.post(sato, "#雑談", call(slack, "全角 半角"))
    bot.settle()
    assert slack.ephemerals(sato) == []
    slack.clock.advance(bot.jobs[0].every * 60)
    bot.settle()
    assert "ASC 関数" in read(slack.ephemerals(sato)[-1]["blocks"])
