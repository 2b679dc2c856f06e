"""What people look after among meetups: those that they host. Who follows them should know where they wanted to go."""

from sqlalchemy import func, select

from bot.feature import Keeping, Kept
from bot.turn import Turn
from handlers.meetups import guests, model, rules, views
from handlers.meetups.model import Joining, Meetup, State

AHEAD = (State.ASKING, State.FIXED)


def of(t: Turn, user_id: str) -> list[Kept]:
    """The meetups that somebody hosts and that are still to come."""
    hosted = select(Meetup).where(Meetup.team_id == t.team_id, Meetup.host_id == user_id, Meetup.state.in_(AHEAD))
    return [_kept(t, each) for each in t.session.scalars(hosted.order_by(Meetup.starts_at, Meetup.id))]


def counts(t: Turn) -> dict[str, int]:
    """How many meetups that are still to come everybody hosts."""
    hosted = select(Meetup.host_id, func.count()).where(Meetup.team_id == t.team_id, Meetup.state.in_(AHEAD))
    return {row[0]: row[1] for row in t.session.execute(hosted.group_by(Meetup.host_id))}


def hand_over(t: Turn, key: str, from_id: str, to_id: str) -> bool:
    """Somebody hosts it from now on, and comes to it when it has a date."""
    meetup = model.by_id(t.session, team_id=t.team_id, meetup_id=int(key), hold=True)
    if meetup is None or meetup.host_id != from_id or not meetup.is_ahead:
        return False
    meetup.host_id = to_id
    meetup.sequence += 1
    if meetup.state == State.FIXED and guests.joining(t.session, meetup, to_id) is None:
        rules.add(t, meetup, to_id)
    rules.announce(t, meetup)
    return True


def to_know(t: Turn, user_id: str) -> list[Kept]:
    """The meetups that somebody wanted to go to."""
    joined = select(Meetup).join(Joining, Joining.meetup_id == Meetup.id)
    ahead = joined.where(Joining.team_id == t.team_id, Joining.user_id == user_id, Meetup.state == State.FIXED)
    coming = ahead.where(Meetup.ends_at > t.now, Meetup.host_id != user_id)
    return [_kept(t, each) for each in t.session.scalars(coming.order_by(Meetup.starts_at, Meetup.id))]


def _kept(t: Turn, meetup: Meetup) -> Kept:
    return Kept(str(meetup.id), f"{meetup.title}（{views.when(t, t.words, meetup)}）")


KEEPING = Keeping(name="meetups-keeping", of=of, counts=counts, hand_over=hand_over, to_know=to_know)
