"""How the bot is: what waits to be sent, what never will be, how much room there is. Figures, for those who watch."""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import and_, func, or_, select, text
from sqlalchemy.orm import Session

from bot.db import Database
from bot.health.measures import Measure
from bot.keys import beside
from bot.outbox import Failure, Letter

# What could not be delivered for so long is stuck: either nobody tries, or no try succeeds.
STUCK = timedelta(hours=1)
LATELY = timedelta(days=1)
# Below one of these a disk is nearly full.
LEAST_SHARE = 0.05
LEAST_BYTES = 500 * 2**20


@dataclass(frozen=True)
class Letters:
    """A workspace's letters, counted.

    Args:
        due: may go now, and goes as soon as its turn comes.
        later: has its time still to come, or waits for one that suits its reader.
        under_way: was given to Slack, and it is not known yet whether Slack has it.
        stuck: those of them that do not get on.
        dead: will never be taken, by Slack's reason.
        lately: were sent within the last day.
    """

    due: int
    later: int
    under_way: int
    stuck: int
    dead: Mapping[str, int]
    lately: int


@dataclass(frozen=True)
class Room:
    """What there is on the disk where the data lies, in bytes."""

    free: int
    total: int

    @property
    def is_nearly_full(self) -> bool:
        """Whether somebody should do something about it."""
        return self.free < LEAST_BYTES or self.free < self.total * LEAST_SHARE


def letters(session: Session, *, team_id: str, now: datetime) -> Letters:
    """Count them; delivered ones are not looked at."""
    under_way = and_(Letter.claimed_at.is_not(None), Letter.ts.is_(None))
    due = and_(Letter.due_at <= now, ~under_way)
    stuck = or_(
        and_(under_way, Letter.claimed_at <= now - STUCK), and_(due, Letter.due_at <= now - STUCK, Letter.ts.is_(None))
    )
    counts = (func.count().filter(each) for each in (due, and_(Letter.due_at > now, ~under_way), under_way, stuck))
    waiting = select(*counts).where(Letter.team_id == team_id, Letter.due_at.is_not(None))
    counted = session.execute(waiting).one()
    dead = (
        select(Letter.failure, func.count())
        .where(Letter.team_id == team_id, Letter.failure.is_not(None), Letter.failure.not_in(list(Failure)))
        .group_by(Letter.failure)
    )
    lately = select(func.count()).where(Letter.team_id == team_id, Letter.sent_at > now - LATELY)
    return Letters(
        due=counted[0],
        later=counted[1],
        under_way=counted[2],
        stuck=counted[3],
        dead={str(reason): int(count) for reason, count in session.execute(dead)},
        lately=session.scalar(lately) or 0,
    )


def measures(session: Session, *, team_id: str, now: datetime) -> Iterator[Measure]:
    """The same for Prometheus."""
    found = letters(session, team_id=team_id, now=now)
    about = "Letters that were not delivered yet, by how far they are."
    for name in ("due", "later", "under_way", "stuck"):
        yield Measure("letters", about, getattr(found, name), {"state": name})
    for reason, count in found.dead.items():
        yield Measure("letters_dead", "Letters that Slack will never take, by its reason.", count, {"reason": reason})
    yield Measure("letters_sent_last_day", "Letters that went out within the last 24 hours.", found.lately)


def room(database: Database) -> Room:
    """What room there is where the data of this machine lies; with PostgreSQL that is its keys and backups."""
    folder = beside(database).absolute()
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    usage = shutil.disk_usage(folder)
    return Room(usage.free, usage.total)


def size(database: Database) -> int:
    """How large the database is, in bytes."""
    if database.is_sqlite:
        file = str(database.url.database)
        return sum(Path(each).stat().st_size for each in (file, f"{file}-wal") if Path(each).exists())
    with database.read() as session:
        return session.scalar(text("SELECT pg_database_size(current_database())")) or 0
