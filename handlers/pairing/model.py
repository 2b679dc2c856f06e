"""Peer chats: who takes part, the rounds, and who sat with whom in them.

A round is announced on one working day, and people are matched on the next one; a week later they are asked whether
they met. Whom somebody sat with is kept for as long as there are peer chats: user ids stay when people move to another
town, so nobody is introduced to the same person again because of that. The town is the one of that day.
"""

from collections import defaultdict
from datetime import datetime
from enum import StrEnum
from itertools import combinations

from sqlalchemy import ForeignKey, Index, UniqueConstraint, exists, func, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot import availability, working_time
from bot.db import Base, asked_once
from bot.members import Member
from bot.turn import Turn
from handlers.pairing.matching import Past

KIND = "pairing"
# Whoever is at work again within so many working days need not sit a round out.
BACK_WITHIN = 2


class Standing(StrEnum):
    """What somebody said about peer chats: nothing yet, that they take part, not for now, or not at all."""

    INVITED = "invited"
    IN = "in"
    PAUSED = "paused"
    STOPPED = "stopped"


class State(StrEnum):
    """How it is with somebody in a round.

    They are to be matched, or sit with somebody. They skipped it, which is final. They were away on the day of the
    matching. They are alone because there was nobody, or nobody was left.
    """

    EXPECTED = "expected"
    SEATED = "seated"
    SKIPPED = "skipped"
    AWAY = "away"
    ALONE = "alone"


class Met(StrEnum):
    """What came of it, as somebody says."""

    YES = "yes"
    NOT_YET = "not_yet"
    NO = "no"


class PeerPerson(Base):
    """Somebody who takes part, or was asked to. `waited` is in how many rounds they were there and met nobody."""

    __tablename__ = "peer_person"
    __table_args__ = (Index(None, "team_id", "standing", "invited_at"),)

    team_id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)
    standing: Mapped[str]
    since: Mapped[datetime]
    invited_at: Mapped[datetime | None] = mapped_column(default=None)
    waited: Mapped[int] = mapped_column(default=0)


class PeerRound(Base):
    """One round, with its days: people are matched, asked whether they met, and it is over."""

    __tablename__ = "peer_round"
    __table_args__ = (UniqueConstraint("team_id", "key"), Index(None, "team_id", "closed_at"))

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[str]
    key: Mapped[str]
    schedule_id: Mapped[int] = mapped_column(ForeignKey("schedule.id", ondelete="CASCADE"), index=True)
    opened_at: Mapped[datetime]
    matches_at: Mapped[datetime]
    asks_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    matched_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)


class PeerChat(Base):
    """People who are to meet; `opener_id` is who is asked to write first."""

    __tablename__ = "peer_chat"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[str]
    round_id: Mapped[int] = mapped_column(ForeignKey("peer_round.id", ondelete="CASCADE"), index=True)
    opener_id: Mapped[str]


