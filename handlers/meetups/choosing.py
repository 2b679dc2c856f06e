"""Which date is best, and why: the one that brings most bodies together, most people, and most of those left alone.

How somebody is connected is theirs and their companion's to know (`bot.isolation`). Here it only orders dates that are
otherwise alike, and is said as a figure from five people on.
"""

from dataclasses import dataclass

from bot import contacts, isolation, members, roles
from bot.counts import SMALLEST
from bot.isolation import State as Standing
from bot.roles import Role
from bot.turn import Turn
from handlers.meetups import model, views
from handlers.meetups.model import Meetup, ProposedDate, Suits

ALONE = {Standing.IGNORED, Standing.SILENT, Standing.UNREACHABLE}


@dataclass(frozen=True)
class Reason:
    """Why a date is good or not.

    Attributes:
        bodies: of how many bodies somebody can come.
        alone: how many leaders can who hardly exchange words with others.
        in_assembly: whether most assemblies sit then.
    """

    date: ProposedDate
    bodies: int
    yes: int
    maybe: int
    alone: int
    in_assembly: bool

    @property
    def can(self) -> int:
        """How many people can come, or perhaps."""
        return self.yes + self.maybe

    @property
    def alone_to_say(self) -> int:
        """The figure as it may be said; 0 when it is none or too small."""
        return self.alone if self.alone >= SMALLEST else 0


def ranked(t: Turn, meetup: Meetup) -> list[Reason]:
    """The dates, the best one first."""
    votes = model.votes(t.session, meetup)
    able = {each.user_id for each in votes if each.suits != Suits.NO}
    towns = {user_id: contacts.town(members.find(t.session, team_id=t.team_id, user_id=user_id)) for user_id in able}
    alone = _alone(t, able)
    found = []
    for date in model.dates(t.session, meetup):
        here = {each.user_id: each.suits for each in votes if each.date_id == date.id and each.suits != Suits.NO}
        yes = sum(suits == Suits.YES for suits in here.values())
        found.append(
            Reason(
                date=date,
                bodies=len({towns[user_id] for user_id in here} - {""}),
                yes=yes,
                maybe=len(here) - yes,
                alone=len(alone & set(here)),
                in_assembly=views.is_in_assembly(t, date.starts_at),
            )
        )
    return sorted(
        found, key=lambda each: (-each.bodies, -each.alone, -each.can, -each.yes, each.in_assembly, each.date.starts_at)
    )


def _alone(t: Turn, people: set[str]) -> set[str]:
    leaders = people & set(roles.having(t.session, team_id=t.team_id, role=Role.LEADER))
    records = {each: isolation.record(t.session, team_id=t.team_id, user_id=each, now=t.now) for each in leaders}
    return {user_id for user_id, record in records.items() if record and record.state in ALONE}
