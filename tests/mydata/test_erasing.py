"""Erasing what is stored about oneself: everything goes that the window names, and nothing of anybody else's."""

import re

import pytest
from sqlalchemy import delete, insert, select, update

from bot.app import Bot
from bot.db import Base, Database
from bot.members import Member
from bot.privacy import stored
from bot.privacy.audit import Act, Note
from bot.privacy.stored import STORED
from bot.sandbox import Slack, User, WorldClock
from bot.settings import Settings
from handlers.questions.model import Question, Reply
from knowledge.cards import Card
from tests.everything import OF_WORKSPACE, fill
from tests.mydata.dump import dump, naming
from tests.questions.test_tending import found
from tests.reading import read

KEY = "a-key-for-these-tests-that-nobody-could-guess"


@pytest.fixture
def config(config: Settings, slack: Slack) -> Settings:
    """Suzuki organises, and questions can be asked without a name."""
    return config.model_copy(update={"anonymity_key": KEY, "organisers": (slack.user("suzuki").id,)})


def erase(bot: Bot, slack: Slack, who: User, words: str = "keep") -> None:
    slack.command(who, "/tomoshibi", "自分のデータ")
    slack.click(who, "mydata.erase", at="modal")
    slack.ack_timeout_s = 30  # what is meant here is what goes, not how busy this machine is
    assert slack.submit(who, words=words) == {}
    bot.settle()


def test_every_table_says_what_of_it_is_about_people() -> None:
    assert STORED.keys() - Base.metadata.tables.keys() == set()
    assert Base.metadata.tables.keys() - STORED.keys() == set()


def test_every_column_that_looks_like_somebody_is_declared() -> None:
    looks = re.compile(r"user|_by$|people|counted|groups|author_id|opener|asker|because|only_for|host_id|keeper_id")
    overlooked = {
        (table.name, column.name)
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if looks.search(column.name) and column.type.python_type in (str, list, dict)
        if column.name not in (*STORED[table.name].columns, *STORED[table.name].stays, *STORED[table.name].secret)
    }
    assert overlooked == {("workspace", "bot_user_id")}


@pytest.mark.parametrize("words", ["keep", "delete"])
def test_nothing_is_left_but_what_is_declared_to_stay(
    bot: Bot, slack: Slack, database: Database, clock: WorldClock, sato: User, words: str
) -> None:
    team, channel = bot.parts.team_id, slack.channel("#質問").id
    with database.begin() as session:
        session.execute(delete(Member).where(Member.user_id == sato.id))
        fill(session, team_id=team, owner=sato.id, now=clock.now(), channel=channel, skip=OF_WORKSPACE)
        fill(session, team_id="TELSEWHERE", owner=sato.id, now=clock.now(), channel=channel)
    elsewhere = dump(database, team_id="TELSEWHERE")
    erase(bot, slack, sato, words)
    assert dump(database, team_id="TELSEWHERE") == elsewhere
    left = naming(dump(database, team_id=team), sato.id)
    stays = {(table, column) for table, each in STORED.items() for column in each.stays}
    # What follows from the window itself: the letter that says so is not one, but the visit to it is.
    assert left - stays == set()
    assert {("member", "user_id"), ("no_digest", "user_id"), ("audit", "user_id")} <= left


def test_questions_answers_and_cards_stay_without_the_name_or_go(
    bot: Bot, slack: Slack, database: Database, sato: User, tanaka: User, suzuki: User
) -> None:
    asked = slack.post(sato, "#質問", "公用車の予約はどうしていますか")
    bot.settle()
    answer = slack.post(tanaka, "#質問", "共有の予定表を使っています", thread=asked)
    slack.react(sato, answer, "white_check_mark")
    other = slack.post(tanaka, "#質問", "議事録の公開はどうしていますか")
    slack.post(sato, "#質問", "翌週に出しています", thread=other)
    slack.command(sato, "/share")
    slack.submit(sato, title="窓口の番号札", body="紙をやめました", kind="tip")
    bot.settle()
    erase(bot, slack, sato)
    with database.read() as session:
        assert session.scalars(select(Card.author).where(Card.title == "窓口の番号札")).one() == ""
        question = session.scalars(select(Question).where(Question.text.contains("公用車"))).one()
        reply = session.scalars(select(Reply).where(Reply.text.contains("翌週"))).one()
        assert not reply.user_id.startswith("U")
        assert question.is_anonymous
    assert "佐藤" not in found(slack, suzuki, "番号札")
    assert "佐藤" not in found(slack, suzuki, "公用車 予約")
    assert "佐藤" not in found(slack, suzuki, "議事録 公開")
    assert "佐藤" not in read([message["blocks"] for message in slack.thread(asked)])


def test_erased_words_are_found_no_more_but_a_solution_stays(
    bot: Bot, slack: Slack, database: Database, sato: User, tanaka: User, suzuki: User
) -> None:
    slack.command(sato, "/ask", "公用車の予約はどうしていますか")
    slack.submit(sato)
    bot.settle()
    other = slack.post(tanaka, "#質問", "議事録の公開はどうしていますか")
    bot.settle()
    said = slack.post(sato, "#質問", "翌週に出しています", thread=other)
    slack.post(sato, "#質問", "前はもっと遅かったです", thread=other)
    slack.react(tanaka, said, "white_check_mark")
    bot.settle()
    erase(bot, slack, sato, "delete")
    kept = str(dump(database))
    assert "公用車" not in kept
    assert "前はもっと遅かった" not in kept
    assert "翌週に出しています" in found(slack, suzuki, "議事録 公開")
    assert "公用車" not in read([message["blocks"] for message in slack.channels["#質問"] if message.bot_id])


