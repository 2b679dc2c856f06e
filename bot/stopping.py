"""Being told to stop: once, and everything that has begun is ended; twice, or when that takes too long, at once.

Whatever is left then is safe: a turn that was not committed did not happen and Slack sends it again, and a letter that
was under way is looked for before it is sent again.
"""

import gc
import os
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import structlog

log = structlog.get_logger()

# Two calls of Slack's that do not answer, and a little more.
LIMIT_SECONDS = 25.0
GAVE_UP = 1


class Told:
    """Whether this process was told to stop.

    Python does what is to be done at a signal in the main thread, once that computes again; one that waits does not
    always notice. So a thread that does nothing else reads from a socket which signals came.
    """

    def __init__(self) -> None:
        self._event = threading.Event()
        self._ear, self._mouth = socket.socketpair()
        self._mouth.settimeout(0)

    def set(self) -> None:
        """It is to stop; who comes late need not wait."""
        self._event.set()

    def wait(self) -> None:
        """Until it is told to."""
        self._event.wait()

    def hear_signals(self) -> None:
        """SIGINT and SIGTERM tell it from now on; only the main thread may ask for this."""
        signal.set_wakeup_fd(self._mouth.fileno())
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: None)
        threading.Thread(target=self._listen, name="stopping", daemon=True).start()

    def _listen(self) -> None:
        while self._ear.recv(1):
            if self._event.is_set():
                give_up("told to stop twice")
            self._event.set()


def listen() -> Told:
    """Hear SIGINT and SIGTERM from now on."""
    told = Told()
    told.hear_signals()
    return told


@contextmanager
def limited(seconds: float = LIMIT_SECONDS) -> Iterator[None]:
    """What happens in the block may not take longer than this."""
    timer = threading.Timer(seconds, give_up, ("what had begun did not end in time",))
    timer.daemon = True
    timer.start()
    yield
    timer.cancel()


def all_ended() -> None:
    """Everything is closed, and the process may go: Python would look through all that it holds for a second first."""
    gc.freeze()


def give_up(why: str) -> None:
    """End at once, with everything that is still going on."""
    log.error("stopped without waiting for what had begun", reason=why)
    os._exit(GAVE_UP)
