"""How a question comes about, and what is shown beside it."""

from datetime import timedelta

import pytest

from bot.app import Bot
from bot.sandbox import Message, Slack, User, WorldClock
from knowledge import cards
from knowledge.cards import Draft, Kind
from tests.kinds import on_sqlite_alone
from tests.reading import read

ASC = "Excelで全角の数字を半角にそろえる方法を教えてください"


def know(bot: Bot, title: str, body: str, *, url: str | None = None, author_id: str | None = None) -> None:
    """A tip that is there already."""
    with bot.database.begin() as session:
        cards.keep(
            session,
            team_id=bot.parts.team_id,
            origin=f"test:{title}",
            draft=Draft(
                kind=Kind.TIP, title=title, body=body, author="岩崎 誠（小田原市）", author_id=author_id, source_url=url
            ),
            now=bot.parts.clock.now(),
        )


def replies_of_the_bot(slack: Slack, root: Message) -> list[Message]:
    return [message for message in slack.thread(root)[1:] if message.bot_id]


@pytest.fixture(autouse=True)
def not_the_first_post(bot: Bot, sato: User) -> None:
    """Everybody here has been heard before; first posts have their own tests."""
    know(bot, "自己紹介", "税務課の佐藤です", author_id=sato.id)


@on_sqlite_alone
def test_a_post_in_a_question_channel_becomes_a_question_in_silence(bot: Bot, slack: Slack, sato: User) -> None:
    asked = slack.post(sato, "#質問", ASC)
    bot.settle()
    assert replies_of_the_bot(slack, asked) == []
    slack.open_home(sato)
    assert "返事待ち" in str(slack.home(sato))


@on_sqlite_alone
def test_similar_know_how_appears_in_the_thread_with_its_source(bot: Bot, slack: Slack, sato: User) -> None:
    know(
        bot, "全角の数字を半角にする", "ASC関数を使うと、Excelの全角数字が半角にそろいます", url="https://example.com/1"
    )
    asked = slack.post(sato, "#質問", ASC)
    bot.settle()
    [card] = replies_of_the_bot(slack, asked)
    assert "全角の数字を半角にする" in str(card["blocks"])
    assert "https://example.com/1" in str(card["blocks"])
    assert "岩崎 誠（小田原市）" in str(card["blocks"])


def test_at_most_three_similar_cards_are_shown(bot: Bot, slack: Slack, sato: User) -> None:
    for number in range(5):
        know(bot, f"全角の数字を半角にする {number}", f"Excelの全角数字を半角にそろえる方法 その{number}")
    asked = slack.post(sato, "#質問", ASC)
    bot.settle()
    [card] = replies_of_the_bot(slack, asked)
    assert str(card["blocks"]).count("knowhow.read") == 3


@on_sqlite_alone
def test_what_is_not_similar_is_not_shown(bot: Bot, slack: Slack, sato: User) -> None:
    know(bot, "全角の数字を半角にする", "ASC関数を使うと、Excelの全角数字が半角にそろいます")
    asked = slack.post(sato, "#質問", "防災無線の戸別受信機の更新は、皆さんどうされていますか")
    bot.settle()
    assert replies_of_the_bot(slack, asked) == []


@on_sqlite_alone
def test_a_post_elsewhere_is_no_question(bot: Bot, slack: Slack, sato: User) -> None:
    slack.join(slack.bot, "#雑談")
    slack.post(sato, "#雑談", "お昼は何にしましょうか")
    bot.settle()
    slack.open_home(sato)
    assert "返事待ち" not in str(slack.home(sato))


@on_sqlite_alone
def test_a_message_of_a_bot_is_no_question(bot: Bot, slack: Slack, sato: User) -> None:
    other = slack.add_user("rss", real_name="お知らせ配信", is_bot=True)
    slack.join(other, "#質問")
    posted = slack.post(other, "#質問", "新着情報があります")
    bot.settle()
    assert replies_of_the_bot(slack, posted) == []
    slack.open_home(sato)
    assert "新着情報" not in str(slack.home(sato))


@on_sqlite_alone
def test_the_form_asks_in_the_name_of_the_one_who_filled_it_in(bot: Bot, slack: Slack, sato: User) -> None:
    slack.command(sato, "/ask", "議会の議事録を早く作る方法はありますか", channel="#雑談")
    assert slack.submit(sato, situation="議会事務局、一人担当", tried="録音を聞きながら打っています") == {}
    bot.settle()
    [posted] = [message for message in slack.channels["#質問"] if message.bot_id and not message.subtype]
    for said in ("議会の議事録を早く", "議会事務局、一人担当", "録音を聞きながら", f"<@{sato.id}>"):
        assert said in str(posted["blocks"])
    assert slack.modal(sato) is None


