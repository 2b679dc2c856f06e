"""The index of a large team, kept in the process: loaded in the background, followed by the numbers of changes.

A search asks the database which cards changed since the arrays were made, reads only those there, and all others in
the arrays. So a card is found the moment it is committed, by whatever process, and a search sees what its own
transaction wrote. Until the arrays are there, and whenever they cannot be used, the database answers alone.
"""

import threading
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from weakref import WeakKeyDictionary

import structlog
from sqlalchemy import LargeBinary, Pool, Select, delete, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.db import Base, Database
from bot.jobs import Job, Parts
from knowledge import cards, index, loading, packed, pieces
from knowledge.packed import Numbers, Packed

log = structlog.get_logger()

# A team with fewer cards is searched in the database nearly as fast.
MANY_CARDS = 1_000
# So many changed cards are read in the database beside the arrays; with more it answers alone until they are taken in.
FEW_CHANGES = 2_000
# The arrays take the changes in when one card in so many changed: that takes seconds with a million cards.
TAKE_IN = 2_000
# Kept in the database, the arrays are there in seconds at the next start; kept anew when one card in so many changed.
KEEP_ANEW = 20
PART = 4 * 1024 * 1024

_held: "WeakKeyDictionary[Pool, dict[str, Packed]]" = WeakKeyDictionary()
_holding = threading.Lock()


class IndexPart(Base, kw_only=True):
    """A piece of a team's arrays; part 0 is written last, so that an edition that has it is whole."""

    __tablename__ = "index_part"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    edition: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    part: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    data: Mapped[bytes] = mapped_column(LargeBinary)


@dataclass(frozen=True)
class Beside:
    """The arrays, and the cards that a look at the database must read itself: ids, and their rows in the arrays."""

    packed: Packed
    changed: Sequence[int]
    hidden: Numbers


def beside(session: Session, team_id: str) -> Beside | None:
    """The arrays for this look at the database; None when the database is to answer alone."""
    arrays = _held.get(session.get_bind().engine.pool, {}).get(team_id)
    if arrays is None:
        return None
    place, changed = index.news(session, team_id=team_id, since=arrays.place, limit=FEW_CHANGES + 1)
    if place < arrays.place or len(changed) > FEW_CHANGES:  # this look is older than the arrays, or too much is new
        return None
    return Beside(arrays, changed, arrays.rows_of(changed))


def load(database: Database, team_id: str) -> Packed:
    """Have the team's arrays at hand, from where they were kept, or from the index itself, which takes longer."""
    arrays = _kept(database, team_id)
    if arrays is None:
        arrays = loading.everything(database, team_id)
        keep(database, team_id, arrays)
    _hold(database, team_id, arrays)
    return arrays


def take_in(database: Database, team_id: str) -> Packed:
    """Bring the arrays that are at hand up to date."""
    arrays = _up_to_date(database, team_id, _held[database.engine.pool][team_id])
    _hold(database, team_id, arrays)
    return arrays


def keep(database: Database, team_id: str, arrays: Packed) -> None:
    """Keep the arrays in the database, each part in a transaction of its own, so that nobody waits for them."""
    with database.read() as session:
        edition = (session.scalar(select(func.max(IndexPart.edition)).where(IndexPart.team_id == team_id)) or 0) + 1
    parts = pieces.taken_apart(arrays, PART)
    head = next(parts)
    for part, data in enumerate(parts, start=1):
        with database.begin() as session:
            session.add(IndexPart(team_id=team_id, edition=edition, part=part, data=data))
    with database.begin() as session:
        session.add(IndexPart(team_id=team_id, edition=edition, part=0, data=head))
    with database.begin() as session:
        session.execute(delete(IndexPart).where(IndexPart.team_id == team_id, IndexPart.edition != edition))


def forget(database: Database) -> None:
    """Let go of all arrays of this database."""
    with _holding:
        _held.pop(database.engine.pool, None)


def follow(parts: Parts, *, many: int = MANY_CARDS) -> bool:
    """Load the arrays of a team that has many cards, or take in what changed since, when that is worth it.

    Args:
        many: how many cards are many.
    """
    database, team_id = parts.database, parts.team_id
    arrays = _held.get(database.engine.pool, {}).get(team_id)
    with database.read() as session:
        if arrays is None:
            wanted = cards.count(session, team_id=team_id) >= many
        else:
            wanted = _has_grown_old(session, team_id, arrays)
    if wanted and arrays is not None:
        take_in(database, team_id)
    elif wanted:
        arrays = load(database, team_id)
        log.info("index at hand", cards=len(arrays.ids), postings=len(arrays.rows), megabytes=arrays.size // 2**20)
    return False


JOB = Job("index-at-hand", timedelta(seconds=2), follow)


def _has_grown_old(session: Session, team_id: str, arrays: Packed) -> bool:
    worth_it = 1 + len(arrays.ids) // TAKE_IN
    return len(index.news(session, team_id=team_id, since=arrays.place, limit=worth_it)[1]) >= worth_it


def _hold(database: Database, team_id: str, arrays: Packed) -> None:
    with _holding:
        _held.setdefault(database.engine.pool, {})[team_id] = arrays


def _up_to_date(database: Database, team_id: str, old: Packed) -> Packed:
    new, changed = loading.changes(database, team_id, since=old.place)
    arrays = packed.merge(old, new, changed)
    with database.read() as session:
        _, head = session.execute(_newest(team_id)).one_or_none() or (0, b"")
        since = pieces.described(head)[0] if head else 0
        unkept = index.news(session, team_id=team_id, since=since, limit=len(arrays.ids) // KEEP_ANEW + 1)[1]
    if len(unkept) * KEEP_ANEW > len(arrays.ids):
        keep(database, team_id, arrays)
    return arrays


def _kept(database: Database, team_id: str) -> Packed | None:
    """The arrays as they were kept, with much that changed since taken in; None when none can be followed from."""
    mine = IndexPart.team_id == team_id
    with database.snapshot() as session:
        edition, head = session.execute(_newest(team_id)).one_or_none() or (0, b"")
        if not head:
            return None
        since, size = pieces.described(head)
        place, changed = index.news(session, team_id=team_id, since=since, limit=size // 10 + FEW_CHANGES)
        if since > place or len(changed) == size // 10 + FEW_CHANGES:  # from another installation, or too old
            return None
        parts = select(IndexPart.data).where(mine, IndexPart.edition == edition).order_by(IndexPart.part)
        try:
            with closing(session.scalars(parts.execution_options(yield_per=4))) as rows:
                arrays = pieces.put_together(iter(rows))
        except ValueError:  # another process kept newer ones meanwhile
            return None
    return _up_to_date(database, team_id, arrays) if changed else arrays


def _newest(team_id: str) -> Select[int, bytes]:
    heads = select(IndexPart.edition, IndexPart.data).where(IndexPart.team_id == team_id, IndexPart.part == 0)
    return heads.order_by(IndexPart.edition.desc()).limit(1)
