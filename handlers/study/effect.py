"""What a nudge does: the share of people-weeks in which somebody studied within 7 days, against those held out.

People are drawn anew every week, so the same people stand on both sides and their weeks resemble each other. Each share
therefore counts as one of fewer, independent weeks (its variance clustered by person, against the binomial one; Rao &
Scott 1992), gets Wilson's interval, and the two are joined by Newcombe's method with the correlation that the people
have in common (Newcombe 1998, as MOVER: Zou & Donner 2008). Quantiles are Student's, with a degree of freedom for each
person but one. Everybody counts as they were drawn, whether or not the letter went out.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from bot.studied import StudyRecord
from handlers.study.model import Nudge

HELD = "hold-out"
FEWEST = 5
# An arm is judged after so many weeks, people-weeks and people; before, chance decides.
JUDGED_WEEKS, JUDGED_PEOPLE_WEEKS, JUDGED_PEOPLE = 12, 200, 20
NORMAL = 1.959964

# By person: people-weeks, and those of them with study.
Side = Mapping[str, tuple[int, int]]


@dataclass(frozen=True)
class Share:
    """A side: its people, their weeks, and how many of these had study."""

    people: int
    weeks: int
    studied: int

    @property
    def share(self) -> float:
        """The part of the weeks that had study."""
        return self.studied / self.weeks if self.weeks else 0.0


@dataclass(frozen=True)
class Effect:
    """A wording against the hold-out of the same weeks; the difference and its 95 % interval are parts of 1.

    `calendar_weeks` is in how many weeks it was used.
    """

    arm: str
    nudged: Share
    held: Share
    difference: float
    low: float
    high: float
    calendar_weeks: int

    @property
    def is_shown(self) -> bool:
        """Whether enough people stand behind both sides for figures to be shown."""
        return min(self.nudged.people, self.held.people) >= FEWEST

    @property
    def is_without_effect(self) -> bool:
        """Whether it was used long enough, by enough people, and still may well do nothing or harm."""
        enough = (
            self.calendar_weeks >= JUDGED_WEEKS
            and self.nudged.weeks >= JUDGED_PEOPLE_WEEKS
            and min(self.nudged.people, self.held.people) >= JUDGED_PEOPLE
        )
        return enough and self.low <= 0


@dataclass(frozen=True)
class Drawn:
    """What was drawn for somebody in a week, and whether they studied."""

    user_id: str
    week: date
    arm: str
    studied: bool


def drawn(session: Session, *, team_id: str, before: date) -> list[Drawn]:
    """Everything that was drawn and whose seven days have passed on this day."""
    did = exists().where(
        StudyRecord.team_id == Nudge.team_id,
        StudyRecord.user_id == Nudge.user_id,
        StudyRecord.day.between(Nudge.day, Nudge.last),
    )
    found = select(Nudge.user_id, Nudge.week, Nudge.arm, did).where(Nudge.team_id == team_id, Nudge.last < before)
    return [Drawn(user_id, week, arm, studied) for user_id, week, arm, studied in session.execute(found)]


def effects(rows: Iterable[Drawn], arms: Iterable[str]) -> list[Effect]:
    """The effect of each wording that was ever used."""
    rows = list(rows)
    by_arm: dict[str, list[Drawn]] = {}
    for row in rows:
        by_arm.setdefault(row.arm, []).append(row)
    found = []
    for arm in arms:
        nudged = by_arm.get(arm, [])
        weeks = {row.week for row in nudged}
        if nudged:
            held = [row for row in by_arm.get(HELD, []) if row.week in weeks]
            found.append(_effect(arm, _side(nudged), _side(held), len(weeks)))
    return found


def difference(nudged: Side, held: Side) -> tuple[float, float, float]:
    """The difference of two shares, and its 95 % interval; from -1 to 1 when one side is empty."""
    first, second = _share(nudged), _share(held)
    if not first.weeks or not second.weeks:
        return 0.0, -1.0, 1.0
    people = nudged.keys() | held.keys()
    residuals = [(_residual(nudged.get(each), first), _residual(held.get(each), second)) for each in people]
    inflation = len(people) / (len(people) - 1) if len(people) > 1 else 1.0
    var_first = inflation * sum(one * one for one, _ in residuals)
    var_second = inflation * sum(two * two for _, two in residuals)
    covariance = inflation * sum(one * two for one, two in residuals)
    spread = math.sqrt(var_first * var_second)
    together = max(-1.0, min(1.0, covariance / spread)) if spread else 0.0
    quantile = _student(max(1, len(people) - 1))
    low_first, high_first = _wilson(first, var_first, quantile)
    low_second, high_second = _wilson(second, var_second, quantile)
    between = first.share - second.share
    down = _joined(first.share - low_first, high_second - second.share, together)
    up = _joined(high_first - first.share, second.share - low_second, together)
    return between, max(-1.0, between - down), min(1.0, between + up)


def _effect(arm: str, nudged: Side, held: Side, calendar_weeks: int) -> Effect:
    between, low, high = difference(nudged, held)
    return Effect(arm, _share(nudged), _share(held), between, low, high, calendar_weeks)


def _side(rows: Iterable[Drawn]) -> dict[str, tuple[int, int]]:
    side: dict[str, tuple[int, int]] = {}
    for row in rows:
        weeks, studied = side.get(row.user_id, (0, 0))
        side[row.user_id] = (weeks + 1, studied + row.studied)
    return side


def _share(side: Side) -> Share:
    return Share(len(side), sum(weeks for weeks, _ in side.values()), sum(studied for _, studied in side.values()))


def _residual(own: tuple[int, int] | None, side: Share) -> float:
    return (own[1] - own[0] * side.share) / side.weeks if own else 0.0


def _wilson(side: Share, variance: float, quantile: float) -> tuple[float, float]:
    """Wilson's interval, for as many independent weeks as these are worth."""
    share = side.share
    binomial = share * (1 - share) / side.weeks
    # Where everybody did the same nothing can be told of how alike their weeks are; then people count, not weeks.
    worth = side.weeks / max(1.0, variance / binomial) if binomial else side.people
    squared = quantile**2 / worth
    middle = (share + squared / 2) / (1 + squared)
    half = quantile * math.sqrt(share * (1 - share) / worth + squared / (4 * worth)) / (1 + squared)
    return max(0.0, middle - half), min(1.0, middle + half)


def _joined(one: float, two: float, together: float) -> float:
    return math.sqrt(max(0.0, one * one + two * two - 2 * together * one * two))


def _student(freedom: int) -> float:
    """The 97.5 % quantile of Student's distribution (Cornish & Fisher; good to 1 % from 5 degrees of freedom on)."""
    z = NORMAL
    terms = (
        (z**3 + z) / (4 * freedom),
        (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2),
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * freedom**3),
    )
    return z + sum(terms)
