"""A question without a name: replies are carried both ways, and nobody can find out who asked."""

import json
import logging

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from bot import anonymity, running
from bot.app import Bot, build
from bot.db import Base, Database
from bot.sandbox import Message, Slack, User
from bot.settings import Settings
from handlers.questions.model import Question
from tests.kinds import on_sqlite_alone
from tests.people.test_first_contact import hellos
from tests.questions.test_tending import found
from tests.reading import read

WORDS = "上司がチャットを使わせてくれません。皆さんはどう説得しましたか"
KEY = "a-key-for-these-tests-that-nobody-could-guess"


@pytest.fixture
def config(config: Settings, slack: Slack) -> Settings:
    """An installation that has a key, with Suzuki as an organiser."""
    return config.model_copy(update={"anonymity_key": KEY, "organisers": (slack.user("suzuki").id,)})


@pytest.fixture
def posted(bot: Bot, slack: Slack, sato: User) -> Message:
    """Sato's question without a name, in public."""
    slack.command(sato, "/knowhow", "こんにちは")  # has been here before, and was welcomed
    slack.open_home(sato)
    bot.settle()
    slack.command(sato, "/ask", WORDS)
    assert slack.submit(sato, anonymous=["yes"], situation="係員です") == {}
    bot.settle()
    [message] = [message for message in slack.channels["#質問"] if message.bot_id and not message.subtype]
    return message


@pytest.fixture
def answer(bot: Bot, slack: Slack, tanaka: User, posted: Message) -> Message:
    """Tanaka's reply in public."""
    message = slack.post(tanaka, "#質問", "まず自分の係だけで試しました", thread=posted)
    bot.settle()
    return message


def letters(slack: Slack, who: User) -> list[Message]:
    """What the bot wrote to somebody alone, after it welcomed them."""
    return [message for message in slack.dms(who) if message.bot_id and not message.text.startswith("🏮")]


def rows(database: Database) -> set[str]:
    """Every row of every table, as text."""
    with database.read() as session:
        return {
            f"{table.name}: {[str(value) for value in row]}"
            for table in Base.metadata.sorted_tables
            for row in session.execute(select(table))
        }


def in_public(slack: Slack) -> str:
    """All that others than Sato can see, with what Slack keeps beside it."""
    rooms = [message.json(metadata=True) for room in slack.channels.values() for message in room]
    dms = [message.json(metadata=True) for who in ("tanaka", "suzuki") for message in slack.dms(slack.user(who))]
    return json.dumps([rooms, dms], ensure_ascii=False, default=str)


@on_sqlite_alone
def test_the_post_does_not_say_who_asks(slack: Slack, posted: Message) -> None:
    shown = read(posted["blocks"])
    assert "名前を出さずに" in shown
    assert WORDS in shown
    assert "佐藤" not in str(posted.json(metadata=True))


@on_sqlite_alone
def test_a_reply_is_carried_to_the_asker(slack: Slack, sato: User, answer: Message) -> None:
    welcome, carried = letters(slack, sato)
    assert "名前を出さずに" in read(welcome["blocks"])
    assert carried.thread_ts == welcome.ts
    assert "田中 健" in read(carried["blocks"])
    assert "まず自分の係だけで" in read(carried["blocks"])


@on_sqlite_alone
def test_an_edited_or_deleted_reply_is_followed(
    bot: Bot, slack: Slack, sato: User, tanaka: User, answer: Message
) -> None:
    slack.edit(tanaka, answer, "まず自分の課だけで試しました")
    bot.settle()
    assert "自分の課だけ" in read(letters(slack, sato)[1]["blocks"])
    slack.delete(tanaka, answer)
    bot.settle()
    assert "削除されました" in read(letters(slack, sato)[1]["blocks"])


@on_sqlite_alone
def test_what_the_asker_writes_in_that_thread_is_said_in_public(
    bot: Bot, slack: Slack, sato: User, posted: Message, answer: Message
) -> None:
    root = letters(slack, sato)[0]
    said = slack.post(sato, slack.dm(sato), "課長にはどう話しましたか", thread=root)
    bot.settle()
    relayed = slack.thread(posted)[-1]
    assert "質問した人" in read(relayed["blocks"])
    assert "課長にはどう話しましたか" in read(relayed["blocks"])
    slack.edit(sato, said, "部長にはどう話しましたか")
    bot.settle()
    assert "部長には" in read(slack.thread(posted)[-1]["blocks"])
    slack.delete(sato, said)
    bot.settle()
    assert "取り消しました" in read(slack.thread(posted)[-1]["blocks"])
    assert len(letters(slack, sato)) == 2


