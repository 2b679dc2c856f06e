"""`tomoshibi doctor` finds what is wrong, says what to do about it, and shows no secret."""

import json
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot import outbox, schema
from bot.app import Bot
from bot.backups import command as backup
from bot.db import Database
from bot.health import configuration as doctor_settings
from bot.health import data as doctor_data
from bot.health import doctor
from bot.health.findings import Finding, Mark
from bot.installation import installations
from bot.letters.pacing import Pace
from bot.manifest import manifest
from bot.sandbox import Slack, WorldClock
from bot.settings import Settings
from knowledge.reindexing import IndexState
from tests.test_command_line import tomoshibi

Examine = Callable[..., dict[str, list[Finding]]]


@pytest.fixture
def examine(bot: Bot, config: Settings, database: Database, tmp_path: Path) -> Examine:
    """Look at the bot that is there, in a folder of its own; the findings by what they are about."""

    def examined(**settings: object) -> dict[str, list[Finding]]:
        url = database.url.render_as_string(hide_password=False)
        own = {"database_url": url, "anonymity_key": "k" * 40, "backup_folder": str(tmp_path)}
        found: dict[str, list[Finding]] = {}
        for finding in doctor.examine(config.model_copy(update=own | settings)):
            found.setdefault(finding.about, []).append(finding)
        return found

    return examined


def marks(found: dict[str, list[Finding]], about: str) -> set[Mark]:
    return {finding.mark for finding in found[about]}


def said(found: dict[str, list[Finding]], about: str) -> str:
    return " ".join(f"{finding.what} {finding.to_do}" for finding in found[about])


def test_a_bot_that_is_well_has_nothing_to_be_put_right(examine: Examine, config: Settings, slack: Slack) -> None:
    found = examine()
    assert [each for some in found.values() for each in some if each.mark is Mark.FIX] == []
    for about in ("database", "migrations", "keys", "token", "scopes", "clock", "letters", "jobs", "index", "mail"):
        assert marks(found, about) == {Mark.OK}, about
    assert "#質問" in said(found, "channels")
    assert marks(found, "backups") == marks(found, "running") == {Mark.CARE}
    everything = str(found)
    for secret in (slack.bot_token, slack.signing_secret, config.secret_keys[0], "k" * 40):
        assert secret not in everything


def test_letters_jobs_and_the_index_are_looked_at(
    examine: Examine, bot: Bot, database: Database, clock: WorldClock
) -> None:
    bot.settle()
    now, team = clock.now(), bot.parts.team_id
    with database.begin() as session:
        for key, failure, age in (("dead", "is_archived", 0), ("stuck", None, 3)):
            letter = outbox.post(session, team_id=team, key=key, to="C1", message={}, now=now)
            letter.failure, letter.due_at = failure, None if failure else now - timedelta(hours=age)
        session.get_one(IndexState, team).made_with = "another dictionary"
        session.add(Pace(team, "job:meetups", since=now, until=now + timedelta(days=3650), failures=7))
    found = examine()
    assert marks(found, "letters") == {Mark.FIX}
    assert "アーカイブされています" in said(found, "dead_letters")
    assert "meetups" in said(found, "jobs")
    assert marks(found, "index") == {Mark.CARE}


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_channels_in_which_the_bot_is_not_are_named(examine: Examine, slack: Slack) -> None:
    slack.add_channel("秘密", private=True)
    slack.add_channel("廊下")
    channels = (slack.channel("#秘密").id, slack.channel("#廊下").id, "C9")
    found = examine(question_channels=channels)
    assert len([each for each in found["channels"] if each.mark is Mark.FIX]) == 3
    assert "/invite" in said(found, "channels")


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_scopes_that_are_missing_are_named(examine: Examine, slack: Slack) -> None:
    slack.world.manifest.scopes.remove("reactions:read")
    found = examine()
    assert marks(found, "scopes") == {Mark.FIX}
    assert "reactions:read" in said(found, "scopes")


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_token_that_slack_refuses_and_a_slack_that_cannot_be_reached_are_told_apart(examine: Examine) -> None:
    assert "invalid_auth" in said(examine(slack_bot_token="xoxb-old"), "token")
    assert "プロキシ" in said(examine(slack_api_url="http://127.0.0.1:9/api/"), "token")


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_every_workspace_is_looked_at(examine: Examine, bot: Bot, slack: Slack, database: Database) -> None:
    with database.begin() as session:
        for team_id in ("T7", "T8"):
            session.add(
                installations.Installation(
                    team_id, bot.parts.clock.now(), bot.parts.clock.now(), token=f"sealed {team_id}"
                )
            )
    found = examine()
    assert [each.team for each in found["keys"] if each.mark is Mark.FIX] == ["T7", "T8"]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_backup_says_how_old_it_is(examine: Examine, tmp_path: Path) -> None:
    file = tmp_path / "tomoshibi-20261001-030000.backup"
    file.touch()
    assert marks(examine(), "backups") == {Mark.OK}
    os.utime(file, (0, 0))
    assert marks(examine(), "backups") == {Mark.CARE}
    assert backup.in_folder(tmp_path) == [file]


