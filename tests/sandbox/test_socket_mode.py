import asyncio
import json
import threading
from collections.abc import Awaitable, Callable, Iterator
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

from bot.sandbox import Slack, User, WorldClock
from tests.sandbox.bot import Bot, build
from tests.sandbox.views import BUTTONS, MODAL

Json = dict[str, Any]


@pytest.fixture
def listening(slack: Slack) -> Iterator[Bot]:
    slack.channel("#質問").members.append(slack.bot.id)
    bot = build(slack)
    web = WebClient(slack.app_token, base_url=slack.api_url)
    handler = SocketModeHandler(bot.app, slack.app_token, web_client=web)
    handler.connect()  # type: ignore[no-untyped-call]
    wait_until(lambda: slack.sockets == 1)
    yield bot
    # Slack's client holds its socket for three seconds per read; a cut line lets go of it.
    handler.client.auto_reconnect_enabled = False
    slack.drop_sockets()
    handler.close()  # type: ignore[no-untyped-call]


def wait_until(true: Callable[[], object]) -> None:
    for _ in range(500):
        if true():
            return
        threading.Event().wait(0.01)
    raise AssertionError("it did not come true")


class Line:
    """A Socket Mode client by hand: what came, and the acks it gives."""

    def __init__(self, slack: Slack) -> None:
        self.slack = slack
        self.web = WebClient(slack.app_token, base_url=slack.api_url)
        self.came: list[Json] = []
        self.ended: str | None = None
        self.answers: dict[str, Json] = {}
        self.silent = False

    def url(self) -> str:
        return str(self.web.apps_connections_open(app_token=self.slack.app_token)["url"])

    async def listen(self, url: str) -> None:
        async with aiohttp.ClientSession() as session, session.ws_connect(url) as socket:
            async for message in socket:
                await self.take(json.loads(message.data), socket.send_json)
            self.ended = str(socket.close_code)

    async def take(self, message: Json, send: Callable[[Json], Awaitable[None]]) -> None:
        self.came.append(message)
        if "envelope_id" in message and not self.silent:
            ack = {"envelope_id": message["envelope_id"]}
            payload = self.answers.get(message["type"])
            await send(ack | ({"payload": payload} if payload else {}))

    def start(self) -> "Line":
        url, before = self.url(), self.slack.sockets
        threading.Thread(target=lambda: asyncio.run(self.listen(url)), daemon=True).start()
        wait_until(lambda: self.slack.sockets > before)
        return self


def test_a_bolt_app_lives_over_socket_mode(slack: Slack, listening: Bot, sato: User) -> None:
    slack.post(sato, "#質問", "聞こえる？")
    slack.command(sato, "/echo", "やあ", channel="#質問")
    listening.answers["view"] = MODAL
    slack.command(sato, "/form", channel="#質問")
    listening.answers["view_submission"] = {"response_action": "errors", "errors": {"title": "短すぎます"}}
    assert slack.submit(sato, title="題") == {"title": "短すぎます"}
    assert [event["text"] for event in listening.heard("message")] == ["聞こえる？"]
    assert [message.text for message in slack.ephemerals(sato)] == ["やあ"]
    assert slack.errors(sato) == []


def test_hello_and_envelopes(slack: Slack, sato: User) -> None:
    slack.channel("#質問").members.append(slack.bot.id)
    line = Line(slack).start()
    line.answers["slash_commands"] = {"text": "はい"}
    slack.post(sato, "#質問", "一")
    slack.command(sato, "/echo")
    hello, event, command = line.came
    assert (hello["type"], hello["connection_info"]["app_id"]) == ("hello", slack.world.app_id)
    assert (event["type"], event["accepts_response_payload"], event["retry_attempt"]) == ("events_api", False, 0)
    assert (command["type"], command["accepts_response_payload"]) == ("slash_commands", True)
    assert command["payload"]["command"] == "/echo"
    assert [message.text for message in slack.ephemerals(sato)] == ["はい"]


def test_a_ticket_opens_one_connection(slack: Slack) -> None:
    line = Line(slack)
    url = line.url()
    threading.Thread(target=lambda: asyncio.run(line.listen(url)), daemon=True).start()
    wait_until(lambda: slack.sockets == 1)
    with pytest.raises(aiohttp.WSServerHandshakeError):
        asyncio.run(Line(slack).listen(url))


def test_each_payload_goes_to_one_of_the_connections(slack: Slack, sato: User) -> None:
    slack.channel("#質問").members.append(slack.bot.id)
    lines = [Line(slack).start(), Line(slack).start()]
    for number in range(4):
        slack.post(sato, "#質問", str(number))
    texts = [[came["payload"]["event"]["text"] for came in line.came[1:]] for line in lines]
    assert sorted(texts) == [["0", "2"], ["1", "3"]]


def test_without_an_ack_an_event_is_retried(slack: Slack, sato: User, clock: WorldClock) -> None:
    slack.channel("#質問").members.append(slack.bot.id)
    line = Line(slack).start()
    line.silent, slack.ack_timeout_s = True, 0.05
    slack.post(sato, "#質問", "聞こえる？")
    line.silent = False
    clock.advance(timedelta(minutes=1))
    slack.settle()
    retries = [(came["retry_attempt"], came["retry_reason"]) for came in line.came[1:]]
    assert retries == [(0, ""), (1, "http_timeout"), (2, "http_timeout")]


def test_without_a_connection_a_command_fails(slack: Slack, sato: User) -> None:
    slack.command(sato, "/echo")
    assert slack.errors(sato) == ['/echo failed with the error "dispatch_failed"']


def test_slack_asks_for_a_new_connection(slack: Slack) -> None:
    line = Line(slack).start()
    slack.disconnect_sockets("warning")
    wait_until(lambda: len(line.came) == 2)
    assert (line.came[-1]["type"], line.came[-1]["reason"], line.ended) == ("disconnect", "warning", None)
    slack.disconnect_sockets("refresh_requested")
    wait_until(lambda: line.ended)
    assert (line.came[-1]["reason"], line.ended, slack.sockets) == ("refresh_requested", "1000", 0)


def test_a_connection_that_is_cut_says_nothing(slack: Slack) -> None:
    line = Line(slack).start()
    slack.drop_sockets()
    wait_until(lambda: line.ended)
    assert (line.ended, [came["type"] for came in line.came], slack.sockets) == ("1006", ["hello"], 0)


def test_an_ack_with_a_payload_that_is_not_wanted_is_a_surprise(slack: Slack, client: WebClient, sato: User) -> None:
    line = Line(slack).start()
    line.answers["interactive"] = {"text": "?"}
    client.chat_postMessage(channel=sato.id, text="選ぶ", blocks=BUTTONS)
    slack.click(sato, "go")
    assert len(slack.surprises) == 1
