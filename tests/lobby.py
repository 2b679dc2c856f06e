"""A door over HTTP that stays open while bots come and go."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from bot import web

NOBODY = PlainTextResponse("nobody is here", status_code=503)


class Lobby:
    """Hands every request to the bot that is there now; `address` is what Slack posts to."""

    def __init__(self) -> None:
        self.shell: ASGIApp = NOBODY
        self._socket = web.listen("127.0.0.1", 0)
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}/slack/events"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.shell(scope, receive, send)

    @contextmanager
    def open(self) -> Iterator[None]:
        """Take requests, in a thread, while the block runs."""
        server = uvicorn.Server(uvicorn.Config(self, lifespan="off", log_level="warning", access_log=False))
        serving = threading.Thread(target=server.run, kwargs={"sockets": [self._socket]}, name="lobby")
        serving.start()
        with self._socket:
            try:
                yield
            finally:
                server.should_exit = True
                serving.join()
