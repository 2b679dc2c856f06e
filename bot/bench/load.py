"""The bot under the traffic of a whole workspace: how fast it answers, what memory it takes, whether all is kept.

The bot is `tomoshibi run`, in one process or in several behind a round robin; the local Slack has a process of its own.
The traffic is an open loop: what is due is sent when it is due, and latency counts from then. One times the load is
what Slack itself would deliver at most: 30,000 events an hour (Slack: Events API, rate limiting).
"""

import asyncio
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from rich.console import Console

import bot
from bot import schema
from bot.bench import engines, load_counting
from bot.bench.load_sending import OK, Plan, Sender, Sent
from bot.bench.load_town import Address, Neighbour, town
from bot.bench.ports import free_port
from bot.bench.turn import NOTES, Server
from bot.clock import Clock
from bot.db import Database
from knowledge import importing, reading
from knowledge.cards import Draft, Kind

CAP_PER_HOUR = 30_000
CARDS = 900
WARM_UP_S = 3.0
START_S = 60.0
LOOK_S = 1.0
SAMPLES = 10
# What Slack pauses before it tries again, in a run of ten minutes or more; shorter runs do not wait so long.
PAUSES_S = (0.0, 60.0, 300.0)
SETTLE_S = 60.0
SECRET = "k" * 40


@dataclass(frozen=True)
class Bots:
    """The processes under load."""

    servers: Sequence[Server]
    logs: Sequence[Path]

    @property
    def addresses(self) -> list[str]:
        """Where each takes requests."""
        return [f"http://127.0.0.1:{server.port}/slack/events" for server in self.servers]

    @property
    def rss_mb(self) -> float:
        """What they hold in memory together, MB."""
        return sum(server.rss_mb for server in self.servers)

    def failures(self, event: str) -> dict[str, int]:
        """The errors of which their logs tell under this name, by kind."""
        lines = (line for log in self.logs for line in log.read_text("utf-8").splitlines() if line.startswith("{"))
        told = (entry for entry in map(json.loads, lines) if entry.get("event") == event)
        return dict(Counter(str((entry.get("error") or ["?"])[0]) for entry in told))


def run(*, scale: float, processes: int, seconds: float, database: str, console: Console, seed: int = 1) -> str:
    """Live through it, and give the line of JSON.

    Args:
        scale: how many times Slack's cap.
        processes: of the bot.
        seconds: how long requests are offered.
        database: a server of PostgreSQL, "postgresql" for one of its own; "" for SQLite, with one process.
        console: where progress is told.
        seed: of chance.
    """
    _allow_many_connections()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = f"sqlite:///{folder}/load.sqlite3"
        if database or processes > 1:
            server = stack.enter_context(engines.postgresql("" if database == "postgresql" else database, folder))
            if server is None:
                raise OSError("PostgreSQL がありません。--database で指してください。")
            url = server.url.render_as_string(hide_password=False)
        neighbour = stack.enter_context(town(seed))
        kept = Database(url)
        stack.callback(kept.close)
        _fill(kept, neighbour.address.team_id)
        bots = stack.enter_context(_running(neighbour.address, url, processes, folder))
        return json.dumps(_measure(bots, neighbour, kept, scale, seconds, seed, console))


def _measure(
    bots: Bots, neighbour: Neighbour, database: Database, scale: float, seconds: float, seed: int, console: Console
) -> dict[str, Any]:
    per_second = scale * CAP_PER_HOUR / 3600
    pauses = [min(pause, seconds * pause / 600) for pause in PAUSES_S]
    console.print(f"1時間に {per_second * 3600:,.0f} 件の割合で {seconds:g} 秒間送ります")

    def sender(per_second: float, seconds: float, seed: int) -> Sender:
        plan = Plan(per_second, seconds, bots.addresses, neighbour.address.signing_secret, pauses)
        return Sender(plan, neighbour.act, seed)

    before = sender(min(per_second, CAP_PER_HOUR / 3600), WARM_UP_S, seed)
    asyncio.run(before.run())
    loaded = sender(per_second, seconds, seed + 1)
    memory = asyncio.run(_watched(loaded, bots, seconds, console))
    console.print("手紙が出ていくのを待っています")
    settled_s = _settle(database)
    figures = _times(loaded.sent, seconds) | _memory(memory, bots)
    counts = load_counting.count(database, [*before.sent, *loaded.sent], neighbour.marks(), console)
    counts |= {"letters_waiting": load_counting.waiting(database), "http_429": neighbour.refused()}
    failures = {"turns_failed": bots.failures("a turn failed"), "jobs_failed": bots.failures("job failed")}
    rounded = {name: round(figure, 1) for name, figure in figures.items()}
    return (
        rounded
        | counts
        | {"settled_s": round(settled_s, 1), "by_kind": _by_kind(loaded.sent)}
        | failures
        | _rss(memory)
    )


