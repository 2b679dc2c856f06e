"""`tomoshibi import --roster` and `tomoshibi report roster`: a roster becomes a plan, and members become a roster."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

import handlers
from bot import keys, roles
from bot.clock import Clock
from bot.command_line import fail, say
from bot.db import Database
from bot.installation import workspaces
from bot.members import Workspace
from bot.privacy import audit
from bot.privacy.audit import Act
from bot.settings import Settings
from bot.turn import Refused, Turn
from bot.words import words
from handlers.april import jobs, letters, model, planning, rosters, rules, writing
from handlers.april.comparing import Kind
from handlers.april.model import Roster

# So many people of each kind are told by name.
TOLD = 100


def import_roster(file: Path, config: Settings, database: Database, team_id: str, *, is_rehearsal: bool) -> None:
    """Make a plan out of a roster; organisers approve it in Slack.

    Raises:
        UnreadableError: it is no roster.
        typer.Exit: another plan is under way; that has been said.
    """
    sheet = rosters.read(file.read_bytes())
    settings = keys.with_keys(config, database)
    users = _users(config, database, team_id)
    keepings = {each.keeping.name: each.keeping for each in handlers.FEATURES if each.keeping}
    with database.rehearse() if is_rehearsal else database.begin() as session:
        t = _turn(session, settings, team_id)
        try:
            roster = rules.bring(t, name=file.name)
        except Refused as refusal:
            fail(t.words(refusal.message_id, **refusal.values))
        jobs.make(t, roster, sheet, users, keepings)
        for to in [] if is_rehearsal else _told(t):
            letters.tell(t, roster, "ready", to=to, **jobs.counted(roster))
        _say(t, roster, is_rehearsal=is_rehearsal)
    if not users:
        say("Slack に聞けなかったので、メールではなく、氏名と団体で比べました（SLACK_BOT_TOKEN）。")


def present_members(config: Settings, database: Database, team_id: str) -> tuple[bytes, int]:
    """The present members as a workbook that `import_roster` reads, and how many they are."""
    users = _users(config, database, team_id)
    known = planning.known(users)
    with database.begin() as session:
        t = _turn(session, config, team_id)
        jobs.remember(t, users)
        rows = writing.present(t, {user_id: each.mail for user_id, each in known.items()})
        audit.write(session, team_id=team_id, act=Act.EXPORTED, about="roster:members", now=t.now)
    return rosters.write(rows), len(rows)


def _users(config: Settings, database: Database, team_id: str) -> list[dict[str, Any]]:
    """Everybody in the workspace, as Slack says; nobody when the app is not in it."""
    parts = workspaces.parts_of(config, database, team_id)
    return jobs.everybody(parts.slack) if parts else []


def _turn(session: Session, settings: Settings, team_id: str) -> Turn:
    workspace = session.get_one(Workspace, team_id)
    return Turn(session, workspace, "", None, Clock().now(), words(settings.locale), settings)


def _told(t: Turn) -> list[str]:
    found = roles.organisers(t.session, t.settings, team_id=t.team_id)
    return [t.organiser_channel] if t.organiser_channel else found[:1]


def _say(t: Turn, roster: Roster, *, is_rehearsal: bool) -> None:
    for note in roster.notes:
        say(note)
    for kind in Kind:
        if kind is not Kind.STAYS:
            _say_each(t, roster, kind)
    counts: Mapping[str, int] = jobs.counted(roster)
    start = "（試しただけです）" if is_rehearsal else ""
    say(
        f"{start}去る {counts['leaves']}人、来る {counts['comes']}人、移る {counts['moves']}人、"
        f"そのまま {counts['stays']}人、確かめたいこと {counts['unclear']}件。"
    )
    if not is_rehearsal:
        say("計画を作りました。まだ何も変えていません。Slack で `/tomoshibi 名簿` を開いて、確かめてください。")


def _say_each(t: Turn, roster: Roster, kind: Kind) -> None:
    steps = model.steps(t.session, roster, kind=kind)
    for step in steps[:TOLD]:
        where = " → ".join(place for place in (step.was, step.office) if place)
        say(f"{t.words('april-kind', kind=kind)}: {step.name}（{where}）")
    if len(steps) > TOLD:
        say(f"{t.words('april-kind', kind=kind)}: ほかに{len(steps) - TOLD}人")
