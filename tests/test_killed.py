"""The real process, killed with -9 at the worst instants: nothing is lost and nothing is doubled."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import pytest

from bot.bench.ports import free_port
from bot.manifest import manifest
from bot.sandbox import Message, Slack, WorldClock
from bot.settings import Settings
from tests import forked

pytestmark = pytest.mark.long

PATIENCE_S = 60.0


def wait_for(what: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not what():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


class Process:
    """`tomoshibi run`, by its settings alone."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment
        self.running: ForkServerProcess | None = None

    def start(self) -> None:
        here = Path(__file__).parent.parent
        self.running = forked.started(
            "run", folder=here, environment=os.environ | self.environment, told=Path(os.devnull)
        )
        wait_for(self.answers)

    def answers(self) -> bool:
        return forked.status(self.environment["PORT"]) == 200

    def kill(self) -> None:
        assert self.running
        self.running.kill()
        self.running.join()


@pytest.fixture
def slack() -> Iterator[Slack]:
    slack = Slack(manifest(Settings(_env_file=None)), clock=WorldClock())
    for name in ("sato", "tanaka"):
        slack.add_user(name, real_name=name)
    slack.add_channel("質問")
    with slack.serve():
        yield slack


@pytest.fixture
def process(slack: Slack, tmp_path: Path) -> Iterator[Process]:
    port = free_port()
    slack.request_url = f"http://127.0.0.1:{port}/slack/events"
    process = Process(
        {
            "SLACK_BOT_TOKEN": slack.bot_token,
            "SLACK_SIGNING_SECRET": slack.signing_secret,
            "SLACK_API_URL": slack.api_url,
            "DATABASE_URL": f"sqlite:///{tmp_path}/tomoshibi.sqlite3",
            "QUESTION_CHANNELS": slack.channel("#質問").id,
            "PORT": str(port),
        }
    )
    process.start()
    yield process
    process.kill()


@contextmanager
def killed_after(process: Process, seconds: float) -> Iterator[None]:
    """The process dies that long after the block began."""
    killer = threading.Timer(seconds, process.kill)
    killer.start()
    yield
    killer.join()


def written(slack: Slack) -> list[Message]:
    """What stands in the channel, joins left out."""
    return [message for message in slack.channels["#質問"] if message.subtype is None]


@pytest.mark.parametrize("is_lost", [False, True], ids=["taken", "not taken"])
def test_a_letter_is_sent_once_when_the_process_dies_in_the_middle_of_sending_it(
    slack: Slack, process: Process, is_lost: bool
) -> None:
    sato = slack.user("sato")
    slack.command(sato, "/ask", "電子決裁の代決はどう運用していますか", channel="#質問")
    with slack.faults.hold("chat.postMessage", drop_before=is_lost) as letter:
        assert slack.submit(sato) == {}
        letter.wait()
        process.kill()
    process.start()
    wait_for(lambda: len(written(slack)) == 1)
    time.sleep(1.5)
    assert len(written(slack)) == 1


def test_an_event_has_its_effect_once_whenever_the_process_dies(slack: Slack, process: Process) -> None:
    sato, tanaka = slack.user("sato"), slack.user("tanaka")
    roots = []
    for number, milliseconds in enumerate((1, 4, 8, 12, 20, 40)):
        with killed_after(process, milliseconds / 1000):
            root = slack.post(sato, "#質問", f"質問その{number}: 庁内の{number}番目のきまりはありますか")
            slack.post(tanaka, "#質問", f"うちは{number}番です", thread=root)
        roots.append(root)
        process.start()
        for minutes in (1, 5):
            slack.clock.advance(timedelta(minutes=minutes))
            slack.settle()
    for root in roots:
        wait_for(lambda root=root: len(slack.thread(root)) == 3)  # type: ignore[misc]  # the loop's own value
    time.sleep(1.0)
    assert [len(slack.thread(root)) for root in roots] == [3] * len(roots)
