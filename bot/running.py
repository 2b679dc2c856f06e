"""The running bot: behind its door, its jobs beating, until it is told to stop."""

import asyncio
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass

import structlog
import uvicorn
from starlette.applications import Starlette

from bot import jobs, keys, socket_mode, web, web_api
from bot.app import Bot, build
from bot.clock import Clock
from bot.db import Database
from bot.settings import Settings

log = structlog.get_logger()


@dataclass(frozen=True)
class Door:
    """Where Slack's requests come in.

    Args:
        address: what Slack posts to; "" over Socket Mode, where the bot goes to Slack.
        ended: done when nothing comes in any more, with the reason if it broke.
    """

    address: str
    ended: "Future[None]"


def run(settings: Settings, database: Database, clock: Clock) -> None:
    """Run until SIGINT or SIGTERM; turns that have begun end first.

    Raises:
        SlackApiError: Slack does not accept a token.
        OSError: Slack, or the port to listen on, is not to be had.
    """
    settings = keys.with_keys(settings, database)
    bot = build(settings, clock=clock, database=database, slack=web_api.client(settings))
    log.info("connected", team=bot.parts.team_id, sockets=settings.uses_sockets)
    with behind_door(bot, settings) as door, beating(bot):
        until_told_to_stop(door)
    database.close()


@contextmanager
def behind_door(bot: Bot, settings: Settings) -> Iterator[Door]:
    """The bot takes requests, in a thread, while the block runs.

    Raises:
        SlackApiError: Slack does not accept the app token.
        OSError: the port is taken.
    """
    way = _Sockets(bot, settings) if settings.uses_sockets else _Http(bot, settings)
    with ThreadPoolExecutor(1, thread_name_prefix="door") as pool:
        ended = pool.submit(way.run)
        try:
            yield Door(way.address, ended)
        finally:
            if not ended.done():
                way.stop()
    ended.result()


def shell(bot: Bot) -> Starlette:
    """What answers over HTTP."""
    return web.shell(bot.dispatch, bot.calendar)


def until_told_to_stop(door: Door) -> None:
    """Wait for SIGINT or SIGTERM, or for the end of the door."""
    told = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: told.set())
    door.ended.add_done_callback(lambda _: told.set())
    told.wait()


@contextmanager
def beating(bot: Bot) -> Iterator[None]:
    """The jobs beat while the block runs; the last beat ends before it does."""
    metronome = jobs.Metronome(bot.jobs, bot.parts)
    try:
        yield
    finally:
        metronome.stop()


class _Http:
    """The way in over HTTP."""

    def __init__(self, bot: Bot, settings: Settings) -> None:
        self._socket = web.listen(settings.host, settings.port)
        self._server = uvicorn.Server(uvicorn.Config(shell(bot), log_level="warning", access_log=False))
        self.address = f"http://{settings.host}:{self._socket.getsockname()[1]}/slack/events"

    def run(self) -> None:
        with self._socket:
            self._server.run(sockets=[self._socket])

    def stop(self) -> None:
        self._server.should_exit = True


class _Sockets:
    """The way in over Socket Mode."""

    address = ""

    def __init__(self, bot: Bot, settings: Settings) -> None:
        self._bot = bot
        self._settings = settings
        self._loop = asyncio.new_event_loop()
        self._told = asyncio.Event()

    def run(self) -> None:
        try:
            self._loop.run_until_complete(socket_mode.listen(self._bot, self._settings, self._told))
        finally:
            self._loop.close()

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._told.set)
