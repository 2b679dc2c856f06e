"""The real process is told to stop: what has begun is ended, nothing new is taken, and the exit says all is well."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from bot import web
from bot.bench.ports import free_port
from bot.db import Database
from bot.manifest import manifest
from bot.outbox import Letter
from bot.sandbox import Slack, WorldClock
from bot.settings import Settings
from tests import canary, forked

PATIENCE_S = 60.0
TOLD = "電子決裁の代決はどう運用していますか"


def wait_for(what: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not what():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


class Process:
    """`tomoshibi run`, over HTTP or Socket Mode."""

    def __init__(self, slack: Slack, folder: Path) -> None:
        self.slack, self.folder, self.port = slack, folder, free_port()
        sockets = slack.request_url is None
        if not sockets:
            slack.request_url = f"http://127.0.0.1:{self.port}/slack/events"
        door = {"SLACK_APP_TOKEN": slack.app_token} if sockets else {"SLACK_SIGNING_SECRET": slack.signing_secret}
        self.database = Database(f"sqlite:///{folder}/tomoshibi.sqlite3")
        settings = {
            "SLACK_BOT_TOKEN": slack.bot_token,
            "SLACK_API_URL": slack.api_url,
            "DATABASE_URL": f"sqlite:///{folder}/tomoshibi.sqlite3",
            "QUESTION_CHANNELS": slack.channel("#質問").id,
            "ENCODER": "none",
            "PORT": str(self.port),
        }
        self.running = forked.started(
            "run", folder=folder, environment=os.environ | settings | door, told=folder / "log"
        )

    def is_ready(self) -> bool:
        return self.status("/readyz") == 200

    def status(self, path: str) -> int:
        return forked.status(self.port, path)

    def tell(self, number: int = signal.SIGTERM) -> None:
        os.kill(self.running.pid or 0, number)

    def ended(self) -> int:
        self.running.join(PATIENCE_S)
        assert self.running.exitcode is not None
        return self.running.exitcode

    def said(self) -> str:
        return (self.folder / "log").read_text("utf-8")

    def letters(self) -> list[Letter]:
        with self.database.read() as session:
            return list(session.scalars(select(Letter)))


@pytest.fixture(params=["http", "sockets"])
def slack(request: pytest.FixtureRequest) -> Iterator[Slack]:
    config = Settings(_env_file=None, slack_app_token="xapp-1" if request.param == "sockets" else "")
    slack = Slack(
        manifest(config),
        clock=WorldClock(frozen=True),
        request_url="http://127.0.0.1:9/" * (request.param == "http") or None,
    )
    slack.add_user("sato", real_name="佐藤 美咲")
    slack.add_channel("質問")
    with slack.serve():
        yield slack


@pytest.fixture
def process(slack: Slack, tmp_path: Path) -> Iterator[Process]:
    process = Process(slack, tmp_path)
    try:
        wait_for(lambda: process.is_ready() and (slack.request_url or slack.sockets))
        yield process
    finally:
        process.running.kill()
        process.running.join()
        process.database.close()


def test_a_stop_lets_everything_end_that_has_begun_and_turns_away_what_is_new(slack: Slack, process: Process) -> None:
    sato = slack.user("sato")
    slack.ack_timeout_s = PATIENCE_S  # what is meant here is what is ended, not how busy this machine is
    asking = threading.Thread(target=slack.command, args=(sato, "/ask", TOLD), kwargs={"channel": "#質問"})
    with slack.faults.hold("chat.postMessage") as letter:
        slack.command(sato, "/ask", TOLD, channel="#質問")
        assert slack.submit(sato) == {}
        letter.wait()
        # A letter is under way now; and the turn of this command waits for Slack to open its window.
        with slack.faults.hold("views.open") as window:
            asking.start()
            window.wait()
            process.tell()
            wait_for(lambda: process.status("/readyz") == 503)
            assert process.status("/healthz") == 200
            before = len(process.letters())
            slack.ack_timeout_s = 0.5  # over a socket nobody answers any more
            slack.shortcut(sato, "questions.ask")
        asking.join()
    assert slack.modal(sato) is not None
    slack.close(sato)
    assert slack.modal(sato) is None
    assert process.ended() == 0
    assert len(process.letters()) == before
    letters = [letter for letter in process.letters() if letter.channel == slack.channel("#質問").id]
    assert [(bool(letter.ts), letter.claimed_at) for letter in letters if letter.only_for is None] == [(True, None)]
    said = process.said()
    assert '"event": "stopped"' in said
    assert "Traceback" not in said
    assert not canary.SECRETS.search(said)
    assert TOLD not in said


@pytest.mark.parametrize("slack", ["http"], indirect=True)
def test_a_slow_letter_keeps_no_port_and_who_is_told_twice_ends_at_once(slack: Slack, process: Process) -> None:
    sato = slack.user("sato")
    slack.command(sato, "/ask", TOLD, channel="#質問")
    with slack.faults.hold("chat.postMessage") as letter:
        assert slack.submit(sato) == {}
        letter.wait()
        process.tell()
        wait_for(lambda: process.status("/healthz") == 0)
        web.listen("127.0.0.1", process.port).close()
        assert process.running.is_alive()
        process.tell(signal.SIGINT)
        assert process.ended() == 1
    assert "told to stop twice" in process.said()
