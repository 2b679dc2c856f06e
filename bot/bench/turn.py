"""How fast turns are, as a ratio to a handler that does nothing: signed requests over real connections.

The server is a process of its own with everything that `tomoshibi run` has, but of the jobs only the one that keeps
the index at hand: what goes out afterwards is not part of a turn. The load comes from here. The bare handler is a Bolt
app behind the same shell that only acknowledges, measured in the same run.
"""

import asyncio
import hashlib
import hmac
import json
import multiprocessing
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import aiohttp
import uvicorn
from rich.console import Console
from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult
from starlette.applications import Starlette
from starlette.routing import Mount

from bot import jobs, logs, schema, web, web_api
from bot.app import build
from bot.clock import Clock
from bot.db import Database
from bot.manifest import manifest
from bot.sandbox import Slack
from bot.settings import Settings
from knowledge import cache, importing, reading
from knowledge.cards import Draft, Kind

WARM_UP_SECONDS = 1.0
NOTES = [
    ("Excel で全角の数字を半角にする", "ASC 関数を使います。=ASC(A1) と入れて、値で貼り直します。"),
    ("会議の録音を文字にする", "録音を文字起こしのソフトに入れ、発言者を確かめてから要約します。"),
    ("申請書の住所をそろえる", "丁目と番地をハイフンに置き換えてから、名寄せをします。"),
]
Body = tuple[bytes, str]


@dataclass
class Measured:
    """One kind of request under load."""

    seconds: float = 0.0
    milliseconds: list[float] = field(default_factory=list)
    refused: int = 0

    @property
    def per_second(self) -> float:
        """How many were answered with 200 a second."""
        return len(self.milliseconds) / self.seconds

    def percentile(self, percent: int) -> float:
        """The latency that so many percent stayed below."""
        return statistics.quantiles(self.milliseconds, n=100)[percent - 1]


def run(*, cards: Path | None, seconds: float, connections: int, database: str | None, console: Console) -> str:
    """Measure, and give the line of JSON."""
    with tempfile.TemporaryDirectory() as folder:
        url = database or f"sqlite:///{folder}/bench.sqlite3"
        slack = Slack(manifest(Settings(_env_file=None)))
        slack.add_user("sato")
        channel = slack.add_channel("質問", members=[slack.user("sato"), slack.bot])
        with slack.serve():
            settings = Settings(
                _env_file=None,
                slack_bot_token=slack.bot_token,
                slack_signing_secret=slack.signing_secret,
                slack_api_url=slack.api_url,
                question_channels=(channel.id,),
                database_url=url,
            )
            titles = _fill(url, slack.team.id, cards, console)
            requests = Requests(slack, channel.id, titles)
            with _server(settings, Path(folder) / "log.jsonl") as server:
                return _measure(server, requests, settings, seconds, connections, console)


@dataclass(frozen=True)
class Server:
    """The process under load."""

    port: int
    pid: int

    @property
    def rss_mb(self) -> float:
        """What it holds in memory, MB (Linux)."""
        status = Path(f"/proc/{self.pid}/status").read_text("utf-8")
        line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024


class Requests:
    """What is sent, one after the other."""

    def __init__(self, slack: Slack, channel_id: str, titles: list[str]) -> None:
        self._team = slack.team.id
        self._user = slack.user("sato").id
        self._channel = channel_id
        self._titles = titles
        self._number = 0

    def command(self, name: str) -> Callable[[], Body]:
        """A slash command whose words are a title."""

        def make() -> Body:
            self._number += 1
            fields = {
                "command": name,
                "text": self._titles[self._number % len(self._titles)],
                "team_id": self._team,
                "user_id": self._user,
                "channel_id": self._channel,
                "channel_name": "questions",
                "trigger_id": f"{self._number}.1",
            }
            return urlencode(fields).encode(), "application/x-www-form-urlencoded"

        return make

    def question(self) -> Body:
        """A post in the question channel."""
        self._number += 1
        ts = f"{1_700_000_000 + self._number}.000100"
        title = self._titles[self._number % len(self._titles)]
        event = {"type": "message", "channel": self._channel, "channel_type": "channel", "user": self._user}
        envelope = {
            "type": "event_callback",
            "team_id": self._team,
            "event_id": f"Ev{self._number:09}",
            "event": event | {"ts": ts, "event_ts": ts, "text": f"{title}、どうしていますか"},
        }
        return json.dumps(envelope, ensure_ascii=False).encode(), "application/json"


