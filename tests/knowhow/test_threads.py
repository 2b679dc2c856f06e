"""A whole thread is kept with the consent of those who wrote it, and of nobody else's words."""

import json
from datetime import timedelta

import pytest

from bot.app import Bot
from bot.sandbox import Message, Slack, User, WorldClock
from bot.settings import Settings
from knowledge import cards
from knowledge.cards import Card
from tests.kinds import on_sqlite_alone
from tests.reading import read


@pytest.fixture
def config(config: Settings) -> Settings:
    return config.model_copy(update={"anonymity_key": "a key for a test"})


@pytest.fixture
def thread(bot: Bot, slack: Slack, sato: User, tanaka: User, suzuki: User) -> list[Message]:
    """佐藤 began, 田中 and 鈴木 answered, 佐藤 thanked."""
    root = slack.post(sato, "#雑談", "公用車の予約をどう回していますか")
    said = [
        slack.post(tanaka, "#雑談", "共有カレンダーに車を一台ずつ登録しています", thread=root),
        slack.post(suzuki, "#雑談", "鍵の貸し出し簿もやめました", thread=root),
        slack.post(sato, "#雑談", "ありがとうございます、やってみます", thread=root),
    ]
    return [root, *said]


def keep_all(slack: Slack, who: User, message: Message, **fields: str) -> dict[str, str]:
    slack.shortcut(who, "knowhow.save_message", message)
    slack.click(who, "knowhow.extend")
    assert "書いた人に聞く" in read(slack.modal(who))
    return slack.submit(who, **fields)


def kept(bot: Bot) -> Card | None:
    with bot.database.read() as session:
        found = cards.newest(session, team_id=bot.parts.team_id, limit=9, only=Card.origin.like("thread:%"))
    return found[0] if found else None


def body(bot: Bot) -> str:
    card = kept(bot)
    return card.body if card else ""


def question(slack: Slack, who: User) -> Message:
    [asked] = [message for message in slack.dms(who) if message.text.startswith("🧵")]
    return asked


@on_sqlite_alone
def test_the_card_grows_with_every_consent(
    bot: Bot, slack: Slack, thread: list[Message], sato: User, tanaka: User, suzuki: User
) -> None:
    assert keep_all(slack, sato, thread[1], title="公用車の予約", tags="公用車") == {}
    assert "2人に、残してよいかを聞いています" in read(slack.modal(sato))
    assert body(bot) == "佐藤 美咲: 公用車の予約をどう回していますか\n\n佐藤 美咲: ありがとうございます、やってみます"
    bot.settle()
    asked = question(slack, tanaka)
    assert "佐藤 美咲さんが、スレッド「公用車の予約」を" in asked.text
    assert "共有カレンダーに" in read(asked["blocks"])
    slack.click(tanaka, "knowhow.thread_yes", at=asked)
    assert "田中 健: 共有カレンダーに車を一台ずつ" in body(bot)
    slack.click(suzuki, "knowhow.thread_yes", at=question(slack, suzuki))
    assert body(bot).index("田中 健:") < body(bot).index("鈴木 花: 鍵の貸し出し簿も") < body(bot).index("やってみます")
    card = kept(bot)
    assert card
    assert (card.title, card.tags) == ("公用車の予約", ["公用車"])
    assert card.author == "佐藤 美咲（小田原市 税務課）、田中 健（三浦市 市民課）、鈴木 花（真鶴町 総務課）"
    bot.settle()
    assert "ありがとうございます" in question(slack, tanaka).text
    assert "やっぱり、入れないで" in read(question(slack, tanaka).blocks)


def test_who_says_no_or_nothing_is_left_out(
    bot: Bot, slack: Slack, clock: WorldClock, thread: list[Message], sato: User, tanaka: User, suzuki: User
) -> None:
    keep_all(slack, sato, thread[0])
    bot.settle()
    slack.click(tanaka, "knowhow.thread_no", at=question(slack, tanaka))
    clock.advance(timedelta(days=14))
    bot.settle()
    assert "締め切りました" in question(slack, suzuki).text
    assert "分かりました" in question(slack, tanaka).text
    assert "カレンダー" not in body(bot)
    assert "貸し出し簿" not in body(bot)
    assert "公用車の予約をどう" in body(bot)


@on_sqlite_alone
def test_the_last_word_counts_until_it_closes(
    bot: Bot, slack: Slack, thread: list[Message], sato: User, tanaka: User
) -> None:
    keep_all(slack, sato, thread[0])
    bot.settle()
    slack.click(tanaka, "knowhow.thread_yes", at=question(slack, tanaka))
    bot.settle()
    slack.click(tanaka, "knowhow.thread_no", at=question(slack, tanaka))
    assert "カレンダー" not in body(bot)
    bot.settle()
    slack.click(tanaka, "knowhow.thread_yes", at=question(slack, tanaka))
    assert "カレンダー" in body(bot)


