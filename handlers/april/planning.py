"""Makes the plan out of a roster: compares it with who is there, and proposes who takes over what people look after."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import delete, select

from bot import roles
from bot.feature import Keeping
from bot.members import Member
from bot.roles import Role
from bot.turn import Turn
from handlers.april import comparing, filed, folding, heirs, model
from handlers.april.comparing import Entry, Finding, Kind, Person
from handlers.april.heirs import Circle
from handlers.april.model import Roster, RosterLine, RosterStep, State
from handlers.april.places import Place, Places

# Whatever happens to a person, these are compared to see whether a plan is still true.
SAID = ("kind", "user_id", "number", "office", "candidates", "role")


@dataclass(frozen=True)
class Known:
    """What Slack tells of somebody at this moment, and what is kept nowhere: their names, and their mail address."""

    names: frozenset[str]
    mail: str = ""


@dataclass(frozen=True)
class _There:
    """Somebody of the workspace, as they are compared, and as people read them."""

    person: Person
    place: Place
    name: str


def known(users: Iterable[Mapping[str, Any]]) -> dict[str, Known]:
    """What `users.list` says, by user id. Without the scope users:read.email there are no addresses."""
    found = {}
    for user in users:
        profile = user.get("profile") or {}
        told = (profile.get("display_name"), profile.get("real_name"), user.get("real_name"))
        names = frozenset(key for name in told if name and (key := folding.key(name)))
        found[user["id"]] = Known(names, str(profile.get("email") or "").casefold())
    return found


def compare(
    t: Turn,
    roster: Roster,
    kept: Iterable[RosterLine],
    slack: Mapping[str, Known] | None,
    keepings: Mapping[str, Keeping],
) -> bool:
    """Make the plan anew; what organisers said about people stays, as long as it still fits.

    Args:
        kept: the lines of the roster.
        slack: what Slack tells now; None to go by what was found before, with the answers that came since.

    Returns:
        Whether it says anything else than before.
    """
    former = model.steps(t.session, roster)
    before = {_said(step) for step in former}
    lines = {line.number: line for line in kept}
    places = Places.of(t.session, team_id=t.team_id)
    people = _people(t, places, slack or {})
    entries = filed.entries(t, lines.values(), places)
    entries = entries if slack is not None else _as_before(entries, former)
    everybody = [each.person for each in people.values()]
    cares = heirs.Cares.of(t, keepings)
    left_before = _left_before(t, places, {each.body for each in entries}, cares)
    found = [*comparing.compare(entries, everybody), *(Finding(Kind.LEAVES, user_id) for user_id in left_before)]
    people |= left_before
    t.session.execute(delete(RosterStep).where(RosterStep.roster_id == roster.id))
    steps = [_step(t, roster, each, lines, people, places) for each in found]
    _leave_out_roles_they_have(t, steps)
    _say_who_takes_over(t, steps, former, people, cares, is_new=slack is not None)
    model.put_in_place(t.session, steps)
    roster.compared_at = t.now
    roster.counts = model.count(t.session, roster) | {"outside": len(comparing.outside(everybody, found))}
    roster.state = State.DRAFT if roster.state == State.RECEIVED else roster.state
    after = {_said(step) for step in steps}
    if before != after:
        roster.version += 1
    return before != after


def _as_before(entries: Iterable[Entry], former: Iterable[RosterStep]) -> list[Entry]:
    """The lines with what was found out about them, where nobody has answered anything since."""
    sure = {step.number: step.user_id or comparing.NOBODY for step in former if step.kind != Kind.UNCLEAR}
    asked = {step.number for step in former if step.kind == Kind.UNCLEAR and step.user_id is None}
    return [
        each if each.chosen else replace(each, chosen=sure.get(each.number, ""), is_asked=each.number in asked)
        for each in entries
    ]


def _people(t: Turn, places: Places, slack: Mapping[str, Known]) -> dict[str, _There]:
    """Everybody whom a roster may mean: no guests, externals, bots, nor those whose account is not in use any more."""
    gone = model.departed(t.session, team_id=t.team_id)
    gone |= set(roles.having(t.session, team_id=t.team_id, role=Role.ALUMNI))
    found = {}
    for member in t.session.scalars(select(Member).where(Member.team_id == t.team_id, Member.name != "")):
        if not member.can_be_asked or member.is_guest:
            continue
        place, told = places.of_member(member), slack.get(member.user_id, Known(frozenset()))
        names = told.names | {folding.key(member.name)}
        section, may_leave = folding.section(place.section), member.user_id not in gone
        person = Person(member.user_id, names, place.key, section, told.mail, may_leave)
        found[member.user_id] = _There(person, place, member.name)
    return found


def _left_before(t: Turn, places: Places, bodies: set[str], cares: heirs.Cares) -> dict[str, _There]:
    """Those of these bodies whose accounts were closed before anybody took over what they looked after."""
    closed = select(Member).where(Member.team_id == t.team_id, Member.deleted.is_(True), Member.name != "")
    gone = model.departed(t.session, team_id=t.team_id)
    found = {}
    for member in t.session.scalars(closed.where(Member.is_bot.is_(False), Member.is_external.is_(False))).all():
        place = places.of_member(member)
        is_from_here = place.key in bodies and place.key
        if is_from_here and member.user_id not in gone and cares.has_any(member.user_id):
            found[member.user_id] = _There(Person(member.user_id, frozenset(), place.key), place, member.name)
    return found


def _step(
    t: Turn,
    roster: Roster,
    found: Finding,
    lines: Mapping[int, RosterLine],
    people: Mapping[str, _There],
    places: Places,
) -> RosterStep:
    line = _meant(found, lines, people, places)
    there = people[found.user_id] if found.user_id else None
    place = filed.place_of(line, places) if line else Place()
    return RosterStep(
        team_id=t.team_id,
        roster_id=roster.id,
        kind=found.kind,
        name=line.name if line else there.name if there else "",
        user_id=found.user_id,
        number=line.number if line else None,
        was=there.place.told if there else "",
        office=place.told,
        body_id=place.body.id if place.body else None,
        section=place.kept,
        role=line.role if line else "",
        before={"renamed": True} if _is_renamed(found, line, people) else {},
        candidates=list(found.candidates) or [str(number) for number in found.numbers if found.kind == Kind.UNCLEAR],
    )


def _leave_out_roles_they_have(t: Turn, steps: Sequence[RosterStep]) -> None:
    """A roster names the roles that people are to have, a plan only those that are new to them."""
    named = {Role(step.role) for step in steps if step.role}
    having = {role: set(roles.having(t.session, team_id=t.team_id, role=role)) for role in named}
    for step in steps:
        if step.role and step.user_id in having[Role(step.role)]:
            step.role = ""


def _is_renamed(found: Finding, line: RosterLine | None, people: Mapping[str, _There]) -> bool:
    """Whether the roster names a person as nobody here does: they have another name now."""
    return bool(found.user_id and line and folding.key(line.name) not in people[found.user_id].person.names)


def _meant(
    found: Finding, lines: Mapping[int, RosterLine], people: Mapping[str, _There], places: Places
) -> RosterLine | None:
    """The line that stands for a person: of several the one with the office that they have."""
    told = [lines[number] for number in found.numbers]
    if found.user_id and found.kind == Kind.STAYS:
        person = people[found.user_id].person
        at_home = (
            each
            for each in told
            if comparing.is_same_place(person, (filed.place_of(each, places).key, folding.section(each.section)))
        )
        return next(at_home, None)
    return next(iter(sorted(told, key=lambda line: (line.place, line.section, line.number))), None)


def _say_who_takes_over(
    t: Turn,
    steps: Sequence[RosterStep],
    former: Iterable[RosterStep],
    people: Mapping[str, _There],
    cares: heirs.Cares,
    *,
    is_new: bool,
) -> None:
    """Propose it anew, or as a moment ago; what organisers chose stays, as long as it still fits."""
    old = {(step.kind, step.user_id): step for step in former if step.user_id}
    leaving = {step.user_id for step in steps if step.kind == Kind.LEAVES and step.user_id}
    circle = Circle.of(t, {user_id: each.place for user_id, each in people.items()}, leaving)
    for step in steps:
        known = old.get((step.kind, step.user_id)) if step.user_id else None
        if known and not is_new:
            _go_on(step, known)
        else:
            heirs.propose(step, cares, circle)
        _keep_choices(step, known, circle)


def _go_on(step: RosterStep, old: RosterStep) -> None:
    """What was found out about somebody a moment ago is still true."""
    step.keeps, step.accompanies, step.before = old.keeps, old.accompanies, old.before
    step.heir_id, step.why, step.companion_id = old.heir_id, old.why, old.companion_id


def _keep_choices(step: RosterStep, old: RosterStep | None, circle: Circle) -> None:
    if old is None:
        return
    step.is_left_out = old.is_left_out
    if old.why == heirs.Why.CHOSEN and (old.heir_id is None or old.heir_id in circle.able):
        step.heir_id, step.why = old.heir_id, old.why
    if old.companion_id and old.companion_id in circle.able:
        step.companion_id = old.companion_id


def _said(step: RosterStep) -> tuple[object, ...]:
    return tuple(tuple(value) if isinstance(value := getattr(step, name), list) else value for name in SAID)
