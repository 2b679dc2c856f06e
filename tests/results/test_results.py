"""What came of it all: in figures that organisers can show, of this year or of a month, and as a table."""

import csv
import io
from pathlib import Path

import openpyxl
import pytest

from bot import bodies, members
from bot.app import Bot
from bot.bodies import Entry
from bot.sandbox import Slack, User, WorldClock
from bot.settings import Settings
from tests.kinds import on_sqlite_alone
from tests.reading import read
from tests.test_command_line import tomoshibi


@pytest.fixture
def config(config: Settings, slack: Slack) -> Settings:
    """Suzuki organises; questions can be asked without a name."""
    return config.model_copy(update={"organisers": (slack.user("suzuki").id,), "anonymity_key": "k" * 40})


@pytest.fixture
def autumn(bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User) -> None:
    """Odawara asked and was helped by Miura, which copied what Odawara told; somebody asked without a name."""
    with bot.database.begin() as session:
        team_id = bot.parts.team_id
        towns = {sato: ("142069", "小田原市"), tanaka: ("142107", "三浦市")}
        entries = [Entry(name, bodies.kind_of(code), bodies.prefecture_of(code), code) for code, name in towns.values()]
        bodies.keep(session, team_id=team_id, entries=entries)
        for who, (_, name) in towns.items():
            [body] = bodies.named(session, team_id=team_id, name=name)
            member = members.known(session, team_id=team_id, user_id=who.id)
            members.settle(session, member, body=body, section="総務課")
    clock.to("2026-10-06 10:00")
    asked = slack.post(sato, "#質問", "庁用車の予約はどうしていますか")
    answer = slack.post(tanaka, "#質問", "共有の予定表です", thread=asked)
    slack.react(sato, answer, "white_check_mark")
    slack.command(tanaka, "/ask")
    slack.submit(tanaka, question="議場の音が割れます", anonymous=["yes"])
    slack.command(sato, "/share")
    slack.choose(sato, "knowhow.kind", "story")
    story = {"problem": "電話が多い", "steps": "予定表を共有", "effect": "電話が減った", "hours_saved": "120"}
    assert slack.submit(sato, kind="story", title="公用車の予定表", **story) == {}
    bot.settle()
    while slack.modal(sato):
        slack.close(sato)
    slack.command(tanaka, "/knowhow", "公用車 種類:事例")
    slack.click(tanaka, "knowhow.read")
    slack.click(tanaka, "knowhow.copied")
    assert slack.submit(tanaka) == {}
    bot.settle()


WHOLE = {
    "質問（件）": "2",
    "1営業日以内に返事がついた質問（%）": "5件に満たないため出しません",
    "解決した質問（件）": "1",
    "ほかの団体の人から返事がついた質問（件）": "1",
    "質問や返事をした団体（団体）": "2",
    "加わったノウハウ（件）": "2",
    "そのノウハウで1年に減る時間（書いた人による、時間）": "120",
    "ほかの団体による「真似した」（件）": "1",
    "真似した団体（団体）": "1",
    "開いた集まり（回）": "0",
    "集まりの参加（のべ人）": "0",
}


@pytest.mark.usefixtures("autumn")
def test_an_organiser_sees_what_came_of_it_this_year_and_in_each_month(
    bot: Bot, slack: Slack, clock: WorldClock, suzuki: User
) -> None:
    clock.to("2026-11-10 10:00")
    slack.command(suzuki, "/tomoshibi", "成果")
    shown = read(slack.modal(suzuki))
    for name, value in WHOLE.items():
        assert f"{name}　{value}\n" in shown
    assert "2026年度" in str(slack.modal(suzuki))
    slack.choose(suzuki, "results.span", "2026-11")
    assert "質問（件）　0" in read(slack.modal(suzuki))
    slack.choose(suzuki, "results.span", "2026-10")
    assert "質問（件）　2" in read(slack.modal(suzuki))


@pytest.mark.usefixtures("autumn")
def test_an_organiser_gets_a_table_by_month_to_count_with(
    bot: Bot, slack: Slack, clock: WorldClock, suzuki: User
) -> None:
    clock.to("2026-11-10 10:00")
    slack.command(suzuki, "/tomoshibi", "成果")
    slack.choose(suzuki, "results.span", "2026-10")
    slack.click(suzuki, "results.table", at="modal")
    bot.settle()
    assert "Excel の表を送りました" in read(slack.modal(suzuki))
    assert "質問（件）　2" in read(slack.modal(suzuki))
    [message] = [each for each in slack.dms(suzuki) if each.files]
    assert "2026年度" in message.text
    [file] = message.files
    assert file["name"] == "成果の数字-2026年度-2026-11-10.xlsx"
    sheet = openpyxl.load_workbook(io.BytesIO(slack.world.files[file["id"]].content)).worksheets[0]
    header, *rows = sheet.iter_rows(values_only=True)
    figures = {row[0]: row[1:] for row in rows[: len(WHOLE)]}
    assert header == ("項目", "2026年度", *(f"2026年{month}月" for month in range(4, 12)))
    assert figures.keys() == WHOLE.keys()
    assert figures["質問（件）"] == (2, 0, 0, 0, 0, 0, 0, 2, 0)
    assert figures["1営業日以内に返事がついた質問（%）"][0] == "－"
    assert "みんなに見えているものだけ" in str(rows[-1][0])


@on_sqlite_alone
def test_where_slack_takes_no_file_the_organiser_is_told_and_the_figures_stay(
    bot: Bot, slack: Slack, suzuki: User
) -> None:
    bot.settle()
    slack.command(suzuki, "/tomoshibi", "成果")
    slack.faults.fail_next("files.getUploadURLExternal", "missing_scope")
    slack.click(suzuki, "results.table", at="modal")
    assert "表を送れませんでした" in read(slack.modal(suzuki))
    slack.close(suzuki)
    assert "質問（件）　0" in read(slack.modal(suzuki))


@on_sqlite_alone
def test_nobody_else_sees_them(bot: Bot, slack: Slack, sato: User) -> None:
    bot.settle()
    slack.command(sato, "/tomoshibi", "成果")
    assert "事務局の方だけ" in slack.ephemerals(sato)[-1].text


@pytest.mark.usefixtures("autumn")
@on_sqlite_alone
def test_the_report_is_a_table_by_month(bot: Bot, tmp_path: Path) -> None:
    url = {"DATABASE_URL": str(bot.database.url)}
    months = ("--from", "2026-08", "--to", "2026-11", "--format", "csv")
    told = tomoshibi(tmp_path, "report", "results", "--team", bot.parts.team_id, *months, **url)
    assert told.returncode == 0, told.stderr
    rows = list(csv.DictReader(io.StringIO(told.stdout)))
    figures = [(row["month"], row["questions-achieved-asked"], row["questions-achieved-in-time"]) for row in rows]
    assert figures == [("2026-10", "2", ""), ("2026-11", "0", "")]
    assert tomoshibi(tmp_path, "report", "results", "--from", "never", **url).returncode == 2
