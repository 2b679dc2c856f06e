"""The line to the app over HTTP: signed requests, and what came of each."""

import hashlib
import hmac
import json
import ssl
import time
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal
from urllib.parse import urlencode

import httpx

from bot.sandbox.model import Json


@dataclass(frozen=True)
class Outgoing:
    """Something for the app: an event, an act of a person, or a slash command."""

    kind: Literal["events_api", "interactive", "slash_commands"]
    payload: Json
    wants_answer: bool = False
    retry_num: int = 0
    retry_reason: str = ""


@dataclass(frozen=True)
class Answer:
    """What the app said within three seconds.

    `failure` is empty when it said 200 (or acknowledged the envelope), otherwise Slack's word for what happened:
    http_timeout, connection_failed, http_error.
    """

    body: Json = field(default_factory=dict)
    failure: str = ""
    status: int | None = None
    no_retry: bool = False

    @property
    def error(self) -> str:
        """The failure in the words that people see when a command or a button fails."""
        first_of_5xx = 500
        if self.failure == "http_timeout":
            return "operation_timeout"
        if self.failure == "http_error":
            return "http_service_error" if (self.status or 0) >= first_of_5xx else "http_client_error"
        return "dispatch_failed" if self.failure else ""


@cache
def _certificates() -> ssl.SSLContext:
    """Those of the machine; to read them takes longer than many a conversation."""
    return ssl.create_default_context()


class HttpLink:
    """Posts to the app's request URL."""

    def __init__(self, signing_secret: str) -> None:
        self._signing_secret = signing_secret
        self._client = httpx.Client(trust_env=False, follow_redirects=False, verify=_certificates())

    def send(self, url: str, outgoing: Outgoing, *, timeout_s: float) -> Answer:
        """Send, and wait for the answer in this thread; no lock of the world may be held."""
        content, body = written(outgoing)
        headers = {"Content-Type": content, "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)"}
        headers |= self._signature(body)
        if outgoing.retry_num:
            headers |= {"X-Slack-Retry-Num": str(outgoing.retry_num), "X-Slack-Retry-Reason": outgoing.retry_reason}
        try:
            response = self._client.post(url, content=body, headers=headers, timeout=timeout_s)
        except httpx.TimeoutException:
            return Answer(failure="http_timeout")
        except httpx.TransportError:
            return Answer(failure="connection_failed")
        no_retry = response.headers.get("x-slack-no-retry") == "1"
        if response.status_code != httpx.codes.OK:
            return Answer(failure="http_error", status=response.status_code, no_retry=no_retry)
        return Answer(_json(response), status=response.status_code)

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def _signature(self, body: bytes) -> dict[str, str]:
        timestamp = str(int(time.time()))
        base = b"v0:" + timestamp.encode() + b":" + body
        digest = hmac.new(self._signing_secret.encode(), base, hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": f"v0={digest}"}


def written(outgoing: Outgoing) -> tuple[str, bytes]:
    """The content type and the body that carry it over HTTP."""
    if outgoing.kind == "events_api":
        return "application/json", json.dumps(outgoing.payload, ensure_ascii=False).encode()
    form: dict[str, Any] = {"payload": json.dumps(outgoing.payload, ensure_ascii=False)}
    if outgoing.kind == "slash_commands":
        form = {
            key: str(value).lower() if isinstance(value, bool) else value for key, value in outgoing.payload.items()
        }
    return "application/x-www-form-urlencoded", urlencode(form).encode()


def _json(response: httpx.Response) -> Json:
    if not response.content:
        return {}
    try:
        body = response.json()
    except json.JSONDecodeError:
        return {"text": response.text}
    return body if isinstance(body, dict) else {"text": response.text}
