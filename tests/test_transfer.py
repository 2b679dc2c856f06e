"""Import and export as an operator types them."""

import io
import json
import os
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from typer.testing import CliRunner, Result

from bot.__main__ import cli
from bot.app import Bot
from bot.db import Database
from bot.manifest import manifest
from bot.sandbox import Slack, User, WorldClock
from bot.settings import Settings
from knowledge import exporting


def tomoshibi(*arguments: str, **settings: str) -> Result:
    return CliRunner().invoke(cli, arguments, env={"COLUMNS": "200"} | settings)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """An empty folder to work in, and the settings of a workspace."""
    for name in os.environ.keys() & {name.upper() for name in Settings.model_fields}:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    slack = Slack(manifest(Settings(_env_file=None)), clock=WorldClock())
    with slack.serve():
        yield {"HOME": str(tmp_path), "SLACK_BOT_TOKEN": slack.bot_token, "SLACK_API_URL": slack.api_url}


def test_a_workbook_is_rehearsed_imported_exported_and_imported_again(tmp_path: Path, office: dict[str, str]) -> None:
    book = openpyxl.Workbook()
    for row in (
        ["町のノウハウ"],
        [],
        ["題名", "本文", "タグ", "いまの担当", "いまの担当の Slack ID"],
        ["代決", "権限を先に渡します", "文書、決裁", "高橋 陸", "U0TAKAHASHI"],
        ["", "文", ""],
    ):
        book.worksheets[0].append(row)
    book.save(tmp_path / "notes.xlsx")

    told = tomoshibi("import", "notes.xlsx", "--dry-run", **office)
    assert (told.exit_code, told.stdout) == (0, "")
    assert "シート「Sheet」を読みました。" in told.stderr
    assert "加える: 4行目「代決」" in told.stderr
    assert "5行目: 題名がありません" in told.stderr
    assert "4行目: いまの担当（高橋 陸・U0TAKAHASHI）は、このワークスペースに見つかりません。" in told.stderr
    assert "（試しただけです）加える 1件、改める 0件、そのまま 0件、取り込めない 1件。" in told.stderr
    assert tomoshibi("export", "--format", "jsonl", **office).stdout == ""

    assert "1件を加えました" in tomoshibi("import", "notes.xlsx", **office).stderr
    told = tomoshibi("export", "--format", "jsonl", **office)
    [line] = told.stdout.splitlines()
    assert json.loads(line)["tags"] == ["文書", "決裁"]
    assert json.loads(line)["keeper_id"] == "U0TAKAHASHI"
    assert "1件を書き出しました" in told.stderr
    assert tomoshibi("export", "--output", "all.xlsx", **office).stdout == ""
    assert [(tmp_path / name).stat().st_mode & 0o777 for name in ("all.xlsx", "data")] == [0o600, 0o700]
    again = tomoshibi("import", "all.xlsx", **office)
    assert "0件を加えました。1件は、すでにありました。0件を改めました。0件は取り込めませんでした。" in again.stderr
    assert [file.name for file in tmp_path.glob(".*")] == []


def test_a_wrong_file_gets_one_sentence(tmp_path: Path, office: dict[str, str]) -> None:
    with ZipFile(tmp_path / "手引き.docx", "w") as archive:
        archive.writestr("word/document.xml", "x")
    told = tomoshibi("import", "手引き.docx", **office)
    assert told.exit_code == 1
    assert told.stderr.startswith("手引き.docx は読めませんでした。Word の文書です。")
    assert told.stderr.count("\n") == 1


def test_what_cannot_be_meant_was_called_wrongly(tmp_path: Path) -> None:
    file = tmp_path / "notes.csv"
    file.write_text("題名,本文\n", "utf-8")
    for wrong in (
        ["export", "--format", "xlsx"],
        ["export", "--output", "all.pdf"],
        ["import", str(file), "--channel", "質問"],
    ):
        assert tomoshibi(*wrong).exit_code == 2


def test_a_place_where_nothing_can_be_written_is_told(tmp_path: Path, office: dict[str, str]) -> None:
    folder = tmp_path / "no-such-folder"
    told = tomoshibi("export", "--output", str(folder / "all.csv"), **office)
    assert told.exit_code == 1
    assert "書けませんでした" in told.stderr
    assert "Traceback" not in told.stderr


def test_an_export_of_slack_is_imported_by_the_same_command(tmp_path: Path, office: dict[str, str]) -> None:
    thread = [
        {
            "type": "message",
            "user": "U0A",
            "text": "様式は",
            "ts": "1748822401.000100",
            "thread_ts": "1748822401.000100",
        },
        {
            "type": "message",
            "user": "U0B",
            "text": "別紙です",
            "ts": "1748822402.000100",
            "thread_ts": "1748822401.000100",
        },
    ]
    with ZipFile(tmp_path / "slack.zip", "w") as archive:
        for name, content in (
            ("channels.json", [{"id": "C0A", "name": "質問"}]),
            ("users.json", [{"id": "U0A", "real_name": "佐藤"}, {"id": "U0B", "real_name": "田中"}]),
            ("質問/2025-06-02.json", thread),
        ):
            archive.writestr(name, json.dumps(content))
    told = tomoshibi("import", "slack.zip", **office)
    assert told.exit_code == 1
    assert "--channel で選んでください: #質問" in told.stderr
    told = tomoshibi("import", "slack.zip", "--channel", "質問", **office)
    assert (told.exit_code, told.stdout) == (0, "")
    assert "1件の質問を加えました" in told.stderr


@pytest.fixture
def config(config: Settings) -> Settings:
    """An installation that can promise anonymity."""
    return config.model_copy(update={"anonymity_key": "a-key-for-these-tests-that-nobody-could-guess"})


def test_whoever_asked_without_a_name_is_in_no_export(
    bot: Bot, slack: Slack, database: Database, sato: User, tanaka: User
) -> None:
    slack.command(sato, "/ask")
    slack.submit(sato, question="休職中の同僚の権限はどうしますか", anonymous=["yes"])
    bot.settle()
    [root] = [message for message in slack.channels["#質問"] if message.bot_id and not message.subtype]
    answer = slack.post(tanaka, "#質問", "所属長が預かります", thread=root)
    bot.settle()
    slack.click(sato, "questions.solve_by")
    bot.settle()
    for form, write in exporting.FORMATS.items():
        file = io.BytesIO()
        with database.snapshot() as session:
            assert write(session, bot.parts.team_id, file, lambda _: None) == 1
        data = file.getvalue()
        if form == "xlsx":
            with ZipFile(file) as archive:
                data = b"".join(archive.read(name) for name in archive.namelist())
        text = data.decode("utf-8", "ignore")
        assert answer.text in text
        assert "休職中の同僚" in text
        for trace in (sato.id, sato.real_name, "anonymous:", "sealed:", "税務課"):
            assert trace not in text