class PeerSeat(Base):
    """Somebody in a round. `introductions` are the letters in which they were told with whom they sit.

    `is_told`: that is up to date. `announced_at` and `asked_at`: it was decided whether to write to them.
    """

    __tablename__ = "peer_seat"
    __table_args__ = (
        Index(None, "team_id", "user_id"),
        Index(None, "round_id", "state"),
        Index(None, "chat_id"),
    )

    team_id: Mapped[str] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("peer_round.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[str] = mapped_column(default=State.EXPECTED)
    town: Mapped[str] = mapped_column(default="")
    chat_id: Mapped[int | None] = mapped_column(ForeignKey("peer_chat.id"), default=None)
    announced_at: Mapped[datetime | None] = mapped_column(default=None)
    introductions: Mapped[int] = mapped_column(default=0)
    is_told: Mapped[bool] = mapped_column(default=True)
    asked_at: Mapped[datetime | None] = mapped_column(default=None)
    met: Mapped[str] = mapped_column(default="")


def may_take_part(member: Member | None) -> bool:
    """Whether somebody can be matched: no guests, who see a part of the workspace only, nor who is not there."""
    return member is not None and member.can_be_asked and not member.is_guest


def there_from(t: Turn, user_id: str) -> datetime | None:
    """From when somebody is at work and may be spoken to; None for who sits the round out."""
    if availability.is_muted(t.session, team_id=t.team_id, user_id=user_id, now=t.now):
        return None
    try:
        opening = working_time.next_opening(t.now, availability.hours_of(t.session, team_id=t.team_id, user_id=user_id))
    except ValueError:  # they have no working day in years
        return None
    return opening if opening <= working_time.add_days(t.now, BACK_WITHIN) else None


def person(session: Session, *, team_id: str, user_id: str) -> PeerPerson | None:
    """What somebody said about peer chats."""
    return session.get(PeerPerson, (team_id, user_id))


def takes_part(session: Session, *, team_id: str, user_id: str) -> bool:
    """Whether somebody is to be matched."""
    known = person(session, team_id=team_id, user_id=user_id)
    return known is not None and known.standing == Standing.IN


def stand(t: Turn, user_id: str, standing: Standing) -> bool:
    """Keep what somebody says; whether that is new."""
    known = person(t.session, team_id=t.team_id, user_id=user_id)
    if known is None:
        try:
            with t.session.begin_nested():
                t.session.add(PeerPerson(t.team_id, user_id, standing, since=t.now))
        except IntegrityError:  # pressed twice at the same moment
            return False
        return True
    if known.standing == standing:
        return False
    known.standing, known.since = standing, t.now
    return True


def is_anything_to_do(session: Session, *, team_id: str) -> bool:
    """Whether a round is open, or somebody is to be invited."""
    is_open = exists().where(PeerRound.team_id == team_id, PeerRound.closed_at.is_(None))
    unasked = exists().where(
        PeerPerson.team_id == team_id, PeerPerson.standing == Standing.INVITED, PeerPerson.invited_at.is_(None)
    )
    return bool(session.scalar(select(or_(is_open, unasked))))


def uninvited(t: Turn, *, limit: int) -> list[PeerPerson]:
    """Who is to be invited and has not been yet."""
    found = select(PeerPerson).where(PeerPerson.team_id == t.team_id, PeerPerson.standing == Standing.INVITED)
    return list(
        t.session.scalars(found.where(PeerPerson.invited_at.is_(None)).order_by(PeerPerson.user_id).limit(limit))
    )


def round_by_id(session: Session, *, team_id: str, round_id: int, hold: bool = False) -> PeerRound | None:
    """The round with this number; `hold` it until the turn ends, to change who sits with whom."""
    found = select(PeerRound).where(PeerRound.team_id == team_id, PeerRound.id == round_id)
    if hold:
        found = found.with_for_update().execution_options(populate_existing=True)
    return session.scalars(found).one_or_none()


def hold_open(t: Turn) -> None:
    """Hold all rounds that are open until the turn ends: nobody changes who sits with whom."""
    is_open = select(PeerRound.id).where(PeerRound.team_id == t.team_id, PeerRound.closed_at.is_(None))
    t.session.execute(is_open.order_by(PeerRound.id).with_for_update())


def seat_of(session: Session, round_: PeerRound, user_id: str) -> PeerSeat | None:
    """How it is with somebody in a round; what is known of it is read anew."""
    return session.get(PeerSeat, (round_.team_id, round_.id, user_id), populate_existing=True)


@asked_once
def current(t: Turn, user_id: str) -> tuple[PeerRound, PeerSeat] | None:
    """The latest round of somebody that is still open."""
    found = (
        select(PeerRound, PeerSeat)
        .join(PeerSeat, PeerSeat.round_id == PeerRound.id)
        .where(PeerSeat.team_id == t.team_id, PeerSeat.user_id == user_id, PeerRound.closed_at.is_(None))
        .where(PeerRound.closes_at > t.now)
    )
    row = t.session.execute(found.order_by(PeerRound.id.desc()).limit(1)).first()
    return (row[0], row[1]) if row else None


def coming(t: Turn) -> list[PeerRound]:
    """The rounds in which people have not been matched yet."""
    found = select(PeerRound).where(PeerRound.team_id == t.team_id, PeerRound.closed_at.is_(None))
    return list(t.session.scalars(found.where(PeerRound.matched_at.is_(None)).order_by(PeerRound.id)))


def seats(session: Session, round_: PeerRound, *states: State) -> list[PeerSeat]:
    """Everybody of a round, or who is in one of these states."""
    found = select(PeerSeat).where(PeerSeat.team_id == round_.team_id, PeerSeat.round_id == round_.id)
    if states:
        found = found.where(PeerSeat.state.in_(states))
    return list(session.scalars(found.order_by(PeerSeat.user_id)))


def at_table(session: Session, chat_id: int) -> list[PeerSeat]:
    """Who sits there."""
    return list(session.scalars(select(PeerSeat).where(PeerSeat.chat_id == chat_id).order_by(PeerSeat.user_id)))


def count(session: Session, *, team_id: str, standing: Standing) -> int:
    """How many people said this."""
    found = select(func.count()).select_from(PeerPerson)
    return session.scalar(found.where(PeerPerson.team_id == team_id, PeerPerson.standing == standing)) or 0


def past(session: Session, *, team_id: str, besides: int) -> Past:
    """Who sat with whom in all rounds; in the round that is matched now, nobody counts as having met.

    Args:
        besides: the number of that round.
    """
    found = select(PeerSeat.chat_id, PeerSeat.user_id, PeerSeat.town).where(
        PeerSeat.team_id == team_id, PeerSeat.chat_id.is_not(None), PeerSeat.round_id != besides
    )
    tables: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for chat_id, user_id, town in session.execute(found):
        tables[chat_id or 0].append((user_id, town))
    times: dict[frozenset[str], int] = defaultdict(int)
    towns: dict[str, set[str]] = defaultdict(set)
    for (one, here), (other, there) in (pair for table in tables.values() for pair in combinations(table, 2)):
        times[frozenset((one, other))] += 1
        towns[one].add(there)
        towns[other].add(here)
    return Past(times, towns)
