"""What has had its time goes by itself, in small batches, and nothing goes before."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import String, func, insert, select, update

from bot.app import Bot
from bot.db import Base, Database
from bot.members import Member
from bot.privacy import retention
from bot.privacy.retention import RULES, Rule
from bot.sandbox import Slack, User, WorldClock
from tests.everything import fill
from tests.mydata.dump import dump, naming
from tests.reading import read

TEAM = "TELSEWHERE"


def left(database: Database, rule: Rule) -> int:
    """How many rows of a rule's tables are there with all they said."""
    count = 0
    with database.read() as session:
        for name in rule.tables:
            table = Base.metadata.tables[name]
            rows = session.execute(select(table).where(table.c.team_id == TEAM)).mappings().all()
            count += sum(all(row[column] for column in rule.emptied or ()) for row in rows)
    return count


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_rule_lets_go_when_its_time_has_come_and_not_before(
    bot: Bot, database: Database, clock: WorldClock, rule: Rule
) -> None:
    begin = clock.now()
    with database.begin() as session:
        fill(session, team_id=TEAM, owner="USOMEBODY", now=begin, channel="C1")
        for name, column in rule.tables.items():
            table = Base.metadata.tables[name]
            day = begin.date() if table.c[column].type.python_type.__name__ == "date" else begin
            session.execute(update(table).where(table.c.team_id == TEAM).values({column: day}))
    there = left(database, rule)
    assert there == len(rule.tables)
    for days, kept in ((rule.days - 1, there), (rule.days + 1, 0)):
        with database.begin() as session:
            retention.let_go(session, team_id=TEAM, now=begin + timedelta(days=days))
        assert left(database, rule) == kept


def test_it_goes_in_batches_once_a_day(bot: Bot, database: Database, clock: WorldClock) -> None:
    gaps = Base.metadata.tables["gap"]
    old = clock.now() - timedelta(days=400)
    many = [{"team_id": bot.parts.team_id, "query": f"言葉{n}", "at": old} for n in range(retention.BATCH + 20)]
    with database.begin() as session:
        session.execute(insert(gaps), many)
        assert retention.let_go(session, team_id=bot.parts.team_id, now=clock.now())
        assert session.scalar(select(func.count()).select_from(gaps)) == 20
        session.execute(insert(gaps), many[:1])
    bot.settle()  # today it was done when the bot came up; tomorrow it is done again
    clock.advance(timedelta(days=1))
    bot.settle()
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(gaps)) == 0


def test_a_delivered_letter_forgets_what_it_said_and_is_not_sent_again(
    bot: Bot, slack: Slack, database: Database, clock: WorldClock, sato: User
) -> None:
    slack.command(sato, "/ask", "公用車の予約はどうしていますか")
    slack.submit(sato)
    bot.settle()
    sent = len(slack.channels["#質問"])
    clock.advance(timedelta(days=91))
    bot.settle()
    letters = Base.metadata.tables["letter"]
    said = select(letters.c.message.cast(String)).where(letters.c.key == "question:1")
    with database.read() as session:
        assert session.scalar(said) == "{}"
    assert len([each for each in slack.channels["#質問"][:sent] if "公用車" in str(each.blocks)]) == 1


def test_what_somebody_left_behind_goes_a_year_after_they_left(
    bot: Bot, slack: Slack, database: Database, clock: WorldClock, sato: User
) -> None:
    slack.command(sato, "/study", "25分 統計")
    slack.post(sato, "#質問", "公用車の予約はどうしていますか")
    bot.settle()
    slack.change_user(sato, deleted=True)
    bot.settle()
    with database.read() as session:
        assert session.get_one(Member, (bot.parts.team_id, sato.id)).left_at == clock.now()
    clock.advance(timedelta(days=300))
    bot.settle()
    assert ("study_record", "user_id") in naming(dump(database), sato.id)
    clock.advance(timedelta(days=67))
    bot.settle()
    assert {table for table, _ in naming(dump(database), sato.id)} <= {"member", "first_contact", "seen"}
    assert "公用車" in str(dump(database)["question"])


def test_a_workspace_that_took_the_bot_out_is_forgotten_after_a_time(
    bot: Bot, database: Database, clock: WorldClock
) -> None:
    with database.begin() as session:
        fill(session, team_id=TEAM, owner="USOMEBODY", now=clock.now(), channel="C1")
        installation = Base.metadata.tables["installation"]
        gone = update(installation).where(installation.c.team_id == TEAM)
        session.execute(gone.values(revoked_at=clock.now()))
    clock.advance(timedelta(days=89))
    bot.settle()
    assert any(dump(database, team_id=TEAM).values())
    clock.advance(timedelta(days=2))
    bot.settle()
    assert not any(dump(database, team_id=TEAM).values())


def test_the_documentation_says_how_long_what_is_kept() -> None:
    text = (Path(__file__).parent.parent.parent / "docs" / "data.md").read_text("utf-8")
    said = re.findall(r"\| (\d+)(日|年) \|$", text, re.MULTILINE)
    told = [*(rule.days for rule in RULES), retention.AFTER_LEAVING.days, retention.AFTER_UNINSTALLING.days]
    assert said == [(str(days // 365), "年") if days >= 365 else (str(days), "日") for days in told]


@pytest.mark.usefixtures("bot")
def test_people_read_years_where_people_say_years(slack: Slack, sato: User) -> None:
    slack.command(sato, "/tomoshibi", "mydata")
    shown = read(slack.modal(sato))
    assert "ノウハウの前の版　2年" in shown
    assert "学習と「業務で使った」の記録　5年" in shown
    assert "送り終えた手紙の中身　90日" in shown