def test_what_another_town_copied_leaves_a_nameless_trace(
    bot: Bot, slack: Slack, database: Database, sato: User, tanaka: User
) -> None:
    slack.command(sato, "/share")
    slack.submit(sato, title="窓口の番号札", body="紙をやめました", kind="tip")
    bot.settle()
    copies = Base.metadata.tables["card_copy"]
    with database.begin() as session:
        card = session.scalars(select(Card)).one()
        row = {"team_id": bot.parts.team_id, "card_id": card.id, "user_id": tanaka.id, "body": "三浦市"}
        session.execute(insert(copies).values(row | {"since": "", "outcome": "", "at": bot.parts.clock.now()}))
        session.execute(update(Card).values(copies=1, hours_saved=120))
    erase(bot, slack, sato, "delete")
    with database.read() as session:
        card = session.scalars(select(Card)).one()
        assert (card.copies, card.hours_saved, card.author, card.body) == (1, 120, "", "")
    assert "番号札" not in str(dump(database))


def test_what_is_left_of_an_erased_message_that_was_copied_stays_empty_when_the_message_is_edited(
    bot: Bot, slack: Slack, database: Database, sato: User, tanaka: User
) -> None:
    slack.join(slack.bot, "#雑談")
    said = slack.post(sato, "#雑談", "窓口の番号札は紙をやめました")
    slack.shortcut(tanaka, "knowhow.save_message", said)
    slack.submit(tanaka)
    slack.click(tanaka, "knowhow.copied")
    slack.submit(tanaka)
    erase(bot, slack, sato, "delete")
    slack.edit(sato, said, "窓口の番号札は画面に出しています")
    with database.read() as session:
        card = session.scalars(select(Card)).one()
    assert (card.copies, card.body) == (1, "")
    assert "番号札" not in str(dump(database))


def test_erased_twice_and_after_a_double_click_it_is_the_same(
    bot: Bot, slack: Slack, database: Database, sato: User
) -> None:
    slack.post(sato, "#質問", "公用車の予約はどうしていますか")
    bot.settle()
    erase(bot, slack, sato)
    once = dump(database)
    erase(bot, slack, sato)
    twice = dump(database)
    changing = {"audit", "seen", "question", "reply", "contact_person", "letter", "card"}
    assert {name: rows for name, rows in once.items() if name not in changing} == {
        name: rows for name, rows in twice.items() if name not in changing
    }
    slack.post(sato, "#質問", "また聞きます。防災無線はどうしていますか")
    bot.settle()
    with database.read() as session:
        assert session.scalars(select(Question.asker_id).where(Question.text.contains("防災"))).one() == sato.id


def test_organisers_learn_that_somebody_erased_something_and_not_who(
    bot: Bot, slack: Slack, database: Database, sato: User, suzuki: User
) -> None:
    erase(bot, slack, sato)
    with database.read() as session:
        note = session.scalars(select(Note).where(Note.act == Act.PERSON_ERASED)).one()
    assert (note.user_id, note.about, f"{note.at:%H:%M}") == ("", "", "00:00")
    slack.command(suzuki, "/tomoshibi", "記録")
    shown = read(slack.modal(suzuki))
    assert "だれかが自分のデータを消しました" in shown
    assert "佐藤" not in shown


def test_what_was_asked_without_a_name_stays_and_nobody_is_its_asker_any_more(
    bot: Bot, slack: Slack, database: Database, sato: User, tanaka: User
) -> None:
    for who, words in ((sato, "上司が許してくれません"), (tanaka, "時間外の申請が通りません")):
        slack.command(who, "/ask", words)
        slack.submit(who, anonymous=["yes"])
        bot.settle()
    before = dump(database)["question"]
    mine, theirs = [message for message in slack.channels["#質問"] if message.bot_id and not message.thread_ts][:2]
    erase(bot, slack, sato)
    after = dump(database)["question"]
    # Compared, the two copies of the database do not show which of the questions lost its asker.
    changed = [{name for name in one if one[name] != other[name]} for one, other in zip(before, after, strict=True)]
    assert changed[0] == changed[1] == {"asker_id", "sealed_asker"}
    letters = len([each for each in slack.dms(sato) if each.bot_id])
    for thread in (mine, theirs):
        slack.post(slack.user("suzuki"), "#質問", "うちも同じです", thread=thread)
    bot.settle()
    assert len([each for each in slack.dms(sato) if each.bot_id]) == letters
    assert "うちも同じです" in str([each.blocks for each in slack.dms(tanaka)])
    slack.open_home(sato)
    assert "名前は出ていません" not in read(slack.home(sato))


def test_counts_are_those_of_the_rows(
    bot: Bot, slack: Slack, database: Database, sato: User, clock: WorldClock
) -> None:
    with database.begin() as session:
        fill(session, team_id="TELSEWHERE", owner="USOMEBODY", now=clock.now(), channel="C1")
        counts = stored.counts(session, team_id="TELSEWHERE", user_id="USOMEBODY")
        rows = stored.rows(session, team_id="TELSEWHERE", user_id="USOMEBODY")
    assert sum(counts.values()) == sum(len(theirs) for name, theirs in rows.items() if name != "named_in")
    shown = {(name, column) for name, theirs in rows.items() for row in theirs for column in row}
    assert shown & {(name, column) for name, each in STORED.items() for column in each.secret} == set()
