"""Faults on order: what goes wrong between the app and Slack, when a test asks for it."""

import threading
from dataclasses import dataclass


@dataclass
class Fault:
    """One thing that will go wrong; `error` may be any of Slack's codes, `ratelimited` is answered with 429."""

    method: str
    error: str | None = None
    http_status: int | None = None
    drop_before: bool = False
    drop_after_accept: bool = False
    delay_s: float = 0.0
    retry_after: int | None = None
    times: int = 1


class Faults:
    """The faults that wait for their call."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: list[Fault] = []

    def fail_next(
        self,
        method: str,
        error: str | None = None,
        *,
        http_status: int | None = None,
        drop_before: bool = False,
        drop_after_accept: bool = False,
        delay_s: float = 0.0,
        retry_after: int | None = None,
        times: int = 1,
    ) -> None:
        """Let the next `times` calls of `method` ("*": of any) fail in this way.

        Args:
            method: a Web API method, or "*".
            error: answered instead of doing it; `ratelimited` comes as HTTP 429 with Retry-After.
            http_status: answered, with no JSON, instead of doing it.
            drop_before: the connection is cut and nothing is done.
            drop_after_accept: it is done, then the connection is cut without an answer.
            delay_s: real seconds before it is done.
            retry_after: seconds for the Retry-After header; makes the call fail with 429.
            times: how many calls.
        """
        if retry_after is not None:
            error = error or "ratelimited"
        fault = Fault(method, error, http_status, drop_before, drop_after_accept, delay_s, retry_after, times)
        with self._lock:
            self._waiting.append(fault)

    def clear(self) -> None:
        """Let everything work again."""
        with self._lock:
            self._waiting.clear()

    @property
    def waiting(self) -> int:
        """How many faults have not met their call yet."""
        with self._lock:
            return len(self._waiting)

    def take(self, method: str) -> Fault | None:
        """The fault that this call meets, if any; it is used up."""
        with self._lock:
            for fault in self._waiting:
                if fault.method in (method, "*"):
                    fault.times -= 1
                    if fault.times <= 0:
                        self._waiting.remove(fault)
                    return fault
        return None
