"""Socket Mode, Slack's side: tickets, hello, envelopes and their acks, and the ways a connection ends."""

import asyncio
import json
import threading
import uuid
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, field

from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.sandbox.faults import Faults
from bot.sandbox.link import Answer, Outgoing
from bot.sandbox.model import Json
from bot.sandbox.world import World

MOST_CONNECTIONS = 10


@dataclass(eq=False)
class Connection:
    """One open WebSocket of the app, and the envelopes that it has not acknowledged."""

    socket: WebSocket
    loop: asyncio.AbstractEventLoop
    pending: dict[str, "Future[Json]"] = field(default_factory=dict)

    def say(self, message: Json) -> None:
        """Send a message, from any thread."""
        text = json.dumps(message, ensure_ascii=False)
        asyncio.run_coroutine_threadsafe(self.socket.send_text(text), self.loop)


class Sockets:
    """All connections of the app; each payload goes to one of them, in turn."""

    def __init__(self, world: World, cut: Callable[[WebSocket], None], faults: Faults) -> None:
        self.world, self._faults = world, faults
        self._cut = cut
        self._open: list[Connection] = []
        self.opened = 0
        """How many connections were opened since the start."""
        self._lock = threading.Lock()

    async def serve(self, socket: WebSocket) -> None:
        """One connection, from its ticket to its end."""
        ticket = socket.query_params.get("ticket", "")
        known = ticket in self.world.host.tickets and len(self._open) < MOST_CONNECTIONS
        if not known or self._faults.meets("socket_cut"):
            await socket.close()
            return
        self.world.host.tickets.discard(ticket)
        await socket.accept()
        connection = Connection(socket, asyncio.get_running_loop())
        hello = {"type": "hello", "num_connections": len(self._open) + 1, "debug_info": {"host": "local"}}
        await socket.send_text(json.dumps(hello | {"connection_info": {"app_id": self.world.app_id}}))
        with self._lock:
            self._open.append(connection)
            self.opened += 1
        try:
            while True:
                self._acknowledged(connection, await socket.receive_json())
        except WebSocketDisconnect:
            pass
        finally:
            self._forget(connection)

    def send(self, outgoing: Outgoing, *, timeout_s: float) -> Answer:
        """Send an envelope and wait for its ack in this thread."""
        connection = self._next()
        if connection is None:
            return Answer(failure="connection_failed")
        envelope_id = str(uuid.uuid4())
        envelope: Json = {"envelope_id": envelope_id, "type": outgoing.kind, "payload": outgoing.payload}
        envelope |= {"accepts_response_payload": outgoing.wants_answer}
        if outgoing.kind == "events_api":
            envelope |= {"retry_attempt": outgoing.retry_num, "retry_reason": outgoing.retry_reason}
        ack: Future[Json] = Future()
        connection.pending[envelope_id] = ack
        connection.say(envelope)
        try:
            body = ack.result(timeout_s)
        except TimeoutError:
            return Answer(failure="http_timeout")
        except CancelledError:
            return Answer(failure="connection_failed")
        finally:
            connection.pending.pop(envelope_id, None)
        if body and not outgoing.wants_answer:
            self.world.surprise(f"an ack carries a payload that {outgoing.kind} does not accept: {body}")
            return Answer()
        return Answer(body)

    def disconnect(self, reason: str) -> None:
        """Tell every connection to go: `warning` leaves it open for now, the other reasons close it."""
        for connection in self._all():
            connection.say({"type": "disconnect", "reason": reason, "debug_info": {"host": "local"}})
            if reason != "warning":
                self._forget(connection)
                asyncio.run_coroutine_threadsafe(connection.socket.close(), connection.loop)

    def drop(self) -> None:
        """Cut every connection without a word, as a network does."""
        for connection in self._all():
            self._forget(connection)
            connection.loop.call_soon_threadsafe(self._cut, connection.socket)

    @property
    def connected(self) -> int:
        """How many connections are open."""
        return len(self._all())

    def _all(self) -> list[Connection]:
        with self._lock:
            return list(self._open)

    def _next(self) -> Connection | None:
        with self._lock:
            if not self._open:
                return None
            self._open.append(connection := self._open.pop(0))
            return connection

    def _forget(self, connection: Connection) -> None:
        with self._lock:
            if connection in self._open:
                self._open.remove(connection)
        for ack in list(connection.pending.values()):
            ack.cancel()

    def _acknowledged(self, connection: Connection, message: Json) -> None:
        ack = connection.pending.get(message.get("envelope_id", ""))
        if ack is None:
            self.world.surprise(f"an ack for no open envelope: {message}")
        elif not ack.done():
            ack.set_result(message.get("payload") or {})
