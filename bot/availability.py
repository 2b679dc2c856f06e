"""When somebody is to be spoken to: their working days and hours, leave, quiet weeks, silence; and where they are."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import Index, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot import members
from bot.db import Base, asked_once
from bot.working_time import JAPAN, OFFICE, Hours

# The months in which most assemblies sit (議会の月).
ASSEMBLY = frozenset({3, 6, 9, 12})


class Availability(Base):
    """What somebody set about their working time; who set nothing works as offices do.

    `days` are weekdays as digits, Monday is 0. Without `muted_until` silence lasts until they end it.
    """

    __tablename__ = "availability"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)
    days: Mapped[str] = mapped_column(default="01234")
    opens: Mapped[time] = mapped_column(default=OFFICE.opens)
    closes: Mapped[time] = mapped_column(default=OFFICE.closes)
    quiet_months: Mapped[bool] = mapped_column(default=False)
    is_muted: Mapped[bool] = mapped_column(default=False)
    muted_until: Mapped[date | None] = mapped_column(default=None)


class Absence(Base):
    """Days, the first and the last one included, on which somebody is not to be spoken to: on leave, or too busy."""

    __tablename__ = "absence"
    __table_args__ = (Index(None, "team_id", "user_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[str]
    user_id: Mapped[str]
    first: Mapped[date]
    last: Mapped[date]
    is_leave: Mapped[bool]


def hours_of(session: Session, *, team_id: str, user_id: str, quietly: bool = True) -> Hours:
    """When somebody works, in their own zone.

    Args:
        quietly: quiet weeks and months count as time off, as leave always does.
    """
    member = members.find(session, team_id=team_id, user_id=user_id)
    zone = zone_named(member.zone if member else "")
    off = tuple(
        (each.first, each.last)
        for each in absences(session, team_id=team_id, user_id=user_id)
        if each.is_leave or quietly
    )
    said = _said(session, team_id=team_id, user_id=user_id)
    if said is None:
        return OFFICE if zone is JAPAN and not off else Hours(zone=zone, off=off)
    return Hours(
        days=frozenset(map(int, said.days)),
        opens=said.opens,
        closes=said.closes,
        zone=zone,
        off=off,
        off_months=ASSEMBLY if said.quiet_months and quietly else frozenset(),
    )


def is_away(session: Session, *, team_id: str, user_id: str, day: date) -> bool:
    """Whether somebody is on leave on this day; quiet weeks are no leave."""
    spans = absences(session, team_id=team_id, user_id=user_id)
    return any(each.is_leave and each.first <= day <= each.last for each in spans)


def is_muted(session: Session, *, team_id: str, user_id: str, now: datetime) -> bool:
    """Whether somebody wants the bot not to speak first; the day until which they do is included."""
    said = _said(session, team_id=team_id, user_id=user_id)
    if said is None or not said.is_muted:
        return False
    member = members.find(session, team_id=team_id, user_id=user_id)
    today = now.astimezone(zone_named(member.zone if member else "")).date()
    return said.muted_until is None or today <= said.muted_until


def of(session: Session, *, team_id: str, user_id: str) -> Availability:
    """What somebody set; what an office would, when they set nothing. It is not kept by being asked for."""
    return _said(session, team_id=team_id, user_id=user_id) or Availability(team_id=team_id, user_id=user_id)


@asked_once
def absences(session: Session, *, team_id: str, user_id: str) -> list[Absence]:
    """Leave and quiet weeks that somebody set, by their first days."""
    theirs = select(Absence).where(Absence.team_id == team_id, Absence.user_id == user_id)
    return list(session.scalars(theirs.order_by(Absence.first, Absence.last)))


def keep(session: Session, said: Availability, *, away: list[Absence], today: date) -> None:
    """Keep what somebody says about their working time; spans that are over are kept as they were.

    Args:
        away: leave and quiet weeks that have not ended yet, instead of those that are known.
    """
    ahead = (Absence.team_id == said.team_id, Absence.user_id == said.user_id, Absence.last >= today)
    session.execute(delete(Absence).where(*ahead))
    session.merge(said)
    session.add_all(away)
    session.flush()


def mute(session: Session, *, team_id: str, user_id: str, muted: bool, until: date | None = None) -> None:
    """Let the bot not speak first to somebody, or speak again.

    Args:
        until: the last day of silence; without it, it lasts until they end it.
    """
    said = of(session, team_id=team_id, user_id=user_id)
    said.is_muted, said.muted_until = muted, until if muted else None
    session.add(said)
    session.flush()


def zone_named(name: str) -> ZoneInfo:
    """The zone of this name (IANA); Japan's when there is none."""
    try:
        return ZoneInfo(name) if name and name != JAPAN.key else JAPAN
    except (ZoneInfoNotFoundError, ValueError):
        return JAPAN


@asked_once
def _said(session: Session, *, team_id: str, user_id: str) -> Availability | None:
    return session.get(Availability, (team_id, user_id))
