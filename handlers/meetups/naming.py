"""Dates of meetups as people type them: a day, and from when to when: 「１０/５（月）15時〜16時半」."""

import re
import unicodedata
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.typed_time import NOON, BackwardsError, NotUnderstoodError, read_spans, read_time

Span = tuple[datetime, datetime]

_LINES = re.compile(r"[\n、;]+")
# 「①」 must go before it becomes the digit 1, and 「1. 」 with it.
_NUMBER = re.compile(r"^\s*(?:[①-⑳]|\(?\d{1,2}[.)]\s)\s*")
_REIWA = re.compile(r"(?:令和|[Rr]\.?)\s*(?P<year>\d{1,2}|元)\s*[年/.-]\s*")
_BEFORE_REIWA = 2018
_DAY = re.compile(
    r"\s*(?P<day>(?:\d{4}\s*[年/.-]\s*)?\d{1,2}\s*[月/.-]\s*\d{1,2}日?)\s*"
    r"(?:\((?P<in>[^()]{1,3})\)|(?P<weekday>[月火水木金土日])(?:曜日?)?(?=\s|\d|午))?\s*(?P<rest>.*)"
)
WEEKDAYS = "月火水木金土日"
_AFTERNOON = re.compile("午後|pm", re.IGNORECASE)
_HALF_DAY = re.compile("午前|午後|am|pm", re.IGNORECASE)
_TO = re.compile(r"\s*(?:から|より|~|〜|-|‐|−|–|—|ー|→|to)\s*")


class WeekdayError(NotUnderstoodError):
    """A line names a day and a weekday that do not go together; `day` is the day."""

    def __init__(self, text: str, day: date) -> None:
        super().__init__(text)
        self.day = day


def read_dates(text: str, *, today: date, length: timedelta, zone: ZoneInfo) -> list[Span]:
    """Dates, one in a line, in their order; the same one may be there twice.

    Args:
        length: how long it takes when a line does not say until when.

    Raises:
        BackwardsError: a date ends before it begins.
        WeekdayError: a day is not on the weekday that is said.
        NotUnderstoodError: there is something else.
    """
    lines = (_bare(line) for line in _LINES.split(text.replace("；", ";")))
    return sorted(_span(line, today, length, zone) for line in lines if line)


def read_times(day: date, starts: str, ends: str, zone: ZoneInfo) -> Span:
    """A date from what stands in separate fields.

    Raises:
        BackwardsError: it ends before it begins.
        NotUnderstoodError: that is no time of the day.
    """
    first, last = _moment(day, read_time(starts), zone), _moment(day, _end(starts, ends), zone)
    if last <= first:
        raise BackwardsError(ends)
    return first, last


def read_number(text: str) -> int | None:
    """A number as people write it: 「２０」「20人」; None when it is none."""
    found = re.fullmatch(r"(\d{1,4})\s*(?:人|名|分)?(?:まで|以上)?", unicodedata.normalize("NFKC", text).strip())
    return int(found[1]) if found else None


def _bare(line: str) -> str:
    """The line without a number or bullet before it, in plain digits, with the year of our era."""
    plain = unicodedata.normalize("NFKC", _NUMBER.sub("", line.strip(" 　・*•"))).strip()
    return _REIWA.sub(lambda year: f"{_BEFORE_REIWA + int(year['year'].replace('元', '1'))}/", plain, count=1)


def _span(line: str, today: date, length: timedelta, zone: ZoneInfo) -> Span:
    found = _DAY.fullmatch(line)
    if found is None:
        raise NotUnderstoodError(line)
    try:
        [(day, _)] = read_spans(found["day"], today=today)
    except NotUnderstoodError:
        raise NotUnderstoodError(line) from None
    if (said := (found["in"] or found["weekday"] or "")[:1]) in WEEKDAYS and said and WEEKDAYS[day.weekday()] != said:
        raise WeekdayError(line, day)
    parts = [part for part in _TO.split(found["rest"].removesuffix("まで")) if part]
    try:
        times = [read_time(part) for part in parts[:1]] + [_end(parts[0], part) for part in parts[1:]]
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


def _end(starts: str, ends: str) -> time:
    """「午後3時から5時」 ends in the afternoon, too."""
    first, last = read_time(starts), read_time(ends)
    said, meant = (unicodedata.normalize("NFKC", text) for text in (starts, ends))
    if last <= first and last.hour < NOON and _AFTERNOON.search(said) and not _HALF_DAY.search(meant):
        return last.replace(hour=last.hour + NOON)
    return last


def _moment(day: date, at: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, at, zone).astimezone(UTC)
