"""A small Bolt app that hears everything and does one of everything, and the HTTP door in front of it."""

import contextlib
import re
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.request import BoltRequest
from slack_sdk import WebClient

from bot.sandbox import Slack

Json = dict[str, Any]
ANY = re.compile("")


@dataclass
class Bot:
    """The app, and what it heard."""

    app: App
    events: list[Json] = field(default_factory=list)
    acts: list[Json] = field(default_factory=list)
    commands: list[Json] = field(default_factory=list)
    answers: dict[str, Json] = field(default_factory=dict)
    retries: list[tuple[str | None, str | None]] = field(default_factory=list)

    def heard(self, kind: str, subtype: str | None = None) -> list[Json]:
        return [event for event in self.events if event["type"] == kind and event.get("subtype") == subtype]


def build(slack: Slack) -> Bot:
    client = WebClient(base_url=slack.api_url)

    def authorize(team_id: str) -> AuthorizeResult:
        team = next(each for each in slack.teams if each.team.id == team_id)
        ids = {"team_id": team_id, "bot_id": team.bot.bot_id, "bot_user_id": team.bot.id}
        return AuthorizeResult(enterprise_id=None, bot_token=team.bot_token, **ids)

    app = App(
        signing_secret=slack.signing_secret, client=client, authorize=authorize, process_before_response=True,
        ignoring_self_events_enabled=False, token_verification_enabled=False,
    )  # fmt: skip
    bot = Bot(app)

    @app.middleware
    def listen(body: Json, request: BoltRequest, next_: Any) -> None:
        if "event" in body:
            bot.events.append(body["event"])
            bot.retries.append((request.headers.get("x-slack-retry-num", [None])[0],
                                request.headers.get("x-slack-retry-reason", [None])[0]))  # fmt: skip
        elif "command" in body:
            bot.commands.append(body)
        else:
            bot.acts.append(body)
        next_()

    @app.command("/echo")
    @app.command("/raw")
    def echo(ack: Any, command: Json) -> None:
        ack(bot.answers.get("command") or {"text": command["text"] or "…"})

    @app.command("/form")
    def form(ack: Any, body: Json, client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=bot.answers["view"])

    @app.command("/broken")
    def broken() -> None:
        raise RuntimeError("broken on purpose")

    @app.command("/silent")
    def silent() -> None:
        threading.Event().wait(0.5)

    listen_to_the_rest(bot)
    return bot


def listen_to_the_rest(bot: Bot) -> None:
    kinds = ["message", "app_mention", "reaction_added", "reaction_removed", "member_joined_channel", "team_join"]
    kinds += ["user_change", "app_home_opened", "channel_archive", "channel_unarchive", "channel_rename"]
    for kind in [*kinds, "channel_id_changed", "file_shared", "file_deleted"]:
        bot.app.event(kind)(lambda: None)
    for listen_to in (bot.app.action, bot.app.shortcut, bot.app.view, bot.app.view_closed, bot.app.options):
        listen_to(ANY)(lambda ack, body: ack(bot.answers.get(body["type"]) or ""))


class HttpDoor:
    """The app behind a real HTTP port."""

    def __init__(self, app: App) -> None:
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"])).decode()
                headers: dict[str, str | Sequence[str]] = {
                    name.lower(): [value] for name, value in self.headers.items()
                }
                response = app.dispatch(BoltRequest(body=body, headers=headers))
                content = response.body.encode()
                with contextlib.suppress(BrokenPipeError):
                    self.respond(response.status, response.headers, content)

            def respond(self, status: int, headers: dict[str, Any], content: bytes) -> None:
                self.send_response(status)
                for name, values in headers.items():
                    self.send_header(name, values[0])
                self.send_header("content-length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}/slack/events"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
