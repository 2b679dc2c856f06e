"""Slack's rate limits, when a test or a benchmark asks for them: each method's calls in any minute, a post a second."""

import threading
import time
from collections import deque
from dataclasses import dataclass, field

MINUTE = 60.0
A_SECOND = 1.0
POST = "chat.postMessage"
# Slack: Rate limits. chat.postMessage is "several hundred a minute" for a workspace, and here the strictest reading.
A_MINUTE = {
    POST: 300,
    "chat.postEphemeral": 100,
    "chat.update": 50,
    "chat.delete": 50,
    "conversations.open": 50,
    "conversations.info": 50,
    "conversations.history": 50,
    "conversations.replies": 50,
    "users.list": 20,
}


@dataclass
class Rates:
    """Counts calls in real seconds; what comes too fast is answered with 429, and `refused` counts those."""

    is_on: bool = False
    refused: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _calls: dict[tuple[str, str], deque[float]] = field(default_factory=dict)
    _posted: dict[tuple[str, str], float] = field(default_factory=dict)

    def enforce(self) -> None:
        """Keep to the limits from now on."""
        self.is_on = True

    def wait(self, team_id: str, method: str, channel: str) -> int:
        """Whole seconds after which this call may come; 0 when it may now, and then it is counted."""
        if not self.is_on or method not in A_MINUTE:
            return 0
        now = time.monotonic()
        with self._lock:
            calls = self._calls.setdefault((team_id, method), deque())
            while calls and calls[0] <= now - MINUTE:
                calls.popleft()
            last = self._posted.get((team_id, channel), -MINUTE) if method == POST else -MINUTE
            left = last + A_SECOND - now
            if len(calls) >= A_MINUTE[method]:
                left = max(left, calls[0] + MINUTE - now)
            if left > 0:
                self.refused += 1
                return int(left) + 1
            calls.append(now)
            if method == POST:
                self._posted[team_id, channel] = now
            return 0
