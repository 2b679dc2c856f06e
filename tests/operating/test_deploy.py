"""What `docs/operating.md` and `docs/deploy/` tell operators to do exists, and fits the program."""

import re
import shutil
import subprocess
from pathlib import Path

import httpx
import pytest
import typer

import handlers
from bot import stopping
from bot.__main__ import cli
from bot.app import Bot
from bot.sandbox import Slack, User
from bot.settings import Settings
from tests.lobby import Lobby

ROOT = Path(__file__).parent.parent.parent
DOCS = ROOT / "docs"
DEPLOY = {file.name: file.read_text("utf-8") for file in (DOCS / "deploy").iterdir()}
MANUAL = (DOCS / "operating.md").read_text("utf-8")
ELSEWHERE = {"POSTGRES_USER", "POSTGRES_DB", "POSTGRES_PASSWORD", "PATH", "PYTHONUNBUFFERED"}


def test_every_command_that_operators_are_told_exists() -> None:
    commands = set(typer.main.get_command(cli).commands)  # type: ignore[attr-defined]  # a group of commands
    told = {"run", *re.findall(r"tomoshibi ([a-z]+)\b", " ".join((MANUAL, *DEPLOY.values())))}
    assert {"backup", "restore", "doctor", "migrate"} <= told
    assert told - {"tomoshibi"} <= commands


def test_every_file_that_is_named_is_there() -> None:
    for name in re.findall(r"\((deploy/[^)#]+)\)", MANUAL):
        assert (DOCS / name).exists(), name
    for name in re.findall(r"(?:-r|-f) (\.?[\w./-]+\.(?:txt|yaml)|docs/\S+)", DEPLOY["Containerfile"]):
        assert (ROOT / name).exists(), name


def test_what_is_shown_to_the_outside_is_what_slack_and_people_ask_for_and_no_figures() -> None:
    rooms = {"slack", *(room for feature in handlers.FEATURES for room in feature.pages)}
    [shown] = re.findall(r"location ~ \^/\(([\w|]+)\)/", DEPLOY["nginx.conf"])
    assert set(shown.split("|")) == rooms
    [shown] = re.findall(r"path -m beg (.+)", DEPLOY["haproxy.cfg"])
    assert {room.strip("/") for room in shown.split()} == rooms


def test_stops_are_given_the_time_that_they_may_take() -> None:
    for name, pattern in (
        ("tomoshibi.service", r"TimeoutStopSec=(\d+)"),
        ("compose.yaml", r"stop_grace_period: (\d+)s"),
    ):
        [seconds] = re.findall(pattern, DEPLOY[name])
        assert int(seconds) > stopping.LIMIT_SECONDS


def test_settings_that_are_set_are_settings() -> None:
    compose = re.findall(r"^      ([A-Z_]+):", DEPLOY["compose.yaml"], re.MULTILINE)
    container = re.findall(r"^(?:ENV|   ) +([A-Z_]+)=", DEPLOY["Containerfile"], re.MULTILINE)
    assert {"DATABASE_URL", "SECRET_KEYS", "HOST"} <= {*compose, *container}
    assert {name.lower() for name in {*compose, *container} - ELSEWHERE} <= set(Settings.model_fields)


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not here")
def test_the_units_are_understood(tmp_path: Path) -> None:
    units = tmp_path / "etc/systemd/system"
    units.mkdir(parents=True)
    # What the units of every machine bring along, in short.
    for name in ("sysinit.target", "basic.target", "shutdown.target", "network-online.target", "multi-user.target"):
        (units / name).write_text("[Unit]\nDescription=x\nDefaultDependencies=no\n", "utf-8")
    for name in ("timers.target", "time-sync.target", "time-set.target"):
        (units / name).write_text("[Unit]\nDescription=x\nDefaultDependencies=no\n", "utf-8")
    for name in ("tmp.mount", "-.slice", "system.slice", "systemd-journald.socket"):
        (units / name).write_text("[Unit]\nDescription=x\nDefaultDependencies=no\n", "utf-8")
    ours = [name for name in DEPLOY if name.startswith("tomoshibi")]
    for name in ours:
        (units / name).write_text(DEPLOY[name], "utf-8")
    program = tmp_path / "opt/tomoshibi/.venv/bin/tomoshibi"
    program.parent.mkdir(parents=True)
    program.touch(0o755)
    told = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", f"--root={tmp_path}", *ours],  # noqa: S607 (wherever it is)
        capture_output=True,
        text=True,
        check=False,
    )
    assert [line for line in told.stderr.splitlines() if "tomoshibi" in line] == []


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_every_figure_that_is_explained_is_given(bot: Bot, lobby: Lobby, slack: Slack, sato: User) -> None:
    slack.command(sato, "/knowhow", "議会", channel="#質問")
    bot.job_failed("meetups", bot.parts)
    page = httpx.get(lobby.address.replace("/slack/events", "/metrics")).text
    told = set(re.findall(r"`(tomoshibi_\w+)", MANUAL)) | set(
        re.findall(r"(tomoshibi_\w+)[{[]", DEPLOY["prometheus.yaml"])
    )
    given = set(re.findall(r"^(tomoshibi_\w+)", page, re.MULTILINE))
    only_sometimes = {"tomoshibi_letters_dead", "tomoshibi_questions_replied_percent"}
    assert told - only_sometimes - {"tomoshibi_turn_seconds"} <= given
    assert {name for name in given if not name.startswith("tomoshibi_turn_seconds")} <= {
        *told,
        "tomoshibi_turns_created",
        "tomoshibi_job_failures_created",
    }
