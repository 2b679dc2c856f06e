"""Working time: when people are at work, and how to count in it.

The offices of Japan work Monday to Friday, 08:30-17:15, but not on public holidays nor from 29 December to 3 January
(地方自治法第4条の2). Somebody may have other days, hours or zones, and spans in which they are away: their own `Hours`.

Working time is a line without gaps: a moment outside the hours stands where the next opening stands, and the end of a
day is the beginning of the next one. So what is added can be subtracted again, and every result lies in the hours.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from holidays import country_holidays

JAPAN = ZoneInfo("Asia/Tokyo")
APRIL = 4
DECEMBER = 12
YEAR_END = "年末年始"
DAY = timedelta(days=1)
# Whoever has no opening in so many days has none at all.
HORIZON = 4000


@dataclass(frozen=True)
class Hours:
    """When somebody works.

    Args:
        days: weekdays, Monday is 0.
        opens: the wall clock's time in `zone`.
        closes: likewise, later than `opens`; the instant itself is not in the hours any more.
        off: spans of leave and quiet weeks, first and last day included.
        off_months: months that are off in every year, January is 1.
    """

    days: frozenset[int] = frozenset(range(5))
    opens: time = time(8, 30)
    closes: time = time(17, 15)
    zone: ZoneInfo = JAPAN
    off: tuple[tuple[date, date], ...] = ()
    off_months: frozenset[int] = frozenset()


OFFICE = Hours()


def holiday(day: date) -> str:
    """What keeps the offices closed on this day, in Japanese: a public holiday or 年末年始; "" on every other day."""
    return _holidays(day.year).get(day, "")


def is_working_day(day: date, hours: Hours = OFFICE) -> bool:
    """Whether the day is worked on."""
    works = day.weekday() in hours.days and day.month not in hours.off_months and not holiday(day)
    return works and not any(first <= day <= last for first, last in hours.off)


def is_open(moment: datetime, hours: Hours = OFFICE) -> bool:
    """Whether it is working time."""
    window = _window(_day(moment, hours), hours)
    return window is not None and window[0] <= moment < window[1]


def next_opening(moment: datetime, hours: Hours = OFFICE) -> datetime:
    """The moment itself in working time, otherwise when the next working day begins.

    Raises:
        ValueError: there is no working day in years, or nobody knows which instant the moment means.
    """
    opens, _ = next(_windows(moment, hours))
    return max(moment.astimezone(UTC), opens)


def add_hours(moment: datetime, count: float, hours: Hours = OFFICE) -> datetime:
    """So many working hours later, or earlier when the count is negative.

    Raises:
        ValueError: there is no working day in years, or nobody knows which instant the moment means.
    """
    start, left = next_opening(moment, hours), timedelta(hours=count)
    if left < timedelta():
        return _earlier(start, -left, hours)
    for opens, closes in _windows(start, hours):
        begins = max(start, opens)
        if left < closes - begins:
            return begins + left
        left -= closes - begins
    raise AssertionError("the windows never end")


def add_days(moment: datetime, count: int, hours: Hours = OFFICE) -> datetime:
    """The same time of the day, so many working days later, or earlier when the count is negative.

    What happens outside working time happens at the next opening.

    Raises:
        ValueError: there is no working day in years, or nobody knows which instant the moment means.
    """
    local = next_opening(moment, hours).astimezone(hours.zone)
    step, left, day = (DAY if count > 0 else -DAY), abs(count), local.date()
    for _ in range(HORIZON):
        if left == 0:
            return datetime.combine(day, local.time(), hours.zone).astimezone(UTC)
        day += step
        left -= _window(day, hours) is not None
    raise ValueError("there is no such working day")


def between(start: datetime, end: datetime, hours: Hours = OFFICE) -> timedelta:
    """The working time that lies between two moments; negative when the end comes first."""
    if end < start:
        return -between(end, start, hours)
    day, last, total = _day(start, hours), _day(end, hours), timedelta()
    while day <= last:
        if window := _window(day, hours):
            total += max(timedelta(), min(window[1], end) - max(window[0], start))
        day += DAY
    return total


def fiscal_year(day: date) -> int:
    """The fiscal year of a day in Japan; it begins on 1 April."""
    return day.year if day.month >= APRIL else day.year - 1


@cache
def _holidays(year: int) -> dict[date, str]:
    ends = [date(year, DECEMBER, day) for day in (29, 30, 31)] + [date(year, 1, day) for day in (1, 2, 3)]
    return dict.fromkeys(ends, YEAR_END) | dict(country_holidays("JP", years=year, language="ja"))


def _day(moment: datetime, hours: Hours) -> date:
    """The day on the wall where those people are."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment!r} has no time zone")
    return moment.astimezone(hours.zone).date()


def _window(day: date, hours: Hours) -> tuple[datetime, datetime] | None:
    """When a day's work begins and ends; None when there is none."""
    if not is_working_day(day, hours):
        return None
    opens, closes = (datetime.combine(day, at, hours.zone).astimezone(UTC) for at in (hours.opens, hours.closes))
    # Where clocks are put forward, an hour between two and three does not exist.
    return (opens, closes) if opens < closes else None


def _windows(moment: datetime, hours: Hours) -> Iterator[tuple[datetime, datetime]]:
    """The working days from a moment on, the one that has not ended yet first."""
    day, idle = _day(moment, hours), 0
    while idle < HORIZON:
        window = _window(day, hours)
        idle = 0 if window else idle + 1
        if window and moment < window[1]:
            yield window
        day += DAY
    raise ValueError("there is no working day")


def _earlier(start: datetime, left: timedelta, hours: Hours) -> datetime:
    day = _day(start, hours)
    for _ in range(HORIZON):
        if window := _window(day, hours):
            ends = min(start, window[1])
            if left <= ends - window[0]:
                return ends - left
            left -= ends - window[0]
        day -= DAY
    raise ValueError("there is no working day")
