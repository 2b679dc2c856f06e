"""A personal number is stopped before it is kept, told to its writer alone, and leaves no trace. All are made up."""

import logging
from collections.abc import Iterator

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from bot.app import Bot
from bot.db import Base, Database
from bot.sandbox import Slack, User
from knowledge import importing, reading
from tests.kinds import on_sqlite_alone

NUMBER = "123456789018"
WRITTEN = ["123456789018", "1234-5678-9018", "１２３４　５６７８　９０１８", "1234 － 5678 － 9018"]
COVERED = "●●●●"


def everything_kept(database: Database) -> str:
    """Every row of every table."""
    with database.read() as session:
        rows = [session.execute(select(table)).all() for table in Base.metadata.sorted_tables]
    return str(rows)


def traces(text: str) -> bool:
    """Whether the number can be read out of a text, however it is written."""
    digits = "".join(str(int(each)) for each in text if each.isdecimal())
    return NUMBER in digits or "56789018" in digits


def said_to_all(slack: Slack) -> str:
    """All that stands in the question channel."""
    return str([message.json() for message in slack.channels["#質問"]])


@pytest.fixture(autouse=True)
def nothing_is_kept(database: Database, bot: Bot, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Whatever a test does, neither the database nor the log knows the number afterwards."""
    with capture_logs() as logs, caplog.at_level(logging.INFO):
        yield
        bot.settle()
    kept = everything_kept(database)
    assert not traces(kept)
    assert not traces(f"{logs} {caplog.text}")


@pytest.mark.parametrize("written", WRITTEN)
@on_sqlite_alone
def test_a_question_with_a_number_is_stopped_beside_its_field_and_what_was_typed_stays(
    bot: Bot, slack: Slack, sato: User, written: str
) -> None:
    slack.command(sato, "/ask")
    errors = slack.submit(sato, question="記載の誤りはどう直しますか", tried=f"対象は {written} の方です")
    assert list(errors) == ["tried"]
    assert "マイナンバー" in errors["tried"]
    assert "たまたま" in errors["tried"]
    bot.settle()
    assert [message for message in slack.channels["#質問"] if not message.subtype] == []
    assert slack.submit(sato, tried="対象は1名です") == {}
    bot.settle()
    [posted] = [message for message in slack.channels["#質問"] if message.bot_id and not message.subtype]
    assert "記載の誤り" in str(posted["blocks"])


@on_sqlite_alone
def test_no_form_takes_a_number(bot: Bot, slack: Slack, sato: User) -> None:
    slack.command(sato, "/share")
    assert list(slack.submit(sato, title=f"番号 {NUMBER} の直し方", body="窓口で直します")) == ["title"]
    slack.close(sato)
    slack.open_home(sato)
    slack.click(sato, "knowhow.search")
    assert list(slack.submit(sato, query=NUMBER)) == ["query"]


@on_sqlite_alone
def test_a_number_that_was_typed_behind_a_command_is_covered(bot: Bot, slack: Slack, sato: User) -> None:
    slack.command(sato, "/knowhow", f"番号 {NUMBER}")
    assert COVERED in slack.ephemerals(sato)[-1].text
    slack.command(sato, "/ask", f"番号 {NUMBER} はどの画面ですか")
    assert COVERED in str(slack.modal(sato))


@pytest.mark.parametrize("written", WRITTEN)
@on_sqlite_alone
def test_a_post_with_a_number_is_answered_in_private_and_kept_without_it(
    bot: Bot, slack: Slack, sato: User, tanaka: User, written: str
) -> None:
    asked = slack.post(sato, "#質問", f"{written} の方の異動を取り消すには")
    bot.settle()
    [warning] = slack.ephemerals(sato)
    assert "マイナンバー" in warning.text
    assert "あなただけ" in warning.text
    assert not traces(str(warning.json()))
    assert slack.ephemerals(tanaka) == []
    assert "マイナンバー" not in said_to_all(slack)
    slack.open_home(tanaka)
    assert f"{COVERED}" in str(slack.home(tanaka))
    assert "の方の異動を取り消すには" in str(slack.home(tanaka))
    slack.delete(sato, asked)


@on_sqlite_alone
def test_a_reply_that_solves_is_kept_without_its_number(bot: Bot, slack: Slack, sato: User, tanaka: User) -> None:
    asked = slack.post(sato, "#質問", "宛名の誤りはどの画面で直しますか")
    reply = slack.post(tanaka, "#質問", f"宛名管理です。うちは {NUMBER} のとき再読込で直りました", thread=asked)
    slack.react(sato, reply, "white_check_mark")
    bot.settle()
    [warning] = slack.ephemerals(tanaka)
    assert warning.thread_ts == asked.ts
    slack.command(sato, "/knowhow", "宛名 再読込")
    assert COVERED in str(slack.ephemerals(sato)[-1]["blocks"])


def test_a_number_that_is_edited_in_is_noticed_and_told_once(bot: Bot, slack: Slack, sato: User) -> None:
    asked = slack.post(sato, "#質問", "異動を取り消すには")
    bot.settle()
    assert slack.ephemerals(sato) == []
    slack.edit(sato, asked, f"{NUMBER} の異動を取り消すには")
    slack.edit(sato, asked, f"{NUMBER} の方の異動を取り消すには")
    bot.settle()
    assert len(slack.ephemerals(sato)) == 1
    slack.edit(sato, asked, "ある方の異動を取り消すには")
    bot.settle()
    slack.open_home(sato)
    assert "ある方の異動" in str(slack.home(sato))


@on_sqlite_alone
def test_a_message_with_a_number_is_saved_without_it(bot: Bot, slack: Slack, sato: User, tanaka: User) -> None:
    said = slack.post(sato, "#雑談", f"例えば {NUMBER} のときは再読込します")
    slack.shortcut(tanaka, "knowhow.save_message", said)
    assert slack.submit(tanaka) == {}
    slack.command(tanaka, "/knowhow", "再読込")
    assert COVERED in str(slack.ephemerals(tanaka)[-1]["blocks"])


@on_sqlite_alone
def test_other_figures_are_left_alone(bot: Bot, slack: Slack, sato: User) -> None:
    slack.post(sato, "#質問", "2026年10月2日 10:00、電話 0465-33-1234、予算 123,456,789,012円、通番 123456789019")
    bot.settle()
    assert slack.ephemerals(sato) == []
    slack.open_home(sato)
    assert COVERED not in str(slack.home(sato))


@on_sqlite_alone
def test_a_warning_that_slack_does_not_take_is_never_posted_for_all(bot: Bot, slack: Slack, sato: User) -> None:
    slack.faults.fail_next("chat.postEphemeral", "user_not_in_channel")
    slack.post(sato, "#質問", f"{NUMBER} の異動")
    bot.settle()
    assert slack.ephemerals(sato) == []
    assert "マイナンバー" not in said_to_all(slack)


@on_sqlite_alone
def test_a_row_with_a_number_is_left_out_of_an_import_and_named(bot: Bot, database: Database) -> None:
    table = f"題名,本文\n宛名,再読込で直ります\n番号,１２３４－５６７８－９０１８ のとき\n{NUMBER},本文\n".encode()
    report = importing.import_cards(
        database.begin, team_id=bot.parts.team_id, rows=reading.read(table).rows, now=bot.parts.clock.now()
    )
    assert report.added == 1
    assert [problem.line for problem in report.problems] == [3, 4]
    assert all("マイナンバー" in problem.reason and not traces(problem.reason) for problem in report.problems)
