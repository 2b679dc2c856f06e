"""The share of questions with a human reply in time, month by month, as organisers and scripts read it."""

import csv
import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot import achieved
from bot.db import Database
from handlers.questions import figures
from handlers.questions.figures import Month
from handlers.questions.model import Question, Reply, State
from tests.test_command_line import tomoshibi

TEAM = "T1"
# A Monday, nine in the morning in Japan.
MONDAY = datetime(2026, 10, 5, 0, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def ask(
    database: Database, after: timedelta | None, *, at: datetime = MONDAY, by: str = "U2", state: str = State.OPEN
) -> None:
    """A question of U1, and a reply to it after that time."""
    with database.begin() as session:
        question = Question(TEAM, "U1", "C1", "聞きたいこと", at, ts=None, state=state)
        session.add(question)
        session.flush()
        if after is not None:
            session.add(Reply(TEAM, "C1", f"{question.id}.0", question.id, by, "返事", at + after))


def october(database: Database, now: datetime = MONDAY + 200 * HOUR) -> list[Month]:
    with database.read() as session:
        since, until = achieved.from_to("2026-10", "2026-10", now)
        return figures.by_month(session, team_id=TEAM, since=since, until=until, now=now)


def test_a_reply_is_in_time_to_the_minute(database: Database) -> None:
    minute = timedelta(minutes=1)
    for after in (24 * HOUR, 24 * HOUR + minute, 48 * HOUR, 48 * HOUR + minute, None):
        ask(database, after)
    [month] = october(database)
    assert (month.asked, month.in_one, month.in_two) == (5, 1, 3)
    assert (month.share(month.in_one), month.share(month.in_two)) == (20, 60)


def test_the_askers_own_reply_and_questions_that_are_gone_do_not_count(database: Database) -> None:
    ask(database, HOUR, by="U1")
    ask(database, HOUR, state=State.WITHDRAWN)
    ask(database, HOUR, state=State.DUPLICATE)
    [month] = october(database)
    assert (month.asked, month.in_two) == (1, 0)


def test_a_question_that_still_has_time_is_in_no_share(database: Database) -> None:
    ask(database, HOUR)
    [month] = october(database, MONDAY + 2 * HOUR)
    assert (month.asked, month.waiting) == (0, 1)


def test_no_share_of_fewer_than_five(database: Database) -> None:
    for _ in range(4):
        ask(database, HOUR)
    [month] = october(database)
    assert month.share(month.in_one) is None
    ask(database, HOUR)
    [month] = october(database)
    assert month.share(month.in_one) == 100


def test_months_are_those_of_japan(database: Database) -> None:
    ask(database, HOUR, at=datetime(2026, 9, 30, 15, 0, tzinfo=UTC))  # midnight in Japan
    ask(database, HOUR, at=datetime(2026, 9, 30, 14, 59, tzinfo=UTC))
    assert [month.asked for month in october(database)] == [1]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_the_report_is_a_table_for_people_and_for_scripts(database: Database, tmp_path: Path) -> None:
    for _ in range(5):
        ask(database, HOUR)
    ask(database, HOUR, at=MONDAY - 24 * 30 * HOUR)
    url = {"DATABASE_URL": str(database.url)}
    told = tomoshibi(
        tmp_path, "report", "replies", "--team", TEAM, "--from", "2026-09", "--to", "2026-10", "--format", "csv", **url
    )
    assert told.returncode == 0, told.stderr
    rows = list(csv.DictReader(io.StringIO(told.stdout)))
    assert [(row["month"], row["questions"], row["within_1_day"]) for row in rows] == [
        ("2026-09", "1", ""),
        ("2026-10", "5", "100"),
    ]
    assert tomoshibi(tmp_path, "report", "replies", "--from", "never", **url).returncode == 2
    none = tomoshibi(tmp_path, "report", "replies", "--team", TEAM, "--from", "2020-01", "--to", "2020-02", **url)
    assert (none.stdout, none.returncode) == ("", 0)
    assert "まだ、数えられるものがありません" in none.stderr
