"""The two doors: over HTTP, where anybody may knock, and over Socket Mode, where lines break."""

import asyncio
import gc
import hashlib
import hmac
import time
from collections.abc import Iterator

import httpx
import pytest
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.web.async_client import AsyncWebClient

from bot import running, web, web_api
from bot.app import Bot, build
from bot.db import Database
from bot.manifest import manifest
from bot.sandbox import Slack, User, WorldClock
from bot.settings import Settings
from bot.socket_mode import watch
from tests.kinds import on_sqlite_alone


def sign(secret: str, body: bytes, *, at: float | None = None) -> dict[str, str]:
    timestamp = str(int(at or time.time()))
    digest = hmac.new(secret.encode(), f"v0:{timestamp}:".encode() + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": f"v0={digest}"}


def knock(slack: Slack, body: bytes, headers: dict[str, str]) -> int:
    assert slack.request_url
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    return httpx.post(slack.request_url, content=body, headers=kind | headers).status_code


COMMAND = b"command=%2Ftomoshibi&team_id=T1&user_id=U1&channel_id=C1&text=&trigger_id=1"


@on_sqlite_alone
def test_only_slack_is_let_in(bot: Bot, slack: Slack) -> None:
    secret = slack.signing_secret
    assert knock(slack, COMMAND, sign(secret, COMMAND)) == 200
    assert knock(slack, COMMAND, {}) == 401
    assert knock(slack, COMMAND, sign("guessed", COMMAND)) == 401
    assert knock(slack, COMMAND + b"&text=other", sign(secret, COMMAND)) == 401
    assert knock(slack, COMMAND, sign(secret, COMMAND, at=time.time() - 3600)) == 401


@pytest.mark.parametrize(
    "body", [b"", b"\xff\xfe", b"{", b"payload=%7B", b"payload=[]", b"[1, 2]", b"command=/nothing"]
)
@on_sqlite_alone
def test_what_makes_no_sense_does_no_harm(bot: Bot, slack: Slack, sato: User, body: bytes) -> None:
    assert knock(slack, body, sign(slack.signing_secret, body)) in {200, 400, 404, 500}
    slack.command(sato, "/tomoshibi", channel="#雑談")
    assert "できること" in slack.ephemerals(sato)[-1].text


@on_sqlite_alone
def test_what_is_larger_than_anything_slack_sends_is_not_read(bot: Bot, slack: Slack) -> None:
    body = b"x" * 1_000_001
    assert knock(slack, body, sign(slack.signing_secret, body)) == 413


@on_sqlite_alone
def test_slack_makes_sure_of_the_address(bot: Bot, slack: Slack) -> None:
    assert slack.request_url
    body = b'{"type": "url_verification", "challenge": "abc"}'
    headers = {"Content-Type": "application/json"} | sign(slack.signing_secret, body)
    assert "abc" in httpx.post(slack.request_url, content=body, headers=headers).text


@on_sqlite_alone
def test_the_keeper_sees_that_the_bot_is_up(bot: Bot, slack: Slack) -> None:
    assert slack.request_url
    assert httpx.get(slack.request_url.replace("/slack/events", "/healthz")).text == "ok"


@pytest.fixture
def over_sockets(database: Database, clock: WorldClock) -> Iterator[tuple[Slack, Bot]]:
    """The bot goes to Slack, in a workspace with one asker and one helper."""
    slack = Slack(manifest(Settings(_env_file=None, slack_app_token="xapp-")), clock=clock)
    for name in ("sato", "tanaka"):
        slack.add_user(name, real_name=name)
    slack.add_channel("質問")
    with slack.serve():
        config = Settings(
            _env_file=None,
            slack_bot_token=slack.bot_token,
            slack_app_token=slack.app_token,
            slack_api_url=slack.api_url,
            question_channels=(slack.channel("#質問").id,),
            host="127.0.0.1",
            port=0,
        )
        bot = build(config, clock=clock, database=database, slack=web_api.client(config))
        with running.behind_door(bot, config):
            wait_for_connection(slack)
            yield slack, bot


def test_a_port_that_is_taken_leaves_nothing_open() -> None:
    with web.listen("127.0.0.1", 0) as taken, pytest.raises(OSError, match="in use"):
        web.listen("127.0.0.1", taken.getsockname()[1])
    gc.collect()  # Python would tell here of a door that was left open, and fail this test


def wait_for_connection(slack: Slack, *, number: int = 1) -> None:
    """Until so many connections were opened in all, and only the last of them is there."""
    deadline = time.monotonic() + 20
    while slack.sockets_opened < number or slack.sockets != 1:
        assert time.monotonic() < deadline
        time.sleep(0.02)


def answered(slack: Slack) -> str:
    """What `/tomoshibi` answers; where Slack says that it took too long (a busy machine), people type it again."""
    sato = slack.user("sato")
    for _ in range(5):
        slack.command(sato, "/tomoshibi", channel="#質問")
        if told := slack.ephemerals(sato):
            return told[-1].text
    return ""


def test_the_same_conversation_works_over_sockets(over_sockets: tuple[Slack, Bot]) -> None:
    slack, bot = over_sockets
    sato, tanaka = slack.user("sato"), slack.user("tanaka")
    asked = slack.post(sato, "#質問", "全角の数字を半角にそろえるには？")
    answer = slack.post(tanaka, "#質問", "ASC関数です", thread=asked)
    slack.react(sato, answer, "white_check_mark")
    bot.settle()
    assert "解決しました" in str(slack.thread(asked)[-1]["blocks"])
    slack.command(tanaka, "/knowhow", "半角", channel="#質問")
    assert "ASC" in str(slack.ephemerals(tanaka)[-1]["blocks"])
    slack.command(sato, "/ask", channel="#質問")
    assert "question" in slack.submit(sato, question="　")
    assert slack.submit(sato, question="次の質問です") == {}


@pytest.mark.parametrize("reason", ["warning", "refresh_requested"])
@on_sqlite_alone
def test_slack_asks_for_a_new_connection_and_gets_it(over_sockets: tuple[Slack, Bot], reason: str) -> None:
    slack, _bot = over_sockets
    slack.disconnect_sockets(reason)
    wait_for_connection(slack, number=2)
    assert "できること" in answered(slack)


@pytest.mark.long
@on_sqlite_alone
def test_the_bot_comes_back_after_the_line_was_cut(over_sockets: tuple[Slack, Bot]) -> None:
    slack, _bot = over_sockets
    slack.drop_sockets()
    wait_for_connection(slack, number=2)
    assert "できること" in answered(slack)


def test_a_client_that_does_not_find_back_is_given_up() -> None:
    async def wait() -> None:
        client = SocketModeClient(app_token="xapp-1")
        try:
            await asyncio.wait_for(watch(client, asyncio.Event(), patience=0.1, look_every=0.01), timeout=5)
        finally:
            await client.close()  # type: ignore[no-untyped-call]  # the library's own

    asyncio.run(wait())


@on_sqlite_alone
def test_a_client_that_is_connected_is_kept(over_sockets: tuple[Slack, Bot]) -> None:
    slack, _bot = over_sockets

    async def wait() -> None:
        client = SocketModeClient(
            app_token=slack.app_token, web_client=AsyncWebClient(base_url=slack.api_url), ping_interval=1
        )
        await client.connect()  # type: ignore[no-untyped-call]  # the library's own
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(watch(client, asyncio.Event(), patience=0.1, look_every=0.01), timeout=1)
        await client.close()  # type: ignore[no-untyped-call]  # the library's own

    asyncio.run(wait())