def test_without_anybodys_word_there_is_no_card_and_nothing_is_stored(
    bot: Bot, slack: Slack, thread: list[Message], tanaka: User
) -> None:
    watching = slack.add_user("watching", real_name="見守 る子", title="葉山町 総務課")
    keep_all(slack, watching, thread[0], title="車の話")
    assert "3人に、残してよいか" in read(slack.modal(watching))
    assert kept(bot) is None
    with bot.database.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT text FROM thread_part").fetchall()
    assert [text for (text,) in rows] == [""] * 4
    bot.settle()
    slack.click(tanaka, "knowhow.thread_yes", at=question(slack, tanaka))
    card = kept(bot)
    assert card
    assert (card.author_id, card.body) == (tanaka.id, "田中 健: 共有カレンダーに車を一台ずつ登録しています")


@on_sqlite_alone
def test_bots_and_people_who_left_are_left_out(
    bot: Bot, slack: Slack, thread: list[Message], sato: User, tanaka: User, suzuki: User
) -> None:
    robot = slack.add_user("robot", real_name="集計ロボット", is_bot=True)
    slack.join(robot, "#雑談")
    slack.post(robot, "#雑談", "自動の返事です", thread=thread[0])
    slack.change_user(suzuki, deleted=True)
    keep_all(slack, sato, thread[0])
    assert "1人に、残してよいか" in read(slack.modal(sato))
    bot.settle()
    slack.click(tanaka, "knowhow.thread_yes", at=question(slack, tanaka))
    assert "自動の返事" not in body(bot)
    assert "鈴木" not in body(bot)


def test_what_is_edited_or_deleted_in_slack_reaches_the_card(
    bot: Bot, slack: Slack, thread: list[Message], sato: User, tanaka: User
) -> None:
    keep_all(slack, sato, thread[0])
    bot.settle()
    slack.click(tanaka, "knowhow.thread_yes", at=question(slack, tanaka))
    slack.edit(tanaka, thread[1], "共有カレンダーはやめて、予約表にしました")
    assert "予約表にしました" in body(bot)
    slack.delete(tanaka, thread[1])
    assert "田中" not in body(bot)
    slack.delete(sato, thread[3])
    slack.delete(sato, thread[0])
    assert kept(bot) is None


def test_a_card_that_was_rewritten_grows_too_and_forgets_what_may_not_be_kept(
    bot: Bot, slack: Slack, thread: list[Message], sato: User, tanaka: User, suzuki: User
) -> None:
    keep_all(slack, sato, thread[0], title="公用車の予約")
    slack.click(sato, "knowhow.tend")
    slack.click(sato, "knowhow.edit")
    assert slack.submit(sato, body="公用車の予約を見直しました") == {}
    bot.settle()
    slack.click(tanaka, "knowhow.thread_yes", at=question(slack, tanaka))
    assert body(bot) == "公用車の予約を見直しました\n\n田中 健: 共有カレンダーに車を一台ずつ登録しています"
    bot.settle()
    slack.click(tanaka, "knowhow.thread_no", at=question(slack, tanaka))
    assert "カレンダー" not in body(bot)
    with bot.database.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT before FROM card_version").fetchall() == []


@on_sqlite_alone
def test_an_unnamed_asker_is_neither_asked_nor_revealed(
    bot: Bot, slack: Slack, sato: User, tanaka: User, suzuki: User
) -> None:
    slack.command(sato, "/ask", "異動したばかりで引き継ぎが読めません", channel="#質問")
    _ask_unnamed(slack, sato)
    bot.settle()
    root = slack.channels["#質問"][-1]
    slack.post(tanaka, "#質問", "前任に15分だけ画面を見せてもらいましょう", thread=root)
    before = len(slack.dms(sato))
    slack.shortcut(suzuki, "knowhow.save_message", root)
    assert "書いた人それぞれに" in read(slack.modal(suzuki))
    assert slack.submit(suzuki, title="引き継ぎの読み方") == {}
    assert "1人に、残してよいか" in read(slack.modal(suzuki))
    bot.settle()
    assert [message.text for message in slack.dms(sato)[before:] if "残し" in message.text] == []
    slack.click(tanaka, "knowhow.thread_yes", at=question(slack, tanaka))
    card = kept(bot)
    assert card
    assert card.body == "田中 健: 前任に15分だけ画面を見せてもらいましょう"
    assert "佐藤" not in f"{card.author}{card.body}{card.title}"


def _ask_unnamed(slack: Slack, who: User) -> None:
    modal = slack.modal(who)
    assert modal
    [element] = [block["element"] for block in modal["blocks"] if block.get("block_id") == "anonymous"]
    assert slack.submit(who, anonymous=[element["options"][0]["value"]]) == {}


