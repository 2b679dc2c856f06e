"""Several processes on one database, killed at random instants while people ask and answer: is all of it done, once?

The replicas are what `tomoshibi run` runs, as processes of their own, behind a local Slack that is itself slow, fails,
refuses, and breaks off after it took a message. Slack repeats an event at once, after one and after five minutes; the
local one's clock is moved on so that nobody has to wait for that. Counted is what Slack and the database have in the
end.
"""

import json
import logging
import multiprocessing
import os
import random
import signal
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from http import HTTPStatus
from multiprocessing.process import BaseProcess
from pathlib import Path

import httpx
import structlog
from rich.console import Console
from sqlalchemy import func, or_, select

from bot import running, schema
from bot.bench import engines
from bot.bench.ports import free_port
from bot.clock import Clock
from bot.db import Database
from bot.manifest import manifest
from bot.outbox import Letter
from bot.sandbox import Message, Slack, WorldClock
from bot.settings import Settings
from handlers.questions.model import Question, Reply

CHANNELS = 12
PEOPLE = 24
# How long a replica lives, at random between these; and how long nothing may happen in the end: a letter that failed
# again and again is tried every ten minutes.
LIVES_S = (0.05, 0.8)
# Somebody says something so often.
BREATH_S = 0.3
PATIENCE_S = 700.0
# Letters that are due so soon are waited for; others, such as those of the ladder, are due in hours.
SOON = timedelta(minutes=15)
FAULTS: tuple[dict[str, object], ...] = (
    {"delay_s": 0.4},
    {"drop_after_accept": True},
    {"drop_before": True},
    {"http_status": 500},
    {"error": "ratelimited", "retry_after": 1},
    {"delay_s": 0.2, "drop_after_accept": True},
)


@dataclass
class Replica:
    """One process; `start` it anew after it was killed."""

    settings: Settings
    process: BaseProcess | None = None

    @property
    def address(self) -> str:
        """Where it takes requests."""
        return f"http://127.0.0.1:{self.settings.port}/slack/events"

    def start(self) -> None:
        """Let it run, as `tomoshibi run` does."""
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["bot.running", "bot.bench.chaos"])
        self.process = context.Process(target=_run, args=(self.settings,), daemon=True)
        self.process.start()

    def listens(self) -> bool:
        """Whether somebody answers there, as a load balancer asks."""
        with suppress(httpx.HTTPError):
            return httpx.get(f"http://127.0.0.1:{self.settings.port}/healthz", timeout=0.5).is_success
        return False

    def kill(self) -> None:
        """End it at once, whatever it is doing."""
        if self.process and self.process.pid:
            with suppress(ProcessLookupError):
                os.kill(self.process.pid, signal.SIGKILL)
            self.process.join()


@dataclass
class Said:
    """What people did, that Slack has."""

    questions: list[Message] = field(default_factory=list)
    replies: list[Message] = field(default_factory=list)


def run(*, replicas: int, kills: int, database: str, console: Console, seed: int = 1) -> str:
    """Live through it, and give the line of JSON."""
    with tempfile.TemporaryDirectory() as folder, engines.postgresql(database, Path(folder)) as server:
        url = server.url.render_as_string(hide_password=False) if server else f"sqlite:///{folder}/chaos.sqlite3"
        kept = Database(url)
        schema.upgrade(kept)
        slack = _workspace()
        with slack.serve():
            settings = Settings(
                _env_file=None,
                slack_bot_token=slack.bot_token,
                slack_signing_secret=slack.signing_secret,
                slack_api_url=slack.api_url,
                question_channels=tuple(slack.channel(f"質問{number}").id for number in range(CHANNELS)),
                anonymity_key="k" * 40,
                encoder="none",
                database_url=url,
            )
            figures = _live(slack, kept, settings, replicas, kills, random.Random(seed), console)  # noqa: S311 (chance)
        kept.close()
    return json.dumps(figures)


def _run(settings: Settings) -> None:
    logging.disable(logging.CRITICAL)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    database = Database(settings.database_url)
    running.run(settings, database, Clock())


def _workspace() -> Slack:
    slack = Slack(manifest(Settings(_env_file=None)), clock=WorldClock())
    people = [slack.add_user(f"person{number}") for number in range(PEOPLE)]
    for number in range(CHANNELS):
        slack.add_channel(f"質問{number}", members=[*people, slack.bot])
    return slack


def _live(
    slack: Slack,
    database: Database,
    settings: Settings,
    count: int,
    kills: int,
    chance: random.Random,
    console: Console,
) -> dict[str, int]:
    replicas = [Replica(settings.model_copy(update={"port": free_port()})) for _ in range(count)]
    said = Said()
    with _running(replicas), _killing(replicas, kills, random.Random(chance.random()), console) as killer:  # noqa: S311
        while killer.is_alive():
            _say_something(slack, replicas, said, chance)
        _come_to_rest(slack, database, replicas)
    return _count(slack, database, said) | {"kills": kills}


@contextmanager
def _running(replicas: list[Replica]) -> Iterator[None]:
    for replica in replicas:
        replica.start()
    _wait(lambda: all(replica.listens() for replica in replicas))
    try:
        yield
    finally:
        for replica in replicas:
            replica.kill()


