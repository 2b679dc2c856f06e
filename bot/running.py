"""The running bot: behind its door, its jobs beating, until it is told to stop."""

import asyncio
import gc
import socket
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial

import structlog
import uvicorn
from starlette.applications import Starlette

import handlers
from bot import jobs, keys, logs, manifest, memory, socket_mode, stopping, web, web_api
from bot.app import Bot, build
from bot.clock import Clock
from bot.db import RUNNING, Database
from bot.health import readiness
from bot.installation import visit as installing
from bot.installation.visit import Entrance
from bot.settings import Settings, SettingsError

log = structlog.get_logger()

SLOW_SECONDS = 5


@dataclass(frozen=True)
class Door:
    """Where Slack's requests come in.

    Args:
        address: what Slack posts to; "" over Socket Mode, where the bot goes to Slack.
        pages: where browsers find the bot's pages on this machine; "" when nowhere.
        ended: done when nothing comes in any more, with the reason if it broke.
    """

    address: str
    pages: str
    ended: "Future[None]"


def run(settings: Settings, database: Database, clock: Clock) -> None:
    """Run until SIGINT or SIGTERM; turns that have begun end, then the door is closed, then the last steps of jobs end.

    Who comes next has the port as soon as nobody is inside, however long Slack takes for a letter.

    Raises:
        SlackApiError: Slack does not accept a token.
        OSError: Slack, or the port to listen on, is not to be had.
    """
    logs.set_up(settings.log_level)
    told = stopping.listen()
    memory.share_arenas()
    with held(database):
        settings = keys.with_keys(settings, database)
        bot = build(settings, clock=clock, database=database, slack=web_api.client(settings))
        gc.collect()
        gc.freeze()  # what is loaded by now stays to the end: nobody need look through it for rubbish again and again
        log.info("connected", teams=list(bot.workspaces.now()), sockets=settings.uses_sockets)
        with ExitStack() as ending:
            with ExitStack() as working, behind_door(bot, settings) as door:
                door.ended.add_done_callback(lambda _: told.set())
                metronome = working.enter_context(beating(bot))
                told.wait()
                log.info("stopping")
                ending.enter_context(stopping.limited())
                bot.reception.close()  # the door stays open, and says so
                metronome.hush()
                bot.reception.emptied(stopping.LIMIT_SECONDS)
            database.close()
    log.info("stopped")
    stopping.all_ended()


@contextmanager
def held(database: Database) -> Iterator[None]:
    """Nobody puts a backup in place of the database while the block runs.

    Raises:
        SettingsError: somebody is doing so.
    """
    with database.among(RUNNING) as may_run:
        if not may_run:
            raise SettingsError(["控えから戻しているところです。終わってから、もう一度お試しください。"])
        yield


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
            yield Door(way.address, way.pages, ended)
        finally:
            if not ended.done():
                way.stop()
    ended.result()


def shell(bot: Bot) -> Starlette:
    """What answers over HTTP: Slack's requests, and the pages that features have at secret addresses."""
    rooms = [room for feature in handlers.FEATURES for room in feature.pages]
    secret = [web.page(f"/{room}/{{rest}}", partial(bot.page, room), methods=("GET", "POST")) for room in rooms]
    entrance = Entrance(bot.workspaces, manifest.scopes())
    doors = [web.page(installing.INSTALL, entrance.show), web.page(installing.BACK, entrance.come_back)]
    watched = [
        web.page("/readyz", partial(readiness.readyz, bot)),
        web.page("/metrics", partial(readiness.figures, bot)),
    ]
    return web.shell(
        bot.dispatch, [*doors, *watched, *secret], signing_secret=bot.workspaces.settings.slack_signing_secret
    )


def until_told_to_stop(door: Door) -> None:
    """Wait for SIGINT or SIGTERM, or for the end of the door."""
    told = stopping.listen()
    door.ended.add_done_callback(lambda _: told.set())
    told.wait()


@contextmanager
def beating(bot: Bot) -> Iterator[jobs.Metronome]:
    """The jobs beat while the block runs; the last beat ends before it does."""
    metronome = jobs.Metronome(bot.jobs, bot.workspaces.now, bot.job_failed)
    try:
        yield metronome
    finally:
        metronome.stop()


def _config(bot: Bot) -> uvicorn.Config:
    # Its log goes where ours goes. Whoever sends slowly is not waited for when everything else has ended.
    return uvicorn.Config(shell(bot), log_config=None, access_log=False, timeout_graceful_shutdown=SLOW_SECONDS)


class _Http:
    """The way in over HTTP."""

    def __init__(self, bot: Bot, settings: Settings) -> None:
        self._socket = web.listen(settings.host, settings.port)
        self._server = uvicorn.Server(_config(bot))
        self.pages = f"http://{settings.host}:{self._socket.getsockname()[1]}"
        self.address = f"{self.pages}/slack/events"

    def run(self) -> None:
        with self._socket:
            self._server.run(sockets=[self._socket])

    def stop(self) -> None:
        self._server.should_exit = True


class _Sockets:
    """The way in over Socket Mode; pages are shown over HTTP all the same, to whoever can reach them."""

    address = ""

    def __init__(self, bot: Bot, settings: Settings) -> None:
        self._bot = bot
        self._settings = settings
        self._loop = asyncio.new_event_loop()
        self._told = asyncio.Event()
        self._socket = _pages(settings)
        self.pages = f"http://{settings.host}:{self._socket.getsockname()[1]}" if self._socket else ""

    def run(self) -> None:
        try:
            self._loop.run_until_complete(self._listen())
        finally:
            self._loop.close()

    async def _listen(self) -> None:
        server = uvicorn.Server(_config(self._bot))
        serving = asyncio.create_task(server.serve(sockets=[self._socket])) if self._socket else None
        try:
            await socket_mode.listen(self._bot, self._settings, self._told)
        finally:
            server.should_exit = True
            if serving:
                await serving

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._told.set)


def _pages(settings: Settings) -> socket.socket | None:
    """Where pages are asked for; None when the port is taken and nobody needs them."""
    try:
        return web.listen(settings.host, settings.port)
    except OSError:
        if settings.uses_oauth:
            raise
        log.warning("the port for pages is taken; Slack is reached all the same", port=settings.port)
        return None
