"""The local Slack: one object that is the whole workspace, for the demo, the tests and the page alike.

Beside writing and pressing there are hands for files (`upload`, `delete_file`), for external selects (`suggest`), for
administrators (`change_user`, `archive`, `unarchive`, `rename`, `make_private`, `give_new_id`), guests and people of
other workspaces (`add_user(..., is_restricted=True)`, `add_user(..., organisation="静岡県")`), more workspaces in the
same place (`add_team`), and faults that stay until they are switched off (`faults.switch_on("slow", 5)`).
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from starlette.websockets import WebSocket

from bot.sandbox import storage
from bot.sandbox.changes import Changes
from bot.sandbox.clock import WorldClock
from bot.sandbox.faults import Faults
from bot.sandbox.grants import Grants
from bot.sandbox.installation import Installation
from bot.sandbox.link import Answer, HttpLink, Outgoing
from bot.sandbox.manifest import Manifest
from bot.sandbox.model import Json
from bot.sandbox.page import Page
from bot.sandbox.routes import Routes
from bot.sandbox.server import Server
from bot.sandbox.sockets import Sockets
from bot.sandbox.web_api import WebApi
from bot.sandbox.workspace import Running
from bot.sandbox.world import World

PUMP_S = 0.2


class Slack(Installation):
    """A workspace with one app installed, as its manifest grants.

    Args:
        manifest: a Slack app manifest; what it does not name the app does not get.
        clock: the time that everything counts in; the bot is given the same one.
        request_url: where the app listens; None means Socket Mode.
        name: what the workspace is called.
    """

    def __init__(
        self,
        manifest: Json,
        *,
        clock: WorldClock | None = None,
        request_url: str | None = None,
        name: str = "ローカルの Slack",
    ) -> None:
        world = World(Manifest(manifest), clock or WorldClock(), name)
        self.faults = Faults(lambda: world.changed(["world"], None), self._switched)
        super().__init__(world, self._dispatch, WebApi([world], self.faults), Running())
        self.request_url = request_url
        self.ack_timeout_s = 3.0
        self.teams: list[Installation] = [self]
        self._changes = Changes()
        self._server: Server | None = None
        self._sockets = Sockets(world, self._cut_socket, self.faults)
        self._link: HttpLink | None = None
        world.changed = self._changes.tell
        self._grants = Grants(self.api.worlds)
        world.host.exchange = self._grants.access

    def add_team(self, name: str, *, installed: bool = True) -> Installation:
        """Another workspace in the same place, with the same app installed: people, channels and a token of its own.

        Addresses, clock, faults, app token and signing secret are one for all.

        Args:
            installed: whether the app is there already; otherwise somebody of there lets it in, in a browser.
        """
        world = World(self.world.manifest, self.clock, name, self.world.host)
        world.changed = self._changes.tell
        if not installed:
            world.installed, world.bot.deleted = False, True
            world.bot_tokens.clear()
        self.api.worlds.append(world)
        self.teams.append(team := Installation(world, self._dispatch, self.api, self.running))
        return team

    @classmethod
    def load(
        cls, path: Path | str, manifest: Json, *, clock: WorldClock | None = None, request_url: str | None = None
    ) -> Self:
        """The workspaces that `save` wrote, with this manifest.

        Raises:
            storage.Unreadable: the file is none of ours, or of a version that cannot be read any more.
        """
        slack = cls(manifest, clock=clock, request_url=request_url)
        first, *others = storage.read(Path(path))
        storage.restore(slack.world, first)
        for saved in others:
            storage.restore(slack.add_team(saved["team"]["name"]).world, saved)
        return slack

    def save(self, path: Path | str) -> None:
        """Write the workspaces to one file."""
        storage.save([each.world for each in self.teams], Path(path))

    @contextmanager
    def serve(self, port: int = 0) -> Iterator[Self]:
        """Listen on 127.0.0.1 (port 0: any that is free) until the block ends."""
        page = Page(self.teams, self.faults)
        app = Routes(self.api, self._grants, page, self._changes, self._cut).app(self._sockets.serve)
        self._server = Server(app, port)
        self.world.host.url = f"http://127.0.0.1:{self._server.port}/"
        self._server.start()
        self.running.serving = True
        pump = threading.Thread(target=self._pump, name="slack-events", daemon=True)
        pump.start()
        try:
            yield self
        finally:
            self.running.serving = False
            self.deliveries.wake()
            pump.join()
            self._changes.close()
            self._server.stop()
            if self._link:
                self._link.close()
                self._link = None

    @property
    def sockets(self) -> int:
        """How many Socket Mode connections are open."""
        return self._sockets.connected

    @property
    def sockets_opened(self) -> int:
        """How many Socket Mode connections were opened since the start."""
        return self._sockets.opened

    def disconnect_sockets(self, reason: str = "refresh_requested") -> None:
        """Tell the app to renew its connections: `warning`, `refresh_requested` or `link_disabled`."""
        self._sockets.disconnect(reason)

    def drop_sockets(self) -> None:
        """Cut all connections without a word."""
        self._sockets.drop()

    def _dispatch(self, outgoing: Outgoing) -> Answer:
        if self.faults.meets("app_stopped"):
            return Answer(failure="connection_failed")
        answer = self._sent(outgoing)
        return Answer(failure="http_timeout") if self.faults.meets("answer_lost") else answer

    def _sent(self, outgoing: Outgoing) -> Answer:
        if self.request_url is None:
            return self._sockets.send(outgoing, timeout_s=self.ack_timeout_s)
        with self.world.lock:
            if self._link is None:
                self._link = HttpLink(self.signing_secret)
        return self._link.send(self.request_url, outgoing, timeout_s=self.ack_timeout_s)

    def _pump(self) -> None:
        while self.serving:
            for each in self.teams if self.background else ():
                each.settle()
            self.deliveries.wait(PUMP_S)

    def _switched(self, name: str) -> None:
        if name == "socket_cut":
            self.drop_sockets()

    def _cut(self, scope: Any) -> None:
        if self._server:
            self._server.cut(scope)

    def _cut_socket(self, socket: WebSocket) -> None:
        self._cut(socket.scope)
