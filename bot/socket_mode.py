"""The door over Socket Mode, for networks that nothing can reach from outside.

The same dispatch as over HTTP, in threads; the answer travels back with the acknowledgement. A watchdog replaces a
client that has lost its connection and does not find back (python-slack-sdk issue 1922).
"""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

import structlog
from slack_bolt import BoltRequest, BoltResponse
from slack_bolt.adapter.socket_mode.async_internals import send_async_response
from slack_bolt.adapter.socket_mode.internals import build_headers
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot.app import Bot
from bot.settings import Settings
from bot.web import THREADS

log = structlog.get_logger()

LOOK_EVERY_SECONDS = 5.0
# The client itself needs about 6 seconds to come back after an abrupt drop.
WEDGED_SECONDS = 30.0


async def listen(bot: Bot, settings: Settings, stop: asyncio.Event) -> None:
    """Take payloads from Slack until told to stop; turns that have begun are ended and acknowledged.

    Raises:
        SlackApiError: Slack does not accept the app token.
        OSError: Slack cannot be reached at the start; later on the client tries again for as long as it takes.
    """
    # The client logs a refused token and tries it for ever; asked here, the operator is told.
    slack = AsyncWebClient(base_url=settings.slack_api_url)
    url: str | None = (await slack.apps_connections_open(app_token=settings.slack_app_token))["url"]
    with ThreadPoolExecutor(THREADS, thread_name_prefix="turn") as pool:
        while not stop.is_set():
            turns: set[asyncio.Task[None]] = set()
            client = _client(bot, settings, pool, turns)
            client.wss_uri, url = url, None
            connecting = asyncio.create_task(client.connect())  # type: ignore[no-untyped-call]
            try:
                await watch(client, stop)
            finally:
                connecting.cancel()
                await asyncio.gather(*turns, return_exceptions=True)
                await client.close()  # type: ignore[no-untyped-call]


def _client(bot: Bot, settings: Settings, pool: ThreadPoolExecutor, turns: set[asyncio.Task[None]]) -> SocketModeClient:
    client = SocketModeClient(
        app_token=settings.slack_app_token, web_client=AsyncWebClient(base_url=settings.slack_api_url)
    )

    async def handle(client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        started = time.time()
        response: BoltResponse = await asyncio.get_running_loop().run_in_executor(pool, _dispatch, bot, request)
        await send_async_response(client, request, response, started)

    async def begin(client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        if not bot.reception.is_open:
            return  # not acknowledged, so that Slack gives it to another connection
        # The client waits for its listeners one after the other; a turn must not make the next one wait.
        turn = asyncio.create_task(handle(client, request))
        turns.add(turn)
        turn.add_done_callback(turns.discard)

    client.socket_mode_request_listeners.append(begin)
    bot.reception.connected = lambda: _is_connected(client)
    return client


def _dispatch(bot: Bot, request: SocketModeRequest) -> BoltResponse:
    return bot.dispatch(BoltRequest(mode="socket_mode", body=request.payload, headers=build_headers(request)))


def _is_connected(client: SocketModeClient) -> bool:
    session = client.current_session
    return session is not None and not session.closed


async def watch(
    client: SocketModeClient,
    stop: asyncio.Event,
    *,
    patience: float = WEDGED_SECONDS,
    look_every: float = LOOK_EVERY_SECONDS,
) -> None:
    """Return when told to stop, or when the client has been without a connection for `patience` seconds."""
    connected_at = time.monotonic()
    while not stop.is_set():
        try:
            await asyncio.wait_for(stop.wait(), look_every)
        except TimeoutError:
            if await client.is_connected() and not client.message_processor.done():
                connected_at = time.monotonic()
            elif time.monotonic() - connected_at > patience:
                log.warning("Socket Mode did not come back; starting over")
                return
