"""Tokens that expire, keys that are changed, and processes that die in between."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot import web_api
from bot.app import Bot, build
from bot.db import Base, Database
from bot.installation import installations, rekeying, rotation
from bot.installation.installations import PURPOSE
from bot.sandbox import Installation, Slack, WorldClock
from bot.settings import Settings
from bot.vault import vault
from tests.installing.browser import Browser
from tests.kinds import on_sqlite_alone
from tests.test_command_line import tomoshibi

OLD, NEW = "a key for these tests that nobody could guess", "another key for these tests that nobody guesses"


def refreshes(team: Installation) -> int:
    """How many times a new token was asked for in exchange for an old one."""
    return sum(call.arguments.get("grant_type") == "refresh_token" for call in team.calls)


@on_sqlite_alone
def test_a_token_is_renewed_long_before_it_expires(bot: Bot, slack: Slack, browser: Browser, clock: WorldClock) -> None:
    browser.install(slack.user("sato"))
    first = slack.bot_token
    clock.advance(timedelta(hours=7))
    bot.settle()
    assert slack.bot_token == first
    clock.advance(timedelta(hours=1))
    bot.settle()
    assert slack.bot_token != first
    assert bot.parts.slack.token == slack.bot_token
    for _ in range(3):
        clock.advance(timedelta(hours=9))
        bot.settle()
    assert web_api.whoami(bot.parts.slack)["team_id"] == slack.team.id


def test_a_token_that_ran_out_while_the_bot_was_away_is_renewed_and_letters_go_out(
    bot: Bot, slack: Slack, browser: Browser, clock: WorldClock
) -> None:
    browser.install(slack.user("sato"))
    clock.advance(timedelta(days=3))
    bot.settle()
    clock.advance(timedelta(minutes=11))  # a letter that met the old token waits a little
    bot.settle()
    assert "最初の事務局" in slack.dms(slack.user("sato"))[0].text


@on_sqlite_alone
def test_one_process_at_a_time_asks_for_a_new_token(
    bot: Bot, slack: Slack, browser: Browser, clock: WorldClock, config: Settings, database: Database
) -> None:
    browser.install(slack.user("sato"))
    other = build(config, clock=clock, database=database, slack=web_api.client(config))
    clock.advance(timedelta(hours=9))
    with database.alone(f"token:{slack.team.id}"):
        assert not rotation.renew_next(other.parts, other.workspaces)
    assert rotation.renew_next(bot.parts, bot.workspaces)
    assert not rotation.renew_next(other.parts, other.workspaces)
    assert refreshes(slack) == 1
    other.workspaces.look()
    assert other.parts.slack.token == slack.bot_token


def test_when_an_answer_is_lost_organisers_are_asked_and_the_bot_works_on(
    bot: Bot, slack: Slack, browser: Browser, clock: WorldClock
) -> None:
    sato = slack.user("sato")
    browser.install(sato)
    bot.settle()
    clock.advance(timedelta(hours=9))
    slack.faults.fail_next("oauth.v2.access", drop_after_accept=True)
    bot.settle()
    bot.settle()
    assert "もう一度「Slack に追加する」" in slack.dms(sato)[-1].text
    slack.command(sato, "/tomoshibi", "チャンネル")
    assert slack.modal(sato)
    assert refreshes(slack) == 2
    assert browser.install(sato).status_code == 200
    clock.advance(timedelta(hours=9))
    bot.settle()
    assert refreshes(slack) == 3
    assert web_api.whoami(bot.parts.slack)["team_id"] == slack.team.id


def test_everything_sealed_is_sealed_anew_with_the_first_key(
    bot: Bot, slack: Slack, browser: Browser, config: Settings, database: Database, clock: WorldClock
) -> None:
    browser.install(slack.user("sato"))
    turning = config.model_copy(update={"secret_keys": (NEW, OLD)})
    assert rekeying.renew_all(turning, database).count == 2
    turned = config.model_copy(update={"secret_keys": (NEW,)})
    after = build(turned, clock=clock, database=database, slack=web_api.client(turned))
    assert after.parts.slack.token == slack.bot_token
    assert rekeying.renew_all(config, database).lost == {"installation.token": 1, "installation.refresh_token": 1}


def test_a_token_that_no_key_opens_is_reported_and_others_are_served(
    bot: Bot, both: tuple[Installation, Installation], config: Settings
) -> None:
    kanagawa, shizuoka = both
    with bot.database.begin() as session:
        row = installations.find(session, shizuoka.team.id)
        assert row
        row.token = vault(config.model_copy(update={"secret_keys": (NEW,)}), PURPOSE).seal("xoxb-")
    bot.workspaces.look()
    assert list(bot.workspaces.now()) == [kanagawa.team.id]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_the_command_says_how_much_it_sealed_anew_and_what_no_key_opens(
    slack: Slack, browser: Browser, config: Settings, database: Database, tmp_path: Path
) -> None:
    browser.install(slack.user("sato"))
    first, second = "first" * 8, "second" * 8
    rekeying.renew_all(config.model_copy(update={"secret_keys": (first, OLD)}), database)
    where = {"DATABASE_URL": database.url.render_as_string(hide_password=False)}
    done = tomoshibi(tmp_path, "rekey", **where, SECRET_KEYS=f"{second},{first}")
    assert (done.returncode, done.stderr) == (0, "2件を、先頭の鍵で暗号化し直しました。\n")
    lost = tomoshibi(tmp_path, "rekey", **where, SECRET_KEYS=first)
    assert lost.returncode == 1
    assert "installation.token（1件）" in lost.stderr


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_every_sealed_column_says_for_what(database: Database) -> None:
    sealed = {
        f"{table.name}.{column.name}": column.info["sealed"]
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if "sealed" in column.info
    }
    assert {"installation.token", "installation.refresh_token"} <= sealed.keys()
    assert all(isinstance(purpose, str) and purpose for purpose in sealed.values())