@on_sqlite_alone
def test_what_cannot_be_carried_on_is_answered(
    bot: Bot, slack: Slack, sato: User, posted: Message, answer: Message
) -> None:
    root = letters(slack, sato)[0]
    slack.post(sato, slack.dm(sato), "", thread=root)
    bot.settle()
    assert "文字だけ" in letters(slack, sato)[-1].text
    slack.click(sato, "questions.tend", at=root)
    slack.click(sato, "questions.withdraw", at="modal")
    slack.post(sato, slack.dm(sato), "やっぱり聞きたいです", thread=root)
    bot.settle()
    assert "取り下げ" in letters(slack, sato)[-1].text
    assert "やっぱり" not in str(slack.thread(posted))


@on_sqlite_alone
def test_the_asker_writes_back_with_the_button(
    bot: Bot, slack: Slack, sato: User, posted: Message, answer: Message
) -> None:
    slack.click(sato, "questions.speak", at=letters(slack, sato)[1])
    assert slack.submit(sato, said="ありがとうございます。やってみます") == {}
    bot.settle()
    assert "やってみます" in read(slack.thread(posted)[-1]["blocks"])


@on_sqlite_alone
def test_nobody_else_can_speak_as_the_asker(bot: Bot, slack: Slack, sato: User, tanaka: User, answer: Message) -> None:
    root = letters(slack, sato)[0]
    before = len(slack.channels["#質問"])
    # Tanaka's own direct messages may hold a message with the same ts: it is unique in a channel only.
    own = slack.post(tanaka, slack.dm(tanaka), "こんにちは")
    own.ts = root.ts
    slack.dm(tanaka).messages[root.ts] = own
    slack.post(tanaka, slack.dm(tanaka), "私が聞きました", thread=own)
    bot.settle()
    assert len(slack.channels["#質問"]) == before


@on_sqlite_alone
def test_the_asker_marks_the_solution_in_private(
    bot: Bot, slack: Slack, sato: User, suzuki: User, posted: Message, answer: Message
) -> None:
    slack.click(sato, "questions.solve_by", at=letters(slack, sato)[1])
    bot.settle()
    assert "解決しました" in read(slack.thread(posted)[-1]["blocks"])
    result = found(slack, suzuki, "チャット 上司")
    assert "解決した質問" in result
    assert "佐藤" not in result


@on_sqlite_alone
def test_the_asker_finds_it_on_the_home_tab_and_tends_it_and_nobody_else_does(
    bot: Bot, slack: Slack, sato: User, tanaka: User, suzuki: User, posted: Message
) -> None:
    for who in (tanaka, suzuki):
        slack.open_home(who)
        assert "佐藤" not in read(slack.home(who))
        assert "名前を出していない人" in read(slack.home(who))
    slack.open_home(sato)
    assert "名前は出ていません" in read(slack.home(sato))
    slack.click(sato, "questions.tend", at="home")
    assert "questions.withdraw" in str(slack.modal(sato))
    slack.click(suzuki, "questions.tend", at=posted)
    assert "questions.withdraw" not in str(slack.modal(suzuki))
    slack.click(tanaka, "questions.tend", at=posted)
    assert "質問した人と事務局" in slack.ephemerals(tanaka)[-1].text
    slack.click(sato, "questions.withdraw", at="modal")
    bot.settle()
    assert "チャットを使わせて" not in str(slack.channels["#質問"])


@on_sqlite_alone
def test_an_open_mark_or_reply_of_the_asker_gives_nothing_away(
    bot: Bot, slack: Slack, sato: User, posted: Message, answer: Message
) -> None:
    slack.react(sato, answer, "white_check_mark")
    slack.post(sato, "#質問", "うちも同じです", thread=posted)
    bot.settle()
    assert "解決しました" not in str([message["blocks"] for message in slack.thread(posted)])
    assert len(letters(slack, sato)) == 2


@on_sqlite_alone
def test_who_asks_first_without_a_name_is_new_when_they_are_named(
    bot: Bot, slack: Slack, sato: User, posted: Message
) -> None:
    assert "初投稿" not in read(posted["blocks"])
    asked = slack.post(sato, "#質問", "公用車の予約はどうしていますか")
    bot.settle()
    assert "初投稿" in read(slack.thread(asked)[1]["blocks"])


@on_sqlite_alone
def test_who_comes_for_the_first_time_to_ask_is_not_greeted_then_and_no_row_says_when_they_came(
    bot: Bot, slack: Slack, database: Database, sato: User
) -> None:
    slack.command(sato, "/ask", WORDS)
    assert slack.submit(sato, anonymous=["yes"]) == {}
    bot.settle()
    assert WORDS in str(rows(database))
    assert hellos(slack, sato) == []
    assert [row for row in rows(database) if sato.id in row and not row.startswith("member:")] == []
    # The moment of any other command is nobody's secret.
    slack.command(sato, "/knowhow", "こんにちは")
    bot.settle()
    assert len(hellos(slack, sato)) == 1


