"""Of which time the figures can be seen, and who may see them."""

from collections.abc import Sequence
from datetime import datetime

from bot import achieved
from bot.achieved import Achieved, Span, Tell
from bot.turn import Refused, Turn

MONTHS = 12


def spans(now: datetime) -> dict[str, tuple[datetime, datetime]]:
    """By name: this fiscal year (`2026`) and the one before, then the last twelve months (`2026-11`), newest first."""
    year = achieved.year_of(now)
    found = {str(each): achieved.fiscal_year(each) for each in (year, year - 1)}
    begins, ends = achieved.fiscal_year(year - 1)[0], achieved.fiscal_year(year)[1]
    begun = [name for name in achieved.months(begins, ends) if achieved.month(name)[0] <= now]
    return found | {name: achieved.month(name) for name in reversed(begun[-MONTHS:])}


def newest(now: datetime) -> str:
    """The name of the time that is looked at first."""
    return str(achieved.year_of(now))


def year_of(now: datetime, name: str) -> int:
    """The fiscal year in which the time of this name lies."""
    return achieved.year_of(_span(now, name)[0])


def told(t: Turn, name: str, tellers: Sequence[Tell]) -> list[Achieved]:
    """What came of everything in the time of this name.

    Raises:
        Refused: it is no organiser who asks.
    """
    if not t.is_organiser:
        raise Refused("results-organisers-only")
    since, until = _span(t.now, name)
    span = Span(t.team_id, since, until, t.now)
    return [each for teller in tellers for each in teller(t.session, span)]


def _span(now: datetime, name: str) -> tuple[datetime, datetime]:
    known = spans(now)
    return known.get(name, known[newest(now)])