@pytest.mark.parametrize(
    ("folder", "file", "is_open"),
    [(0o700, 0o600, False), (0o700, 0o644, False), (0o755, 0o600, False), (0o755, 0o644, True), (0o750, 0o640, True)],
)
def test_a_database_that_others_on_the_machine_can_read_is_told(
    tmp_path: Path, folder: int, file: int, is_open: bool
) -> None:
    room = tmp_path / "room"
    room.mkdir()
    (room / "tomoshibi.sqlite3").touch()
    room.chmod(folder)
    (room / "tomoshibi.sqlite3").chmod(file)
    [found] = doctor_data.readers(Database(f"sqlite:///{room}/tomoshibi.sqlite3"))
    assert found.mark == (Mark.CARE if is_open else Mark.OK)
    assert (f"chmod 700 {room}" in found.to_do) == is_open


def test_a_database_that_is_behind_is_not_touched(tmp_path: Path, database: Database, config: Settings) -> None:
    old = Database(f"sqlite:///{tmp_path}/old.sqlite3")
    schema.upgrade(old, "questions")
    found = list(doctor.examine(config.model_copy(update={"database_url": str(old.url)})))
    assert next(each for each in found if each.about == "migrations").to_do == "tomoshibi migrate を動かしてください。"
    assert schema.revision_of(old) == "questions"
    old.close()


def test_every_setting_is_explained() -> None:
    assert list(doctor_settings.ABOUT) == list(Settings.model_fields)
    hidden = {name for name, field in Settings.model_fields.items() if not field.repr}
    assert hidden <= doctor_settings.SECRETS
    shown = str(list(doctor_settings.explained(Settings(_env_file=None, database_url="postgresql://u:geheim@h/d"))))
    assert "geheim" not in shown
    assert "postgresql://u:***@h/d" in shown


def test_a_private_channel_of_the_organisers_is_nothing_to_be_put_right(examine: Examine, slack: Slack) -> None:
    private = slack.add_channel("打ち合わせ", private=True, members=[slack.bot])
    found = examine(organiser_channel=private.id)
    assert marks(found, "channels") == {Mark.OK}
    assert f"{private.id} は非公開です" in said(found, "channels")


def test_on_the_command_line_the_exit_says_whether_something_is_to_be_put_right(tmp_path: Path) -> None:
    told = tomoshibi(tmp_path, "doctor")
    assert told.returncode == 1
    assert "直してください" in told.stdout
    assert "直してください  SLACK_BOT_TOKEN" in told.stdout
    assert "OK  SLACK_BOT_TOKEN" not in told.stdout
    slack = Slack(manifest(Settings(_env_file=None)), clock=WorldClock())
    with slack.serve():
        told = tomoshibi(
            tmp_path,
            *("doctor", "--json"),
            SLACK_BOT_TOKEN=slack.bot_token,
            SLACK_SIGNING_SECRET=slack.signing_secret,
            SLACK_API_URL=slack.api_url,
        )
    assert told.returncode == 0, told.stdout
    found = json.loads(told.stdout)
    assert found["ok"]
    assert {each["mark"] for each in found["findings"]} == {"ok", "care"}
    assert not list(tmp_path.rglob("*.sqlite3"))
