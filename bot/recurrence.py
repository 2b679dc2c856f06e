"""When something that was scheduled comes round: every so many weeks, monthly, or once; and what holidays do to it.

The calendar is dateutil's (RFC 5545 recurrence rules), holidays are `bot.working_time`'s.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import islice, takewhile
from typing import Any
from zoneinfo import ZoneInfo

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, rrule, weekday

from bot.working_time import holiday, is_working_day

# Holidays move a date by two weeks at most: Golden Week, the turn of the year, and a weekend on both sides.
LONGEST_MOVE = timedelta(days=14)
# From this day on not every month has one, so the last day stands for it.
SHORTEST_MONTH = 28
LAST = -1


class Every(StrEnum):
    """How something comes round."""

    ONCE = "once"
    WEEKS = "weeks"
    MONTH_DAY = "month_day"
    MONTH_WEEKDAY = "month_weekday"


class OnHoliday(StrEnum):
    """What happens to a date on which the offices are closed."""

    NEXT = "next"
    DROP = "drop"
    KEEP = "keep"


@dataclass(frozen=True)
class Rule:
    """When something comes round.

    Args:
        starts: the first day that counts; with ONCE the day itself.
        at: the time of day, on the workspace's clocks.
        interval: with WEEKS, every so many weeks, counted from the week of `starts`.
        weekdays: with WEEKS, on these days; with MONTH_WEEKDAY, on the first of them. Monday is 0.
        nth: with MONTH_WEEKDAY, the first to fourth such day of the month, or the last one (-1).
        day: with MONTH_DAY, this day; in shorter months their last day.
    """

    every: Every
    starts: date
    at: time
    interval: int = 1
    weekdays: tuple[int, ...] = (0,)
    nth: int = 1
    day: int = 1
    on_holiday: OnHoliday = OnHoliday.NEXT

    def json(self) -> dict[str, Any]:
        """As it is stored."""
        return asdict(self) | {"starts": self.starts.isoformat(), "at": self.at.isoformat("minutes")}


@dataclass(frozen=True)
class Planned:
    """A date to come.

    Args:
        moved_from: the day on which it would have been, when holidays moved it.
        why: the holiday's name.
    """

    at: datetime
    moved_from: date | None = None
    why: str = ""


def read(stored: dict[str, Any]) -> Rule:
    """The rule that was stored."""
    return Rule(
        every=Every(stored["every"]),
        starts=date.fromisoformat(stored["starts"]),
        at=time.fromisoformat(stored["at"]),
        interval=stored["interval"],
        weekdays=tuple(stored["weekdays"]),
        nth=stored["nth"],
        day=stored["day"],
        on_holiday=OnHoliday(stored["on_holiday"]),
    )


def upcoming(rule: Rule, *, after: datetime, zone: ZoneInfo, count: int) -> list[Planned]:
    """The next dates, in order, strictly later than `after`."""
    return list(islice((each for each in _dates(rule, after, zone) if each.at > after), count))


def missed(rule: Rule, *, since: datetime, until: datetime, zone: ZoneInfo) -> list[Planned]:
    """The dates from `since` to `until`, both included."""
    late = takewhile(lambda planned: planned.at <= until, _dates(rule, since - timedelta(seconds=1), zone))
    return [planned for planned in late if planned.at >= since]


def dropped(rule: Rule, *, after: datetime, until: datetime, zone: ZoneInfo) -> list[date]:
    """The days in between on which it is left out because they are holidays."""
    if rule.on_holiday is not OnHoliday.DROP:
        return []
    local, last = after.astimezone(zone).date(), until.astimezone(zone).date()
    days = takewhile(lambda day: day <= last, _days(rule, local))
    return [day for day in days if day > local and holiday(day)]


def _dates(rule: Rule, after: datetime, zone: ZoneInfo) -> Iterator[Planned]:
    previous = None
    for day in _days(rule, after.astimezone(zone).date() - LONGEST_MOVE):
        planned = _placed(rule, day, zone)
        # What was moved may fall on the next date: then there is one of them.
        if planned and (previous is None or planned.at.astimezone(zone).date() > previous):
            previous = planned.at.astimezone(zone).date()
            yield planned


def _placed(rule: Rule, day: date, zone: ZoneInfo) -> Planned | None:
    """The date with what holidays do to it; None when it is left out. A weekend was chosen, and moves nothing."""
    closed = holiday(day)
    if not closed or rule.on_holiday is OnHoliday.KEEP:
        return Planned(_moment(day, rule.at, zone))
    if rule.on_holiday is OnHoliday.DROP:
        return None
    moved = next(each for ahead in range(1, 30) if is_working_day(each := day + timedelta(days=ahead)))
    return Planned(_moment(moved, rule.at, zone), moved_from=day, why=closed)


def _days(rule: Rule, first: date) -> Iterator[date]:
    """The days on which it would come round if there were no holidays, from `first` on."""
    start = datetime.combine(rule.starts, time())
    match rule.every:
        case Every.ONCE:
            days = rrule(DAILY, dtstart=start, count=1)
        case Every.WEEKS:
            days = rrule(WEEKLY, dtstart=start, interval=rule.interval, byweekday=rule.weekdays)
        case Every.MONTH_WEEKDAY:
            days = rrule(MONTHLY, dtstart=start, byweekday=weekday(rule.weekdays[0], rule.nth))
        case Every.MONTH_DAY:
            possible = tuple(range(min(rule.day, SHORTEST_MONTH), rule.day + 1))
            days = rrule(MONTHLY, dtstart=start, bymonthday=possible, bysetpos=LAST)
    since = datetime.combine(max(first, rule.starts), time())
    return (moment.date() for moment in days.xafter(since, inc=True))


def _moment(day: date, at: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, at, zone).astimezone(UTC)
