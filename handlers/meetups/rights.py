"""Who may do what with a meetup, and whether it can still be done."""

from zoneinfo import ZoneInfo

from bot import members, roles
from bot.mrkdwn import plain
from bot.roles import Role
from bot.turn import Refused, Turn
from handlers.meetups import model, views
from handlers.meetups.model import Meetup, State


def may_propose(t: Turn) -> bool:
    """Whether the one who acts may propose meetups: organisers and coordinators of bodies may."""
    return t.is_organiser or roles.acts_as(t.session, team_id=t.team_id, user_id=t.user_id, role=Role.COORDINATOR)


def may_run(t: Turn, meetup: Meetup) -> bool:
    """Whether the one who acts may change a meetup: its host may, and every organiser."""
    return meetup.host_id == t.user_id or t.is_organiser


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
        raise Refused("meetups-host-only", host=plain(views.names(t, [meetup.host_id])))
    if ahead:
        see_ahead(t, meetup)
    return meetup


def keeper(t: Turn, meetup: Meetup) -> str:
    """Who is told what a host is to know: the host; when they have left, the organisers."""
    member = members.find(t.session, team_id=t.team_id, user_id=meetup.host_id)
    if member is None or not member.deleted:
        return meetup.host_id
    others = roles.organisers(t.session, t.settings, team_id=t.team_id)
    return next(iter(others), "") or t.organiser_channel


def zone(t: Turn) -> ZoneInfo:
    """The zone of the workspace's clocks."""
    return ZoneInfo(t.settings.timezone)


def see_ahead(t: Turn, meetup: Meetup) -> None:
    """See that it is still to come.

    Raises:
        Refused: it is over or called off.
    """
    if meetup.state == State.CANCELLED:
        raise Refused("meetups-is-cancelled")
    if meetup.state == State.OVER or (meetup.ends_at and meetup.ends_at <= t.now):
        raise Refused("meetups-is-over")