@on_sqlite_alone
def test_the_bots_own_post_is_no_question_of_its_own(bot: Bot, slack: Slack, sato: User, tanaka: User) -> None:
    slack.command(sato, "/ask", "電子決裁の代決はどう運用していますか")
    slack.submit(sato)
    bot.settle()
    [posted] = [message for message in slack.channels["#質問"] if not message.subtype]
    assert replies_of_the_bot(slack, posted) == []
    slack.open_home(tanaka)
    assert str(slack.home(tanaka)).count("電子決裁の代決") == 1


@on_sqlite_alone
def test_the_form_shows_what_is_known_before_it_posts_and_keeps_what_was_typed(
    bot: Bot, slack: Slack, sato: User
) -> None:
    know(bot, "全角の数字を半角にする", "ASC関数を使うと、Excelの全角数字が半角にそろいます")
    slack.command(sato, "/ask", ASC)
    slack.submit(sato, tried="置換を10回くり返しました")
    bot.settle()
    shown = slack.modal(sato)
    assert "全角の数字を半角にする" in str(shown)
    assert "置換を10回くり返しました" in str(shown)
    assert [message for message in slack.channels["#質問"] if not message.subtype] == []
    slack.submit(sato)
    bot.settle()
    [posted, card] = [message for message in slack.channels["#質問"] if not message.subtype]
    assert "置換を10回" in str(posted["blocks"])
    assert card.thread_ts == posted.ts
    assert "全角の数字を半角にする" in str(card["blocks"])


@on_sqlite_alone
def test_the_form_does_not_take_blanks_for_a_question(bot: Bot, slack: Slack, sato: User) -> None:
    slack.command(sato, "/ask")
    errors = slack.submit(sato, question="　 \n　", tried="いろいろ")
    assert "書いてください" in errors["question"]
    assert slack.modal(sato)


def test_the_same_form_sent_twice_asks_once(bot: Bot, slack: Slack, sato: User) -> None:
    slack.command(sato, "/ask", "電子決裁の代決はどう運用していますか")
    slack.submit(sato)
    [submission] = [sent for sent, _ in slack.attempts if sent.payload.get("type") == "view_submission"]
    slack.repeat(submission)
    bot.settle()
    assert len([message for message in slack.channels["#質問"] if not message.subtype]) == 1


@on_sqlite_alone
def test_a_question_of_three_thousand_characters_is_posted_in_full(bot: Bot, slack: Slack, sato: User) -> None:
    long = "議会の会議録" * 500
    slack.command(sato, "/ask")
    assert slack.submit(sato, question=long, tried="試" * 3000, situation="立" * 200) == {}
    bot.settle()
    [posted] = [message for message in slack.channels["#質問"] if not message.subtype]
    assert long in str(posted["blocks"])


@on_sqlite_alone
def test_a_channel_post_of_three_thousand_characters_is_a_question(bot: Bot, slack: Slack, sato: User) -> None:
    asked = slack.post(sato, "#質問", "マイナンバーカードの更新予約について、" * 150)
    slack.post(slack.user("tanaka"), "#質問", "うちは LINE で受けています", thread=asked)
    bot.settle()
    assert "解決した" in str(replies_of_the_bot(slack, asked)[0]["blocks"])


@on_sqlite_alone
def test_markup_and_emoji_are_shown_as_they_were_typed_and_call_nobody(bot: Bot, slack: Slack, sato: User) -> None:
    slack.command(sato, "/ask")
    slack.submit(sato, question="<!channel> A&B の *差* は <b>何</b> ですか 😀 :smile: @佐藤 美咲")
    bot.settle()
    [posted] = [message for message in slack.channels["#質問"] if not message.subtype]
    assert "&lt;!channel&gt; A&amp;B" in posted.text
    literal = [element for block in posted["blocks"] if block["type"] == "rich_text" for element in block["elements"]]
    assert "<!channel> A&B の *差* は <b>何</b> ですか 😀 :smile:" in str(literal)


