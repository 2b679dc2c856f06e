"""The life of a meetup: who runs it, who comes, what changes, and what everybody sees of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot import members, outbox, roles, working_time
from bot.roles import Role
from bot.turn import Refused, Turn
from handlers.meetups import announcing, letters, model, views
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


def may_propose(t: Turn) -> bool:
    """Whether the one who acts may propose meetups: organisers and coordinators of bodies may."""
    return is_organiser(t) or roles.has(t.session, team_id=t.team_id, user_id=t.user_id, role=Role.COORDINATOR)


def may_run(t: Turn, meetup: Meetup) -> bool:
    """Whether the one who acts may change a meetup: its host may, and every organiser."""
    return meetup.host_id == t.user_id or is_organiser(t)


def is_organiser(t: Turn) -> bool:
    """Whether the one who acts looks after the community."""
    return roles.is_organiser(t.session, t.settings, team_id=t.team_id, user_id=t.user_id)


def only_for_proposers(t: Turn) -> None:
    """See that somebody acts who may propose meetups.

    Raises:
        Refused: it is somebody else.
    """
    if not may_propose(t):
        raise Refused("meetups-proposers-only")


def one(t: Turn, meetup_id: int, *, hold: bool = False) -> Meetup:
    """The meetup.

    Raises:
        Refused: it is not there any more.
    """
    found = model.by_id(t.session, team_id=t.team_id, meetup_id=meetup_id, hold=hold)
    if found is None:
        raise Refused("meetups-gone")
    return found


def own(t: Turn, meetup_id: int, *, ahead: bool = True) -> Meetup:
    """A meetup that the one who acts runs, held until the turn ends.

    Args:
        ahead: it must still be to come.

    Raises:
        Refused: they do not run it, or it is over.
    """
    meetup = one(t, meetup_id, hold=True)
    if not may_run(t, meetup):
        raise Refused("meetups-host-only", host=views.name(t, meetup.host_id))
    if ahead:
        _see_ahead(t, meetup)
    return meetup


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
    meetup = one(t, meetup_id, hold=True)
    _see_ahead(t, meetup)
    if meetup.state == State.ASKING:
        raise Refused("meetups-no-date-yet")
    if meetup.starts_at and meetup.starts_at <= t.now:
        raise Refused("meetups-begun")
    joining = model.joining(t.session, meetup, t.user_id) or add(t, meetup, t.user_id)
    announce(t, meetup)
    return joining


def leave(t: Turn, meetup_id: int) -> Meetup:
    """The one who acts does not come; whoever waits longest takes the place.

    Raises:
        Refused: it is over or called off.
    """
    meetup = one(t, meetup_id, hold=True)
    _see_ahead(t, meetup)
    joining = model.joining(t.session, meetup, t.user_id)
    if joining:
        t.session.delete(joining)
        t.session.flush()
        letters.take_back(t, meetup, t.user_id)
        move_up(t, meetup)
    announce(t, meetup)
    return meetup


def move_up(t: Turn, meetup: Meetup) -> None:
    """Give free places to those who wait, the first one first, and tell them once."""
    everybody = model.joinings(t.session, meetup)
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
    coming = model.coming(t.session, meetup)
    if plan.capacity is not None and plan.capacity < len(coming):
        names = "、".join(views.name(t, user_id) for user_id in coming[plan.capacity :])
        raise Refused("meetups-too-few-places", block_id="capacity", count=len(coming), names=names)
    moved = meetup.place != plan.place
    meetup.title, meetup.purpose, meetup.place = plan.title, plan.purpose, plan.place
    meetup.capacity = plan.capacity
    meetup.sequence += 1
    if meetup.channel_id != plan.channel_id:
        _let_go(t, meetup)
        meetup.channel_id, meetup.unposted_at = plan.channel_id, None
        meetup.announcement += 1
    if plan.dates and plan.dates[0] != (meetup.starts_at, meetup.ends_at):
        moved = True
        letters.take_back(t, meetup)
        give_date(t, meetup, plan.dates[0])
    if moved and meetup.state == State.FIXED:
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
    if not outbox.revise(t.session, team_id=t.team_id, key=meetup.announcement_key, message=message, now=t.now):
        outbox.post(
            t.session,
            team_id=t.team_id,
            key=meetup.announcement_key,
            to=meetup.channel_id,
            message=message,
            now=t.now,
            about="meetups",
        )


def zone(t: Turn) -> ZoneInfo:
    """The zone of the workspace's clocks."""
    return ZoneInfo(t.settings.timezone)


def keeper(t: Turn, meetup: Meetup) -> str:
    """Who is told what a host is to know: the host; when they have left, the organisers."""
    member = members.find(t.session, team_id=t.team_id, user_id=meetup.host_id)
    if member is None or not member.deleted:
        return meetup.host_id
    others = roles.organisers(t.session, t.settings, team_id=t.team_id)
    return next(iter(others), "") or t.settings.organiser_channel


def add(t: Turn, meetup: Meetup, user_id: str) -> Joining:
    """Somebody comes, or waits for a place."""
    full = meetup.capacity is not None and len(model.coming(t.session, meetup)) >= meetup.capacity
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


def _see_ahead(t: Turn, meetup: Meetup) -> None:
    if meetup.state == State.CANCELLED:
        raise Refused("meetups-is-cancelled")
    if meetup.state == State.OVER or (meetup.ends_at and meetup.ends_at <= t.now):
        raise Refused("meetups-is-over")


def _hour_before(starts: datetime) -> datetime:
    """An hour before, or when the offices open before it begins; for evenings and weekends before they close."""
    moment = starts - HOUR
    opening = working_time.next_opening(moment)
    return opening if opening < starts else working_time.add_hours(moment, -BEFORE_CLOSING)
