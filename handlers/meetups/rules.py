"""The life of a meetup: who runs it, who comes, what changes, and what everybody sees of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot import outbox, working_time
from bot.mrkdwn import plain
from bot.turn import Refused, Turn
from handlers.meetups import announcing, guests, letters, model, rights, views
from handlers.meetups.model import Joining, Meetup, ProposedDate, State
from handlers.meetups.naming import Span

HOUR = timedelta(hours=1)
# When an hour before is outside working time, the reminder goes out so long before the offices close.
BEFORE_CLOSING = 0.5


@dataclass(frozen=True)
class Plan:
    """What somebody proposes: a date, or several to choose from until the deadline."""

    title: str
    purpose: str
    place: str
    channel_id: str
    dates: tuple[Span, ...]
    capacity: int | None = None
    rule: dict[str, Any] | None = None
    deadline: datetime | None = None
    quorum: int = 0
    audience: str = model.Audience.CHANNEL


def propose(t: Turn, plan: Plan, *, host_id: str = "") -> Meetup:
    """Announce it; whoever hosts a meetup with a date comes to it, and that is whoever proposes it."""
    meetup = Meetup(
        team_id=t.team_id,
        state=State.ASKING if plan.deadline else State.FIXED,
        host_id=host_id or t.user_id,
        channel_id=plan.channel_id,
        title=plan.title,
        purpose=plan.purpose,
        place=plan.place,
        created_at=t.now,
        capacity=plan.capacity,
        rule=plan.rule,
    )
    t.session.add(meetup)
    t.session.flush()
    if plan.deadline:
        meetup.deadline, meetup.quorum, meetup.audience = plan.deadline, plan.quorum, plan.audience
        meetup.remind_at = max(t.now, working_time.add_days(plan.deadline, -1))
        t.session.add_all(ProposedDate(t.team_id, meetup.id, *span) for span in plan.dates)
    else:
        give_date(t, meetup, plan.dates[0])
        meetup.slot_at = meetup.starts_at
        add(t, meetup, meetup.host_id)
    t.session.flush()
    announce(t, meetup)
    return meetup


def give_date(t: Turn, meetup: Meetup, span: Span) -> None:
    """It is then; who joined will be reminded, as far as there is time for it."""
    meetup.state, meetup.dated_at = State.FIXED, t.now
    meetup.starts_at, meetup.ends_at = span
    day_at, hour_at = working_time.add_days(span[0], -1), _hour_before(span[0])
    meetup.day_at = day_at if day_at > t.now else None
    meetup.hour_at = hour_at if hour_at > t.now else None


def join(t: Turn, meetup_id: int) -> Joining:
    """The one who acts comes, or waits for a place; who does already stays where they are.

    Raises:
        Refused: it is over, called off, or has no date yet.
    """
    meetup = rights.one(t, meetup_id, hold=True)
    rights.see_ahead(t, meetup)
    if meetup.state == State.ASKING:
        raise Refused("meetups-no-date-yet")
    if meetup.starts_at and meetup.starts_at <= t.now:
        raise Refused("meetups-begun")
    joining = guests.joining(t.session, meetup, t.user_id) or add(t, meetup, t.user_id)
    announce(t, meetup)
    return joining


def leave(t: Turn, meetup_id: int) -> Meetup:
    """The one who acts does not come; whoever waits longest takes the place.

    Raises:
        Refused: it is over or called off.
    """
    meetup = rights.one(t, meetup_id, hold=True)
    rights.see_ahead(t, meetup)
    joining = guests.joining(t.session, meetup, t.user_id)
    if joining:
        remove(t, meetup, joining)
    return meetup


def remove(t: Turn, meetup: Meetup, joining: Joining) -> None:
    """Somebody does not come; whoever waits longest takes the place."""
    t.session.delete(joining)
    t.session.flush()
    letters.take_back(t, meetup, joining.user_id)
    move_up(t, meetup)
    announce(t, meetup)


def move_up(t: Turn, meetup: Meetup) -> None:
    """Give free places to those who wait, the first one first, and tell them once."""
    everybody = guests.joinings(t.session, meetup)
    free = (
        len(everybody) if meetup.capacity is None else meetup.capacity - sum(not each.is_waiting for each in everybody)
    )
    for joining in [each for each in everybody if each.is_waiting][: max(free, 0)]:
        joining.is_waiting = False
        joining.at = t.now
        letters.tell_moved_up(t, meetup, joining)
    t.session.flush()


def change(t: Turn, meetup: Meetup, plan: Plan) -> bool:
    """It is as the plan says from now on; when date or place moved, everybody who joined is told once.

    Returns:
        Whether they were told.

    Raises:
        Refused: more people have places than there would be.
    """
    coming = guests.coming(t.session, meetup)
    if plan.capacity is not None and plan.capacity < len(coming):
        names = plain(views.names(t, coming[plan.capacity :]))
        raise Refused("meetups-too-few-places", block_id="capacity", count=len(coming), names=names)
    moved = meetup.place != plan.place
    meetup.title, meetup.purpose, meetup.place = plan.title, plan.purpose, plan.place
    meetup.capacity = plan.capacity
    meetup.sequence += 1
    if meetup.channel_id != plan.channel_id or meetup.unposted_at:
        _let_go(t, meetup)
        meetup.channel_id, meetup.unposted_at = plan.channel_id, None
        meetup.announcement += 1
    if plan.dates and plan.dates[0] != (meetup.starts_at, meetup.ends_at):
        moved = True
        give_date(t, meetup, plan.dates[0])
    if moved and meetup.state == State.FIXED:
        letters.correct(t, meetup)
        letters.tell_all(t, meetup, "moved")
    move_up(t, meetup)
    announce(t, meetup)
    return moved


def cancel(t: Turn, meetup: Meetup, reason: str) -> None:
    """It does not happen; everybody who joined, or said when they could, is told once."""
    meetup.state, meetup.reason = State.CANCELLED, reason
    meetup.sequence += 1
    meetup.day_at = meetup.hour_at = meetup.remind_at = None
    letters.take_back(t, meetup)
    letters.tell_all(t, meetup, "cancelled")
    announce(t, meetup)


def announce(t: Turn, meetup: Meetup) -> None:
    """Let everybody see it as it is now."""
    t.session.flush()
    message = announcing.announcement(t, meetup)
    outbox.put(
        t.session,
        team_id=t.team_id,
        key=meetup.announcement_key,
        to=meetup.channel_id,
        message=message,
        now=t.now,
        about="meetups",
    )


def add(t: Turn, meetup: Meetup, user_id: str) -> Joining:
    """Somebody comes, or waits for a place."""
    full = meetup.capacity is not None and len(guests.coming(t.session, meetup)) >= meetup.capacity
    joining = Joining(t.team_id, meetup.id, user_id, t.now, is_waiting=full)
    t.session.add(joining)
    t.session.flush()
    return joining


def _let_go(t: Turn, meetup: Meetup) -> None:
    """The message in the channel where it was announced says where it went, and has no buttons any more."""
    outbox.revise(
        t.session,
        team_id=t.team_id,
        key=meetup.announcement_key,
        message=announcing.gone_elsewhere(t, meetup),
        now=t.now,
    )


def _hour_before(starts: datetime) -> datetime:
    """An hour before, or when the offices open before it begins; for evenings and weekends before they close."""
    moment = starts - HOUR
    opening = working_time.next_opening(moment)
    return opening if opening < starts else working_time.add_hours(moment, -BEFORE_CLOSING)
