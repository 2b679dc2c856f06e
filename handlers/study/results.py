"""What nudges do, as a table for organisers: a row for each wording, no figure that rests on fewer than 5 people."""

from datetime import date

from sqlalchemy.orm import Session

from handlers.study import effect, nudges
from handlers.study.effect import HELD, Effect, Share
from handlers.study.model import NudgeArm

# None stands where too few people are behind a figure.
Row = dict[str, str | int | float | bool | None]
COLUMNS = {
    "arm": "文面",
    "weeks": "使った週",
    "people": "送った人",
    "people_weeks": "送った人週",
    "studied": "学習した割合",
    "held_people": "送らなかった人",
    "held_people_weeks": "送らなかった人週",
    "held_studied": "学習した割合（送らなかった週）",
    "difference": "差",
    "low": "95%区間の下",
    "high": "95%区間の上",
    "without_effect": "効果が見えない",
    "retired": "やめた",
}


def table(session: Session, *, team_id: str, before: date) -> list[Row]:
    """A row for each wording that was ever used, against the hold-out of the same weeks.

    Args:
        session: to look.
        team_id: the workspace.
        before: what was drawn counts when its seven days had passed on this day.
    """
    rows = effect.drawn(session, team_id=team_id, before=before)
    told: list[set[tuple[str, date]]] = []
    table = []
    for each in effect.effects(rows, nudges.ARMS):
        weeks = {row.week for row in rows if row.arm == each.arm}
        held = {(row.user_id, row.week) for row in rows if row.arm == HELD and row.week in weeks}
        is_apart = all(_cannot_be_told_apart(held, other) for other in told)
        if is_apart and each.held.people >= effect.FEWEST:
            told.append(held)
        retired = _is_retired(session, team_id, each.arm)
        table.append(_row(each, shows_held=is_apart, is_retired=retired))
    return table


def _cannot_be_told_apart(held: set[tuple[str, date]], other: set[tuple[str, date]]) -> bool:
    """Whether subtracting one hold-out from the other leaves nothing, or enough people."""
    left = ({user_id for user_id, _ in held - other}, {user_id for user_id, _ in other - held})
    return all(not people or len(people) >= effect.FEWEST for people in left)


def _row(found: Effect, *, shows_held: bool, is_retired: bool) -> Row:
    shown = found.is_shown and shows_held
    return {
        "arm": found.arm,
        "weeks": found.calendar_weeks,
        **_side("", found.nudged, shown=found.nudged.people >= effect.FEWEST),
        **_side("held_", found.held, shown=shows_held and found.held.people >= effect.FEWEST),
        "difference": round(found.difference, 4) if shown else None,
        "low": round(found.low, 4) if shown else None,
        "high": round(found.high, 4) if shown else None,
        "without_effect": found.is_without_effect if shown else None,
        "retired": is_retired,
    }


def _side(name: str, side: Share, *, shown: bool) -> Row:
    return {
        f"{name}people": side.people if shown else None,
        f"{name}people_weeks": side.weeks if shown else None,
        f"{name}studied": round(side.share, 4) if shown else None,
    }


def _is_retired(session: Session, team_id: str, arm: str) -> bool:
    decision = session.get(NudgeArm, (team_id, arm))
    return decision is not None and decision.retired_at is not None
