"""The demo: the local Slack and the real bot on one machine, with a few weeks of life behind them.

What happens in it is kept beside the database, so that the next demo goes on where this one ended.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.progress import Progress
from sqlalchemy import delete

from bot import keys, members, running, stopping, web, web_api
from bot.app import Bot, build
from bot.db import Base, Database
from bot.installation.visit import INSTALL
from bot.manifest import manifest
from bot.sandbox import Slack, WorldClock, arrangements
from bot.sandbox.demo import NEIGHBOURS, neighbours, people, play
from bot.sandbox.history import CHECK_IN, FIRST_CHAT
from bot.sandbox.storage import Unreadable
from bot.sandbox.town import WORKSPACE
from bot.settings import Settings, SettingsError

SAVED = "demo-slack.json"
# With these settings in the environment, every command of the operator finds the demo.
TOLD = "demo.env"
# In the history, what looks round less often is done once a day.
QUICK = timedelta(seconds=2)


def run(
    settings: Settings,
    database: Database,
    *,
    page_port: int,
    empty: bool,
    fresh: bool,
    sockets: bool,
    oauth: bool = False,
    progress: Progress,
    console: Console,
) -> None:
    """Run the demo until SIGINT or SIGTERM.

    Args:
        oauth: there is a second workspace, and a page by which the bot can be let into it.

    Raises:
        SettingsError: the database holds a real workspace, which a demo must not touch; the last demo cannot be read.
        OSError: a port is taken.
    """
    saved = _beside(database) / SAVED
    settings = _at_one_port(settings)
    if oauth:
        settings = _with_entrance(settings)
    slack, is_new = _open(settings, saved, fresh=fresh or empty, sockets=sockets)
    _keep_apart(database, slack, is_new=is_new)
    with running.held(database), slack.serve(port=page_port):
        if is_new:
            people(slack)
        if oauth and len(slack.teams) == 1:
            neighbours(slack.add_team(NEIGHBOURS, installed=False))
        config = _settings(keys.with_keys(settings, database), slack, sockets=sockets)
        _write_down(config, saved.with_name(TOLD))
        slack.world.host.entrance = f"{config.public_url}{INSTALL}" if oauth else ""
        if is_new:
            _begin(config, slack, database, empty=empty, progress=progress)
            slack.save(saved)
        with _at_work(config, slack, database) as (bot, door):
            slack.background = True
            with running.beating(bot):
                progress.stop()
                _say_where(console, slack)
                running.until_told_to_stop(door)
        slack.background = False
        slack.save(saved)
    database.close()
    stopping.all_ended()


def _at_one_port(settings: Settings) -> Settings:
    """Settings with the port that the bot will have: it is told to people before the door opens, which is twice."""
    if settings.port:
        return settings
    with web.listen(settings.host, 0) as door:
        return settings.model_copy(update={"port": door.getsockname()[1]})


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
    saved.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    return Slack(app, clock=WorldClock(), request_url=url, name=WORKSPACE), True


def _keep_apart(database: Database, slack: Slack, *, is_new: bool) -> None:
    """See that nothing but the demo is in the database; a new demo begins without what an older one left in it."""
    with database.begin() as session:
        ours = {each.team.id for each in slack.teams}
        others = [each.name for each in members.workspaces(session) if each.team_id not in ours]
        if others:
            names = "、".join(others)
            raise SettingsError(
                [f"このデータベースには「{names}」が入っています。デモには別の DATABASE_URL を使ってください。"]
            )
        if is_new:
            for table in reversed(Base.metadata.sorted_tables):
                session.execute(delete(table).where(table.c.team_id.in_(ours)))


def _settings(settings: Settings, slack: Slack, *, sockets: bool) -> Settings:
    questions = slack.channel("#質問").id
    organisers = slack.channel("#事務局")
    # A neighbour who was let in by an earlier demo stays in.
    has_entrance = settings.uses_oauth or len(slack.teams) > 1
    return settings.model_copy(
        update={
            "slack_bot_token": slack.bot_token,
            "slack_signing_secret": slack.signing_secret,
            "slack_app_token": slack.app_token if sockets else "",
            "slack_api_url": slack.api_url,
            "public_url": _public_url(settings) if has_entrance or not sockets else "",
            "slack_client_id": slack.client_id if has_entrance else "",
            "slack_client_secret": slack.client_secret if has_entrance else "",
            "question_channels": (questions,),
            "organisers": tuple(member for member in organisers.members if member != slack.bot.id),
            "organiser_channel": organisers.id,
        }
    )


def _write_down(config: Settings, file: Path) -> None:
    """Write the demo's own settings, in the form of `.env`."""
    names = ("host", "port", "public_url", *(name for name in Settings.model_fields if name.startswith("slack_")))
    told = {name: getattr(config, name) for name in names}
    told |= {name: ",".join(getattr(config, name)) for name in ("question_channels", "organisers")}
    told["organiser_channel"] = config.organiser_channel
    file.touch(mode=0o600)
    file.write_text("".join(f"{name.upper()}={value}\n" for name, value in told.items()), "utf-8")


def _with_entrance(settings: Settings) -> Settings:
    """Settings with which the manifest names the page that people come back to; the id itself is the local Slack's."""
    return settings.model_copy(update={"slack_client_id": "demo", "public_url": _public_url(settings)})


def _public_url(settings: Settings) -> str:
    return settings.public_url or f"http://{settings.host}:{settings.port}"


@contextmanager
def _at_work(config: Settings, slack: Slack, database: Database) -> Iterator[tuple[Bot, running.Door]]:
    """The bot behind its door, where the local Slack finds it."""
    bot = build(config, clock=slack.clock, database=database, slack=web_api.client(config))
    with running.behind_door(bot, config) as door:
        slack.request_url = door.address or None
        yield bot, door


def _begin(config: Settings, slack: Slack, database: Database, *, empty: bool, progress: Progress) -> None:
    """Make what is there when a demo is new: plans, and, unless it is to be empty, some weeks of life."""
    # What all those weeks meant is worked out afterwards, while somebody looks around already.
    with _at_work(config.model_copy(update={"encoder": "none"}), slack, database) as (bot, _):
        arrangements.introduce(slack, bot)
        if empty:
            arrangements.plan(slack, bot)
        else:
            _live_through(slack, bot, progress)
        bot.settle()


def _live_through(slack: Slack, bot: Bot, progress: Progress) -> None:
    task = progress.add_task("11の町の5週間を準備しています", total=None)
    opening = slack.clock.now()
    arrangements.plan(slack, bot, since=CHECK_IN.moment(opening), chats=FIRST_CHAT.moment(opening))
    play(
        slack,
        partial(bot.settle, within=QUICK),
        dawn=bot.settle,
        progress=lambda done, total: progress.update(task, completed=done, total=total),
    )


def _say_where(console: Console, slack: Slack) -> None:
    entrance = slack.world.host.entrance
    console.print()
    console.print(f"  灯のデモが始まりました。ブラウザーで開いてください: [bold]{slack.page_url}[/bold]")
    if entrance:
        console.print(f"  「{NEIGHBOURS}」に灯を追加する画面: [bold]{entrance}[/bold]")
    console.print("  終わるときは Ctrl-C を押してください。続きは次の make demo から始まります。")
    console.print()
