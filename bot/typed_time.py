"""Times of the day and spans of days, as people type them: 「８時半」「8:3０」「12/28〜1/5」「3月1日から20日まで」.

Full-width and half-width are the same. What is not understood is handed back as it was typed, so that it can be shown.
"""

import re
import unicodedata
from datetime import date, time, timedelta

_TIME = re.compile(
    r"(?P<half_day>午前|午後|am|pm)?\s*(?:(?P<hour>\d{1,2})\s*(?:[:：.]\s*(?P<minute>\d{1,2})|時\s*(?:(?P<half>半)|(?P<minutes>\d{1,2})\s*分?)?)?"
    r"|(?P<digits>\d{3,4}))\s*(?P<after>am|pm)?",
    re.IGNORECASE,
)
_DATE = r"(?:(\d{4})\s*[年/.-]\s*)?(\d{1,2})\s*[月/.-]\s*(\d{1,2})日?"
_WEEKDAY = r"(?:\s*\([月火水木金土日祝・]{1,3}\))?"
_TO = r"\s*(?:から|より|~|〜|～|-|–|—|→|to)\s*"
_SPAN = re.compile(rf"\s*{_DATE}{_WEEKDAY}(?:{_TO}(?:{_DATE}|(?P<day>\d{{1,2}})日?){_WEEKDAY})?\s*(?:まで)?\s*")
_LINES = re.compile(r"[\n、,;]+")
NOON = 12
# A day without a year is the next one of this name, or one that has only just passed.
_JUST_NOW = timedelta(days=31)


class NotUnderstoodError(ValueError):
    """What was typed is no time or day; `text` is the part that is not."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class BackwardsError(NotUnderstoodError):
    """The end of what was typed comes before its beginning."""


def read_time(text: str) -> time:
    """A time of the day.

    Raises:
        NotUnderstoodError: it is none.
    """
    found = _TIME.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        raise NotUnderstoodError(text)
    digits = found["digits"]
    hour = int(digits[:-2] if digits else found["hour"])
    minute = 30 if found["half"] else int(digits[-2:] if digits else found["minute"] or found["minutes"] or 0)
    half_day = (found["half_day"] or found["after"] or "").lower()
    if half_day in {"午後", "pm"} and hour < NOON:
        hour += NOON
    try:
        return time(hour, minute)
    except ValueError:
        raise NotUnderstoodError(text) from None


def read_spans(text: str, *, today: date) -> list[tuple[date, date]]:
    """Spans of days, one in a line or between commas; a single day is a span too.

    Raises:
        BackwardsError: a span ends before it begins.
        NotUnderstoodError: there is something else.
    """
    parts = (part.strip() for part in _LINES.split(unicodedata.normalize("NFKC", text)))
    return sorted(_span(part, today) for part in parts if part)


def _span(text: str, today: date) -> tuple[date, date]:
    found = _SPAN.fullmatch(text)
    if found is None:
        raise NotUnderstoodError(text)
    year, month, day, to_year, to_month, to_day = (int(each) if each else None for each in found.groups()[:6])
    try:
        first = _date(year, month or 0, day or 0, today - _JUST_NOW)
        if found["day"]:
            last = first.replace(day=int(found["day"]))
        else:
            last = _date(to_year, to_month, to_day or 0, first) if to_month else first
    except ValueError:
        raise NotUnderstoodError(text) from None
    if last < first:
        raise BackwardsError(text)
    return first, last


def _date(year: int | None, month: int, day: int, earliest: date) -> date:
    """The day; without a year, the first one of this name from the earliest on."""
    if year:
        return date(year, month, day)
    years = range(earliest.year, earliest.year + 9)
    possible = [year for year in years if (month, day) != (2, 29) or _leaps(year)]
    return next(found for year in possible if (found := date(year, month, day)) >= earliest)


def _leaps(year: int) -> bool:
    return date(year, 3, 1) - date(year, 2, 28) > timedelta(days=1)