@on_sqlite_alone
def test_in_private_only_ones_own_message_can_be_kept(bot: Bot, slack: Slack, sato: User, tanaka: User) -> None:
    slack.add_channel("内輪", private=True, members=[sato, tanaka])
    root = slack.post(sato, "#内輪", "ここだけの話です")
    slack.post(tanaka, "#内輪", "そうですね", thread=root)
    slack.shortcut(sato, "knowhow.save_message", root)
    assert "スレッド全体" not in read(slack.modal(sato))
    assert slack.submit(sato) == {}
    with bot.database.read() as session:
        [card] = cards.newest(session, team_id=bot.parts.team_id, limit=9)
    assert card.body == "ここだけの話です"


def test_what_was_typed_for_one_message_is_there_again_after_thinking_twice(bot: Bot, slack: Slack, sato: User) -> None:
    long = "公用車の予約は、共有カレンダーでしています。\n" * 150
    message = slack.post(sato, "#雑談", long, thread=slack.post(sato, "#雑談", "公用車の予約をどう回していますか"))
    slack.shortcut(sato, "knowhow.save_message", message)
    slack.choose(sato, "title", "公用車")
    slack.click(sato, "knowhow.extend")
    assert "公用車" in str(slack.modal(sato))
    slack.close(sato)
    assert slack.submit(sato) == {}
    with bot.database.read() as session:
        [card] = cards.newest(session, team_id=bot.parts.team_id, limit=9)
    assert (card.title, card.body) == ("公用車", long.strip())


@on_sqlite_alone
def test_a_form_of_one_message_that_was_open_during_the_update_keeps_that_message(
    bot: Bot, slack: Slack, thread: list[Message], sato: User
) -> None:
    slack.shortcut(sato, "knowhow.save_message", thread[0])
    shown = slack.world.modal(sato.id)
    assert shown
    carried = json.loads(shown.private_metadata)
    shown.private_metadata = json.dumps({"source": carried["source"], "thread": carried["extend"]})
    assert slack.submit(sato) == {}
    bot.settle()
    with bot.database.read() as session:
        [card] = cards.newest(session, team_id=bot.parts.team_id, limit=9)
    assert card.origin.startswith("message:")


def test_once_the_thread_is_asked_about_closing_leaves_no_form_of_the_one_message_behind(
    bot: Bot, slack: Slack, thread: list[Message], sato: User
) -> None:
    assert keep_all(slack, sato, thread[0]) == {}
    slack.close(sato)
    assert slack.modal(sato) is None


def test_a_card_of_one_message_offers_the_rest_of_its_thread(
    bot: Bot, slack: Slack, thread: list[Message], sato: User, tanaka: User
) -> None:
    slack.shortcut(sato, "knowhow.save_message", thread[1])
    slack.submit(sato)
    slack.close(sato)
    slack.shortcut(sato, "knowhow.save_message", thread[1])
    slack.click(sato, "knowhow.extend")
    assert slack.submit(sato) == {}
    bot.settle()
    assert question(slack, tanaka)
    slack.close(sato)
    slack.shortcut(sato, "knowhow.save_message", thread[1])
    assert "スレッド全体を保存する" not in read(slack.modal(sato))


def test_the_same_form_sent_twice_asks_everybody_once(
    bot: Bot, slack: Slack, thread: list[Message], sato: User, tanaka: User
) -> None:
    keep_all(slack, sato, thread[0])
    [sent] = [sent for sent, _ in slack.attempts if sent.payload.get("type") == "view_submission"]
    slack.repeat(sent)
    bot.settle()
    assert question(slack, tanaka)


@on_sqlite_alone
def test_a_thread_in_an_archived_channel_that_cannot_be_read_is_refused_kindly(
    bot: Bot, slack: Slack, thread: list[Message], sato: User
) -> None:
    slack.shortcut(sato, "knowhow.save_message", thread[0])
    slack.click(sato, "knowhow.extend")
    slack.archive(sato, "#雑談")
    errors = slack.submit(sato, title="公用車の予約")
    assert "読めませんでした" in errors["title"]
    assert slack.modal(sato)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_an_author_may_answer_on_the_home_tab_where_the_question_waits_until_then(
    bot: Bot, slack: Slack, thread: list[Message], sato: User, tanaka: User
) -> None:
    assert keep_all(slack, sato, thread[1], title="公用車の予約") == {}
    slack.open_home(tanaka)
    assert "佐藤 美咲さんが、スレッド「公用車の予約」を" in read(slack.home(tanaka))
    slack.click(tanaka, "knowhow.thread_yes", at="home")
    assert "田中 健: 共有カレンダーに車を一台ずつ" in body(bot)
    assert "スレッド「公用車の予約」を" not in read(slack.home(tanaka))
