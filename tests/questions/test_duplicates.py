"""The same question asked twice, and a question that stands in the wrong channel."""

import pytest

from bot.app import Bot
from bot.sandbox import Message, Slack, User
from bot.settings import Settings
from tests.kinds import on_sqlite_alone
from tests.questions.test_tending import card, found, solve, tend
from tests.reading import read


@pytest.fixture
def config(config: Settings, slack: Slack) -> Settings:
    """Two question channels, and Suzuki is an organiser."""
    second = slack.add_channel("質問-防災")
    return config.model_copy(
        update={
            "question_channels": (*config.question_channels, second.id),
            "organisers": (slack.user("suzuki").id,),
        }
    )


@pytest.fixture
def earlier(bot: Bot, slack: Slack, tanaka: User) -> Message:
    """What was asked first."""
    message = slack.post(tanaka, "#質問", "防災無線の戸別受信機の更新費用は、どこから出していますか")
    bot.settle()
    return message


@pytest.fixture
def later(bot: Bot, slack: Slack, sato: User, earlier: Message) -> Message:
    """The same, asked again."""
    message = slack.post(sato, "#質問", "戸別受信機の更新の費用はどの予算ですか")
    bot.settle()
    return message


def number_of(slack: Slack, who: User, title: str) -> str:
    """The choice in the window that has this title."""
    [value] = [
        option["value"]
        for block in (slack.modal(who) or {})["blocks"]
        for option in block.get("element", {}).get("options", [])
        if title in option["text"]["text"]
    ]
    return str(value)


def address(slack: Slack, message: Message) -> str:
    return f"{slack.page_url}archives/{message.channel}/p{message.ts.replace('.', '')}"


@pytest.mark.parametrize("who", ["sato", "suzuki"])
@on_sqlite_alone
def test_the_asker_or_an_organiser_merges_it_with_one_that_looks_like_it(
    bot: Bot, slack: Slack, earlier: Message, later: Message, who: str
) -> None:
    tender = slack.user(who)
    tend(slack, tender, later, "duplicate")
    assert slack.submit(tender, which=number_of(slack, tender, "戸別受信機の更新費用")) == {}
    assert "まとめ" in read(slack.modal(tender))
    bot.settle()
    assert "同じ質問が先にありました" in card(slack, later)
    assert f"p{earlier.ts.replace('.', '')}" in card(slack, later)
    assert f"p{later.ts.replace('.', '')}" in card(slack, earlier)


@on_sqlite_alone
def test_a_link_says_which_one_it_is(bot: Bot, slack: Slack, sato: User, earlier: Message, later: Message) -> None:
    reply = slack.post(sato, "#質問", "うちも知りたいです", thread=earlier)
    tend(slack, sato, later, "duplicate")
    link = f"{address(slack, reply)}?thread_ts={earlier.ts}&cid={earlier.channel}"
    assert slack.submit(sato, link=f"<{link}>") == {}
    bot.settle()
    assert f"p{earlier.ts.replace('.', '')}" in card(slack, later)


def test_it_is_searched_and_waits_only_once(
    bot: Bot, slack: Slack, sato: User, suzuki: User, earlier: Message, later: Message
) -> None:
    tend(slack, sato, later, "duplicate")
    slack.submit(sato, link=address(slack, earlier))
    bot.settle()
    assert "1件見つかりました" in found(slack, suzuki, "戸別受信機")
    slack.open_home(suzuki)
    assert read(slack.home(suzuki)).count("戸別受信機") == 1
    slack.open_home(sato)
    assert "同じ質問あり" in read(slack.home(sato))


def test_when_the_earlier_one_is_solved_the_later_one_says_so_and_nobody_is_told_twice(
    bot: Bot, slack: Slack, sato: User, tanaka: User, suzuki: User, earlier: Message, later: Message
) -> None:
    tend(slack, sato, later, "duplicate")
    slack.submit(sato, link=address(slack, earlier))
    answer = slack.post(suzuki, "#質問", "緊急防災・減災事業債です", thread=earlier)
    bot.settle()
    before = [call.method for call in slack.calls].count("chat.postMessage")
    solve(bot, slack, tanaka, answer)
    assert "解決しています" in card(slack, later)
    assert [call.method for call in slack.calls].count("chat.postMessage") == before


@on_sqlite_alone
def test_it_can_be_taken_apart_again(bot: Bot, slack: Slack, sato: User, earlier: Message, later: Message) -> None:
    tend(slack, sato, later, "duplicate")
    slack.submit(sato, link=address(slack, earlier))
    slack.close(sato)
    bot.settle()
    tend(slack, sato, later, "reopen")
    bot.settle()
    assert "同じ質問" not in card(slack, later)
    assert "同じこと" not in card(slack, earlier)


