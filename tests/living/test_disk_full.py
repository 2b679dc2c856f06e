"""No room on the disk: what cannot be kept is said kindly and not half kept; with room again it goes on."""

import resource
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import event, select, text
from sqlalchemy.exc import OperationalError
from typer.testing import CliRunner

from bot.__main__ import cli
from bot.app import Bot
from bot.db import Database
from bot.outbox import Letter
from bot.sandbox import Message, Slack, User, WorldClock
from handlers.questions.model import Question
from knowledge import importing
from knowledge.cards import Draft, Kind
from knowledge.reading import Row

LONG = "水道料金の問い合わせにどう答えていますか。" * 60
ROOMY = 100_000


class Disk:
    """Where the database is, with so many pages of room."""

    def __init__(self, database: Database) -> None:
        self.pages = ROOMY
        self._database = database
        event.listen(database.engine, "connect", self._set_up)

    def fill(self) -> None:
        """Leave no room."""
        with self._database.read() as session:
            self.pages = session.scalar(text("PRAGMA page_count")) or 0
        self._database.close()

    def clear(self) -> None:
        """Make room."""
        self.pages = ROOMY
        self._database.close()

    def _set_up(self, connection: object, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count={self.pages}")  # type: ignore[attr-defined]  # of sqlite3


@pytest.fixture
def database(migrated_sqlite: Path, tmp_path: Path) -> Iterator[Database]:
    """A file of its own, with a limit that the others do not have."""
    database = Database(f"sqlite:///{shutil.copy(migrated_sqlite, tmp_path / 'tomoshibi.sqlite3')}")
    yield database
    database.close()


@pytest.fixture
def disk(database: Database) -> Disk:
    return Disk(database)


def asked(bot: Bot) -> list[str]:
    with bot.database.read() as session:
        return list(session.scalars(select(Question.text)))


def test_with_a_full_disk_nothing_is_half_kept_and_with_room_again_everything_is_there_once(
    disk: Disk, bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User
) -> None:
    slack.command(tanaka, "/ask", "公印の省略はどこまで進めましたか", channel="#質問")
    disk.fill()
    posted: list[Message] = []
    while all(answer.status == 200 for _, answer in slack.attempts):
        posted.append(slack.post(sato, "#質問", f"その{len(posted)}。{LONG}"))
    heard = sum(a.status == 200 for o, a in slack.attempts if o.kind == "events_api" and "その" in str(o.payload))
    assert len(asked(bot)) == heard == len(posted) - 1
    complaint = slack.submit(tanaka, tried=LONG)
    assert "もう一度" in str(complaint)
    with suppress(OperationalError):
        bot.settle()
    disk.clear()
    for minutes in (1, 5):
        clock.advance(timedelta(minutes=minutes))
        slack.settle()
    assert slack.submit(tanaka) == {}  # what was typed is still there
    bot.settle()
    assert sorted(text[:4] for text in asked(bot) if text.startswith("その")) == sorted(
        f"その{number}。" for number in range(len(posted))
    )
    assert sum("公印" in message.text for message in slack.channels["#質問"]) == 1


def test_a_letter_whose_delivery_could_not_be_noted_is_not_sent_again(
    disk: Disk, bot: Bot, slack: Slack, clock: WorldClock, sato: User
) -> None:
    slack.command(sato, "/ask", "公印の省略はどこまで進めましたか", channel="#質問")
    assert slack.submit(sato) == {}
    with bot.database.begin() as session:
        no_room = "BEGIN SELECT RAISE(FAIL, 'database or disk is full'); END"
        session.execute(text(f"CREATE TRIGGER no_room AFTER UPDATE OF sent ON letter {no_room}"))
    with pytest.raises(Exception, match="full"):
        bot.settle()
    with bot.database.begin() as session:
        session.execute(text("DROP TRIGGER no_room"))
    clock.advance(timedelta(minutes=1))
    bot.settle()
    assert sum("公印" in message.text for message in slack.channels["#質問"]) == 1
    with bot.database.read() as session:
        assert not session.scalars(select(Letter).where(Letter.claimed_at.is_not(None))).all()


@contextmanager
def no_file_above(size: int) -> Iterator[None]:
    """The system refuses to let any file grow beyond so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("arguments", [["backup"], ["export", "--output"]], ids=["backup", "export"])
def test_what_cannot_be_written_whole_is_not_left_behind(
    arguments: list[str], bot: Bot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [Row(line, Draft(kind=Kind.TIP, title=f"その{line}", body=LONG)) for line in range(3)]
    importing.import_cards(bot.database.begin, team_id=bot.parts.team_id, rows=rows, now=bot.parts.clock.now())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", str(bot.database.url))
    with no_file_above(2048):
        found = CliRunner().invoke(cli, [*arguments, str(tmp_path / "kept.csv")])
    assert found.exit_code == 1
    assert "容量" in found.stderr
    assert [file.name for file in tmp_path.rglob("*") if "kept" in file.name] == []
