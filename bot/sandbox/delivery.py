"""Events on their way to the app: in order, with retries at once, after a minute and after five."""

import heapq
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.sandbox.clock import WorldClock
from bot.sandbox.link import Answer, Outgoing
from bot.sandbox.model import Json

NOW = timedelta(0)
RETRIES = (NOW, timedelta(minutes=1), timedelta(minutes=5))
AT_ONCE = datetime.min.replace(tzinfo=UTC)


@dataclass(order=True)
class Due:
    """An event that waits for its moment."""

    when: datetime
    order: int
    body: Json = field(compare=False)
    attempt: int = field(default=0, compare=False)
    reason: str = field(default="", compare=False)


class Deliveries:
    """The queue of events; what is due is sent by whoever calls `settle`, one event at a time."""

    def __init__(self, clock: WorldClock, send: Callable[[Outgoing], Answer]) -> None:
        self._clock, self._send = clock, send
        self._queue: list[Due] = []
        self._counted = 0
        self._changed = threading.Condition()
        self._busy = threading.RLock()

    def add(self, body: Json) -> None:
        """Queue an event for now."""
        self._push(body, NOW, 0, "")

    def settle(self) -> None:
        """Send everything that is due; returns when it and what it led to has arrived (or failed)."""
        with self._busy:
            while due := self._next():
                retry = {"retry_num": due.attempt, "retry_reason": due.reason}
                answer = self._send(Outgoing("events_api", due.body, **retry))  # type: ignore[arg-type]
                if answer.failure and not answer.no_retry and due.attempt < len(RETRIES):
                    self._push(due.body, RETRIES[due.attempt], due.attempt + 1, answer.failure)

    def wait(self, seconds: float) -> None:
        """Sleep until an event comes in, at most `seconds`."""
        with self._changed:
            self._changed.wait(seconds)

    def wake(self) -> None:
        """End the sleep of whoever waits: the clock was moved, or the server stops."""
        with self._changed:
            self._changed.notify_all()

    @property
    def waiting(self) -> int:
        """How many events are queued, retries for later included."""
        with self._changed:
            return len(self._queue)

    def _push(self, body: Json, wait: timedelta, attempt: int, reason: str) -> None:
        with self._changed:
            self._counted += 1
            # What is for now stays due when the clock is set back to play a history.
            when = self._clock.now() + wait if wait else AT_ONCE
            heapq.heappush(self._queue, Due(when, self._counted, body, attempt, reason))
            self._changed.notify_all()

    def _next(self) -> Due | None:
        with self._changed:
            if self._queue and self._queue[0].when <= self._clock.now():
                return heapq.heappop(self._queue)
            return None
