"""Dates of meetups as people type them: a day, and from when to when: 「１０/５（月）15時〜16時半」."""

import re
import unicodedata
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.typed_time import BackwardsError, NotUnderstoodError, read_spans, read_time

Span = tuple[datetime, datetime]

_LINES = re.compile(r"[\n、;]+")
_DAY = re.compile(
    r"\s*(?P<day>(?:\d{4}\s*[年/.-]\s*)?\d{1,2}\s*[月/.-]\s*\d{1,2}日?)\s*(?:\([^()]{1,3}\))?\s*(?P<rest>.*)"
)
_TO = re.compile(r"\s*(?:から|より|~|〜|-|–|—|→|to)\s*")


def read_dates(text: str, *, today: date, length: timedelta, zone: ZoneInfo) -> list[Span]:
    """Dates, one in a line, in their order; the same one may be there twice.

    Args:
        length: how long it takes when a line does not say until when.

    Raises:
        BackwardsError: a date ends before it begins.
        NotUnderstoodError: there is something else.
    """
    lines = (line.strip(" 　・*") for line in _LINES.split(unicodedata.normalize("NFKC", text)))
    return sorted(_span(line, today, length, zone) for line in lines if line)


def read_times(day: date, starts: str, ends: str, zone: ZoneInfo) -> Span:
    """A date from what stands in separate fields.

    Raises:
        BackwardsError: it ends before it begins.
        NotUnderstoodError: that is no time of the day.
    """
    first, last = _moment(day, read_time(starts), zone), _moment(day, read_time(ends), zone)
    if last <= first:
        raise BackwardsError(ends)
    return first, last


def read_number(text: str) -> int | None:
    """A number as people write it: 「２０」「20人」; None when it is none."""
    found = re.fullmatch(r"(\d{1,4})\s*(?:人|名|分)?(?:まで|以上)?", unicodedata.normalize("NFKC", text).strip())
    return int(found[1]) if found else None


def _span(line: str, today: date, length: timedelta, zone: ZoneInfo) -> Span:
    found = _DAY.fullmatch(line)
    if found is None:
        raise NotUnderstoodError(line)
    [(day, _)] = read_spans(found["day"], today=today)
    said = [part for part in _TO.split(found["rest"].removesuffix("まで")) if part]
    try:
        times = [read_time(part) for part in said]
    except NotUnderstoodError:
        raise NotUnderstoodError(line) from None
    match times:
        case [starts]:
            first = _moment(day, starts, zone)
            return first, first + length
        case [starts, ends] if ends > starts:
            return _moment(day, starts, zone), _moment(day, ends, zone)
        case [_, _]:
            raise BackwardsError(line)
        case _:
            raise NotUnderstoodError(line)


def _moment(day: date, at: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, at, zone).astimezone(UTC)
