"""Who takes over from somebody: a colleague of the same section, else the body's coordinator, else an organiser."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sqlalchemy import func, select

from bot import members, roles
from bot.feature import Keeping
from bot.members import Member
from bot.roles import Companionship, Role
from bot.turn import Turn
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


@dataclass(frozen=True)
class Cares:
    """What everybody looks after, and how many people they accompany, by user id; counted at once for all of them."""

    keeps: Mapping[str, Mapping[str, int]]
    accompanies: Mapping[str, int]

    @classmethod
    def of(cls, t: Turn, keepings: Mapping[str, Keeping]) -> "Cares":
        """As it is now."""
        counts = {name: each.counts(t) for name, each in keepings.items()}
        return cls(counts, roles.accompanying(t.session, team_id=t.team_id))

    def kept_by(self, user_id: str) -> dict[str, int]:
        """How much somebody looks after, by keeping."""
        return {name: count for name, counts in self.keeps.items() if (count := counts.get(user_id, 0))}

    def has_any(self, user_id: str) -> bool:
        """Whether anything or anybody would be left alone without them."""
        return bool(self.accompanies.get(user_id) or self.kept_by(user_id))


@dataclass
class Circle:
    """Everybody who could take over something: those who stay, leaders before others.

    Attributes:
        places: where each of them works.
        able: who can take over anything at all (see `can_be`).
        sections: those of a body and section; `coordinators`, those of a body.
        companions: those who accompany the fewest people first.
    """

    places: Mapping[str, Place]
    able: frozenset[str] = frozenset()
    sections: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    coordinators: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    organisers: tuple[str, ...] = ()
    companions: tuple[str, ...] = ()

    @classmethod
    def of(cls, t: Turn, places: Mapping[str, Place], leaving: Collection[str]) -> "Circle":
        """All of them, read once; who leaves, or left before, takes over nothing."""
        leaders, coordinators = set(_having(t, Role.LEADER)), set(_having(t, Role.COORDINATOR))
        gone = {*leaving, *_having(t, Role.ALUMNI)}
        circle = cls(places, able=frozenset(_askable(t) - gone))
        for user_id in sorted(places.keys() - gone, key=lambda each: (each not in leaders, each)):
            place = places[user_id]
            circle.sections[place.key, folding.section(place.section)].append(user_id)
            if user_id in coordinators:
                circle.coordinators[place.key].append(user_id)
        named = roles.organisers(t.session, t.settings, team_id=t.team_id)
        circle.organisers = tuple(each for each in named if each in circle.able)
        load = select(Companionship.companion_id, func.count()).where(Companionship.team_id == t.team_id)
        carried = {row[0]: row[1] for row in t.session.execute(load.group_by(Companionship.companion_id))}
        companions = circle.able.intersection(_having(t, Role.COMPANION))
        circle.companions = tuple(sorted(companions, key=lambda each: (carried.get(each, 0), each)))
        return circle


def propose(step: RosterStep, cares: Cares, circle: Circle) -> None:
    """Say what somebody looks after, and for who leaves who could take it over. Who moves takes it along."""
    user_id = step.user_id or ""
    if step.kind not in {Kind.LEAVES, Kind.MOVES}:
        return
    step.keeps = cares.kept_by(user_id)
    step.accompanies = cares.accompanies.get(user_id, 0)
    if step.kind == Kind.LEAVES:
        step.heir_id, step.why = find(user_id, circle)
        step.companion_id = companion(user_id, circle) if step.accompanies else None


def find(user_id: str, circle: Circle) -> tuple[str | None, Why]:
    """Who could take over from somebody, and why."""
    here = circle.places.get(user_id, Place())
    section = folding.section(here.section)
    ways: tuple[tuple[Iterable[str], Why], ...] = (
        (circle.sections.get((here.key, section), ()) if here.key and section else (), Why.SECTION),
        (circle.coordinators.get(here.key, ()) if here.key else (), Why.COORDINATOR),
        (circle.organisers, Why.ORGANISER),
    )
    others = ((each, why) for several, why in ways for each in several if each != user_id)
    return next(others, (None, Why.NONE))


def companion(user_id: str, circle: Circle) -> str | None:
    """Who could look after those whom somebody accompanies: the companion with the fewest people."""
    return next((each for each in circle.companions if each != user_id), None)


def can_be(t: Turn, user_id: str, leaving: Collection[str]) -> bool:
    """Whether somebody can take something over: they are here, can be asked, and do not leave themselves."""
    member = members.find(t.session, team_id=t.team_id, user_id=user_id)
    is_alumni = roles.has(t.session, team_id=t.team_id, user_id=user_id, role=Role.ALUMNI)
    return member is not None and member.can_be_asked and user_id not in leaving and not is_alumni


def _askable(t: Turn) -> set[str]:
    return set(t.session.scalars(select(Member.user_id).where(Member.team_id == t.team_id, Member.can_be_asked)))


def _having(t: Turn, role: Role) -> list[str]:
    return roles.having(t.session, team_id=t.team_id, role=role)