def test_nothing_that_is_kept_said_or_logged_tells_who_asked(
    bot: Bot, slack: Slack, database: Database, sato: User, tanaka: User, caplog: pytest.LogCaptureFixture
) -> None:
    slack.command(sato, "/knowhow", "こんにちは")  # has been here before, and was welcomed
    slack.open_home(sato)
    bot.settle()
    before = rows(database)
    with capture_logs() as lines, caplog.at_level(logging.INFO):
        live_a_life(bot, slack, sato, tanaka)
    kept, logged = "\n".join(rows(database) - before), f"{lines} {caplog.text}"
    assert "letter waits" in logged
    assert "letter is dead" in logged
    assert WORDS in kept
    assert "anonymous:" in kept
    for trace in (sato.id, sato.real_name, sato.name, slack.dm(sato).id):
        assert trace not in kept
        assert trace not in in_public(slack)
        assert trace not in logged


def live_a_life(bot: Bot, slack: Slack, sato: User, tanaka: User) -> None:
    """Everything that can happen to a question without a name, with Slack failing now and then."""
    slack.post(sato, slack.dm(sato), "防災無線のことを調べています")
    slack.command(sato, "/ask", WORDS)
    slack.submit(sato, anonymous=["yes"])
    bot.settle()
    posted = slack.channels["#質問"][-1]
    slack.post(tanaka, "#質問", "まず自分の係だけで試しました", thread=posted)
    slack.faults.fail_next("chat.postMessage", http_status=503)
    bot.settle()
    slack.clock.advance(bot.jobs[0].every * 60)
    bot.settle()
    carried = letters(slack, sato)[-1]
    slack.post(sato, slack.dm(sato), "課長にはどう話しましたか", thread=carried)
    slack.faults.fail_next("chat.update", "message_not_found")
    slack.edit(tanaka, slack.thread(posted)[1], "まず自分の課だけで試しました")
    bot.settle()
    slack.click(sato, "questions.solve_by", at=carried)
    slack.open_home(sato)
    slack.click(sato, "questions.tend", at="home")
    slack.click(sato, "questions.reopen", at="modal")
    bot.settle()


def test_two_questions_of_one_person_cannot_be_put_together(
    bot: Bot, slack: Slack, database: Database, sato: User, posted: Message
) -> None:
    slack.command(sato, "/ask", "時間外の申請を上司が受けてくれません")
    slack.submit(sato, anonymous=["yes"])
    bot.settle()
    with database.read() as session:
        one, other = session.scalars(select(Question).order_by(Question.id))
    assert not set(one.asker_id.split(":")[1:]) & set(other.asker_id.split(":")[1:])
    assert one.sealed_asker != other.sealed_asker


def test_what_was_ticked_stays_ticked_while_similar_know_how_is_shown(
    bot: Bot, slack: Slack, sato: User, suzuki: User, posted: Message
) -> None:
    slack.command(sato, "/ask", WORDS)
    slack.submit(sato, anonymous=["yes"])
    assert "まだ解決していません" in read(slack.modal(sato))
    slack.submit(sato)
    bot.settle()
    assert "佐藤" not in in_public(slack)


@on_sqlite_alone
def test_a_letter_in_doubt_is_looked_up_where_the_asker_reads(
    bot: Bot, slack: Slack, sato: User, tanaka: User, posted: Message
) -> None:
    slack.faults.fail_next("chat.postMessage", drop_after_accept=True)
    slack.post(tanaka, "#質問", "まず自分の係だけで試しました", thread=posted)
    for _ in range(3):
        bot.settle()
        slack.clock.advance(bot.jobs[0].every * 60)
    assert len(letters(slack, sato)) == 2


@pytest.mark.parametrize("key", ["another-key-with-which-nothing-was-sealed", ""])
@on_sqlite_alone
def test_with_another_key_nothing_is_sent_and_nothing_is_told(
    bot: Bot, slack: Slack, sato: User, tanaka: User, posted: Message, config: Settings, key: str
) -> None:
    other = build(
        config.model_copy(update={"anonymity_key": key}),
        clock=bot.parts.clock,
        database=bot.database,
        slack=bot.parts.slack,
    )
    slack.post(tanaka, "#質問", "まず自分の係だけで試しました", thread=posted)
    other.settle()
    assert len(letters(slack, sato)) == 1
    assert not anonymity.Seal("k" * 32).is_of(anonymity.Seal(KEY).pseudonym(sato.id), sato.id)


@on_sqlite_alone
def test_without_a_key_no_promise_is_made(bot: Bot, slack: Slack, sato: User, config: Settings) -> None:
    shown = build(
        config.model_copy(update={"anonymity_key": ""}),
        clock=bot.parts.clock,
        database=bot.database,
        slack=bot.parts.slack,
    )
    with running.behind_door(shown, config) as door:
        slack.request_url = door.address
        slack.command(sato, "/ask", WORDS)
        assert "名前を出さずに" not in read(slack.modal(sato))
