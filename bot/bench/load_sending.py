"""Sends what is due when it is due, whatever became of what was sent before: an open loop, as people make it.

Slack waits three seconds for an answer. What it cannot deliver of events it sends again at once, after a minute and
after five; commands, buttons and forms it does not.
"""

import asyncio
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import cycle

import aiohttp

from bot.bench.load_town import Request
from bot.bench.turn import signed
from bot.sandbox.link import written

ACK_S = 3.0
OK = 200
# Requests are thought of so long before the first of them is due, a window at a time: a trigger lives three seconds.
WINDOW_S = 0.5
# What people do, in a thousand.
MIX = {
    "chatter": 520, "reaction": 130, "reply": 80, "search": 70, "home": 60, "edit": 40, "question": 35,
    "ask": 20, "action": 15, "submit": 20, "solve": 10,
}  # fmt: skip


@dataclass
class Sent:
    """What came of one request.

    Attributes:
        due: when it was due, in seconds since the beginning.
        milliseconds: from then to the answer to the first attempt, or to its failure.
        late_ms: how long after that it set out: the generator's own fault.
        is_heard: whether the bot acknowledged it.
        answer: what the bot said.
        failures: what went wrong with each attempt that failed.
    """

    request: Request
    due: float
    milliseconds: float = 0.0
    late_ms: float = 0.0
    is_heard: bool = False
    answer: bytes = b""
    failures: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Plan:
    """How much is sent, to whom, and how long Slack pauses before it tries again."""

    per_second: float
    seconds: float
    addresses: Sequence[str]
    secret: str
    pauses: Sequence[float]


class Sender:
    """One run of the load; `sent` fills as it goes on."""

    def __init__(self, plan: Plan, act: Callable[[Sequence[str]], list[Request]], seed: int) -> None:
        self.sent: list[Sent] = []
        self._plan = plan
        self._act = act
        self._chance = random.Random(seed)  # noqa: S311 (chance)
        self._doors = cycle(plan.addresses)
        self._began = 0.0

    async def run(self) -> None:
        """Send everything, repeat what failed, and return when nothing is under way."""
        timeout = aiohttp.ClientTimeout(total=ACK_S)
        connector = aiohttp.TCPConnector(limit=0)
        async with (
            aiohttp.ClientSession(connector=connector, timeout=timeout) as http,
            asyncio.TaskGroup() as under_way,
        ):
            window = await self._think(0)
            self._began = time.perf_counter()
            for number in range(1, round(self._plan.seconds / WINDOW_S) + 1):
                following = asyncio.create_task(self._think(number))
                for sent in window:
                    await asyncio.sleep(max(0.0, sent.due - self._now()))
                    self.sent.append(sent)
                    under_way.create_task(self._deliver(http, sent))
                window = await following

    async def _think(self, number: int) -> list[Sent]:
        """What is due in this window. The moments are those of people who know nothing of each other (Poisson)."""
        begin, end = number * WINDOW_S, (number + 1) * WINDOW_S
        moments = []
        moment = begin + self._chance.expovariate(self._plan.per_second)
        while moment < end:
            moments.append(moment)
            moment += self._chance.expovariate(self._plan.per_second)
        kinds = self._chance.choices(list(MIX), list(MIX.values()), k=len(moments))
        requests = await asyncio.to_thread(self._act, kinds)
        # The bot's own messages come back to it as events; they are offered too, at moments of their own.
        moments += [self._chance.uniform(begin, end) for _ in range(len(requests) - len(moments))]
        return [Sent(request, moment) for moment, request in zip(sorted(moments), requests, strict=False)]

    async def _deliver(self, http: aiohttp.ClientSession, sent: Sent) -> None:
        sent.late_ms = (self._now() - sent.due) * 1000
        await self._attempt(http, sent, 0)
        sent.milliseconds = (self._now() - sent.due) * 1000
        if sent.request.outgoing.kind == "events_api":
            for retry, pause in enumerate(self._plan.pauses, start=1):
                if sent.is_heard:
                    break
                await asyncio.sleep(pause)
                await self._attempt(http, sent, retry)

    async def _attempt(self, http: aiohttp.ClientSession, sent: Sent, retry: int) -> None:
        kind, body = written(sent.request.outgoing)
        headers = signed(self._plan.secret, body) | {"Content-Type": kind}
        if retry:
            headers |= {"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": sent.failures[-1]}
        try:
            async with http.post(next(self._doors), data=body, headers=headers) as response:
                sent.answer = await response.read()
        except TimeoutError:
            sent.failures.append("http_timeout")
        except aiohttp.ClientError:
            sent.failures.append("connection_failed")
        else:
            if response.status == OK:
                sent.is_heard = True
            else:
                sent.failures.append("http_error")

    def _now(self) -> float:
        return time.perf_counter() - self._began
