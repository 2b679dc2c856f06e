"""The local Slack: one object that is the whole workspace, for the demo, the tests and the page alike."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from starlette.websockets import WebSocket

from bot.sandbox import events, storage
from bot.sandbox.changes import Changes
from bot.sandbox.clock import WorldClock
from bot.sandbox.faults import Faults
from bot.sandbox.link import Answer, HttpLink, Outgoing
from bot.sandbox.manifest import Manifest
from bot.sandbox.model import Call, Channel, Json, Kind, User
from bot.sandbox.page import Page
from bot.sandbox.pressing import Pressing
from bot.sandbox.routes import Routes
from bot.sandbox.server import Server
from bot.sandbox.sockets import Sockets
from bot.sandbox.web_api import WebApi
from bot.sandbox.world import World

PUMP_S = 0.2


class Slack(Pressing):
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
        super().__init__(world, self._dispatch)
        self.request_url = request_url
        self.faults = Faults()
        self.ack_timeout_s = 3.0
        self._api = WebApi(world, self.faults)
        self._changes = Changes()
        self._server: Server | None = None
        self._sockets = Sockets(world, self._cut_socket)
        self._link: HttpLink | None = None
        world.changed = self._changes.tell

    @classmethod
    def load(
        cls, path: Path | str, manifest: Json, *, clock: WorldClock | None = None, request_url: str | None = None
    ) -> Self:
        """The workspace that `save` wrote, with this manifest."""
        slack = cls(manifest, clock=clock, request_url=request_url)
        storage.restore(slack.world, Path(path))
        return slack

    def save(self, path: Path | str) -> None:
        """Write the workspace to one file."""
        storage.save(self.world, Path(path))

    @contextmanager
    def serve(self, port: int = 0) -> Iterator[Self]:
        """Listen on 127.0.0.1 (port 0: any that is free) until the block ends."""
        app = Routes(self._api, Page(self), self._changes, self._cut).app(self._sockets.serve)
        self._server = Server(app, port)
        self.world.url = f"http://127.0.0.1:{self._server.port}/"
        self._server.start()
        self.serving = True
        pump = threading.Thread(target=self._pump, name="slack-events", daemon=True)
        pump.start()
        try:
            yield self
        finally:
            self.serving = False
            self.deliveries.wake()
            pump.join()
            self._changes.close()
            self._server.stop()
            if self._link:
                self._link.close()
                self._link = None

    @property
    def bot_token(self) -> str:
        """xoxb-..."""
        return self.world.tokens["xoxb"]

    @property
    def app_token(self) -> str:
        """xapp-..."""
        return self.world.tokens["xapp"]

    @property
    def signing_secret(self) -> str:
        """What requests to the app are signed with."""
        return self.world.tokens["signing"]

    @property
    def api_url(self) -> str:
        """Where the Web API is, for `base_url` of a client."""
        return f"{self.world.url}api/"

    @property
    def page_url(self) -> str:
        """Where the browser's page is."""
        return self.world.url

    @property
    def clock(self) -> WorldClock:
        """The time that everything counts in."""
        return self.world.clock

    @property
    def calls(self) -> list[Call]:
        """Every Web API call that the app made."""
        return self._api.calls

    @property
    def surprises(self) -> list[str]:
        """What the app did that the local Slack does not model; a test that ends with any is not to be trusted."""
        return self.world.surprises

    def add_user(
        self,
        name: str,
        *,
        real_name: str = "",
        title: str = "",
        email: str = "",
        locale: str = "ja-JP",
        is_admin: bool = False,
        is_bot: bool = False,
    ) -> User:
        """A new person (or another bot); team_join when the workspace is being served."""
        facts = {"real_name": real_name, "title": title, "email": email, "locale": locale}
        with self.world.lock:
            user = self.world.add_user(name, **facts, is_admin=is_admin, is_bot=is_bot)
            events.person(self.world, "team_join", user)
            self.world.changed(["world"], None)
        return user

    def add_channel(
        self, name: str, topic: str = "", *, private: bool = False, members: Iterable[User] | None = None
    ) -> Channel:
        """A new channel with these members (all people there are when None); `bot` may be one of them."""
        with self.world.lock:
            inside = [user for user in self.users if not user.is_bot] if members is None else list(members)
            facts = {"topic": topic, "creator": inside[0].id if inside else ""}
            kind: Kind = "private" if private else "channel"
            channel = self.world.add_channel(
                name.removeprefix("#"), kind=kind, members=[user.id for user in inside], **facts
            )
            self.world.changed(["world"], None)
        return channel

    @property
    def sockets(self) -> int:
        """How many Socket Mode connections are open."""
        return self._sockets.connected

    def disconnect_sockets(self, reason: str = "refresh_requested") -> None:
        """Tell the app to renew its connections: `warning`, `refresh_requested` or `link_disabled`."""
        self._sockets.disconnect(reason)

    def drop_sockets(self) -> None:
        """Cut all connections without a word."""
        self._sockets.drop()

    def _dispatch(self, outgoing: Outgoing) -> Answer:
        if self.request_url is None:
            return self._sockets.send(outgoing, timeout_s=self.ack_timeout_s)
        with self.world.lock:
            if self._link is None:
                self._link = HttpLink(self.signing_secret)
        return self._link.send(self.request_url, outgoing, timeout_s=self.ack_timeout_s)

    def _pump(self) -> None:
        while self.serving:
            if self.background:
                self.settle()
            self.deliveries.wait(PUMP_S)

    def _cut(self, scope: Any) -> None:
        if self._server:
            self._server.cut(scope)

    def _cut_socket(self, socket: WebSocket) -> None:
        self._cut(socket.scope)
