"""`/knowhow`: what is found, paging, showing a result to a channel, and finding nothing."""

import pytest

from bot.app import Bot
from bot.sandbox import Message, Slack, User
from knowledge import cards
from knowledge.cards import Draft, Kind
from tests.kinds import on_sqlite_alone


@pytest.fixture
def twelve(bot: Bot) -> None:
    """Twelve tips about minutes of the council."""
    with bot.database.begin() as session:
        for number in range(1, 13):
            cards.keep(
                session,
                team_id=bot.parts.team_id,
                origin=f"test:{number}",
                draft=Draft(
                    kind=Kind.TIP,
                    title=f"議会の議事録 その{number}",
                    body=f"録音を文字にしてから整えます。手順{number}",
                    tags=("議会",),
                    author="岩崎 誠（小田原市）",
                    source_url=f"https://example.com/{number}",
                ),
                now=bot.parts.clock.now(),
            )


def answer(slack: Slack, who: User) -> Message:
    return slack.ephemerals(who)[-1]


@on_sqlite_alone
def test_a_card_that_is_its_own_title_does_not_say_it_twice(bot: Bot, slack: Slack, sato: User, suzuki: User) -> None:
    said = "例規の検索は何を使っていますか"
    slack.post(sato, "#質問", said)
    bot.settle()
    slack.command(suzuki, "/knowhow", "例規の検索", channel="#雑談")
    assert str(answer(slack, suzuki)["blocks"]).count(said) == 1


@on_sqlite_alone
def test_a_search_shows_five_with_links_and_the_words_that_matched(twelve: None, slack: Slack, sato: User) -> None:
    slack.command(sato, "/knowhow", "議会 文字", channel="#雑談")
    blocks = answer(slack, sato)["blocks"]
    assert "12件のうち 1〜5件目" in str(blocks)
    results = [block for block in blocks if block["type"] == "rich_text"]
    assert len(results) == 5
    elements = results[0]["elements"][0]["elements"]
    assert elements[0]["url"].startswith("https://example.com/")
    assert {"type": "text", "text": "文字", "style": {"bold": True}} in elements


def test_two_character_words_full_width_and_other_spellings_are_found(twelve: None, slack: Slack, sato: User) -> None:
    for words in ("議会", "議事録", "ギジロク　議会", "議会，録音"):
        slack.command(sato, "/knowhow", words, channel="#雑談")
        assert "12件のうち" in str(answer(slack, sato)["blocks"]), words


@on_sqlite_alone
def test_turning_pages_there_and_back(twelve: None, slack: Slack, sato: User) -> None:
    slack.command(sato, "/knowhow", "議事録", channel="#雑談")
    slack.click(sato, "knowhow.next")
    assert "6〜10件目" in str(answer(slack, sato)["blocks"])
    slack.click(sato, "knowhow.next")
    last = answer(slack, sato)
    assert "11〜12件目" in str(last["blocks"])
    assert "knowhow.next" not in str(last["blocks"])
    slack.click(sato, "knowhow.previous")
    assert "6〜10件目" in str(answer(slack, sato)["blocks"])
    assert len(slack.ephemerals(sato)) == 1


def test_a_result_is_shown_to_the_channel_once_however_often_it_is_pressed(
    twelve: None, bot: Bot, slack: Slack, sato: User
) -> None:
    slack.command(sato, "/knowhow", "議事録", channel="#雑談")
    slack.click(sato, "knowhow.show")
    [pressed] = [sent for sent, _ in slack.attempts if sent.payload.get("type") == "block_actions"]
    slack.repeat(pressed)
    bot.settle()
    shown = [message for message in slack.channels["#雑談"] if message.bot_id and message.subtype != "channel_join"]
    assert len(shown) == 1
    assert "佐藤 美咲さんがノウハウを紹介" in str(shown[0]["blocks"])


@on_sqlite_alone
def test_a_result_cannot_be_shown_in_a_private_channel(twelve: None, slack: Slack, sato: User) -> None:
    slack.add_channel("内輪", private=True, members=[sato])
    slack.command(sato, "/knowhow", "議事録", channel="#内輪")
    assert "knowhow.show" not in str(answer(slack, sato)["blocks"])


def test_a_result_is_read_in_full(twelve: None, slack: Slack, sato: User) -> None:
    slack.command(sato, "/knowhow", "議事録", channel="#雑談")
    slack.click(sato, "knowhow.read")
    assert "録音を文字にしてから整えます" in str(slack.modal(sato))


@on_sqlite_alone
def test_a_card_that_is_gone_says_so(twelve: None, bot: Bot, slack: Slack, sato: User) -> None:
    slack.command(sato, "/knowhow", "議事録", channel="#雑談")
    with bot.database.begin() as session:
        for number in range(1, 13):
            cards.forget(session, team_id=bot.parts.team_id, origin=f"test:{number}")
    slack.click(sato, "knowhow.read")
    assert "削除されたようです" in answer(slack, sato).text


@on_sqlite_alone
def test_nothing_found_leads_to_a_question_with_the_words_carried_over(bot: Bot, slack: Slack, sato: User) -> None:
    slack.command(sato, "/knowhow", "飼い犬の登録 オンライン", channel="#雑談")
    assert "まだありません" in str(answer(slack, sato)["blocks"])
    slack.click(sato, "questions.ask")
    assert "飼い犬の登録 オンライン" in str(slack.modal(sato))
    assert slack.submit(sato) == {}
    bot.settle()
    assert "飼い犬の登録" in slack.channels["#質問"][-1].text


@on_sqlite_alone
def test_an_empty_search_explains_itself_and_shows_what_is_new(twelve: None, slack: Slack, sato: User) -> None:
    slack.command(sato, "/knowhow", "　 ", channel="#雑談")
    assert "続けて書いてください" in str(answer(slack, sato)["blocks"])
    assert "その12" in str(answer(slack, sato)["blocks"])


@pytest.mark.parametrize(
    "words",
    [
        "！？＊（）",
        "のはをに",
        "😀😀",
        "'; DROP TABLE card; --",
        "{ $x }",
        "あ" * 10_000,
        "議会 " * 500,
        "<!channel> & <b>",
    ],
)
def test_strange_words_get_a_plain_answer(twelve: None, slack: Slack, sato: User, words: str) -> None:
    slack.command(sato, "/knowhow", words, channel="#雑談")
    assert slack.errors(sato) == []
    assert "うまくいきませんでした" not in answer(slack, sato).text
    assert "<!channel>" not in answer(slack, sato).text


@on_sqlite_alone
def test_the_window_for_those_without_commands_finds_the_same(twelve: None, slack: Slack, sato: User) -> None:
    slack.open_home(sato)
    slack.click(sato, "knowhow.search", at="home")
    assert slack.submit(sato, query="議事録") == {}
    assert "12件のうち 1〜5件目" in str(slack.modal(sato))
    slack.click(sato, "knowhow.next")
    assert "6〜10件目" in str(slack.modal(sato))
    slack.click(sato, "knowhow.read")
    assert "録音を文字に" in str(slack.modal(sato))


@on_sqlite_alone
def test_searches_in_english_are_answered_in_english(twelve: None, bot: Bot, slack: Slack) -> None:
    kim = slack.add_user("kim", real_name="Kim", locale="en-US")
    slack.join(kim, "#雑談")
    slack.command(kim, "/knowhow", "議事録", channel="#雑談")
    assert "1 to 5 of 12" in str(answer(slack, kim)["blocks"])
