"""The Web API's front: token, scope and arguments are checked as Slack does, then the method runs under the lock."""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from bot.sandbox.api import METHODS
from bot.sandbox.api.method import Method, decode
from bot.sandbox.errors import SlackError
from bot.sandbox.faults import Fault, Faults
from bot.sandbox.model import Call, Json
from bot.sandbox.world import World


@dataclass
class Reply:
    """What goes back over HTTP; `cut` means the connection is closed instead."""

    body: str
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut: bool = False


class WebApi:
    """Answers the app's calls and keeps a list of them."""

    def __init__(self, world: World, faults: Faults) -> None:
        self.world, self.faults = world, faults
        self.calls: list[Call] = []

    def handle(self, name: str, headers: Mapping[str, str], query: Mapping[str, str], body: bytes) -> Reply:
        """One HTTP request to /api/`name`; runs in a thread of its own."""
        fault = self.faults.take(name) or Fault(name)
        time.sleep(fault.delay_s)
        if fault.drop_before:
            return Reply("", cut=True)
        if fault.http_status:
            return Reply("", fault.http_status)
        try:
            given = {**query, **_read(headers, body)}
        except json.JSONDecodeError:
            return Reply(json.dumps(SlackError("invalid_json").json()))
        if given.get("team_id") == self.world.team.id:
            # Bolt's clients send it with every call, and Slack does not mind.
            del given["team_id"]
        token = str(given.pop("token", "")) or headers.get("authorization", "").removeprefix("Bearer ")
        arguments, response = self._answer(name, token, given, fault)
        self.calls.append(Call(name, arguments, response))
        limited = response.get("error") == "ratelimited"
        more = {"Retry-After": str(fault.retry_after or 1)} if limited else {}
        text = json.dumps(response, ensure_ascii=False)
        return Reply(text, 429 if limited else 200, more, cut=fault.drop_after_accept)

    def _answer(self, name: str, token: str, given: Json, fault: Fault) -> tuple[Json, Json]:
        arguments = given
        try:
            method = self._method(name, token)
            arguments = decode(method, given)
            return arguments, {"ok": True, **self._run(method, arguments, fault)}
        except SlackError as refusal:
            if refusal.error == "unknown_method" or any("unknown argument" in text for text in refusal.messages):
                self.world.surprise(f"{name}: {refusal.error} {' '.join(refusal.messages)}".strip())
            return arguments, refusal.json()

    def _method(self, name: str, token: str) -> Method:
        method = METHODS.get(name)
        if method is None:
            raise SlackError("unknown_method", req_method=name)
        if method.caller == "anybody":
            return method
        if not token:
            raise SlackError("not_authed")
        tokens = {"bot": self.world.tokens["xoxb"], "app": self.world.tokens["xapp"]}
        if token not in tokens.values():
            raise SlackError("invalid_auth")
        if token != tokens[method.caller]:
            raise SlackError("not_allowed_token_type")
        return method

    def _run(self, method: Method, arguments: Json, fault: Fault) -> Json:
        if fault.error:
            raise SlackError(fault.error)
        with self.world.lock:
            self.world.require_scope(*method.scopes)
            return method.run(self.world, arguments)


def _read(headers: Mapping[str, str], body: bytes) -> dict[str, Any]:
    if headers.get("content-type", "").startswith("application/json"):
        return dict(json.loads(body or b"{}"))
    return dict(parse_qsl(body.decode(), keep_blank_values=True))
