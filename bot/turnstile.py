"""How many turns are worked on at a time. Only one thread computes anyway, and many that take turns at it are slower.

Whoever begins to wait for Slack steps out, and the next one is let in; a slow Slack holds up nobody else.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_here = threading.local()


class Turnstile:
    """Lets in so many threads at a time, in the order in which they came.

    A semaphore would let who comes in the right moment pass others, of whom some then wait for long.

    Args:
        at_once: how many.
    """

    def __init__(self, at_once: int) -> None:
        self._free = at_once
        self._line: deque[threading.Lock] = deque()
        self._moving = threading.Lock()

    @contextmanager
    def passed(self) -> Iterator[None]:
        """Inside, until the block ends or the thread steps out."""
        self._enter()
        _here.leave = self._leave
        try:
            yield
        finally:
            step_out()

    def _enter(self) -> None:
        with self._moving:
            if self._free:
                self._free -= 1
                return
            called = threading.Lock()
            called.acquire()
            self._line.append(called)
        called.acquire()  # until whoever leaves calls this one

    def _leave(self) -> None:
        with self._moving:
            if self._line:
                self._line.popleft().release()
            else:
                self._free += 1


def step_out() -> None:
    """This thread is about to wait for somebody else; it has done most of its work and does not stand in line again."""
    leave: Callable[[], None] | None = getattr(_here, "leave", None)
    if leave:
        _here.leave = None
        leave()