def _fill(url: str, team_id: str, cards: Path | None, console: Console) -> list[str]:
    """Import the cards; their titles."""
    database = Database(url)
    schema.upgrade(database)
    rows = reading.read(cards.read_bytes()).rows if cards else []
    rows = rows or [
        reading.Row(line, Draft(kind=Kind.TIP, title=f"{title} {line}", body=body))
        for line, (title, body) in enumerate(NOTES * 100)
    ]
    console.print(f"{len(rows)} 件のノウハウを入れています")
    importing.import_cards(database.begin, team_id=team_id, rows=rows, now=Clock().now())
    database.close()
    return [row.draft.title for row in rows if isinstance(row, reading.Row)]


def _measure(
    server: Server, requests: Requests, settings: Settings, seconds: float, connections: int, console: Console
) -> str:
    def load(name: str, path: str, make: Callable[[], Body]) -> Measured:
        console.print(f"{name} を {seconds:g} 秒、{connections} 本の接続で送っています")
        address = f"http://127.0.0.1:{server.port}{path}"
        warm_up = min(WARM_UP_SECONDS, seconds)
        asyncio.run(_load(address, settings.slack_signing_secret, make, warm_up, connections))
        return asyncio.run(_load(address, settings.slack_signing_secret, make, seconds, connections))

    start = server.rss_mb
    bare = load("何もしないコマンド", "/bare/slack/events", requests.command("/bare"))
    search = load("検索", "/bot/slack/events", requests.command("/knowhow"))
    question = load("質問", "/bot/slack/events", requests.question)
    figures = {
        "bare_rps": bare.per_second,
        "search_rps": search.per_second,
        "question_rps": question.per_second,
        "search_ratio": search.per_second / bare.per_second,
        "question_ratio": question.per_second / bare.per_second,
        "search_p50_ms": search.percentile(50),
        "search_p99_ms": search.percentile(99),
        "question_p50_ms": question.percentile(50),
        "question_p99_ms": question.percentile(99),
        "rss_start_mb": start,
        "rss_end_mb": server.rss_mb,
    }
    counts = {
        "turns": sum(len(each.milliseconds) for each in (search, question)),
        "refused": sum(each.refused for each in (bare, search, question)),
    }
    return json.dumps({name: round(figure, 3) for name, figure in figures.items()} | counts)


async def _load(address: str, secret: str, make: Callable[[], Body], seconds: float, connections: int) -> Measured:
    measured = Measured()
    end = time.perf_counter() + seconds

    async def one(session: aiohttp.ClientSession) -> None:
        while time.perf_counter() < end:
            body, kind = make()
            began = time.perf_counter()
            headers = signed(secret, body) | {"Content-Type": kind}
            async with session.post(address, data=body, headers=headers) as response:
                await response.read()
            if response.status == 200:  # noqa: PLR2004 (HTTP: done)
                measured.milliseconds.append((time.perf_counter() - began) * 1000)
            else:
                measured.refused += 1

    began = time.perf_counter()
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=connections)) as session:
        await asyncio.gather(*(one(session) for _ in range(connections)))
    measured.seconds = time.perf_counter() - began
    return measured


def signed(secret: str, body: bytes) -> dict[str, str]:
    """The headers by which Slack's requests are known, made at this moment."""
    timestamp = str(int(time.time()))
    digest = hmac.new(secret.encode(), f"v0:{timestamp}:".encode() + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": f"v0={digest}"}


@contextmanager
def _server(settings: Settings, log: Path) -> Iterator[Server]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(settings, log, theirs), daemon=True)
    process.start()
    port = ours.recv()
    try:
        yield Server(port, process.pid or 0)
    finally:
        process.terminate()
        process.join()


def _serve(settings: Settings, log: Path, parent: Connection) -> None:
    """The process under load: the bot and the bare handler behind the same kind of shell.

    It says as much as `tomoshibi run` does, into a file: stdout is for the figures.
    """
    logs.set_up(settings.log_level, log.open("w", encoding="utf-8", buffering=1))
    database = Database(settings.database_url)
    bot = build(settings, clock=Clock(), database=database, slack=web_api.client(settings))
    cache.follow(bot.parts)
    jobs.Metronome([cache.JOB], bot.workspaces.now)
    nobody = AuthorizeResult(enterprise_id=None, team_id=None, bot_token="xoxb-none")  # noqa: S106 (there is none)
    bare = App(signing_secret=settings.slack_signing_secret, authorize=lambda **_: nobody, process_before_response=True)
    bare.command("/bare")(lambda ack: ack())
    secret = settings.slack_signing_secret
    shells: dict[str, Any] = {
        "/bot": web.shell(bot.dispatch, signing_secret=secret),
        "/bare": web.shell(bare.dispatch, signing_secret=secret),
    }
    app = Starlette(routes=[Mount(path, shell) for path, shell in shells.items()])
    door = web.listen("127.0.0.1", 0)
    parent.send(door.getsockname()[1])
    uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False)).run(sockets=[door])
