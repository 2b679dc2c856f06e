"""Who takes over from somebody: a colleague of the same section, else the body's coordinator, else an organiser."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sqlalchemy import func, select

from bot import members, roles
from bot.roles import Companionship, Role
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


@dataclass
class Circle:
    """Everybody who could take over something, by body: those who stay, leaders before others.

    Attributes:
        places: where each of them works.
    """

    places: Mapping[str, Place]
    by_body: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    coordinators: frozenset[str] = frozenset()
    organisers: tuple[str, ...] = ()
    companions: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, t: Turn, places: Mapping[str, Place], leaving: Collection[str]) -> "Circle":
        """All of them, read once; who leaves, or left before, takes over nothing."""
        leaders, gone = set(_having(t, Role.LEADER)), {*leaving, *_having(t, Role.ALUMNI)}
        circle = cls(places, coordinators=frozenset(_having(t, Role.COORDINATOR)))
        for user_id in sorted(places, key=lambda each: (each not in leaders, each)):
            if user_id not in gone and places[user_id].key:
                circle.by_body[places[user_id].key].append(user_id)
        named = roles.organisers(t.session, t.settings, team_id=t.team_id)
        circle.organisers = tuple(each for each in named if can_be(t, each, leaving))
        load = select(Companionship.companion_id, func.count()).where(Companionship.team_id == t.team_id)
        carried = {row[0]: row[1] for row in t.session.execute(load.group_by(Companionship.companion_id))}
        circle.companions = {each: carried.get(each, 0) for each in _having(t, Role.COMPANION) if can_be(t, each, gone)}
        return circle


def propose(t: Turn, step: RosterStep, keepings: Mapping[str, Keeping], circle: Circle) -> None:
    """Say what somebody looks after, and for who leaves who could take it over. Who moves takes it along."""
    user_id = step.user_id or ""
    if step.kind not in {Kind.LEAVES, Kind.MOVES}:
        return
    step.keeps = {name: count for name, each in keepings.items() if (count := len(each.of(t, user_id)))}
    step.accompanies = len(roles.accompanied_by(t.session, team_id=t.team_id, companion_id=user_id))
    if step.kind == Kind.LEAVES:
        step.heir_id, step.why = find(user_id, circle)
        step.companion_id = companion(user_id, circle) if step.accompanies else None


def find(user_id: str, circle: Circle) -> tuple[str | None, Why]:
    """Who could take over from somebody, and why."""
    here = circle.places.get(user_id, Place())
    body = [each for each in circle.by_body.get(here.key, ()) if each != user_id]
    section = folding.section(here.section)
    same = (each for each in body if section and folding.section(circle.places[each].section) == section)
    coordinators = (each for each in body if each in circle.coordinators)
    organisers = (each for each in circle.organisers if each != user_id)
    ways = ((same, Why.SECTION), (coordinators, Why.COORDINATOR), (organisers, Why.ORGANISER))
    return next(((found, why) for each, why in ways if (found := next(each, None))), (None, Why.NONE))


def companion(user_id: str, circle: Circle) -> str | None:
    """Who could look after those whom somebody accompanies: the companion with the fewest people."""
    others = [each for each in circle.companions if each != user_id]
    return min(others, key=lambda each: (circle.companions[each], each), default=None)


def can_be(t: Turn, user_id: str, leaving: Collection[str]) -> bool:
    """Whether somebody can take something over: they are here, can be asked, and do not leave themselves."""
    member = members.find(t.session, team_id=t.team_id, user_id=user_id)
    is_alumni = roles.has(t.session, team_id=t.team_id, user_id=user_id, role=Role.ALUMNI)
    return member is not None and member.can_be_asked and user_id not in leaving and not is_alumni


def _having(t: Turn, role: Role) -> list[str]:
    return roles.having(t.session, team_id=t.team_id, role=role)
