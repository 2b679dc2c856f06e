"""Who comes to meetups, who waits for a place, and who has been to which."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from handlers.meetups.model import Joining, Meetup, State


def joinings(session: Session, meetup: Meetup) -> list[Joining]:
    """Everybody who joined, in their order; those who wait are among them."""
    return list(session.scalars(select(Joining).where(Joining.meetup_id == meetup.id).order_by(Joining.id)))


def coming(session: Session, meetup: Meetup) -> list[str]:
    """The user ids of those who have a place, in their order."""
    return [each.user_id for each in joinings(session, meetup) if not each.is_waiting]


def waiting(session: Session, meetup: Meetup) -> list[str]:
    """The user ids of those who wait for a place, the first one first."""
    return [each.user_id for each in joinings(session, meetup) if each.is_waiting]


def joining(session: Session, meetup: Meetup, user_id: str) -> Joining | None:
    """How somebody joined."""
    found = select(Joining).where(Joining.meetup_id == meetup.id, Joining.user_id == user_id)
    return session.scalars(found).one_or_none()


def joinings_of(session: Session, meetups: Sequence[Meetup], user_id: str) -> dict[int, Joining]:
    """How somebody joined these meetups, by the meetups' numbers."""
    if not meetups:
        return {}
    these = Joining.meetup_id.in_([each.id for each in meetups])
    found = session.scalars(select(Joining).where(these, Joining.user_id == user_id))
    return {each.meetup_id: each for each in found}


def of_person(session: Session, *, team_id: str, user_id: str, since: datetime) -> list[Meetup]:
    """The meetups in which somebody has a place and that end after this; cancelled ones too."""
    mine = (
        select(Meetup)
        .join(Joining, Joining.meetup_id == Meetup.id)
        .where(Joining.team_id == team_id, Joining.user_id == user_id, Joining.is_waiting.is_(False))
        .where(Meetup.starts_at.is_not(None), Meetup.ends_at > since)
    )
    return list(session.scalars(mine.order_by(Meetup.starts_at, Meetup.id)))


def times_there(session: Session, *, team_id: str, user_ids: list[str], before: Meetup) -> dict[str, int]:
    """How many meetups somebody has been to, by user id; who was nowhere is left out."""
    been = (
        select(Joining.user_id, func.count())
        .join(Meetup, Meetup.id == Joining.meetup_id)
        .where(Joining.team_id == team_id, Joining.user_id.in_(user_ids), Joining.is_waiting.is_(False))
        .where(Meetup.state == State.OVER, Meetup.id != before.id)
        .group_by(Joining.user_id)
    )
    return dict(session.execute(been).all())


def former_groups(session: Session, *, team_id: str, before: Meetup, limit: int) -> list[list[str]]:
    """Who sat together in the meetups of late."""
    last = select(Meetup.groups).where(
        Meetup.team_id == team_id, Meetup.state == State.OVER, Meetup.groups.is_not(None), Meetup.id != before.id
    )
    found = session.scalars(last.order_by(Meetup.starts_at.desc()).limit(limit))
    return [group for groups in found for group in groups or []]
