"""Faults on order: what goes wrong between the app and Slack, for the next call or until it is switched off."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from bot.sandbox.rates import Rates

STANDING: dict[str, float | None] = {
    "slow": 2.0,
    "server_error": None,
    "rate_limit": 30.0,
    "cut_before": None,
    "cut_after": None,
    "socket_cut": None,
    "app_stopped": None,
    "answer_lost": None,
}
"""The faults that can be switched on, with their usual seconds when they have any."""


HELD_AT_MOST_S = 60.0


class Held:
    """Calls that Slack does not answer before it is told to."""

    def __init__(self) -> None:
        self._come, self._let_go = threading.Semaphore(0), threading.Event()

    def wait(self, calls: int = 1) -> None:
        """Until so many more calls have come.

        Raises:
            TimeoutError: they did not come.
        """
        for _ in range(calls):
            if not self._come.acquire(timeout=HELD_AT_MOST_S):
                raise TimeoutError

    def release(self) -> None:
        """Answer them, and whatever comes after them at once."""
        self._let_go.set()

    def pass_through(self) -> None:
        """One call comes, and waits to be let go."""
        self._come.release()
        self._let_go.wait(HELD_AT_MOST_S)


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
    held: Held | None = None

    def wait(self) -> None:
        """As long as this call has to."""
        time.sleep(self.delay_s)
        if self.held:
            self.held.pass_through()


@dataclass
class Standing:
    """A fault that stays until it is switched off; `struck` counts how often it did harm."""

    name: str
    seconds: float | None = None
    struck: int = 0
    is_on: bool = False


def _standing() -> dict[str, Standing]:
    return {name: Standing(name, seconds) for name, seconds in STANDING.items()}


@dataclass
class Faults:
    """The faults that wait for their call, and those that are switched on.

    `changed` is called after each change and each strike, `switched` with the name of what was switched on.
    `rates` are no fault: they are Slack's limits, which are kept to when `rates.enforce()` says so.
    """

    changed: Callable[[], None] = lambda: None
    switched: Callable[[str], None] = lambda _name: None
    rates: Rates = field(default_factory=Rates)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _waiting: list[Fault] = field(default_factory=list)
    _standing: dict[str, Standing] = field(default_factory=_standing)

    def switch_on(self, name: str, seconds: float | None = None) -> None:
        """Let this go wrong from now on.

        Args:
            name: one of STANDING. The Web API and the response_urls are `slow` (answer after `seconds`), answer with
                500 (`server_error`) or with 429 and Retry-After (`rate_limit`, `seconds`), break off before anything
                is done (`cut_before`) or after it was done (`cut_after`). Socket Mode's connections are cut and none
                is accepted (`socket_cut`). The app does not run (`app_stopped`), or it does what it is asked and its
                answer never arrives (`answer_lost`).
            seconds: real ones; the usual ones when None.

        Raises:
            KeyError: there is no such fault.
        """
        with self._lock:
            fault = self._standing[name]
            fault.is_on, fault.struck = True, 0
            fault.seconds = STANDING[name] if seconds is None else seconds
        self.switched(name)
        self.changed()

    def switch_off(self, name: str) -> None:
        """Let this work again; its count stays to be read."""
        with self._lock:
            self._standing[name].is_on = False
        self.changed()

    @property
    def standing(self) -> list[Standing]:
        """All of them as they are now, also those that are off."""
        with self._lock:
            return [replace(fault) for fault in self._standing.values()]

    def struck(self, name: str) -> int:
        """How often it did harm since it was last switched on."""
        with self._lock:
            return self._standing[name].struck

    def meets(self, name: str) -> bool:
        """Whether this call meets the fault; counted when it does."""
        with self._lock:
            fault = self._standing[name]
            fault.struck += fault.is_on
        if fault.is_on:
            self.changed()
        return fault.is_on

    def meet(self, method: str) -> Fault | None:
        """What an answer of Slack meets among the faults that are switched on, all of it in one."""
        met = Fault(method)
        if self.meets("slow"):
            met.delay_s = self._standing["slow"].seconds or 0
        if self.meets("cut_before"):
            met.drop_before = True
        elif self.meets("server_error"):
            met.http_status = 500
        elif self.meets("rate_limit"):
            met.error, met.retry_after = "ratelimited", round(self._standing["rate_limit"].seconds or 1)
        elif self.meets("cut_after"):
            met.drop_after_accept = True
        return None if met == Fault(method) else met

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
        self._await(Fault(method, error, http_status, drop_before, drop_after_accept, delay_s, retry_after, times))

    @contextmanager
    def hold(self, method: str, *, drop_before: bool = False, times: int = 1) -> Iterator[Held]:
        """Let the next `times` calls of `method` wait until they are released, at the latest when the block ends.

        Args:
            method: a Web API method, or "*".
            drop_before: once released, the connection is cut and nothing is done.
            times: how many calls.
        """
        held = Held()
        self._await(Fault(method, drop_before=drop_before, times=times, held=held))
        try:
            yield held
        finally:
            held.release()

    def _await(self, fault: Fault) -> None:
        with self._lock:
            self._waiting.append(fault)

    def clear(self) -> None:
        """Let everything work again."""
        with self._lock:
            self._waiting.clear()
            for fault in self._standing.values():
                fault.is_on = False
        self.changed()

    @property
    def waiting(self) -> int:
        """How many faults have not met their call yet."""
        with self._lock:
            return len(self._waiting)

    def take(self, method: str) -> Fault | None:
        """The fault that this call meets, if any; one that waited for it is used up."""
        with self._lock:
            for fault in self._waiting:
                if fault.method in (method, "*"):
                    fault.times -= 1
                    if fault.times <= 0:
                        self._waiting.remove(fault)
                    return fault
        return self.meet(method)
