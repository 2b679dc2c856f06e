"""The Web API's front: token, scope and arguments are checked as Slack does, then the method runs under the lock."""

import base64
import json
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

    def __init__(self, worlds: list[World], faults: Faults) -> None:
        self.worlds, self.faults = worlds, faults
        self.calls: list[Call] = []

    def handle(self, name: str, headers: Mapping[str, str], query: Mapping[str, str], body: bytes) -> Reply:
        """One HTTP request to /api/`name`; runs in a thread of its own."""
        fault = self.faults.take(name) or Fault(name)
        fault.wait()
        if fault.drop_before:
            return Reply("", cut=True)
        if fault.http_status:
            return Reply("", fault.http_status)
        try:
            given = {**query, **_read(headers, body)}
        except SlackError as refusal:
            return Reply(json.dumps(refusal.json()))
        kind, _, credentials = headers.get("authorization", "").partition(" ")
        given |= _client(credentials) if kind == "Basic" else {}
        token = str(given.pop("token", "")) or (credentials if kind == "Bearer" else "")
        world = next((each for each in self.worlds if token in each.bot_tokens), self.worlds[0])
        if given.get("team_id") == world.team.id:
            # Bolt's clients send it with every call, and Slack does not mind.
            del given["team_id"]
        if wait := self.faults.rates.wait(world.team.id, name, str(given.get("channel", ""))):
            fault = Fault(name, error="ratelimited", retry_after=wait)
        arguments, response = self._answer(world, name, token, given, fault)
        self.calls.append(Call(name, arguments, response, world.team.id))
        limited = response.get("error") == "ratelimited"
        more = {"Retry-After": str(fault.retry_after or 1)} if limited else {}
        if token in world.bot_tokens:
            more["x-oauth-scopes"] = ",".join(world.manifest.scopes)
        text = json.dumps(response, ensure_ascii=False)
        return Reply(text, 429 if limited else 200, more, cut=fault.drop_after_accept)

    def _answer(self, world: World, name: str, token: str, given: Json, fault: Fault) -> tuple[Json, Json]:
        arguments = given
        try:
            method = _method(world, name, token)
            arguments = decode(method, given)
            return arguments, {"ok": True, **_run(world, method, arguments, fault)}
        except SlackError as refusal:
            if refusal.error == "unknown_method" or any("unknown argument" in text for text in refusal.messages):
                world.surprise(f"{name}: {refusal.error} {' '.join(refusal.messages)}".strip())
            return arguments, refusal.json()


def _method(world: World, name: str, token: str) -> Method:
    method = METHODS.get(name)
    if method is None:
        raise SlackError("unknown_method", req_method=name)
    if method.caller == "anybody":
        return method
    if not token:
        raise SlackError("not_authed")
    caller = "bot" if token in world.bot_tokens else "app" if token == world.tokens["xapp"] else ""
    if not caller:
        raise SlackError("invalid_auth")
    if caller != method.caller:
        raise SlackError("not_allowed_token_type")
    if caller == "bot" and (refusal := world.refusal(token)):
        raise SlackError(refusal)
    return method


def _run(world: World, method: Method, arguments: Json, fault: Fault) -> Json:
    if fault.error:
        raise SlackError(fault.error)
    with world.lock:
        world.require_scope(*method.scopes)
        return method.run(world, arguments)


def _client(credentials: str) -> dict[str, str]:
    """The app's id and secret, as HTTP's Basic authentication carries them."""
    try:
        client_id, _, client_secret = base64.b64decode(credentials, validate=True).decode().partition(":")
    except ValueError:
        return {}
    return {"client_id": client_id, "client_secret": client_secret}


def _read(headers: Mapping[str, str], body: bytes) -> dict[str, Any]:
    if headers.get("content-type", "").startswith("application/json"):
        try:
            given = json.loads(body or b"{}")
        except ValueError as broken:
            raise SlackError("invalid_json") from broken
        if not isinstance(given, dict):
            raise SlackError("json_not_object")
        return given
    return dict(parse_qsl(body.decode(), keep_blank_values=True))
