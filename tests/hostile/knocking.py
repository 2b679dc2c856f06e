"""Somebody at the door, who may or may not know the secret."""

import hashlib
import hmac
import json
import time
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import httpx
from sqlalchemy import func, select

from bot.app import Bot
from bot.db import Base

FORM = "application/x-www-form-urlencoded"
JSON = "application/json"
COMMAND = b"command=%2Ftomoshibi&team_id=T1&user_id=U1&channel_id=C1&text=&trigger_id=1"
# Slack itself gives up after three seconds; a busy machine is given some more.
PATIENCE = 15.0

Headers = Mapping[str, str] | Sequence[tuple[str, str]]


def signature(secret: str, body: bytes, *, at: float | None = None) -> tuple[str, str]:
    """The timestamp and the signature, as Slack makes them."""
    timestamp = str(int(time.time() if at is None else at))
    digest = hmac.new(secret.encode(), f"v0:{timestamp}:".encode() + body, hashlib.sha256).hexdigest()
    return timestamp, f"v0={digest}"


class Knock:
    """Sends anything to the bot's door."""

    def __init__(self, address: str, secret: str) -> None:
        self._address = address
        self._secret = secret
        self.http = httpx.Client(timeout=PATIENCE, trust_env=False)

    def unsigned(self, body: bytes, headers: Headers = (), *, kind: str = FORM) -> httpx.Response:
        """With these headers and no others."""
        several = list(headers.items()) if isinstance(headers, Mapping) else list(headers)
        raw = [(name.encode(), value.encode("latin-1")) for name, value in (("Content-Type", kind), *several)]
        return self.http.post(self._address, content=body, headers=raw)

    def signed(self, body: bytes, *, kind: str = FORM, headers: Headers = ()) -> httpx.Response:
        """As Slack would send it."""
        timestamp, signed = signature(self._secret, body)
        several = list(headers.items()) if isinstance(headers, Mapping) else list(headers)
        signs = [("X-Slack-Request-Timestamp", timestamp), ("X-Slack-Signature", signed)]
        return self.unsigned(body, [*several, *signs], kind=kind)

    def event(self, payload: Any) -> httpx.Response:
        """An event."""
        return self.signed(json.dumps(payload).encode(), kind=JSON)

    def act(self, payload: Any) -> httpx.Response:
        """What somebody did: a button, a form, a shortcut."""
        return self.signed(urlencode({"payload": json.dumps(payload)}).encode())

    def command(self, fields: Mapping[str, Any]) -> httpx.Response:
        """A slash command."""
        return self.signed(urlencode(fields, errors="surrogatepass").encode())

    def send(self, payload: Mapping[str, Any]) -> httpx.Response:
        """A payload that Slack once sent, or what became of it, in the form in which Slack sends its kind."""
        if "command" in payload:
            return self.command(payload)
        return self.event(payload) if payload.get("type") == "event_callback" else self.act(payload)


def rows(bot: Bot) -> dict[str, int]:
    """How many rows each table has."""
    with bot.database.read() as session:
        return {
            table.name: session.scalar(select(func.count()).select_from(table)) or 0
            for table in Base.metadata.sorted_tables
        }