@on_sqlite_alone
def test_a_message_becomes_a_question_where_it_stands(bot: Bot, slack: Slack, sato: User, tanaka: User) -> None:
    said = slack.post(sato, "#雑談", "ところで、窓口の混雑表示ってどうやっていますか")
    slack.shortcut(tanaka, "questions.from_message", said)
    assert "受け付けました" in slack.ephemerals(tanaka)[-1].text
    slack.shortcut(tanaka, "questions.from_message", said)
    assert "もう質問として" in slack.ephemerals(tanaka)[-1].text
    slack.join(slack.bot, "#雑談")
    slack.post(tanaka, "#雑談", "番号発券機のページをそのまま公開しています", thread=said)
    bot.settle()
    assert "解決した" in str(replies_of_the_bot(slack, said)[0]["blocks"])


@on_sqlite_alone
def test_a_reply_becomes_a_question_through_the_form(bot: Bot, slack: Slack, sato: User, tanaka: User) -> None:
    said = slack.post(sato, "#雑談", "新しい端末が来ました")
    reply = slack.post(tanaka, "#雑談", "それって二要素認証はどうしましたか", thread=said)
    slack.shortcut(tanaka, "questions.from_message", reply)
    assert "二要素認証" in str(slack.modal(tanaka))


@on_sqlite_alone
def test_what_was_said_in_private_is_made_a_question_by_its_author_only(
    bot: Bot, slack: Slack, sato: User, tanaka: User
) -> None:
    slack.add_channel("内輪", private=True, members=[sato, tanaka])
    said = slack.post(sato, "#内輪", "正直、庶務システムの使い方が分かりません")
    slack.shortcut(tanaka, "questions.from_message", said)
    assert "書いた本人だけ" in slack.ephemerals(tanaka)[-1].text
    slack.shortcut(sato, "questions.from_message", said)
    assert "庶務システム" in str(slack.modal(sato))


@on_sqlite_alone
def test_a_bots_message_is_not_made_a_question(bot: Bot, slack: Slack, sato: User, tanaka: User) -> None:
    other = slack.add_user("rss", real_name="お知らせ配信", is_bot=True)
    slack.join(other, "#雑談")
    said = slack.post(other, "#雑談", "本日の天気")
    slack.shortcut(sato, "questions.from_message", said)
    assert "質問にできません" in slack.ephemerals(sato)[-1].text


@on_sqlite_alone
def test_a_form_that_is_opened_too_late_is_answered_with_words(
    bot: Bot, slack: Slack, sato: User, clock: WorldClock
) -> None:
    slack.faults.fail_next("views.open", "expired_trigger_id")
    slack.command(sato, "/ask", "間に合いますか")
    assert "もう一度お試しください" in slack.ephemerals(sato)[-1].text


@pytest.mark.parametrize("minutes", [0, 1, 5])
def test_an_event_that_comes_again_is_handled_once(
    bot: Bot, slack: Slack, sato: User, tanaka: User, clock: WorldClock, minutes: int
) -> None:
    asked = slack.post(sato, "#質問", "庁内報の配信ツールは何を使っていますか")
    slack.post(tanaka, "#質問", "うちは掲示板です", thread=asked)
    events = [sent for sent, _ in slack.attempts if sent.kind == "events_api"]
    clock.advance(timedelta(minutes=minutes))
    for event in events:
        slack.repeat(event)
    bot.settle()
    assert len(replies_of_the_bot(slack, asked)) == 1
    slack.open_home(sato)
    assert str(slack.home(sato)).count("庁内報の配信ツール") == 1


LONG = "\n".join(
    f"{number:03}. 申請書の束を受け付けの順に並べ替えて、係ごとの箱に分けています。" for number in range(200)
)


@on_sqlite_alone
def test_a_question_longer_than_a_field_is_posted_to_its_last_word(bot: Bot, slack: Slack, sato: User) -> None:
    slack.command(sato, "/ask", LONG, channel="#質問")
    assert slack.submit(sato) == {}
    bot.settle()
    assert LONG in read(slack.channels["#質問"][-1]["blocks"])


@on_sqlite_alone
def test_a_question_longer_than_a_message_is_told_so_and_stays_in_the_form(bot: Bot, slack: Slack, sato: User) -> None:
    slack.command(sato, "/ask", LONG + LONG, channel="#質問")
    assert "8000 字まで" in slack.submit(sato)["question"].replace(",", "")
    bot.settle()
    assert "申請書の束" not in str(slack.channels["#質問"])
