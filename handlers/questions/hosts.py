"""The rota of weekly hosts (見守り当番): who looks after questions this week. Organisers name them, in their order."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Mapped, mapped_column

from bot import availability, members
from bot.db import Base
from bot.turn import Refused, Turn
from bot.working_time import JAPAN

WEEK = timedelta(days=7)


class WeeklyHost(Base):
    """Somebody's place in the rota; the first one had the week that begins on `since`, a Monday."""

    __tablename__ = "weekly_host"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[str]
    since: Mapped[date]


def rota(t: Turn) -> list[WeeklyHost]:
    """Everybody in the rota, in their order."""
    places = select(WeeklyHost).where(WeeklyHost.team_id == t.team_id).order_by(WeeklyHost.number)
    return list(t.session.scalars(places))


def name(t: Turn, user_ids: Sequence[str]) -> None:
    """Say who takes turns, the first one from this week on; the same people again change nothing.

    Raises:
        Refused: somebody cannot be asked anything.
    """
    if [place.user_id for place in rota(t)] == list(user_ids):
        return
    for user_id in user_ids:
        member = members.find(t.session, team_id=t.team_id, user_id=user_id)
        if member and not member.can_be_asked:
            raise Refused("questions-host-cannot", block_id="hosts", name=member.name)
    t.session.execute(delete(WeeklyHost).where(WeeklyHost.team_id == t.team_id))
    since = monday(today(t))
    t.session.add_all(WeeklyHost(t.team_id, number, user_id, since) for number, user_id in enumerate(user_ids))
    t.session.flush()


def drop(t: Turn, user_id: str) -> bool:
    """Somebody takes no more turns; the others go on in their order, and whose week it is keeps it.

    Returns:
        Whether they took turns.
    """
    places = rota(t)
    if user_id not in {place.user_id for place in places}:
        return False
    first = (monday(today(t)) - places[0].since) // WEEK % len(places)
    name(t, [place.user_id for place in (*places[first:], *places[:first]) if place.user_id != user_id])
    return True


def on_duty(t: Turn, day: date) -> str | None:
    """Who looks after questions on this day: whose week it is, or the next one in the rota who is there."""
    places = rota(t)
    if not places:
        return None
    first = (monday(day) - places[0].since) // WEEK % len(places)
    in_turn = (place.user_id for place in (*places[first:], *places[:first]))
    return next((user_id for user_id in in_turn if is_there(t, user_id, day)), None)


def coming(t: Turn, weeks: int) -> list[tuple[date, str]]:
    """Whose weeks come next, by their Mondays; weeks without anybody are left out."""
    this = monday(today(t))
    mondays = [this, *(this + WEEK * number for number in range(1, weeks))]
    return [(day, host) for day in mondays if (host := on_duty(t, max(day, today(t))))]


def is_there(t: Turn, user_id: str, day: date) -> bool:
    """Whether somebody can be asked something on this day: neither gone nor on leave."""
    member = members.find(t.session, team_id=t.team_id, user_id=user_id)
    can_be_asked = member is None or member.can_be_asked
    return can_be_asked and not availability.is_away(t.session, team_id=t.team_id, user_id=user_id, day=day)


def today(t: Turn) -> date:
    """The day in Japan."""
    return t.now.astimezone(JAPAN).date()


def monday(day: date) -> date:
    """When its week begins."""
    return day - timedelta(days=day.weekday())
