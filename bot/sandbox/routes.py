"""The addresses of the local Slack: the Web API, response_urls, Socket Mode, and the page."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.types import Scope
from starlette.websockets import WebSocket

from bot.sandbox import respond
from bot.sandbox.api import files
from bot.sandbox.changes import Changes
from bot.sandbox.consent import Consent
from bot.sandbox.doing import Doing
from bot.sandbox.errors import SlackError
from bot.sandbox.faults import Fault
from bot.sandbox.grants import Grants
from bot.sandbox.model import Json
from bot.sandbox.page import Page
from bot.sandbox.web_api import WebApi

STATIC = Path(__file__).parent / "static"


class Routes:
    """The endpoints, over the parts that do the work."""

    def __init__(self, api: WebApi, grants: Grants, page: Page, changes: Changes, cut: Callable[[Scope], None]) -> None:
        self.api, self.page, self.changes, self.cut = api, page, changes, cut
        self.consent = Consent(grants)
        self.doing = Doing(page)

    def app(self, sockets: Callable[[WebSocket], Awaitable[None]]) -> Starlette:
        """The ASGI app."""
        return Starlette(
            routes=[
                Route("/api/{method}", self.web_api, methods=["GET", "POST"]),
                Route("/actions/{key:path}", self.response_url, methods=["POST"]),
                WebSocketRoute("/link/", sockets),
                Route("/oauth/v2/authorize", self.consent.ask),
                Route("/oauth/v2/authorize", self.consent.decide, methods=["POST"]),
                Route("/upload/{file}", self.upload, methods=["POST"]),
                Route("/files-pri/{file}/{name:path}", self.download),
                Route("/page/file/{file}", self.file),
                Route("/page/world", self.world),
                Route("/page/messages", self.messages),
                Route("/page/views", self.views),
                Route("/page/do", self.do, methods=["POST"]),
                Route("/page/stream", self.stream),
                Route("/", index),
                Route("/archives/{rest:path}", index),
                Mount("/static", StaticFiles(directory=STATIC, check_dir=False)),
            ]
        )

    async def web_api(self, request: Request) -> Response:
        """POST (or GET) /api/METHOD."""
        name, body = request.path_params["method"], await request.body()
        reply = await run_in_threadpool(self.api.handle, name, request.headers, request.query_params, body)
        if reply.cut:
            self.cut(request.scope)
        return Response(reply.body, reply.status, reply.headers, "application/json; charset=utf-8")

    async def response_url(self, request: Request) -> Response:
        """POST to a response_url."""
        fault = self.api.faults.meet("response_url") or Fault("response_url")
        await run_in_threadpool(fault.wait)
        if fault.drop_before:
            self.cut(request.scope)
        if fault.drop_before or fault.http_status or fault.error:
            return Response("", fault.http_status or 429, {"Retry-After": str(fault.retry_after or 1)})
        try:
            body = await request.json()
            await run_in_threadpool(respond.at_url, self.api.worlds, request.path_params["key"], body)
        except SlackError as refusal:
            gone = refusal.error in ("expired_url", "used_url")
            return JSONResponse(refusal.json(), 404 if gone else 400)
        if fault.drop_after_accept:
            self.cut(request.scope)
        return PlainTextResponse("ok")

    async def upload(self, request: Request) -> Response:
        """POST the contents of a file to its upload_url, as they are."""
        content = await request.body()
        try:
            files.receive(self.api.worlds, request.path_params["file"], content)
        except SlackError as refusal:
            return PlainTextResponse(refusal.error, 400)
        return PlainTextResponse(f"OK - {len(content)}")

    def download(self, request: Request) -> Response:
        """GET url_private, with the bot token and the scope files:read."""
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        for world in self.api.worlds:
            file = world.files.get(request.path_params["file"])
            may = token in world.bot_tokens and not world.refusal(token) and "files:read" in world.manifest.scopes
            if file and not file.deleted and may:
                return Response(file.content, media_type=file.mimetype)
        return PlainTextResponse("file_not_found", 404)

    def file(self, request: Request) -> Response:
        """GET /page/file/F1?as=U1."""
        try:
            file = self.page.file(request.query_params["as"], request.path_params["file"])
        except LookupError:
            return PlainTextResponse("file_not_found", 404)
        # Anything but a picture is handed over to be kept: a page that somebody uploaded must not run in this one.
        keep = {} if file.is_picture else {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(file.name)}"}
        safe = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox"}
        return Response(file.content, media_type=file.mimetype, headers=safe | keep)

    def world(self, request: Request) -> Response:
        """GET /page/world[?as=U]; without a person somebody is chosen, who stands in `me`."""
        return _told(lambda: self.page.world(request.query_params.get("as") or self.page.somebody()))

    def messages(self, request: Request) -> Response:
        """GET /page/messages?as=U&channel=C[&thread=ts]."""
        query = request.query_params
        return _told(lambda: self.page.messages(query["as"], query["channel"], query.get("thread")))

    def views(self, request: Request) -> Response:
        """GET /page/views?as=U."""
        return _told(lambda: self.page.views(request.query_params["as"]))

    async def do(self, request: Request) -> Response:
        """POST /page/do."""
        wish = await request.json()
        return JSONResponse(await run_in_threadpool(self.doing.do, wish.pop("as"), wish))

    async def stream(self, request: Request) -> Response:
        """GET /page/stream?as=U."""
        changes = self.changes.stream(request.query_params["as"])
        return StreamingResponse(changes, headers={"Cache-Control": "no-cache"}, media_type="text/event-stream")


def index(_request: Request) -> Response:
    """GET / and every permalink."""
    return FileResponse(STATIC / "index.html")


def _told(read: Callable[[], Json]) -> Response:
    try:
        return JSONResponse(read())
    except (LookupError, SlackError) as missing:
        return JSONResponse({"ok": False, "error": str(missing)}, 404)
