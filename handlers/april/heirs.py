"""Who takes over from somebody: a colleague of the same section, else the body's coordinator, else an organiser."""

from collections.abc import Mapping
from enum import StrEnum

from bot import members, roles
from bot.roles import Role
from bot.turn import Keeping, Turn
from handlers.april import folding
from handlers.april.comparing import Kind
from handlers.april.model import RosterStep
from handlers.april.places import Place


class Why(StrEnum):
    """Why somebody of all people; the text of each is `april-why-` and its value."""

    NONE = ""
    SECTION = "section"
    COORDINATOR = "coordinator"
    ORGANISER = "organiser"
    CHOSEN = "chosen"


def propose(
    t: Turn, step: RosterStep, keepings: Mapping[str, Keeping], leaving: set[str], places: Mapping[str, Place]
) -> None:
    """Say what somebody looks after, and for who leaves who could take it over. Who moves takes it along."""
    user_id = step.user_id or ""
    if step.kind not in {Kind.LEAVES, Kind.MOVES}:
        return
    step.keeps = {name: count for name, each in keepings.items() if (count := len(each.of(t, user_id)))}
    step.accompanies = len(roles.accompanied_by(t.session, team_id=t.team_id, companion_id=user_id))
    if step.kind == Kind.LEAVES:
        step.heir_id, step.why = find(t, user_id, leaving, places)
        step.companion_id = companion(t, user_id, leaving) if step.accompanies else None


def find(t: Turn, user_id: str, leaving: set[str], places: Mapping[str, Place]) -> tuple[str | None, Why]:
    """Who could take over from somebody, and why; leaders before others."""
    here, leaders = places.get(user_id), _having(t, Role.LEADER)
    others = [each for each in places if each != user_id and can_be(t, each, leaving)]
    others.sort(key=lambda each: (each not in leaders, each))
    if here and here.key:
        body = [each for each in others if places[each].key == here.key]
        section = folding.section(here.section)
        same = [each for each in body if section and folding.section(places[each].section) == section]
        coordinators = _having(t, Role.COORDINATOR)
        for found, why in ((same, Why.SECTION), ([each for each in body if each in coordinators], Why.COORDINATOR)):
            if found:
                return found[0], why
    organisers = roles.organisers(t.session, t.settings, team_id=t.team_id)
    found = [each for each in organisers if each != user_id and can_be(t, each, leaving)]
    return (found[0], Why.ORGANISER) if found else (None, Why.NONE)


def companion(t: Turn, user_id: str, leaving: set[str]) -> str | None:
    """Who could look after those whom somebody accompanies: the companion with the fewest people."""
    found = [each for each in _having(t, Role.COMPANION) if each != user_id and can_be(t, each, leaving)]
    load = {each: len(roles.accompanied_by(t.session, team_id=t.team_id, companion_id=each)) for each in found}
    return min(found, key=lambda each: (load[each], each), default=None)


def can_be(t: Turn, user_id: str, leaving: set[str]) -> bool:
    """Whether somebody can take something over: they are here, can be asked, and do not leave themselves."""
    member = members.find(t.session, team_id=t.team_id, user_id=user_id)
    is_alumni = roles.has(t.session, team_id=t.team_id, user_id=user_id, role=Role.ALUMNI)
    return member is not None and member.can_be_asked and user_id not in leaving and not is_alumni


def _having(t: Turn, role: Role) -> list[str]:
    return roles.having(t.session, team_id=t.team_id, role=role)
