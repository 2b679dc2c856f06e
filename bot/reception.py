"""What happens to every request around its turn: it is let in unless the bot is about to stop, measured, and noted.

One line in the log for each: a reference (which a person is given when something went wrong), what kind of act it was,
the workspace, what became of it, and how long it took. Never who, never what they wrote.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import structlog
from slack_bolt import BoltRequest, BoltResponse

from bot.health.metrics import Metrics
from bot.turnstile import Turnstile

log = structlog.get_logger()

REFERENCE = "reference"
OUTCOME = "outcome"
DONE, REFUSED, FAILED, TURNED_AWAY, STOPPING = "done", "refused", "failed", "turned away", "stopping"

# What Slack calls the kinds of payloads, and where in them stands which one of ours it is.
_KINDS: dict[str, tuple[str, Callable[[dict[str, Any]], object]]] = {
    "event_callback": ("event", lambda body: body["event"]["type"]),
    "block_actions": ("action", lambda body: body["actions"][0]["action_id"]),
    "view_submission": ("view", lambda body: body["view"]["callback_id"]),
    "view_closed": ("view closed", lambda body: body["view"]["callback_id"]),
    "shortcut": ("shortcut", lambda body: body["callback_id"]),
    "message_action": ("shortcut", lambda body: body["callback_id"]),
    "block_suggestion": ("suggestion", lambda body: body["action_id"]),
}


class Reception:
    """Lets requests in, and knows how many are being handled.

    Args:
        at_once: how many are worked on at a time; the others wait in line.

    Attributes:
        connected: whether requests can come; over HTTP that is for others to know.
    """

    def __init__(self, metrics: Metrics, *, at_once: int) -> None:
        self._metrics = metrics
        self._turnstile = Turnstile(at_once)
        self._changed = threading.Condition()
        self._inside = 0
        self._is_open = True
        self.connected: Callable[[], bool] = lambda: True

    @property
    def is_open(self) -> bool:
        """Whether requests are let in."""
        return self._is_open

    def close(self) -> None:
        """From now on nobody is let in: Slack is told so, and asks another process or a little later."""
        with self._changed:
            self._is_open = False

    def emptied(self, within: float) -> bool:
        """Wait until those who are inside have been dealt with; whether they have, after so many seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._inside, within)

    def take(self, dispatch: Callable[[BoltRequest], BoltResponse], request: BoltRequest) -> BoltResponse:
        """Handle one request to its end."""
        with self._let_in() as let_in:
            if not let_in:
                return BoltResponse(status=503, headers={"Retry-After": "1"})
            return self._measured(dispatch, request)

    def _measured(self, dispatch: Callable[[BoltRequest], BoltResponse], request: BoltRequest) -> BoltResponse:
        reference = uuid4().hex[:8]
        request.context[REFERENCE] = reference
        outcome, started = FAILED, time.perf_counter()
        with structlog.contextvars.bound_contextvars(reference=reference):
            try:
                with self._turnstile.passed():
                    response = dispatch(request)
                outcome = str(request.context.get(OUTCOME) or _outcome(response))
            finally:
                seconds = time.perf_counter() - started
                kind, name, team = ("unknown", "", "") if outcome == TURNED_AWAY else _about(request.body)
                self._metrics.turn(kind, outcome, seconds)
                log.info("turn", kind=kind, name=name, team=team, outcome=outcome, ms=round(seconds * 1000))
        return response

    @contextmanager
    def _let_in(self) -> Iterator[bool]:
        with self._changed:
            let_in = self._is_open
            self._inside += let_in
        try:
            yield let_in
        finally:
            with self._changed:
                self._inside -= let_in
                self._changed.notify_all()


def _outcome(response: BoltResponse) -> str:
    if response.status in {401, 403}:
        return TURNED_AWAY
    return DONE if response.status < 400 else FAILED  # noqa: PLR2004 (HTTP: from here on something went wrong)


def _about(body: dict[str, Any]) -> tuple[str, str, str]:
    """The kind of what came, which one of ours it is, and from which workspace."""
    try:
        team = body.get("team_id") or (body.get("team") or {}).get("id") or ""
        if "command" in body:
            return "command", str(body["command"]), str(team)
        kind, name = _KINDS[body["type"]]
        return kind, str(name(body)), str(team)
    except (AttributeError, KeyError, IndexError, TypeError):
        return "unknown", "", ""
