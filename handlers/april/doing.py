"""Does one step of a plan, whole and in one turn: hands over, moves, says good-bye; and takes it back where it can."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete

from bot import bodies, members, roles
from bot.feature import Keeping
from bot.members import Member
from bot.privacy import audit
from bot.privacy.audit import Act
from bot.roles import Role
from bot.turn import Refused, Turn
from handlers.april import heirs, letters, model
from handlers.april.comparing import Kind
from handlers.april.heirs import Circle, Why
from handlers.april.model import Answer, Departure, FormerOffice, Handover, Roster, RosterStep

Keepings = Mapping[str, Keeping]
# What somebody is for as long as they are in office. Who is an organiser in the settings stays one until they change.
OF_OFFICE = (Role.LEADER, Role.LEARNER, Role.COORDINATOR, Role.ORGANISER, Role.MANAGER, Role.COMPANION)


def do(t: Turn, roster: Roster, step: RosterStep, keepings: Keepings) -> None:
    """Do it; done twice it is done once."""
    if step.done_at is None:
        match step.kind:
            case Kind.LEAVES:
                _leave(t, roster, step, keepings)
            case Kind.MOVES:
                _move(t, roster, step, keepings)
            case Kind.STAYS:
                _stay(t, step)
        step.done_at = t.now
        t.session.flush()


def undo(t: Turn, roster: Roster, step: RosterStep, keepings: Keepings) -> None:
    """Take it back: what was handed over returns, roles and office are as before, the letters say so.

    Raises:
        Refused: nothing was done, it was taken back already, or the person cannot look after anything any more.
    """
    if step.done_at is None or step.undone_at or step.kind not in {Kind.LEAVES, Kind.MOVES}:
        raise Refused("april-undo-nothing")
    member = _member(t, step)
    if member is None or not member.can_be_asked:
        raise Refused("april-undo-gone", name=step.name)
    step.undone_at = t.now
    for feature, key in step.given:
        if feature in keepings and step.heir_id:
            keepings[feature].hand_over(t, key, step.heir_id, member.user_id)
    for handover in _handovers(t, roster, step):
        handover.undone_at = t.now
        letters.take_back(t, handover)
    if step.kind == Kind.LEAVES:
        _come_back(t, step, member)
    else:
        _move_back(t, roster, step, member)
    for each in step.before.get("accompanied", ()):
        if _companion(t, each) == step.companion_id:
            _accompany(t, each, member.user_id)
    audit.note(t, Act.ROSTER_UNDONE, f"user:{member.user_id}")
    t.session.flush()


def _leave(t: Turn, roster: Roster, step: RosterStep, keepings: Keepings) -> None:
    member = _member(t, step)
    if member is None:
        return
    user_id = member.user_id
    if step.heir_id is None or not heirs.can_be(t, step.heir_id, set()):
        step.heir_id, step.why = heirs.find(user_id, Circle.of(t, {}, {user_id}))
    step.before = step.before | _had(t, user_id)
    handover = _hand_over(t, roster, step, keepings)
    _part_company(t, step, user_id)
    _accompany(t, user_id, None)
    for role in OF_OFFICE:
        if role in step.before["roles"]:
            roles.take(t.session, team_id=t.team_id, user_id=user_id, role=role)
            audit.note(t, Act.ROLE_TAKEN, f"user:{user_id}:{role}")
    for_organisers = [text for each in keepings.values() for text in each.let_go(t, user_id)]
    if user_id in t.settings.organisers:
        for_organisers.append("april-todo-settings")
    step.before = step.before | {"todo": for_organisers}
    t.session.merge(Departure(team_id=t.team_id, user_id=user_id, at=t.now))
    if handover:
        letters.brief(t, handover)
    if member.deleted:
        become_alumni(t, user_id)
    else:
        letters.say_goodbye(t, roster, member, step.heir_id)
    audit.note(t, Act.MEMBER_LEFT, f"user:{user_id}")


def _move(t: Turn, roster: Roster, step: RosterStep, keepings: Keepings) -> None:
    member = _member(t, step)
    if member is None:
        return
    step.before = step.before | _had(t, member.user_id) | {"body_id": member.body_id, "section": member.section}
    handover = _hand_over(t, roster, step, keepings) if step.heir_id else None
    former = FormerOffice(t.team_id, member.user_id, member.office, member.body_id, until=t.now)
    t.session.add(former)
    _settle(t, member, step.body_id, step.section)
    if step.companion_id and heirs.can_be(t, step.companion_id, {member.user_id}):
        _part_company(t, step, member.user_id)
    else:
        step.companion_id = None
    _give(t, step, member.user_id)
    _return(t, member.user_id)
    letters.say_moved(t, roster, member)
    if handover:
        letters.brief(t, handover)
    audit.note(t, Act.MEMBER_MOVED, f"user:{member.user_id}")


def _stay(t: Turn, step: RosterStep) -> None:
    """What a roster knows and nobody has said yet is filled in; what somebody said of themselves stays."""
    member = _member(t, step)
    if member is None:
        return
    if not member.is_settled:
        _settle(t, member, step.body_id, step.section)
    _give(t, step, member.user_id)
    _return(t, member.user_id)


def become_alumni(t: Turn, user_id: str) -> None:
    """Who moved on and agreed, or cannot be asked any more, is one of those who were here before."""
    left = t.session.get(Departure, (t.team_id, user_id))
    if left:
        left.answer, left.answered_at = Answer.ALUMNI, t.now
        roles.give(t.session, team_id=t.team_id, user_id=user_id, role=Role.ALUMNI, given_by=user_id, now=t.now)


def _hand_over(t: Turn, roster: Roster, step: RosterStep, keepings: Keepings) -> Handover | None:
    """Give everything to the heir; the companion of who leaves looks after a successor in the same section, too."""
    user_id, heir_id = step.user_id or "", step.heir_id
    if heir_id is None or heir_id == user_id:
        return None
    given = [
        [name, each.key]
        for name, keeping in keepings.items()
        for each in keeping.of(t, user_id)
        if keeping.hand_over(t, each.key, user_id, heir_id)
    ]
    step.given = given
    companion = step.before.get("companion")
    is_alone = _companion(t, heir_id) is None
    follows = step.why == Why.SECTION and Role.LEADER in step.before["roles"]
    if step.kind == Kind.LEAVES and companion and companion != heir_id and is_alone and follows:
        _accompany(t, heir_id, companion)
        step.before = step.before | {"companion_of_heir": companion}
    to_know = any(keeping.to_know(t, user_id) for keeping in keepings.values())
    if not given and not to_know and not follows:
        return None
    audit.note(t, Act.HANDED_OVER, f"user:{user_id}:{heir_id}")
    handover = Handover(t.team_id, roster.id, user_id, heir_id, t.now, given)
    t.session.add(handover)
    t.session.flush()
    return handover


def _part_company(t: Turn, step: RosterStep, user_id: str) -> None:
    """Whom they accompanied have another companion, or none for now, of which the organisers are told."""
    accompanied = roles.accompanied_by(t.session, team_id=t.team_id, companion_id=user_id)
    companion_id = step.companion_id if step.companion_id and heirs.can_be(t, step.companion_id, {user_id}) else None
    for each in accompanied:
        _accompany(t, each, None if companion_id == each else companion_id)
    if accompanied and companion_id:
        roles.give(
            t.session, team_id=t.team_id, user_id=companion_id, role=Role.COMPANION, given_by=t.user_id, now=t.now
        )
    step.companion_id = companion_id
    step.before = step.before | {"accompanied": accompanied}


def _move_back(t: Turn, roster: Roster, step: RosterStep, member: Member) -> None:
    """Their office is the former one, unless they have yet another one by now, and they have no new role."""
    if (member.body_id, member.section) == (step.body_id, step.section):
        _settle(t, member, step.before["body_id"], step.before["section"])
        mine = (FormerOffice.team_id == t.team_id, FormerOffice.user_id == member.user_id)
        t.session.execute(delete(FormerOffice).where(*mine, FormerOffice.until == step.done_at))
        letters.unmoved(t, roster, member)
    if step.role and step.role not in step.before["roles"]:
        roles.take(t.session, team_id=t.team_id, user_id=member.user_id, role=Role(step.role))
        audit.note(t, Act.ROLE_TAKEN, f"user:{member.user_id}:{step.role}")


def _come_back(t: Turn, step: RosterStep, member: Member) -> None:
    """Everything that a departure took is theirs again."""
    user_id = member.user_id
    left = t.session.get(Departure, (t.team_id, user_id))
    if left:
        t.session.delete(left)
    roles.take(t.session, team_id=t.team_id, user_id=user_id, role=Role.ALUMNI)
    for role in step.before["roles"]:
        roles.give(t.session, team_id=t.team_id, user_id=user_id, role=Role(role), given_by=t.user_id, now=t.now)
        audit.note(t, Act.ROLE_GIVEN, f"user:{user_id}:{role}")
    followed = step.before.get("companion_of_heir")
    if followed and step.heir_id and _companion(t, step.heir_id) == followed:
        _accompany(t, step.heir_id, None)
    if step.before["companion"]:
        _accompany(t, user_id, step.before["companion"])
    letters.take_goodbye_back(t, step.roster_id, member)


def _had(t: Turn, user_id: str) -> dict[str, Any]:
    given = roles.of(t.session, team_id=t.team_id, user_id=user_id)
    return {"roles": [role for role in Role if role in given], "companion": _companion(t, user_id)}


def _companion(t: Turn, user_id: str) -> str | None:
    return roles.companion_of(t.session, team_id=t.team_id, user_id=user_id)


def _accompany(t: Turn, user_id: str, companion_id: str | None) -> None:
    known = _companion(t, user_id)
    roles.accompany(
        t.session, team_id=t.team_id, user_id=user_id, companion_id=companion_id, given_by=t.user_id, now=t.now
    )
    if companion_id and companion_id != known:
        audit.note(t, Act.COMPANION_NAMED, f"user:{user_id}:{companion_id}")
    elif known and companion_id is None:
        audit.note(t, Act.COMPANION_TAKEN, f"user:{user_id}:{known}")


def _settle(t: Turn, member: Member, body_id: int | None, section: str) -> None:
    body = bodies.by_id(t.session, team_id=t.team_id, body_id=body_id) if body_id else None
    members.settle(t.session, member, body=body, section=section)


def _give(t: Turn, step: RosterStep, user_id: str) -> None:
    if step.role and not roles.has(t.session, team_id=t.team_id, user_id=user_id, role=Role(step.role)):
        roles.give(t.session, team_id=t.team_id, user_id=user_id, role=Role(step.role), given_by=t.user_id, now=t.now)
        audit.note(t, Act.ROLE_GIVEN, f"user:{user_id}:{step.role}")


def _return(t: Turn, user_id: str) -> None:
    """Who is on a roster again has not moved on."""
    left = t.session.get(Departure, (t.team_id, user_id))
    if left:
        t.session.delete(left)
    roles.take(t.session, team_id=t.team_id, user_id=user_id, role=Role.ALUMNI)


def _handovers(t: Turn, roster: Roster, step: RosterStep) -> list[Handover]:
    return model.handovers(t.session, roster, from_id=step.user_id or "")


def _member(t: Turn, step: RosterStep) -> Member | None:
    return members.find(t.session, team_id=t.team_id, user_id=step.user_id) if step.user_id else None
