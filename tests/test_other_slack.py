"""The bot under a Slack that knows only the bare bones: what is optional in payloads and answers may be missing."""

import hashlib
import hmac
import itertools
import json
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlencode

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot import running, web_api
from bot.app import Bot, build
from bot.db import Database
from bot.sandbox import WorldClock
from bot.sandbox.server import Server
from bot.settings import Settings
from tests.reading import read

SECRET = "shared"


class BareSlack:
    """Answers four methods and nothing else; says no more than it must."""

    def __init__(self) -> None:
        self.posted: dict[str, dict[str, Any]] = {}
        self.opened: list[dict[str, Any]] = []
        self._ts = (f"1800000000.{number:06}" for number in itertools.count(1))
        self.door = ""

    def app(self) -> Starlette:
        return Starlette(routes=[Route("/api/{method}", self.answer, methods=["GET", "POST"])])

    async def answer(self, request: Request) -> Response:
        method = request.path_params["method"]
        body = (await request.body()).decode()
        sent: dict[str, Any] = json.loads(body) if body.startswith("{") else dict(parse_qsl(body))
        match method:
            case "auth.test":
                return JSONResponse({"ok": True, "team_id": "T1", "user_id": "UBOT"})
            case "chat.postMessage":
                ts = next(self._ts)
                self.posted[ts] = sent
                return JSONResponse({"ok": True, "ts": ts, "channel": sent["channel"]})
            case "chat.update":
                self.posted[sent["ts"]] |= sent
                return JSONResponse({"ok": True, "ts": sent["ts"], "channel": sent["channel"]})
            case "views.open":
                view = json.loads(sent["view"]) if isinstance(sent["view"], str) else sent["view"]
                self.opened.append(view)
                return JSONResponse({"ok": True, "view": {"id": "V1"}})
        return JSONResponse({"ok": False, "error": "unknown_method"})

    def send(self, body: bytes, kind: str) -> httpx.Response:
        timestamp = str(int(time.time()))
        digest = hmac.new(SECRET.encode(), f"v0:{timestamp}:".encode() + body, hashlib.sha256).hexdigest()
        headers = {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": f"v0={digest}", "Content-Type": kind}
        response = httpx.post(self.door, content=body, headers=headers)
        assert response.status_code == 200
        return response

    def event(self, **event: Any) -> None:
        body = {"type": "event_callback", "team_id": "T1", "event": {"type": "message", "channel": "C1"} | event}
        self.send(json.dumps(body).encode(), "application/json")

    def command(self, name: str, text: str) -> dict[str, Any]:
        fields = {
            "command": name,
            "text": text,
            "user_id": "U3",
            "team_id": "T1",
            "channel_id": "C1",
            "trigger_id": "1",
        }
        answer = self.send(urlencode(fields).encode(), "application/x-www-form-urlencoded")
        return answer.json() if answer.content else {}

    def act(self, **payload: Any) -> None:
        payload = {"user": {"id": "U1"}, "team": {"id": "T1"}, "trigger_id": "2"} | payload
        body = urlencode({"payload": json.dumps(payload)}).encode()
        self.send(body, "application/x-www-form-urlencoded")


@pytest.fixture
def bare() -> Iterator[BareSlack]:
    slack = BareSlack()
    server = Server(slack.app(), 0)
    server.start()
    slack.door = f"http://127.0.0.1:{server.port}/api/"
    yield slack
    server.stop()


@pytest.fixture
def bot(bare: BareSlack, database: Database, clock: WorldClock) -> Iterator[Bot]:
    config = Settings(
        _env_file=None,
        slack_bot_token="xoxb-1",
        slack_signing_secret=SECRET,
        slack_api_url=bare.door,
        question_channels=("C1",),
        port=0,
    )
    bot = build(config, clock=clock, database=database, slack=web_api.client(config))
    with running.behind_door(bot, config) as door:
        bare.door = door.address
        yield bot


def deliver(bot: Bot) -> None:
    """Letters only: the list of members cannot be read here."""
    letters = next(job for job in bot.jobs if job.name == "letters")
    while letters.step(bot.parts):
        pass


def test_the_main_job_works_on_the_bare_bones(bot: Bot, bare: BareSlack) -> None:
    bare.event(user="U1", ts="1.000001", text="Excelで全角の数字を半角にするには？")
    bare.event(user="U2", ts="1.000002", thread_ts="1.000001", text="ASC関数です")
    deliver(bot)
    [card] = bare.posted.values()
    assert card["thread_ts"] == "1.000001"
    solve = {"action_id": "questions.solve", "value": "1", "block_id": "b", "type": "button"}
    bare.act(type="block_actions", actions=[solve], channel={"id": "C1"}, container={"message_ts": "1800000000.000001"})
    deliver(bot)
    assert "解決しました" in str(card["blocks"])
    assert "ASC" in read(bare.command("/knowhow", "半角")["blocks"])


def test_a_form_with_only_what_was_typed_is_understood(bot: Bot, bare: BareSlack) -> None:
    bare.command("/ask", "電子決裁の代決は？")
    [form] = bare.opened
    typed = {"question": {"question": {"type": "plain_text_input", "value": "電子決裁の代決は？"}}}
    view = {"id": "V1", "type": "modal", "callback_id": form["callback_id"], "state": {"values": typed}}
    bare.act(type="view_submission", view=view | {"private_metadata": form["private_metadata"]})
    deliver(bot)
    assert "電子決裁" in str(next(iter(bare.posted.values())))