@contextmanager
def _killing(
    replicas: list[Replica], kills: int, chance: random.Random, console: Console
) -> Iterator[threading.Thread]:
    """One replica after the other dies and is started anew, never before another one is there."""

    def kill() -> None:
        for number in range(1, kills + 1):
            time.sleep(chance.uniform(*LIVES_S))
            victim = chance.choice(replicas)
            _wait(lambda: len(replicas) == 1 or sum(replica.listens() for replica in replicas) > 1)
            victim.kill()
            victim.start()
            if number % 20 == 0:
                console.print(f"{number} / {kills} 回止めました")

    killer = threading.Thread(target=kill)
    killer.start()
    yield killer
    killer.join()


def _say_something(slack: Slack, replicas: list[Replica], said: Said, chance: random.Random) -> None:
    """Somebody asks or answers, while Slack may have a bad moment, and Slack tells one of the replicas."""
    if chance.random() < 0.3 and not slack.faults.waiting:  # noqa: PLR2004 (now and then, one at a time)
        method = chance.choice(["chat.postMessage", "chat.update"])
        slack.faults.fail_next(method, **chance.choice(FAULTS))  # type: ignore[arg-type]  # its keywords
    slack.request_url = _anyone(replicas, chance)
    who = slack.user(f"person{chance.randrange(PEOPLE)}")
    if said.questions and chance.random() < 0.5:  # noqa: PLR2004 (as often)
        root = chance.choice(said.questions[-20:])
        if root.user != who.id:
            said.replies.append(slack.post(who, root.channel, "うちでは、年度初めに決めています。", thread=root))
    else:
        channel = slack.channel(f"質問{chance.randrange(CHANNELS)}").id
        said.questions.append(slack.post(who, channel, f"質問その{len(said.questions)}: 庁内の決まりはありますか"))
    while slack.deliveries.waiting:  # what a dying replica did not acknowledge is brought to another one
        slack.request_url = _anyone(replicas, chance)
        slack.clock.advance(timedelta(minutes=5))
        slack.settle()
    time.sleep(BREATH_S)


def _anyone(replicas: list[Replica], chance: random.Random) -> str:
    """A replica that takes requests, as one behind a load balancer; it may be dead before it is reached."""
    alive: list[Replica] = []
    while not alive:
        alive = [replica for replica in replicas if replica.listens()]
    return chance.choice(alive).address


def _come_to_rest(slack: Slack, database: Database, replicas: list[Replica]) -> None:
    """Slack has repeated what was missed, and every letter that is due has gone out."""
    slack.faults.clear()
    _wait(lambda: all(replica.listens() for replica in replicas))
    # Slack takes fifty edits a minute; as long as letters go out there is nothing wrong.
    left = _left(database)
    while left:
        _wait(lambda left=left: _left(database) < left)  # type: ignore[misc]  # the loop's own value
        left = _left(database)


def _left(database: Database) -> int:
    """What is still to be done: letters that wait, and questions that were not compared yet."""
    waiting = select(func.count()).select_from(Letter)
    waiting = waiting.where(or_(Letter.claimed_at.is_not(None), Letter.due_at <= Clock().now() + SOON))
    uncompared = select(func.count()).select_from(Question).where(Question.is_compared.is_(False))
    with database.read() as session:
        return (session.scalar(waiting) or 0) + (session.scalar(uncompared) or 0)


def _count(slack: Slack, database: Database, said: Said) -> dict[str, int]:
    shown = Counter(
        str(message.metadata["event_payload"]["mark"])
        for name in slack.channels
        for message in slack.channels[name]
        if message.metadata
    )
    with database.read() as session:
        posted = select(Letter.mark).where(Letter.sent > 0, Letter.only_for.is_(None), Letter.carrier_id.is_(None))
        sent = list(session.scalars(posted))
        wanted = list(session.scalars(select(Letter.mark).where(Letter.only_for.is_(None), Letter.failure.is_(None))))
        questions = Counter(session.scalars(select(Question.ts)))
        replies = Counter(session.scalars(select(Reply.ts)))
    # What no replica ever acknowledged, however often Slack repeated it, was given up by Slack itself.
    heard = {
        outgoing.payload["event"].get("ts")
        for outgoing, answer in slack.attempts
        if outgoing.kind == "events_api" and answer.status == HTTPStatus.OK
    }
    asked = {message.ts for message in said.questions} & heard
    answered = {message.ts for message in said.replies if message.thread_ts in asked} & heard
    return {
        "letters": len(wanted),
        "delivered": sum(shown[mark] > 0 for mark in wanted),
        "lost": sum(shown[mark] == 0 for mark in (*wanted, *(set(sent) - set(wanted)))),
        "duplicated": sum(count - 1 for count in shown.values()),
        "turns": len(asked) + len(answered),
        "unheard": len({message.ts for message in (*said.questions, *said.replies)} - heard),
        "turns_lost": len(asked - set(questions)) + len(answered - set(replies)),
        "turns_doubled": sum(count - 1 for counts in (questions, replies) for count in counts.values()),
    }


def _wait(what: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not what():
        if time.monotonic() > deadline:
            raise TimeoutError("it did not come to rest in time")
        time.sleep(0.05)
