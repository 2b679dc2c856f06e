"""The demo: the local Slack and the real bot on one machine, with a few weeks of life behind them.

What happens in it is kept beside the database, so that the next demo goes on where this one ended.
"""

from datetime import time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.progress import Progress
from sqlalchemy import delete

from bot import anonymity, bodies, members, roles, running, schedules, web_api
from bot.app import Bot, build
from bot.db import Base, Database
from bot.manifest import manifest
from bot.recurrence import Every, Rule
from bot.roles import Role
from bot.sandbox import Slack, WorldClock
from bot.sandbox.demo import people, play
from bot.sandbox.storage import Unreadable
from bot.sandbox.town import BODIES, COORDINATOR, LEADER, PEOPLE, WORKSPACE
from bot.schedules import To
from bot.settings import Settings, SettingsError

SAVED = "demo-slack.json"
NEWCOMER = "newcomer"
ROLES = {LEADER: Role.LEADER, COORDINATOR: Role.COORDINATOR}


def run(
    settings: Settings,
    database: Database,
    *,
    page_port: int,
    empty: bool,
    fresh: bool,
    sockets: bool,
    progress: Progress,
    console: Console,
) -> None:
    """Run the demo until SIGINT or SIGTERM.

    Raises:
        SettingsError: the database holds a real workspace, which a demo must not touch; the last demo cannot be read.
        OSError: a port is taken.
    """
    saved = _beside(database) / SAVED
    slack, is_new = _open(settings, saved, fresh=fresh or empty, sockets=sockets)
    _keep_apart(database, slack, is_new=is_new)
    with slack.serve(port=page_port):
        if is_new:
            people(slack)
        config = _settings(anonymity.with_key(settings, database), slack, sockets=sockets)
        if is_new:
            # What all those weeks meant is worked out afterwards, while somebody looks around already.
            past = config.model_copy(update={"encoder": "none"})
            bot = build(past, clock=slack.clock, database=database, slack=web_api.client(past))
            with running.behind_door(bot, past):
                _introduce(slack, bot)
                if not empty:
                    _live_through(slack, bot, progress)
                _plan_check_ins(slack, bot)
                bot.settle()
            slack.save(saved)
        bot = build(config, clock=slack.clock, database=database, slack=web_api.client(config))
        with running.behind_door(bot, config) as door:
            slack.background = True
            with running.beating(bot):
                progress.stop()
                _say_where(console, slack)
                running.until_told_to_stop(door)
        slack.background = False
        slack.save(saved)


def _beside(database: Database) -> Path:
    """The folder of the database's file; `data/` for a database that is none."""
    return Path(database.url.database).parent if database.is_sqlite and database.url.database else Path("data")


def _open(settings: Settings, saved: Path, *, fresh: bool, sockets: bool) -> tuple[Slack, bool]:
    """The workspace as it was left, or a new one; and whether it is new."""
    app = manifest(settings.model_copy(update={"slack_app_token": "xapp-" if sockets else ""}))
    url = None if sockets else f"http://{settings.host}:{settings.port}/slack/events"
    if saved.exists() and not fresh:
        try:
            return Slack.load(saved, app, clock=WorldClock(), request_url=url), False
        except Unreadable as broken:
            again = "tomoshibi demo --fresh で、新しく始められます。"
            raise SettingsError([f"前回のデモの続き（{saved.name}）を読めませんでした。{again}"]) from broken
    saved.parent.mkdir(parents=True, exist_ok=True)
    return Slack(app, clock=WorldClock(), request_url=url, name=WORKSPACE), True


def _keep_apart(database: Database, slack: Slack, *, is_new: bool) -> None:
    """See that nothing but the demo is in the database; a new demo begins without what an older one left in it."""
    with database.begin() as session:
        others = [each.name for each in members.workspaces(session) if each.team_id != slack.team.id]
        if others:
            names = "、".join(others)
            raise SettingsError(
                [f"このデータベースには「{names}」が入っています。デモには別の DATABASE_URL を使ってください。"]
            )
        if is_new:
            for table in reversed(Base.metadata.sorted_tables):
                session.execute(delete(table).where(table.c.team_id == slack.team.id))


def _settings(settings: Settings, slack: Slack, *, sockets: bool) -> Settings:
    questions = slack.channel("#質問").id
    organisers = slack.channel("#事務局")
    return settings.model_copy(
        update={
            "slack_bot_token": slack.bot_token,
            "slack_signing_secret": slack.signing_secret,
            "slack_app_token": slack.app_token if sockets else "",
            "slack_api_url": slack.api_url,
            "question_channels": (questions,),
            "organisers": tuple(member for member in organisers.members if member != slack.bot.id),
            "organiser_channel": organisers.id,
        }
    )


def _introduce(slack: Slack, bot: Bot) -> None:
    """The towns are known, and so is where everybody works; the newcomer alone has not said so yet."""
    bot.settle()
    with bot.database.begin() as session:
        bodies.keep(session, team_id=slack.team.id, entries=_towns())
        known = {body.name: body for body in bodies.of_today(session, team_id=slack.team.id)}
        for person in PEOPLE:
            if person.key != NEWCOMER:
                user_id, now = slack.user(person.key).id, slack.clock.now()
                member = members.known(session, team_id=slack.team.id, user_id=user_id)
                members.settle(session, member, body=known[person.body], section=person.section)
                if role := ROLES.get(person.role):
                    roles.give(session, team_id=slack.team.id, user_id=user_id, role=role, given_by=user_id, now=now)


def _towns() -> list[bodies.Entry]:
    return [
        bodies.Entry(name, bodies.kind_of(code), bodies.prefecture_of(code), code, thousands * 1000)
        for code, name, thousands in BODIES
    ]


def _live_through(slack: Slack, bot: Bot, progress: Progress) -> None:
    task = progress.add_task("11の町の5週間を準備しています", total=None)
    bot.settle()
    play(slack, bot.settle, progress=lambda done, total: progress.update(task, completed=done, total=total))


def _plan_check_ins(slack: Slack, bot: Bot) -> None:
    """Every second Monday at ten the leaders are asked how they are, from next Monday on."""
    zone, now = ZoneInfo(bot.parts.settings.timezone), slack.clock.now()
    today = now.astimezone(zone).date()
    rule = Rule(Every.WEEKS, starts=today + timedelta(days=7 - today.weekday()), at=time(10), interval=2)
    organiser = bot.parts.settings.organisers[0]
    with bot.database.begin() as session:
        schedules.keep(
            session,
            team_id=slack.team.id,
            kind="checkin",
            to=To.LEADERS,
            rule=rule,
            given_by=organiser,
            now=now,
            zone=zone,
        )


def _say_where(console: Console, slack: Slack) -> None:
    console.print()
    console.print(f"  灯のデモが始まりました。ブラウザーで開いてください: [bold]{slack.page_url}[/bold]")
    console.print("  終わるときは Ctrl-C を押してください。続きは次の make demo から始まります。")
    console.print()
