"""Two versions on one database: the new one brings the database up to date while the former one still takes turns."""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from io import BytesIO
from pathlib import Path

import pytest
from sqlalchemy import select, text

from bot import schema
from bot.bench.ports import free_port
from bot.db import Database
from bot.manifest import manifest
from bot.sandbox import Slack, WorldClock
from bot.settings import Settings
from handlers.questions.model import Question, Reply
from tests import forked

pytestmark = pytest.mark.long

ROOT = Path(__file__).parent.parent.parent
REVISIONS = "migrations/versions"
PATIENCE_S = 120.0
GIT = shutil.which("git") or "git"


def git(*arguments: str) -> bytes:
    return subprocess.run([GIT, "-C", str(ROOT), *arguments], check=True, capture_output=True).stdout


def wait_for(what: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not what():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)


def revisions_at(commit: str) -> dict[str, str]:
    """The migrations of a commit, with their contents' names in git."""
    lines = git("ls-tree", "-r", commit, REVISIONS).decode().splitlines()
    entries = (line.split(maxsplit=3) for line in lines)
    return {Path(path).name: blob for _, _, blob, path in entries if path.endswith(".py")}


def revisions_now() -> dict[str, str]:
    found = {}
    for file in (ROOT / REVISIONS).glob("*.py"):
        content = file.read_bytes()
        found[file.name] = hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()
    return found


def former_version() -> str | None:
    """The newest commit that lacks some migrations, and whose own ones are still the same; None when there is none."""
    now = revisions_now()
    try:
        touched = git("log", "--format=%H", "--", REVISIONS).decode().split()
        parents = git("rev-list", "--no-walk=unsorted", *(f"{commit}^" for commit in touched[:-1])).decode().split()
    except (OSError, subprocess.CalledProcessError):
        return None
    for commit in parents:
        then = revisions_at(commit)
        if then and then.items() < now.items():
            return commit
    return None


@pytest.fixture(scope="module")
def former(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The former version, as it was landed."""
    commit = former_version()
    if commit is None:
        pytest.skip("there is no git history with a version before the newest migrations")
    folder = tmp_path_factory.mktemp("former")
    with tarfile.open(fileobj=BytesIO(git("archive", commit, "bot", "handlers", "knowledge", "migrations"))) as archive:
        archive.extractall(folder, filter="data")
    return folder


@pytest.fixture
def slack() -> Iterator[Slack]:
    slack = Slack(manifest(Settings(_env_file=None)), clock=WorldClock())
    for name in ("sato", "tanaka"):
        slack.add_user(name, real_name=name)
    slack.add_channel("質問")
    slack.ack_timeout_s = 30.0  # two processes that have only just started; this is not about how fast they are
    with slack.serve():
        yield slack


@contextmanager
def running(version: Path, settings: dict[str, str]) -> Iterator[str]:
    """`tomoshibi run` of a version; where it takes requests."""
    port = str(free_port())
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "run"],
        env=os.environ | settings | {"PORT": port, "PYTHONPATH": str(version)},
        cwd=version,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(lambda: process.poll() is not None or answers(port))
        assert process.poll() is None, "it did not start"
        yield f"http://127.0.0.1:{port}/slack/events"
    finally:
        process.kill()
        process.wait()


def answers(port: str) -> bool:
    return forked.status(port) == 200


def new_database(server: str) -> str:
    """An empty database on that server, beside the one of the other tests."""
    keeper = Database(server)
    name = f"both_{time.time_ns()}"
    with keeper.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    keeper.close()
    return keeper.url.set(database=name).render_as_string(hide_password=False)


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_the_former_version_takes_turns_beside_the_new_one_on_the_new_shape(
    database: str, request: pytest.FixtureRequest, former: Path, slack: Slack, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path}/both.sqlite3"
    if database == "postgresql":
        url = new_database(request.getfixturevalue("postgres"))
    settings = {
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_SIGNING_SECRET": slack.signing_secret,
        "SLACK_API_URL": slack.api_url,
        "DATABASE_URL": url,
        "QUESTION_CHANNELS": slack.channel("#質問").id,
        "ANONYMITY_KEY": "k" * 40,
        "SECRET_KEYS": "k" * 40,
        "ENCODER": "none",
    }
    sato, tanaka = slack.user("sato"), slack.user("tanaka")
    with ExitStack() as both:
        old = both.enter_context(running(former, settings))
        new = both.enter_context(running(ROOT, settings))
        doors, roots = [old, new], []
        for number in range(4):
            slack.request_url = doors[number % 2]
            roots.append(slack.post(sato, "#質問", f"{number}番目の帳票はどう残していますか"))
            slack.request_url = doors[(number + 1) % 2]
            reply = slack.post(tanaka, "#質問", "紙で5年です", thread=roots[-1])
            slack.open_home(tanaka)
            slack.command(tanaka, "/knowhow", "帳票", channel="#質問")
            slack.request_url = doors[number // 2]
            slack.react(sato, reply, "white_check_mark")
        slack.request_url = old
        slack.command(sato, "/ask", "公印の省略はどこまで進めましたか", channel="#質問")
        slack.request_url = new
        assert slack.submit(sato) == {}
        assert [(o.kind, a.failure) for o, a in slack.attempts if a.failure] == []
        assert slack.errors(tanaka) == slack.errors(sato) == []
        assert slack.home(tanaka)
        # One card of the bot's in each thread, whichever of the two sends it.
        wait_for(lambda: all(len(slack.thread(root)) == 3 for root in roots))
        wait_for(lambda: any("公印" in message.text for message in slack.channels["#質問"]))
        time.sleep(1.0)
    assert [len(slack.thread(root)) for root in roots] == [3] * 4
    kept = Database(url)
    assert schema.revision_of(kept) == schema.revisions()[-1]
    with kept.read() as session:
        assert len(session.scalars(select(Question)).all()) == 5
        assert len(session.scalars(select(Reply)).all()) == 4
    kept.close()
