"""What people are in the community beside being members: leader, companion, organiser and so on."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot import members
from bot.db import Base, asked_once
from bot.members import Member
from bot.settings import Settings


class Role(StrEnum):
    """The roles that somebody can have; several at once."""

    LEADER = "leader"
    LEARNER = "learner"
    COORDINATOR = "coordinator"
    ORGANISER = "organiser"
    MANAGER = "manager"
    COMPANION = "companion"
    ALUMNI = "alumni"


class MemberRole(Base):
    """A role of somebody, and who gave it to them; the bot's own settings give roles without a row here."""

    __tablename__ = "member_role"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)
    given_by: Mapped[str]
    at: Mapped[datetime]


class Companionship(Base):
    """Who looks after somebody (伴走者): a person, by name."""

    __tablename__ = "companionship"
    __table_args__ = (Index(None, "team_id", "companion_id"),)

    team_id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)
    companion_id: Mapped[str]
    given_by: Mapped[str]
    at: Mapped[datetime]


def is_organiser(session: Session, settings: Settings, *, team_id: str, user_id: str) -> bool:
    """Whether this is one of the organisers (事務局): named in the settings, or by another organiser.

    Somebody whose account was deactivated is none any more, however they were named.
    """
    member = members.find(session, team_id=team_id, user_id=user_id)
    if member and member.deleted:
        return False
    return user_id in settings.organisers or has(session, team_id=team_id, user_id=user_id, role=Role.ORGANISER)


def organisers(session: Session, settings: Settings, *, team_id: str) -> list[str]:
    """The user ids of all organisers, those of the settings first."""
    found = dict.fromkeys((*settings.organisers, *having(session, team_id=team_id, role=Role.ORGANISER)))
    return [each for each in found if is_organiser(session, settings, team_id=team_id, user_id=each)]


def has(session: Session, *, team_id: str, user_id: str, role: Role) -> bool:
    """Whether somebody was given this role."""
    return role in of(session, team_id=team_id, user_id=user_id)


def acts_as(session: Session, *, team_id: str, user_id: str, role: Role) -> bool:
    """Whether somebody may do what this role allows: they were given it, and their account is in use."""
    member = members.find(session, team_id=team_id, user_id=user_id)
    return not (member and member.deleted) and has(session, team_id=team_id, user_id=user_id, role=role)


def of(session: Session, *, team_id: str, user_id: str) -> frozenset[Role]:
    """The roles that somebody was given."""
    return frozenset(given(session, team_id=team_id, user_id=user_id))


@asked_once
def given(session: Session, *, team_id: str, user_id: str) -> dict[Role, datetime]:
    """The same, with when they were given each."""
    theirs = select(MemberRole.role, MemberRole.at).where(MemberRole.team_id == team_id, MemberRole.user_id == user_id)
    return {Role(role): at for role, at in session.execute(theirs)}


def having(session: Session, *, team_id: str, role: Role) -> list[str]:
    """The user ids of those who were given a role, by name order of their ids."""
    theirs = select(MemberRole.user_id).where(MemberRole.team_id == team_id, MemberRole.role == role)
    return list(session.scalars(theirs.order_by(MemberRole.user_id)))


def give(session: Session, *, team_id: str, user_id: str, role: Role, given_by: str, now: datetime) -> None:
    """Give somebody a role; who has it keeps it as it is."""
    if not has(session, team_id=team_id, user_id=user_id, role=role):
        session.add(MemberRole(team_id=team_id, user_id=user_id, role=role, given_by=given_by, at=now))
        session.flush()


def take(session: Session, *, team_id: str, user_id: str, role: Role) -> None:
    """Take a role back."""
    known = session.get(MemberRole, (team_id, user_id, role))
    if known:
        session.delete(known)
        session.flush()


@asked_once
def companion_of(session: Session, *, team_id: str, user_id: str) -> str | None:
    """Who looks after somebody; None when nobody does, or their account is no longer in use."""
    found = session.get(Companionship, (team_id, user_id))
    companion = members.find(session, team_id=team_id, user_id=found.companion_id) if found else None
    return found.companion_id if found and not (companion and companion.deleted) else None


def companions(session: Session, *, team_id: str) -> list[str]:
    """The user ids of those who look after somebody, by order of their ids."""
    these = select(Companionship.companion_id).where(Companionship.team_id == team_id).distinct()
    return list(session.scalars(these.order_by(Companionship.companion_id)))


@asked_once
def accompanied_by(session: Session, *, team_id: str, companion_id: str) -> list[str]:
    """The user ids of those whom somebody looks after, without those who have left, by order of their ids."""
    these = (
        select(Companionship.user_id)
        .outerjoin(Member, (Member.team_id == Companionship.team_id) & (Member.user_id == Companionship.user_id))
        .where(Companionship.team_id == team_id, Companionship.companion_id == companion_id)
        .where(Member.deleted.is_not(True))
    )
    return list(session.scalars(these.order_by(Companionship.user_id)))


def accompanying(session: Session, *, team_id: str) -> dict[str, int]:
    """How many people somebody looks after, by their user id, as `accompanied_by` has them."""
    counts = (
        select(Companionship.companion_id, func.count())
        .outerjoin(Member, (Member.team_id == Companionship.team_id) & (Member.user_id == Companionship.user_id))
        .where(Companionship.team_id == team_id, Member.deleted.is_not(True))
        .group_by(Companionship.companion_id)
    )
    return {row[0]: row[1] for row in session.execute(counts)}


def accompany(
    session: Session, *, team_id: str, user_id: str, companion_id: str | None, given_by: str, now: datetime
) -> None:
    """Name who looks after somebody from now on; None when nobody does any more.

    Raises:
        ValueError: somebody would look after themselves.
    """
    if companion_id == user_id:
        raise ValueError("nobody is their own companion")
    known = session.get(Companionship, (team_id, user_id))
    if companion_id is None:
        if known:
            session.delete(known)
    elif known is None or known.companion_id != companion_id:
        session.merge(
            Companionship(team_id=team_id, user_id=user_id, companion_id=companion_id, given_by=given_by, at=now)
        )
    session.flush()
