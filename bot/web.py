"""The door over HTTP: an async shell that hands every request to a thread.

Bolt runs in threads because a turn waits for its database, and on the event loop one slow turn would stop all others.
"""

import socket
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import ExitStack, asynccontextmanager
from urllib.parse import parse_qsl

import anyio.to_thread
import structlog
from slack_bolt import BoltRequest, BoltResponse
from slack_bolt.adapter.starlette.handler import to_bolt_request, to_starlette_response
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot import signing
from bot.pages import Answer, Visit

log = structlog.get_logger()

THREADS = 40
# Slack's own payloads stay far below this; a view is 250 kB at most.
LARGEST_BODY = 1_000_000
MOST_FIELDS = 100
# Slack waits three seconds. What only begins after so many is not answered in time any more; it is told to come again
# (events do), so that in a rush the bot works on what somebody still waits for.
TOO_LATE_SECONDS = 2.5
# What Bolt raises over a body that is no payload: no JSON, nested without end, or of another shape. What a turn raises
# is dealt with where it is raised (`bot.refusals`).
_NO_PAYLOAD = (ValueError, TypeError, AttributeError, LookupError, RecursionError)
# Nobody between the bot and the reader keeps a copy, and the address is told to nobody. Nothing that is shown runs.
PRIVATE = {
    "Cache-Control": "private, no-cache",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'",
}


def shell(
    dispatch: Callable[[BoltRequest], BoltResponse], pages: Sequence[BaseRoute] = (), *, signing_secret: str
) -> Starlette:
    """The web application: `/slack/events` for events, interactivity and commands, `/healthz` for the keeper.

    Args:
        dispatch: handles one request in the calling thread, to its end.
        pages: what else is answered, made with `page`.
        signing_secret: what Slack signs with; where it is empty nothing is taken for Slack's.
    """

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
        yield

    def in_time(request: BoltRequest, came: float) -> BoltResponse | None:
        return dispatch(request) if time.monotonic() - came < TOO_LATE_SECONDS else None

    async def slack(request: Request) -> Response:
        came = time.monotonic()
        body = await _read(request)
        if body is None:
            return PlainTextResponse("too large", status_code=413)
        if not _is_from_slack(request, body, signing_secret):
            return PlainTextResponse("not signed", status_code=401)
        try:
            bolt_request = to_bolt_request(request, body)
            answer = await anyio.to_thread.run_sync(in_time, bolt_request, came)
        except _NO_PAYLOAD as error:
            log.warning("not understood", reason=type(error).__name__)
            return PlainTextResponse("not understood", status_code=400)
        return to_starlette_response(answer) if answer else PlainTextResponse("too busy", status_code=503)

    async def healthz(_request: Request) -> Response:
        return PlainTextResponse("ok")

    return Starlette(
        routes=[Route("/slack/events", slack, methods=["POST"]), Route("/healthz", healthz), *pages],
        lifespan=lifespan,
    )


def page(path: str, answer: Answer, *, methods: Sequence[str] = ("GET",)) -> Route:
    """A page at a path; what answers it runs in a thread, to its end.

    Args:
        path: as Starlette writes it; `{rest}` in it becomes `Visit.rest`.
        answer: the page, or None when there is none at this address.
    """

    async def answered(request: Request) -> Response:
        body = await _read(request)
        if body is None:
            return PlainTextResponse("too large", status_code=413)
        found = await anyio.to_thread.run_sync(answer, _visit(request, body))
        if found is None:
            return PlainTextResponse("not found", status_code=404)
        return Response(found.content, found.status, {**PRIVATE, **found.headers}, found.media_type)

    return Route(path, answered, methods=list(methods))


def _visit(request: Request, body: bytes) -> Visit:
    is_form = request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded")
    try:
        form = dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS)) if is_form else {}
    except ValueError:  # no UTF-8, or more fields than any form of ours has
        form = {}
    return Visit(
        method="GET" if request.method == "HEAD" else request.method,
        rest=request.path_params.get("rest", ""),
        query=dict(request.query_params),
        form=form,
        cookies=request.cookies,
        headers=dict(request.headers),
    )


def _is_from_slack(request: Request, body: bytes, secret: str) -> bool:
    timestamps, signatures = map(request.headers.getlist, ("x-slack-request-timestamp", "x-slack-signature"))
    return signing.is_signed(secret, body, timestamps=timestamps, signatures=signatures, now=time.time())


def listen(host: str, port: int) -> socket.socket:
    """A socket that is open as soon as this returns; who knocks early waits.

    Raises:
        OSError: the port is taken.
    """
    # asyncio sets TCP_NODELAY only where the protocol is named; without it every answer waits 40 ms.
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with ExitStack() as undone:
        door = undone.enter_context(socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP))
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind((host, port))
        door.listen()
        undone.pop_all()
    return door


async def _read(request: Request) -> bytes | None:
    """The body, or None when it is larger than anything Slack sends."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY:
            return None
    return bytes(body)