async def _watched(sender: Sender, bots: Bots, seconds: float, console: Console) -> list[float]:
    """Run the load, and see how much memory the bot holds meanwhile."""
    running = asyncio.create_task(sender.run())
    memory = [bots.rss_mb]
    told = time.monotonic()
    while not running.done():
        await asyncio.wait([running], timeout=LOOK_S)
        memory.append(bots.rss_mb)
        if time.monotonic() - told > max(10.0, seconds / 20):
            told = time.monotonic()
            console.print(f"{len(sender.sent)} 件送りました（{memory[-1]:.0f} MB）")
    await running
    return memory


def _settle(database: Database) -> float:
    """Wait until the letters that are due have gone out, but not for ever: Slack takes 300 a minute."""
    began = time.monotonic()
    while load_counting.waiting(database) and time.monotonic() - began < SETTLE_S:
        time.sleep(LOOK_S / 4)
    return time.monotonic() - began


def _times(sent: Sequence[Sent], seconds: float) -> dict[str, float]:
    cut = statistics.quantiles([each.milliseconds for each in sent], n=100)
    late = statistics.quantiles([each.late_ms for each in sent], n=100)
    events = [each for each in sent if each.request.outgoing.kind == "events_api"]
    return {
        "offered_per_h": len(sent) / seconds * 3600,
        "offered": len(sent),
        "p50_ms": cut[49],
        "p95_ms": cut[94],
        "p99_ms": cut[98],
        "late_p99_ms": late[98],
        "errors": sum(len(each.failures) for each in sent),
        "timeouts": sum(each.failures.count("http_timeout") for each in sent),
        "retried": sum(bool(each.failures) for each in events),
        "unheard": sum(not each.is_heard for each in events),
        "unanswered": sum(not each.is_heard for each in sent) - sum(not each.is_heard for each in events),
    }


def _by_kind(sent: Sequence[Sent]) -> dict[str, Any]:
    kinds: dict[str, list[float]] = {}
    for each in sent:
        kinds.setdefault(each.request.kind, []).append(each.milliseconds)
    return {
        kind: {
            "offered": len(times),
            "p50_ms": round(statistics.median(times), 1),
            "p99_ms": round(statistics.quantiles(times, n=100)[98] if len(times) > 1 else times[0], 1),
        }
        for kind, times in sorted(kinds.items())
    }


def _memory(memory: Sequence[float], bots: Bots) -> dict[str, float]:
    return {"rss_start_mb": memory[0], "rss_end_mb": bots.rss_mb, "rss_top_mb": max(memory)}


def _rss(memory: Sequence[float]) -> dict[str, list[int]]:
    """Memory over the time of the run, at so many moments."""
    step = (len(memory) - 1) / (SAMPLES - 1)
    return {"rss_mb": [round(memory[round(number * step)]) for number in range(SAMPLES)]}


def _fill(database: Database, team_id: str) -> None:
    schema.upgrade(database)
    rows = [
        reading.Row(line, Draft(kind=Kind.TIP, title=f"{title} {line}", body=body))
        for line, (title, body) in enumerate(NOTES * (CARDS // len(NOTES)))
    ]
    importing.import_cards(database.begin, team_id=team_id, rows=rows, now=Clock().now())


@contextmanager
def _running(address: Address, url: str, count: int, folder: Path) -> Iterator[Bots]:
    """So many processes of `tomoshibi run`; they end as they are told to, in order."""
    environment = os.environ | {
        "SLACK_BOT_TOKEN": address.bot_token,
        "SLACK_SIGNING_SECRET": address.signing_secret,
        "SLACK_API_URL": address.api_url,
        "QUESTION_CHANNELS": ",".join(address.question_channels),
        "DATABASE_URL": url,
        "ANONYMITY_KEY": SECRET,
        "SECRET_KEYS": SECRET,
        "ENCODER": "none",
        "PYTHONPATH": str(Path(bot.__file__).parent.parent),
    }
    with ExitStack() as stack:
        running, logs, ports = [], [], [free_port() for _ in range(count)]
        for number, port in enumerate(ports):
            logs.append(folder / f"bot-{number}.log")
            process = subprocess.Popen(
                [sys.executable, "-m", "bot", "run"],
                env=environment | {"PORT": str(port)},
                cwd=folder,
                stderr=stack.enter_context(logs[-1].open("wb")),
            )
            stack.callback(process.wait)
            stack.callback(process.terminate)
            running.append(process)
        for process, port in zip(running, ports, strict=True):
            _wait_for(process, port)
        yield Bots([Server(port, process.pid) for process, port in zip(running, ports, strict=True)], logs)


def _wait_for(process: "subprocess.Popen[bytes]", port: int) -> None:
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline and process.poll() is None:
        with suppress(httpx.TransportError):
            if httpx.get(f"http://127.0.0.1:{port}/healthz").status_code == OK:
                return
        time.sleep(0.05)
    raise TimeoutError("the bot did not start")


def _allow_many_connections() -> None:
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
