"""Roles that organisers give, and who looks after whom."""

from collections.abc import Collection, Sequence

from bot import members, roles
from bot.members import Member
from bot.privacy import audit
from bot.privacy.audit import Act
from bot.roles import Role
from bot.turn import Refused, Turn


def only_for_organisers(t: Turn) -> None:
    """Organisers alone say who is what.

    Raises:
        Refused: this is none.
    """
    if not t.is_organiser:
        raise Refused("people-organisers-only")


def having(t: Turn, role: Role) -> list[Member]:
    """Those who have a role and are still here; organisers of the settings, who cannot be unmade, are left out."""
    found = roles.having(t.session, team_id=t.team_id, role=role)
    fixed = t.settings.organisers if role == Role.ORGANISER else ()
    people = [members.find(t.session, team_id=t.team_id, user_id=user_id) for user_id in found if user_id not in fixed]
    return [each for each in people if each and each.can_be_asked]


def shown(t: Turn, role: Role) -> list[Member]:
    """Those who have a role and are still here; organisers of the settings too."""
    if role != Role.ORGANISER:
        return having(t, role)
    found = roles.organisers(t.session, t.settings, team_id=t.team_id)
    return [each for user_id in found if (each := members.find(t.session, team_id=t.team_id, user_id=user_id))]


def name(t: Turn, role: Role, user_ids: Sequence[str]) -> None:
    """These people have the role from now on, and nobody else.

    Raises:
        Refused: one of them cannot have it.
    """
    for user_id in user_ids:
        _may_have(t, role, user_id)
    for gone in {each.user_id for each in having(t, role)} - set(user_ids):
        roles.take(t.session, team_id=t.team_id, user_id=gone, role=role)
        audit.note(t, Act.ROLE_TAKEN, f"user:{gone}:{role}")
    for user_id in user_ids:
        if role != Role.ORGANISER or user_id not in t.settings.organisers:
            _give(t, role, user_id)


def accompany(t: Turn, companion_id: str, user_ids: Collection[str]) -> None:
    """Somebody looks after these people from now on, and after nobody else.

    Raises:
        Refused: the companion, or one of them, is nobody who can be asked anything; or it is the same person.
    """
    if companion_id in user_ids:
        raise Refused("people-own-companion", block_id=f"accompanied-{companion_id}")
    _may_have(t, Role.COMPANION, companion_id, block_id="companion")
    for user_id in user_ids:
        _may_have(t, Role.LEADER, user_id, block_id=f"accompanied-{companion_id}")
    before = roles.accompanied_by(t.session, team_id=t.team_id, companion_id=companion_id)
    for user_id in dict.fromkeys((*before, *user_ids)):
        if (user_id in before) != (user_id in user_ids):
            act = Act.COMPANION_NAMED if user_id in user_ids else Act.COMPANION_TAKEN
            audit.note(t, act, f"user:{user_id}:{companion_id}")
        roles.accompany(
            t.session,
            team_id=t.team_id,
            user_id=user_id,
            companion_id=companion_id if user_id in user_ids else None,
            given_by=t.user_id,
            now=t.now,
        )
    if user_ids:
        _give(t, Role.COMPANION, companion_id)


def pairs(t: Turn) -> list[tuple[Member, list[Member]]]:
    """Companions with those whom they look after, for all who look after somebody."""
    found = roles.companions(t.session, team_id=t.team_id)
    companions = (members.find(t.session, team_id=t.team_id, user_id=user_id) for user_id in found)
    each = [(one, _accompanied(t, one.user_id)) for one in companions if one and one.can_be_asked]
    return [(companion, accompanied) for companion, accompanied in each if accompanied]


def alone(t: Turn) -> list[Member]:
    """Leaders whom nobody looks after."""
    return [
        each
        for each in having(t, Role.LEADER)
        if roles.companion_of(t.session, team_id=t.team_id, user_id=each.user_id) is None
    ]


def _give(t: Turn, role: Role, user_id: str) -> None:
    if not roles.has(t.session, team_id=t.team_id, user_id=user_id, role=role):
        roles.give(t.session, team_id=t.team_id, user_id=user_id, role=role, given_by=t.user_id, now=t.now)
        audit.note(t, Act.ROLE_GIVEN, f"user:{user_id}:{role}")


def _accompanied(t: Turn, companion_id: str) -> list[Member]:
    ids = roles.accompanied_by(t.session, team_id=t.team_id, companion_id=companion_id)
    return [member for user_id in ids if (member := members.find(t.session, team_id=t.team_id, user_id=user_id))]


def _may_have(t: Turn, role: Role, user_id: str, *, block_id: str = "people") -> None:
    member = members.find(t.session, team_id=t.team_id, user_id=user_id)
    if member is None or not member.can_be_asked or (role == Role.ORGANISER and member.is_guest):
        raise Refused(
            "people-no-organiser" if role == Role.ORGANISER else "people-cannot-be",
            block_id=block_id,
            name=member.name if member else user_id,
        )
