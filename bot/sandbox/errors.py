"""How the Web API says no."""

from collections.abc import Sequence
from typing import Any

from bot.sandbox.model import Json


class SlackError(Exception):
    """A refusal with Slack's own error code; `messages` become response_metadata.messages."""

    def __init__(self, error: str, messages: Sequence[str] = (), **more: Any) -> None:
        super().__init__(error, *messages)
        self.error = error
        self.messages = [f"[ERROR] {message}" for message in messages]
        self.more = more

    def json(self) -> Json:
        """The body of the answer."""
        body: Json = {"ok": False, "error": self.error, **self.more}
        return body | ({"response_metadata": {"messages": self.messages}} if self.messages else {})


class NotForAPerson(Exception):  # noqa: N818 - it is what the person is told, not a defect
    """Slack's client would not let the person do this; the text says why, as it is shown to them."""
