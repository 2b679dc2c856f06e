"""Rosters at the command line: members go out, a changed roster comes in, and organisers are told in Slack."""

import io
import os
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import select
from typer.testing import CliRunner, Result

from bot import schema
from bot.__main__ import cli
from bot.db import Database
from bot.manifest import manifest
from bot.outbox import Letter
from bot.sandbox import Slack, WorldClock
from bot.settings import Settings
from handlers.april.model import RosterStep
from tests.april.conftest import workbook


def tomoshibi(*arguments: str, **settings: str) -> Result:
    return CliRunner().invoke(cli, arguments, env={"COLUMNS": "200"} | settings)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """An empty folder to work in, and the settings of a workspace with two people."""
    for name in os.environ.keys() & {name.upper() for name in Settings.model_fields}:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    slack = Slack(manifest(Settings(_env_file=None)), clock=WorldClock())
    organiser = slack.add_user("mizuno", real_name="水野 環", title="神奈川県 市町村課", email="m@pref.example.jp")
    slack.add_user("tanaka", real_name="田中 健", title="三浦市 市民課", email="tanaka@miura.example.jp")
    with slack.serve():
        yield {
            "HOME": str(tmp_path),
            "SLACK_BOT_TOKEN": slack.bot_token,
            "SLACK_API_URL": slack.api_url,
            "ORGANISERS": organiser.id,
        }


def test_members_go_out_as_a_roster_and_come_back_as_a_plan(tmp_path: Path, office: dict[str, str]) -> None:
    (tmp_path / "first.xlsx").write_bytes(workbook(("三浦市", "市民課", "田中 健", "", "")))
    told = tomoshibi("import", "first.xlsx", "--roster", "--dry-run", **office)
    assert (told.exit_code, told.stdout) == (0, "")
    assert "（試しただけです）去る 0人、来る 0人、移る 0人、そのまま 1人、確かめたいこと 0件。" in told.stderr

    out = tomoshibi("report", "roster", "--output", "名簿.xlsx", **office)
    assert out.exit_code == 0
    assert "2人を書き出しました" in out.stderr
    book = openpyxl.load_workbook(io.BytesIO((tmp_path / "名簿.xlsx").read_bytes()))
    cells = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    assert ["三浦市", "市民課", "田中 健", "tanaka@miura.example.jp"] in [row[:4] for row in cells]

    (tmp_path / "april.csv").write_text(
        "団体,所属,氏名,メール\n三浦市,防災課,山田 健,tanaka@miura.example.jp\n神奈川県,市町村課,新人 一,\n", "utf-8"
    )
    told = tomoshibi("import", "april.csv", "--roster", **office)
    assert told.exit_code == 0
    assert "移る: 山田 健（三浦市 市民課 → 三浦市 防災課）" in told.stderr
    assert "去る: 水野 環（神奈川県 市町村課）" in told.stderr
    assert "Slack で `/tomoshibi 名簿` を開いて" in told.stderr

    database = Database(f"sqlite:///{tmp_path}/data/tomoshibi.sqlite3")
    schema.upgrade(database)
    with database.read() as session:
        assert len(session.scalars(select(RosterStep)).all()) == 3
        [letter] = session.scalars(select(Letter)).all()
        assert (letter.channel, "比べました" in str(letter.message)) == (office["ORGANISERS"], True)
    database.close()


def test_what_is_no_roster_is_refused_in_a_sentence(tmp_path: Path, office: dict[str, str]) -> None:
    (tmp_path / "x.csv").write_text("題名,本文\na,b\n", "utf-8")
    told = tomoshibi("import", "x.csv", "--roster", **office)
    assert told.exit_code == 1
    assert "「団体」と「氏名」の列が見つかりません" in told.stderr
    assert tomoshibi("import", "x.csv", "--roster", "--bodies").exit_code == 2
