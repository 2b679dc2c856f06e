"""The weekly streak: how many weeks somebody has kept, with freezes that are earned and used without being asked.

- A kept week makes the streak longer by one.
- Four kept weeks earn a freeze; two at most are held, and while two are held none is earned.
- A missed week uses up a freeze, and the streak stays as it is. Without a freeze the streak begins anew.
- A week in which somebody is mostly away (leave, quiet weeks, holidays) is no week at all, unless they keep it.
- The week that is still going on counts when it is kept, and is never missed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

WEEKS_FOR_A_FREEZE = 4
MOST_FREEZES = 2


class Week(Enum):
    """What became of a week."""

    KEPT = "kept"
    MISSED = "missed"
    AWAY = "away"


@dataclass(frozen=True)
class Streak:
    """Weeks kept, freezes held, and weeks kept towards the next freeze."""

    weeks: int = 0
    freezes: int = 0
    towards: int = 0


def streak(weeks: Iterable[Week]) -> Streak:
    """The streak after these weeks, the first one first."""
    now = Streak()
    for week in weeks:
        if week == Week.KEPT:
            now = _kept(now)
        elif week == Week.MISSED:
            now = Streak(now.weeks, now.freezes - 1, now.towards) if now.freezes else Streak()
    return now


def _kept(now: Streak) -> Streak:
    if now.freezes == MOST_FREEZES:
        return Streak(now.weeks + 1, now.freezes, 0)
    if now.towards + 1 == WEEKS_FOR_A_FREEZE:
        return Streak(now.weeks + 1, now.freezes + 1, 0)
    return Streak(now.weeks + 1, now.freezes, now.towards + 1)