@on_sqlite_alone
def test_what_is_withdrawn_holds_no_other_back(
    bot: Bot, slack: Slack, sato: User, tanaka: User, suzuki: User, earlier: Message, later: Message
) -> None:
    tend(slack, sato, later, "duplicate")
    slack.submit(sato, link=address(slack, earlier))
    slack.close(sato)
    tend(slack, tanaka, earlier, "withdraw")
    bot.settle()
    assert "同じ質問" not in card(slack, later)
    assert "まだ解決していません" in found(slack, suzuki, "戸別受信機")


def test_a_duplicate_of_a_duplicate_leads_to_the_first(
    bot: Bot, slack: Slack, sato: User, tanaka: User, suzuki: User, earlier: Message, later: Message
) -> None:
    tend(slack, sato, later, "duplicate")
    slack.submit(sato, link=address(slack, earlier))
    third = slack.post(suzuki, "#質問", "戸別受信機の費用のことで、三度目の質問です")
    bot.settle()
    tend(slack, suzuki, third, "duplicate")
    slack.submit(suzuki, link=address(slack, later))
    bot.settle()
    assert f"p{earlier.ts.replace('.', '')}" in card(slack, third)
    assert card(slack, earlier).count("archives") == 2


@pytest.mark.parametrize("which", ["itself", "nonsense", "nothing"])
@on_sqlite_alone
def test_what_cannot_be_is_said_beside_the_field(
    bot: Bot, slack: Slack, sato: User, earlier: Message, later: Message, which: str
) -> None:
    tend(slack, sato, later, "duplicate")
    given = {"itself": address(slack, later), "nonsense": "https://example.com/archives/x", "nothing": None}[which]
    errors = slack.submit(sato, link=given)
    assert ("同じもの" if which == "itself" else "分かりませんでした") in errors["link"]


def test_an_organiser_moves_a_question_and_both_places_are_linked(
    bot: Bot, slack: Slack, sato: User, tanaka: User, suzuki: User, earlier: Message
) -> None:
    slack.post(sato, "#質問", "うちも知りたいです", thread=earlier)
    tend(slack, suzuki, earlier, "move")
    assert slack.submit(suzuki, channel=slack.channel("#質問-防災").id) == {}
    assert "移しました" in read(slack.modal(suzuki))
    bot.settle()
    posts = [message for message in slack.channels["#質問-防災"] if message.bot_id and not message.subtype]
    posted = posts[0]
    assert "戸別受信機の更新費用" in read(posted["blocks"])
    assert f"p{earlier.ts.replace('.', '')}" in read(posted["blocks"])
    assert "移りました" in card(slack, earlier)
    assert f"p{posted.ts.replace('.', '')}" in card(slack, earlier)
    assert f"p{posted.ts.replace('.', '')}" in found(slack, suzuki, "戸別受信機")


@pytest.mark.parametrize("place", ["old", "new"])
def test_a_moved_question_is_answered_and_solved_in_either_thread(
    bot: Bot, slack: Slack, sato: User, tanaka: User, suzuki: User, earlier: Message, place: str
) -> None:
    tend(slack, suzuki, earlier, "move")
    slack.submit(suzuki, channel=slack.channel("#質問-防災").id)
    bot.settle()
    posted = next(message for message in slack.channels["#質問-防災"] if message.bot_id and not message.subtype)
    root, room = (earlier, "#質問") if place == "old" else (posted, "#質問-防災")
    answer = slack.post(sato, room, "緊急防災・減災事業債です", thread=root)
    bot.settle()
    solve(bot, slack, tanaka, answer)
    assert "解決しました" in card(slack, posted)
    result = found(slack, suzuki, "戸別受信機")
    assert f"p{answer.ts.replace('.', '')}?thread_ts={root.ts}" in result


@on_sqlite_alone
def test_only_organisers_move_and_only_to_question_channels(
    bot: Bot, slack: Slack, tanaka: User, suzuki: User, earlier: Message
) -> None:
    slack.shortcut(tanaka, "questions.tend_message", earlier)
    assert "questions.move" not in str(slack.modal(tanaka))
    tend(slack, suzuki, earlier, "move")
    assert "質問チャンネルではありません" in slack.submit(suzuki, channel=slack.channel("#雑談").id)["channel"]
    assert "もうそのチャンネル" in slack.submit(suzuki, channel=earlier.channel)["channel"]
