"""What came of it all, in figures that anybody may be shown: for organisers, and for those to whom they report."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot import working_time
from bot.working_time import APRIL, JAPAN


@dataclass(frozen=True)
class Span:
    """What is looked at: a workspace from one moment until before another."""

    team_id: str
    since: datetime
    until: datetime
    now: datetime


@dataclass(frozen=True)
class Achieved:
    """A figure: the text that says what it counts, and how many; None when it rests on too few to say."""

    name: str
    value: int | None


Tell = Callable[[Session, Span], Iterable[Achieved]]


def month(name: str) -> tuple[datetime, datetime]:
    """When a month (`2026-11`) begins in Japan, and when the next one does.

    Raises:
        ValueError: it is no month.
    """
    begins = datetime.strptime(f"{name}-01 +0900", "%Y-%m-%d %z").astimezone(JAPAN)
    return begins, _next(begins)


def from_to(first: str, last: str, now: datetime) -> tuple[datetime, datetime]:
    """When the first of these months (`2026-11`) begins and the last one ends, in Japan; by default a year until now.

    Raises:
        ValueError: it is no month.
    """
    this = now.astimezone(JAPAN)
    return month(first or f"{this.year - 1}-{this:%m}")[0], month(last or f"{this:%Y-%m}")[1]


def fiscal_year(year: int) -> tuple[datetime, datetime]:
    """When a fiscal year (from April) begins in Japan, and when the next one does."""
    return month(f"{year}-{APRIL:02}")[0], month(f"{year + 1}-{APRIL:02}")[0]


def year_of(moment: datetime) -> int:
    """The fiscal year in which a moment lies."""
    return working_time.fiscal_year(moment.astimezone(JAPAN).date())


def months(since: datetime, until: datetime) -> list[str]:
    """The names of the months that begin in this time, in their order."""
    found = []
    begins = since.astimezone(JAPAN)
    while begins < until:
        found.append(f"{begins:%Y-%m}")
        begins = _next(begins)
    return found


def _next(begins: datetime) -> datetime:
    return (begins + timedelta(days=31)).replace(day=1)
