"""Asking people where they work: rarely, never when they have said so, and never the same day again."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy.orm import Mapped, mapped_column

from bot import bodies, members, roles
from bot.bodies import Body
from bot.db import Base
from bot.members import Member
from bot.roles import Role
from bot.turn import Refused, Turn

# Somebody who does not answer is asked again after this time, at their next visit.
PAUSE = timedelta(days=5)
# So many direct messages at most; afterwards only the Home tab asks.
LETTERS = 3
# With so many bodies they can be chosen from one menu (Slack: 100 options); with more the name is typed.
MENU = 100
NEAR = 8
# What people say of themselves; every other role is given by an organiser.
DECLARED = (Role.LEADER, Role.LEARNER, Role.ALUMNI)


class FirstContact(Base):
    """That somebody was asked: how many letters they got, and whether it is the Home tab that asks them."""

    __tablename__ = "first_contact"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)
    times: Mapped[int]
    is_on_home: Mapped[bool]


def is_due(member: Member | None, now: datetime) -> bool:
    """Whether somebody is to be asked now; also who is not known yet."""
    return member is None or member.is_to_be_asked(now)


def shows_on_home(t: Turn) -> bool:
    """Whether the Home tab asks: from when it is due until it is answered or put off."""
    if is_due(t.member, t.now):
        return True
    if t.member is None or t.member.is_settled or not t.member.can_be_asked:
        return False
    contact = _contact(t, t.user_id)
    return contact is not None and contact.is_on_home


def asked(t: Turn, user_id: str, *, by_letter: bool) -> int:
    """Note that somebody is being asked; which letter to them this is, 0 when there is to be none."""
    contact = _contact(t, user_id)
    times = contact.times if contact else 0
    if by_letter and times >= LETTERS:
        return 0
    _note(t, user_id, times=times + by_letter, is_on_home=not by_letter)
    return times + by_letter if by_letter else 0


def put_off(t: Turn) -> None:
    """「あとで」: not before some days have passed."""
    contact = _contact(t, t.user_id)
    _note(t, t.user_id, times=contact.times if contact else 0, is_on_home=False)


def settle(t: Turn, *, body: Body | None, section: str) -> str:
    """Keep where the person works; their signature from now on."""
    if body is None and not section:
        raise Refused("people-empty", block_id="section")
    member = members.known(t.session, team_id=t.team_id, user_id=t.user_id)
    members.settle(t.session, member, body=body, section=section)
    return member.signature


def declare(t: Turn, said: Collection[str]) -> None:
    """Keep what somebody says that they are, of what one can say of oneself."""
    given = roles.of(t.session, team_id=t.team_id, user_id=t.user_id)
    for role in DECLARED:
        if role in said:
            roles.give(t.session, team_id=t.team_id, user_id=t.user_id, role=role, given_by=t.user_id, now=t.now)
        elif role in given:
            roles.take(t.session, team_id=t.team_id, user_id=t.user_id, role=role)


def declared(t: Turn) -> list[str]:
    """What somebody is, of what one can say of oneself."""
    given = roles.of(t.session, team_id=t.team_id, user_id=t.user_id)
    return [role for role in DECLARED if role in given]


def presets(t: Turn) -> tuple[Body | None, str]:
    """Body and section as they are known, otherwise as the title in Slack lets one guess."""
    if t.member is None:
        return None, ""
    if t.member.is_settled:
        body = t.member.body
        return (bodies.by_id(t.session, team_id=t.team_id, body_id=body.id) if body else None), t.member.section
    return bodies.guess(t.session, team_id=t.team_id, title=t.member.title)


def _contact(t: Turn, user_id: str) -> FirstContact | None:
    return t.session.get(FirstContact, (t.team_id, user_id))


def _note(t: Turn, user_id: str, *, times: int, is_on_home: bool) -> None:
    members.known(t.session, team_id=t.team_id, user_id=user_id).ask_again_at = t.now + PAUSE
    t.session.merge(FirstContact(team_id=t.team_id, user_id=user_id, times=times, is_on_home=is_on_home))
