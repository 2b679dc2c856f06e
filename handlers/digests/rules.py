"""How a digest comes about: for whom, about which time, and that nothing is sent when there is nothing to tell."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, insert, select

from bot import outbox, schedules, working_time
from bot.blocks import Block
from bot.feature import Tally
from bot.outbox import Speaks, Urgency
from bot.schedules import Occurrence, Schedule, State, To
from bot.turn import Turn
from handlers.digests import views
from handlers.digests.model import PERSONAL, Digest, NoDigest, wants_none

Teller = Callable[[Turn, datetime], list[Block]]

WEEK = timedelta(days=7)
# After a longer pause, what is older than this is no news.
LONGEST = timedelta(days=35)
USEFUL_FOR = timedelta(days=2)
# A digest that could not go out in so many working days says nothing new any more.
STALE_AFTER = 3


def open_personal(t: Turn, schedule: Schedule, occurrence: Occurrence) -> None:
    """Everybody who is meant, and wants one, is to get a digest."""
    none = set(t.session.scalars(select(NoDigest.user_id).where(NoDigest.team_id == t.team_id)))
    shared = {
        "team_id": t.team_id,
        "key": occurrence.key,
        "since": _since(t, schedule, occurrence),
        "stale_at": working_time.add_days(t.now, STALE_AFTER),
    }
    people = [user_id for user_id in schedules.audience(t.session, schedule) if user_id not in none]
    if people:
        t.session.execute(insert(Digest), [shared | {"user_id": user_id} for user_id in people])


def open_channel(t: Turn, schedule: Schedule, occurrence: Occurrence, *, tellers: Sequence[Teller]) -> None:
    """Tell a channel: the one that was chosen, otherwise the first in which questions are asked."""
    channel_id = schedule.whom if schedule.to == To.CHANNEL else next(iter(t.question_channels), "")
    since = _since(t, schedule, occurrence)
    told = [part for tell in tellers for part in tell(t, since)]
    if channel_id and told:
        outbox.post(
            t.session,
            team_id=t.team_id,
            key=f"{occurrence.key}:{channel_id}",
            to=channel_id,
            message=views.for_channel(t, told),
            now=t.now,
            about=PERSONAL,
            urgency=Urgency.LOW,
        )


def write(t: Turn, digest: Digest, tellers: Sequence[Teller]) -> None:
    """Write somebody's digest, in their own turn, if there is anything to tell."""
    parts = [part for tell in tellers for part in tell(t, digest.since)]
    digest.written_at = t.now
    digest.is_sent = bool(parts) and not wants_none(t.session, team_id=t.team_id, user_id=t.user_id)
    if digest.is_sent:
        outbox.post(
            t.session,
            team_id=t.team_id,
            key=letter_key(digest.key, t.user_id),
            to=t.user_id,
            message=views.personal(t, digest.key, parts),
            now=t.now,
            speaks=Speaks.FIRST,
            about=PERSONAL,
            stale_at=digest.stale_at,
            urgency=Urgency.LOW,
            together=True,
        )


def stop(t: Turn) -> None:
    """No digest from now on; what is about to be written is not."""
    if not wants_none(t.session, team_id=t.team_id, user_id=t.user_id):
        t.session.add(NoDigest(t.team_id, t.user_id, t.now))


def resume(t: Turn) -> None:
    """From the next one on they get it again."""
    stopped = t.session.get(NoDigest, (t.team_id, t.user_id))
    if stopped:
        t.session.delete(stopped)


def tally(t: Turn, occurrence: Occurrence) -> Tally:
    """How many got it."""
    sent = select(func.count()).select_from(Digest).where(Digest.team_id == t.team_id, Digest.key == occurrence.key)
    return Tally(t.session.scalar(sent.where(Digest.is_sent.is_(True))) or 0)


def letter_key(key: str, user_id: str) -> str:
    """The key of somebody's digest."""
    return f"{key}:{user_id}"


def _since(t: Turn, schedule: Schedule, occurrence: Occurrence) -> datetime:
    """The last time that it was opened, so that nothing is told twice and nothing left out."""
    before = select(func.max(Occurrence.at)).where(
        Occurrence.schedule_id == schedule.id, Occurrence.state == State.OPENED, Occurrence.id != occurrence.id
    )
    last = t.session.scalar(before)
    return max(last or t.now - WEEK, t.now - LONGEST)
