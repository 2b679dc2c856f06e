"""An HTTP server in a thread of its own, that stops at once and can cut a connection in the middle."""

import asyncio
import socket
import threading
from contextlib import suppress
from typing import Any

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

STOP_S = 5.0
GRACE_S = 1.0
# So often the time that every answer bears is set (RFC 9110, Date, counts in seconds).
DATE_S = 1.0
Peer = tuple[str, int]
Transports = dict[Peer, asyncio.Transport]


class Server:
    """Runs an ASGI app on 127.0.0.1 until it is stopped."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        # Said to be TCP, because asyncio sets TCP_NODELAY only then: without it every answer waits 40 ms.
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.bind(("127.0.0.1", port))
        self.port: int = self._socket.getsockname()[1]
        self._transports: Transports = {}
        config = uvicorn.Config(
            app,
            http=_cuttable(self._transports),
            ws="websockets-sansio",
            log_level="error",
            lifespan="off",
            access_log=False,
        )
        self._server = _Stoppable(config, self._transports)
        self._thread = threading.Thread(target=self._server.run, args=([self._socket],), name="slack", daemon=True)

    def start(self) -> None:
        """Start, and return when requests are answered."""
        self._thread.start()
        if not self._server.listening.wait(STOP_S):
            raise RuntimeError("the server of the local Slack did not start")

    def stop(self) -> None:
        """Stop, and return when it is over."""
        self._server.end()
        self._thread.join(STOP_S)
        self._socket.close()

    def cut(self, scope: Any) -> None:
        """Close the connection of a request at once, without an answer; on the server's loop only."""
        transport = self._transports.get(tuple(scope["client"]))
        if transport:
            transport.abort()


class _Stoppable(uvicorn.Server):
    # Uvicorn looks ten times a second whether it should stop, and then waits again; a test suite starts hundreds.
    def __init__(self, config: uvicorn.Config, transports: Transports) -> None:
        super().__init__(config)
        self.listening = threading.Event()
        self._transports = transports

    async def main_loop(self) -> None:
        self._ending, self._loop = asyncio.Event(), asyncio.get_running_loop()
        await self.on_tick(0)
        self.listening.set()
        while not self._ending.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(self._ending.wait(), DATE_S)
            await self.on_tick(0)

    def end(self) -> None:
        self._loop.call_soon_threadsafe(self._ending.set)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:  # noqa: ARG002 - uvicorn passes it
        for listener in self.servers:
            listener.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        if tasks := list(self.server_state.tasks):
            _, late = await asyncio.wait(tasks, timeout=GRACE_S)
            for task in late:
                task.cancel()
        for transport in list(self._transports.values()):
            transport.abort()
        await asyncio.sleep(0)


def _cuttable(transports: Transports) -> type[asyncio.Protocol]:
    class Cuttable(H11Protocol):
        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            transports[transport.get_extra_info("peername")] = transport
            super().connection_made(transport)

        def connection_lost(self, exc: Exception | None) -> None:
            transports.pop(self.transport.get_extra_info("peername"), None)
            super().connection_lost(exc)

    return Cuttable
