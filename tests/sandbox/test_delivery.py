import json
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from slack_sdk.signature import SignatureVerifier

from bot.sandbox import Slack, User, WorldClock
from tests.sandbox.bot import Bot


class Deaf:
    """An app that answers with what it is told to, and writes down every request."""

    def __init__(self) -> None:
        self.statuses: list[int] = []
        self.requests: list[tuple[dict[str, str], bytes]] = []
        deaf = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                deaf.requests.append(({name.lower(): value for name, value in self.headers.items()}, body))
                status = deaf.statuses.pop(0) if deaf.statuses else 200
                if status == 0:
                    threading.Event().wait(0.3)
                self.send_response(status or 200)
                self.send_header("content-length", "0")
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}/"

    def retries(self) -> list[tuple[str | None, str | None]]:
        return [(head.get("x-slack-retry-num"), head.get("x-slack-retry-reason")) for head, _ in self.requests]


@pytest.fixture
def deaf(slack: Slack) -> Iterator[Deaf]:
    deaf = Deaf()
    threading.Thread(target=deaf.server.serve_forever, args=(0.01,), daemon=True).start()
    slack.channel("#質問").members.append(slack.bot.id)
    slack.request_url, slack.ack_timeout_s = deaf.url, 0.1
    yield deaf
    deaf.server.shutdown()
    deaf.server.server_close()


def test_every_request_is_signed(slack: Slack, deaf: Deaf, sato: User) -> None:
    slack.post(sato, "#質問", "署名")
    [(headers, body)] = deaf.requests
    assert SignatureVerifier(slack.signing_secret).is_valid_request(body, headers)
    assert json.loads(body)["type"] == "event_callback"


def test_a_failed_event_is_retried_at_once_then_after_a_minute_then_after_five(
    slack: Slack, deaf: Deaf, sato: User, clock: WorldClock
) -> None:
    deaf.statuses = [500, 0, 404, 500]
    slack.post(sato, "#質問", "聞こえる？")
    assert deaf.retries() == [(None, None), ("1", "http_error")]
    clock.advance(timedelta(seconds=59))
    slack.settle()
    assert len(deaf.requests) == 2
    clock.advance(timedelta(seconds=1))
    slack.settle()
    clock.advance(timedelta(minutes=5))
    slack.settle()
    assert deaf.retries()[2:] == [("2", "http_timeout"), ("3", "http_error")]
    clock.advance(timedelta(hours=1))
    slack.settle()
    assert len(deaf.requests) == 4
    assert len({json.loads(body)["event_id"] for _, body in deaf.requests}) == 1


def test_an_app_that_is_down_gets_its_events_when_it_is_back(
    slack: Slack, deaf: Deaf, sato: User, clock: WorldClock
) -> None:
    slack.request_url = "http://127.0.0.1:9/"
    slack.post(sato, "#質問", "いない？")
    slack.request_url = deaf.url
    clock.advance(timedelta(minutes=1))
    slack.settle()
    assert deaf.retries() == [("2", "connection_failed")]


def test_events_wait_for_no_clock_that_is_set_back(slack: Slack, bot: Bot, clock: WorldClock) -> None:
    slack.channel("#質問").members.append(slack.bot.id)
    slack.add_user("newcomer")
    clock.to("2026-09-01 09:00")
    slack.settle()
    assert [event["type"] for event in bot.events] == ["team_join"]


def test_in_the_background_a_thread_delivers(slack: Slack, deaf: Deaf, sato: User) -> None:
    slack.background = True
    slack.post(sato, "#質問", "誰か")
    for _ in range(200):
        if deaf.requests:
            break
        threading.Event().wait(0.01)
    assert len(deaf.requests) == 1


def test_many_people_at_once(slack: Slack, bot: Bot) -> None:
    slack.channel("#質問").members.append(slack.bot.id)
    people = [slack.user(name) for name in ("sato", "mori", "abe")]
    threads = [
        threading.Thread(target=lambda who=who: [slack.post(who, "#質問", "わいわい") for _ in range(5)])
        for who in people
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(bot.heard("message")) == 15
    stamps = [message.ts for message in slack.channels["#質問"]]
    assert stamps == sorted(set(stamps))
