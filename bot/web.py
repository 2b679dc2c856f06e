"""The door over HTTP: an async shell that hands every request to a thread.

Bolt runs in threads because a turn waits for its database, and on the event loop one slow turn would stop all others.
"""

import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import anyio.to_thread
from slack_bolt import BoltRequest, BoltResponse
from slack_bolt.adapter.starlette.handler import to_bolt_request, to_starlette_response
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

THREADS = 40
# Slack's own payloads stay far below this; a view is 250 kB at most.
LARGEST_BODY = 1_000_000
# Nobody between the bot and the calendar keeps a copy, and the address is told to nobody.
PRIVATE = {"Cache-Control": "private, no-cache", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"}


def shell(
    dispatch: Callable[[BoltRequest], BoltResponse],
    calendar: Callable[[str, str], bytes | None] = lambda _room, _rest: None,
) -> Starlette:
    """The web application.

    `/slack/events` for events, interactivity and commands, `/healthz` for the keeper, and secret addresses of
    calendars, `/calendar/....ics`.

    Args:
        dispatch: handles one request in the calling thread, to its end.
        calendar: what stands at a secret address, by its room and the rest; None when it leads nowhere.
    """

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
        yield

    async def slack(request: Request) -> Response:
        body = await _read(request)
        if body is None:
            return PlainTextResponse("too large", status_code=413)
        try:
            bolt_request = to_bolt_request(request, body)
        except ValueError:
            return PlainTextResponse("not understood", status_code=400)
        return to_starlette_response(await anyio.to_thread.run_sync(dispatch, bolt_request))

    async def healthz(_request: Request) -> Response:
        return PlainTextResponse("ok")

    async def secret(request: Request) -> Response:
        found = await anyio.to_thread.run_sync(calendar, "calendar", request.path_params["rest"])
        if found is None:
            return PlainTextResponse("not found", status_code=404)
        return Response(found, media_type="text/calendar; charset=utf-8", headers=PRIVATE)

    return Starlette(
        routes=[
            Route("/slack/events", slack, methods=["POST"]),
            Route("/calendar/{rest}", secret),
            Route("/healthz", healthz),
        ],
        lifespan=lifespan,
    )


def listen(host: str, port: int) -> socket.socket:
    """A socket that is open as soon as this returns; who knocks early waits.

    Raises:
        OSError: the port is taken.
    """
    # asyncio sets TCP_NODELAY only where the protocol is named; without it every answer waits 40 ms.
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    door = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    door.bind((host, port))
    door.listen()
    return door


async def _read(request: Request) -> bytes | None:
    """The body, or None when it is larger than anything Slack sends."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY:
            return None
    return bytes(body)
