"""A check-in round for very many people: opening it, writing its letters, picking the due ones, and sending them.

Everything is done by the bot's own jobs on a database with so many members. What is sent goes to the local Slack, which
keeps to Slack's limits; the rate is held against the limit of `chat.postMessage`.
"""

import json
import resource
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from time import perf_counter, sleep

from rich.console import Console
from sqlalchemy import func, insert, select, update

from bot import schedules, schema, web_api
from bot.app import Bot, build
from bot.db import Database
from bot.jobs import Job, Metronome
from bot.letters import manners, sorting
from bot.letters.pacing import UNPACED
from bot.manifest import manifest
from bot.members import Member
from bot.outbox import Letter
from bot.recurrence import Every, Rule
from bot.sandbox import Slack, WorldClock
from bot.sandbox.rates import A_MINUTE, POST
from bot.schedules import To
from bot.settings import Settings
from bot.working_time import JAPAN
from handlers.checkins.model import KIND

# A Monday, just before the hour of check-ins.
MONDAY = "2026-11-30 09:59"
WEEKLY = Rule(Every.WEEKS, starts=date(2026, 11, 30), at=time(10), interval=2)
# Of how many letters the picking is timed; picking one does not depend on it.
PICKED = 1000
# So many people are in the local Slack too, more than can be written to while it is measured.
PRESENT = 1000
ROWS = 5000


@dataclass
class Measuring:
    """What is being measured, and the figures so far."""

    bot: Bot
    slack: Slack
    console: Console
    figures: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def timed(self, key: str, what: str) -> Iterator[None]:
        """Note how many seconds the block takes."""
        self.console.print(what)
        began = perf_counter()
        yield
        self.figures[key] = perf_counter() - began

    def job(self, name: str) -> Job:
        """The bot's job of this name."""
        return next(job for job in self.bot.jobs if job.name == name)


def run(*, members: int, seconds: float, database: str | None, console: Console) -> str:
    """Measure, and give the line of JSON."""
    with tempfile.TemporaryDirectory() as folder:
        url = database or f"sqlite:///{folder}/bench.sqlite3"
        slack = Slack(manifest(Settings(_env_file=None)), clock=WorldClock())
        slack.clock.to(MONDAY)
        present = [slack.add_user(f"member{number}").id for number in range(min(members, PRESENT))]
        with slack.serve():
            settings = Settings(
                _env_file=None,
                slack_bot_token=slack.bot_token,
                slack_signing_secret=slack.signing_secret,
                slack_api_url=slack.api_url,
                database_url=url,
                encoder="none",
            )
            house = Database(url)
            schema.upgrade(house)
            bot = build(settings, clock=slack.clock, database=house, slack=web_api.client(settings))
            measuring = Measuring(bot, slack, console)
            _fill(measuring, present, members)
            _measure(measuring, members, seconds)
            house.close()
    rounded = {name: round(figure, 3) for name, figure in measuring.figures.items()}
    return json.dumps({"members": members} | rounded | {"http_429": slack.faults.rates.refused})


def _fill(m: Measuring, present: list[str], count: int) -> None:
    """Let the members be known, and a check-in be due for all of them."""
    team_id, now = m.bot.parts.team_id, m.slack.clock.now()
    ids = present + [f"W{number:010}" for number in range(count - len(present))]
    with m.bot.database.begin() as session:
        for start in range(0, count, ROWS):
            rows = [
                {"team_id": team_id, "user_id": each, "updated_at": now, "name": each, "title": "", "locale": "ja-JP"}
                | {
                    "is_bot": False,
                    "deleted": False,
                    "is_guest": False,
                    "is_external": False,
                    "section": "",
                    "zone": "",
                }
                for each in ids[start : start + ROWS]
            ]
            session.execute(insert(Member), rows)
        schedules.keep(
            session, team_id=team_id, kind=KIND, to=To.EVERYBODY, rule=WEEKLY, given_by="", now=now, zone=JAPAN
        )
    m.slack.clock.advance(timedelta(minutes=1))


def _measure(m: Measuring, members: int, seconds: float) -> None:
    with m.timed("open_round_s", f"{members} 人のチェックインを開いています"):
        m.job("schedules").step(m.bot.parts)
    with m.timed("write_letters_s", "手紙を書いています"):
        while m.job("checkins").step(m.bot.parts):
            pass
    m.figures["letters"] = _due(m)
    m.console.print(f"{seconds:g} 秒のあいだ送っています")
    m.figures["rate_ratio"] = _deliver(m, seconds)
    picked = min(PICKED, _due(m))
    with m.timed("pick_due_s", f"送る順に {picked} 通を選んでいます"):
        for _ in range(picked):
            _pick_one(m)
    m.figures["picked"] = picked
    m.figures["rss_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _deliver(m: Measuring, seconds: float) -> float:
    """Send for a while as a running bot does; the rate, as a share of what Slack takes."""
    m.slack.faults.rates.enforce()
    metronome = Metronome([m.job("letters")], m.bot.workspaces.now)
    while not _sent(m):
        sleep(0.01)
    began, before = perf_counter(), _sent(m)
    sleep(seconds)
    sent, took = _sent(m) - before, perf_counter() - began
    metronome.stop()
    return sent / took / (A_MINUTE[POST] / timedelta(minutes=1).total_seconds())


def _sent(m: Measuring) -> int:
    return sum(call.method == POST and bool(call.response.get("ok")) for call in m.slack.calls)


def _due(m: Measuring) -> int:
    with m.bot.database.read() as session:
        due = select(func.count()).select_from(Letter).where(Letter.due_at <= m.slack.clock.now())
        return session.scalar(due) or 0


def _pick_one(m: Measuring) -> None:
    """Find the letter that goes next and judge it, as the postman does, without sending it."""
    with m.bot.database.begin() as session:
        now = m.slack.clock.now()
        letter = sorting.next_letter(session, team_id=m.bot.parts.team_id, now=now, limits=UNPACED)
        if letter:
            manners.judge(session, letter, now=now)
            session.execute(update(Letter).where(Letter.id == letter.id).values(due_at=None))
