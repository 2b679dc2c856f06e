"""How fast letters go out: what Slack allows, kept in the database, so that every process and every restart knows it.

A channel gets one message a second and a workspace several hundred a minute (Slack: Rate limits, chat.postMessage; the
other methods have tiers of their own). What must wait lets everything else pass. When Slack says 429, the whole method
waits as long as Slack says, to the second.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.db import Base
from bot.outbox import Lane, Letter

# Slack, Rate limits: chat.postMessage "several hundred a minute" for a workspace, taken as three; tier 4 and tier 3.
A_MINUTE = {Lane.POST: 300, Lane.WHISPER: 100, Lane.EDIT: 50}
METHODS = {Lane.POST: "chat.postMessage", Lane.WHISPER: "chat.postEphemeral", Lane.EDIT: "chat.update"}
# Two calls may take unequally long to arrive, so that Slack sees them closer together than they were made. The margin
# leaves room for what was late to be made up for: in no minute more go out than Slack takes.
MARGIN = 1.02
LATE = timedelta(seconds=1)
# After so many failures in a row, of whatever letters, it is Slack that has a problem, and it is left in peace.
STUMBLES = 3
LONGEST_REST = timedelta(minutes=1)
# What is free again within this time is waited for; for everything else the next beat is soon enough.
SOON = timedelta(seconds=1)


@dataclass(frozen=True)
class Limits:
    """The pauses to keep between two messages into a channel, and between two of a lane."""

    channel: timedelta = timedelta(0)
    lanes: Mapping[Lane, timedelta] = field(default_factory=dict)


# Time that stands still allows no pauses; what Slack says itself is kept to all the same.
UNPACED = Limits()
SLACKS = Limits(
    channel=timedelta(seconds=1),
    lanes={lane: timedelta(minutes=1) / count * MARGIN for lane, count in A_MINUTE.items()},
)


class Pace(Base):
    """From when to when something is not to be done, by name: a method of Slack's, or a queue that had its turn.

    A clock that was put back to before `since` makes it void. Of a job (`job:NAME`) it only says from when to when that
    has been failing, see `bot.health.illness`.
    """

    __tablename__ = "pace"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    since: Mapped[datetime]
    until: Mapped[datetime]
    failures: Mapped[int] = mapped_column(default=0)

    def holds(self, now: datetime) -> bool:
        """Whether it is not to be done now."""
        return self.since <= now < self.until


def closed_lanes(session: Session, *, team_id: str, now: datetime) -> set[Lane]:
    """The lanes on which nothing goes out now."""
    paces = _all(session, team_id)
    return {lane for lane, method in METHODS.items() if method in paces and paces[method].holds(now)}


def busy_channels(session: Session, *, team_id: str, now: datetime, limits: Limits) -> dict[str, datetime]:
    """Where something was posted just now, and when it was.

    Addresses that only the seal can tell are not among them: for those it is Slack who says when it was too fast.
    """
    if not limits.channel:
        return {}
    lately = select(Letter.channel, Letter.sent_at).where(
        Letter.team_id == team_id, Letter.sent_at > now - limits.channel, Letter.sent_at <= now
    )
    return {channel: at for channel, at in session.execute(lately) if at}


def set_out(session: Session, letter: Letter, *, now: datetime, limits: Limits) -> None:
    """A letter is about to go: its lane is closed for a moment, and its queue has had its turn.

    Who was late may catch up, by LATE at most, so that the rate is kept on the whole.
    """
    step = limits.lanes.get(letter.lane, timedelta(0))
    pace = _ensure(session, letter.team_id, METHODS[letter.lane], now)
    known = pace.until if pace.since <= now else now
    pace.since, pace.until = now, max(known, now - LATE) + step
    turn = _ensure(session, letter.team_id, letter.queue, now)
    turn.since = turn.until = now


def last_turns(session: Session, *, team_id: str) -> dict[str, datetime]:
    """When each queue had its last turn, if it had one."""
    return {name: pace.since for name, pace in _all(session, team_id).items()}


def obey(session: Session, *, team_id: str, method: str, now: datetime, pause: timedelta) -> None:
    """Slack says that a method is to wait so long (429, Retry-After)."""
    pace = _ensure(session, team_id, method, now)
    pace.since, pace.until = now, now + pause


def stumbled(session: Session, letter: Letter, *, now: datetime) -> None:
    """Slack, or the way to it, failed; after some failures in a row the lane rests, each time for longer."""
    pace = _ensure(session, letter.team_id, METHODS[letter.lane], now)
    pace.failures += 1
    if pace.failures >= STUMBLES:
        pace.since = now
        pace.until = now + min(timedelta(seconds=2 ** min(pace.failures - STUMBLES, 10)), LONGEST_REST)


def went_well(session: Session, letter: Letter) -> None:
    """Slack took a letter: what failed before is forgotten."""
    pace = session.get(Pace, (letter.team_id, METHODS[letter.lane]))
    if pace and pace.failures:
        pace.failures = 0


def rest(session: Session, *, team_id: str, now: datetime, limits: Limits) -> float:
    """Seconds until a lane or channel is free that is held for a moment only; 0 when there is none to wait for."""
    held = [pace.until for pace in _all(session, team_id).values() if pace.holds(now)]
    busy = busy_channels(session, team_id=team_id, now=now, limits=limits)
    waits = [moment - now for moment in (*held, *(at + limits.channel for at in busy.values()))]
    return min((wait for wait in waits if timedelta(0) < wait <= SOON), default=timedelta(0)).total_seconds()


def _all(session: Session, team_id: str) -> dict[str, Pace]:
    """All there are: some methods, and a queue for each feature and lane."""
    return {pace.name: pace for pace in session.scalars(select(Pace).where(Pace.team_id == team_id))}


def _ensure(session: Session, team_id: str, name: str, now: datetime) -> Pace:
    pace = session.get(Pace, (team_id, name))
    if pace is None:
        pace = Pace(team_id=team_id, name=name, since=now, until=now)
        session.add(pace)
    return pace
