"""`tomoshibi doctor`: looks at everything that the bot needs, and says in words what to do about what is wrong.

It changes nothing, whether the bot runs or not. Exit 0 when everything works, also when something should be looked at;
1 when something is to be put right.
"""

import dataclasses
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from slack_sdk.errors import SlackApiError
from sqlalchemy.exc import SQLAlchemyError

from bot import keys, schema, settings, web_api
from bot.clock import Clock
from bot.command_line import telling
from bot.db import Database
from bot.health import configuration as doctor_settings
from bot.health import data as doctor_data
from bot.health import slack as doctor_slack
from bot.health.findings import Finding, Mark, care, fix, ok
from bot.installation.workspaces import Workspaces
from bot.jobs import Parts
from bot.mailing import server as mail_server
from bot.settings import Settings, SettingsError

COLOURS = {Mark.OK: "green", Mark.CARE: "yellow", Mark.FIX: "red"}


def visit(*, as_json: bool) -> int:
    """Look at everything, and say what to do; the exit code."""
    with telling():
        found = list(_loaded())
    is_well = all(each.mark is not Mark.FIX for each in found)
    if as_json:
        told = {"ok": is_well, "findings": [dataclasses.asdict(each) for each in found]}
        json.dump(told, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    else:
        _show(found)
    return 0 if is_well else 1


def _loaded() -> Iterator[Finding]:
    wrong = ""
    try:
        config = settings.load(for_slack=True)
    except SettingsError as error:
        wrong = "\n".join(error.lines)
        for line in error.lines:
            yield fix("settings", line, f"環境変数か {Path('.env').absolute()} に書いてください。")
        try:
            config = settings.load()
        except SettingsError:
            return
    yield from examine(config, wrong)


def examine(config: Settings, wrong: str = "") -> Iterator[Finding]:
    """Everything there is to say with these settings, one finding after the other.

    Args:
        wrong: what was said of the settings already; those that it names are not said to be well.
    """
    for name, about, shown in doctor_settings.explained(config):
        if name not in wrong:
            yield ok("settings", f"{name}: {shown} — {about}")
    database = Database(config.database_url)
    try:
        yield from _everything_else(config, database)
    finally:
        database.close()


def _everything_else(config: Settings, database: Database) -> Iterator[Finding]:
    now = Clock().now()
    kept = list(doctor_data.database(database))
    yield from kept
    yield from doctor_data.secrets(config, database)
    yield from doctor_data.readers(database)
    yield from doctor_slack.app_token(config, web_api.client(config))
    if all(each.mark is Mark.OK for each in kept) and schema.revision_of(database) == schema.revisions()[-1]:
        # Keys that are not there yet are not made by looking.
        config = keys.with_keys(config, database) if _has_keys(config, database) else config
        yield from doctor_data.running(database)
        yield from doctor_data.sealed(config, database)
        yield from _workspaces(config, database)
    else:
        yield from doctor_slack.token(web_api.client(config))
    yield _mail(config)
    yield from doctor_data.copies(config, database, now)
    yield from doctor_data.disk(database)


def _workspaces(config: Settings, database: Database) -> Iterator[Finding]:
    """Every workspace that the app is installed in; that of the settings also when it was never used yet."""
    slack = web_api.client(config)
    own = ""
    if config.slack_bot_token:
        try:
            own = str(slack.auth_test()["team_id"])
        except (SlackApiError, OSError):
            yield from doctor_slack.token(slack)
    here = Workspaces(config, clock=Clock(), database=database, slack=slack, own=own).now()
    if own and own not in here:
        yield from doctor_slack.token(slack, team=own)
        to_do = "tomoshibi run を始めると、このワークスペースで働き始めます。"
        yield care("workspaces", "このワークスペースでは、まだ一度も動いていません。", to_do, team=own)
    if not own and not here:
        to_do = "SLACK_BOT_TOKEN を設定するか、PUBLIC_URL の /slack/install から追加してください。"
        yield fix("workspaces", "灯が入っているワークスペースが、ひとつもありません。", to_do)
    for parts in here.values():
        yield from _workspace(parts)


def _workspace(parts: Parts) -> Iterator[Finding]:
    tokens = list(doctor_slack.token(parts.slack, team=parts.team_id))
    yield from tokens
    if tokens[0].mark is Mark.OK:
        yield from doctor_slack.rooms(parts)
    try:
        yield from doctor_data.work(parts, Clock().now())
    except SQLAlchemyError as error:
        to_do = "データベースのサーバーと、そのログを確かめてください。"
        yield fix("database", f"データベースを読めません（{type(error).__name__}）。", to_do, team=parts.team_id)


def _mail(config: Settings) -> Finding:
    trouble = mail_server.check(config)
    if trouble:
        return fix("mail", trouble, "直るまで、メールは送られません（Slack での働きは変わりません）。")
    return ok(
        "mail", "メールサーバーにつながります。" if config.smtp_url else "メールは使っていません（SMTP_URL なし）。"
    )


def _has_keys(config: Settings, database: Database) -> bool:
    room = keys.beside(database)
    return bool(config.anonymity_key or (room / keys.ANONYMITY).exists()) and bool(
        config.secret_keys or (room / keys.VAULT).exists()
    )


def _show(found: list[Finding]) -> None:
    screen = Console(highlight=False, soft_wrap=True)
    for each in found:
        where = f"（{each.team}）" if each.team else ""
        screen.print(f"[{COLOURS[each.mark]}]{each.mark.said}[/]  ", end="")
        screen.print(f"{each.what}{where}", markup=False)
        if each.to_do:
            screen.print(f"      → {each.to_do}", markup=False)
    counts = {mark: sum(each.mark is mark for each in found) for mark in Mark}
    screen.print(f"{counts[Mark.FIX]}件を直してください。注意が{counts[Mark.CARE]}件、OK が{counts[Mark.OK]}件です。")
