"""What `docs/operating.md` and `docs/deploy/` tell operators to do exists, and fits the program."""

import os
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
# Of ten: what a unit may still do that it has no need for (systemd-analyze security).
MOST_EXPOSED = 2.0


def needs(*programs: str) -> pytest.MarkDecorator:
    """A real checker reads the files where it is installed."""
    missing = [program for program in programs if not shutil.which(program)]
    return pytest.mark.skipif(bool(missing), reason=f"not here: {', '.join(missing)}")


def told_by(*command: object, **environment: str) -> str:
    """What a checker says of files that it accepts."""
    told = subprocess.run(
        [str(word) for word in command], capture_output=True, text=True, check=False, env=os.environ | environment
    )
    assert told.returncode == 0, told.stdout + told.stderr
    return told.stdout


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


@needs("systemd-analyze")
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
    ours = [name for name in DEPLOY if name.endswith((".service", ".timer"))]
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


@needs("systemd-analyze")
@pytest.mark.parametrize("name", ["tomoshibi.service", "tomoshibi-backup.service"])
def test_a_unit_may_do_little_that_it_has_no_need_for(name: str) -> None:
    told = told_by("systemd-analyze", "security", "--offline=yes", "--no-pager", DOCS / "deploy" / name)
    assert float(re.findall(r"Overall exposure level.*: ([\d.]+)", told)[0]) < MOST_EXPOSED


def test_a_command_runs_as_the_service_does() -> None:
    unit, typed = DEPLOY["tomoshibi.service"], DEPLOY["tomoshibi.sh"]
    told_by("sh", "-n", DOCS / "deploy/tomoshibi.sh")
    for name, option in (
        ("User", "--uid={}"),
        ("WorkingDirectory", "--working-directory={}"),
        ("EnvironmentFile", "--property=EnvironmentFile={}"),
        ("UMask", "--property=UMask={}"),
    ):
        [value] = re.findall(rf"^{name}=(.+)$", unit, re.MULTILINE)
        assert option.format(value) in typed.split()
    [program] = re.findall(r"^ExecStart=(\S+) run$", unit, re.MULTILINE)
    assert typed.rstrip().endswith(f'{program} "$@"')


@needs("systemd-run")
def test_every_way_in_which_a_command_is_run_is_known_to_systemd() -> None:
    known = told_by("systemd-run", "--help")
    for option in re.findall(r"(--[a-z-]+)", DEPLOY["tomoshibi.sh"]):
        assert option in known


@needs("haproxy")
def test_the_balancer_is_understood() -> None:
    told_by("haproxy", "-c", "-f", DOCS / "deploy/haproxy.cfg")


def test_the_balancer_writes_down_no_address_and_repeats_only_what_did_not_happen() -> None:
    told = DEPLOY["haproxy.cfg"]
    [line] = re.findall(r"log-format \"(.+)\"", told)
    assert not re.search(r"%(HU|HP|HQ|r|ci)\b", line)
    assert "option httplog" not in told
    assert re.findall(r"retry-on (.+)", told) == ["conn-failure 503"]


@needs("nginx", "openssl")
def test_the_door_of_one_machine_is_understood(tmp_path: Path) -> None:
    made = (
        f"req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=x -keyout {tmp_path}/privkey.pem"
    )
    told_by("openssl", *made.split(), "-out", tmp_path / "fullchain.pem")
    site = DEPLOY["nginx.conf"].replace("/etc/ssl/tomoshibi", str(tmp_path))
    (tmp_path / "nginx.conf").write_text(f"events {{}} http {{ {site} }}", "utf-8")
    told_by("nginx", "-t", "-c", tmp_path / "nginx.conf", "-g", f"pid {tmp_path}/pid; error_log stderr;")


@needs("promtool")
def test_what_is_watched_is_understood(tmp_path: Path) -> None:
    told_by("promtool", "check", "config", DOCS / "deploy/prometheus.yaml")
    _, rules = DEPLOY["prometheus.yaml"].split("# rule_files に書くもの:\n")
    (tmp_path / "rules.yaml").write_text(re.sub(r"^# ", "", rules, flags=re.MULTILINE), "utf-8")
    told = told_by("promtool", "check", "rules", tmp_path / "rules.yaml")
    assert f"{rules.count('alert:')} rules found" in told


@needs("podman-compose")
def test_what_stands_together_is_understood() -> None:
    if "config" not in told_by("podman-compose", "--help"):
        pytest.skip("this podman-compose is too old to show what it reads")
    secrets = dict.fromkeys(("POSTGRES_PASSWORD", "ANONYMITY_KEY", "SECRET_KEYS"), "x")
    told = told_by("podman-compose", "-f", DOCS / "deploy/compose.yaml", "config", **secrets)
    assert "replicas: 3" in told
    assert "DATABASE_URL: postgresql://tomoshibi:x@database/tomoshibi" in told


def test_images_are_named_in_full_and_bring_along_no_secrets() -> None:
    """Podman knows no short names on Debian; what lies in the folder goes into a build unless told not to."""
    named = re.findall(r"^FROM (\S+)", DEPLOY["Containerfile"], re.MULTILINE)
    named += [name for name in re.findall(r"image: (\S+)", DEPLOY["compose.yaml"]) if name != "tomoshibi"]
    assert len(named) == 4
    assert all(name.startswith("docker.io/library/") for name in named), named
    left = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert {"**/.env", "data", ".git", ".venv"} <= set(left)


def test_the_backups_of_the_containers_lie_where_their_user_may_write() -> None:
    assert "--owner=tomoshibi --group=tomoshibi --mode=700 /backups" in DEPLOY["Containerfile"]
    assert DEPLOY["compose.yaml"].count("- ${BACKUPS:-backups}:/backups") == 2
    assert DEPLOY["compose.yaml"].count("BACKUP_FOLDER: /backups") == 2


def test_the_database_of_the_containers_has_room_for_every_connection() -> None:
    [most] = re.findall(r"max_connections=(\d+)", DEPLOY["compose.yaml"])
    [replicas] = re.findall(r"replicas: (\d+)", DEPLOY["compose.yaml"])
    # One more stands beside them while they are replaced; each may hold 58 (docs/operating.md).
    assert int(most) > (int(replicas) + 1) * 60


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
