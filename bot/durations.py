"""How long, how many and when, as people type it: 「25分 Excelマクロ」「昨日 ２ｈ」; the rest is the subject.

Full-width and half-width are the same, the order does not matter, and what may mean two things means nothing.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

_KANJI = {digit: value for value, digit in enumerate("〇一二三四五六七八九")}
_TENS = {"十": 10, "百": 100}
_WEEKDAYS = "月火水木金土日"
# A day without a year is the last one of this name; one that lies further back than this is rather yet to come.
_RECENT = timedelta(days=92)

_NUMBER = r"(?:\d{1,4}(?:\.\d+)?|[〇一二三四五六七八九十百]+)"
# Not a part of another number, a volume (第3分冊) or a time of day (10時30分), nor less than nothing (-25分).
_BEFORE = r"(?<![\d.,第時\-−〇一二三四五六七八九十百])"
_HOUR = r"\s*(?:時間|h(?:ours?|rs?)?(?![a-z]))"
_MINUTE = r"\s*(?:分|m(?:in(?:ute)?s?)?\.?(?![a-z0-9]))"
_TIME = re.compile(
    rf"(?:約|およそ)?{_BEFORE}(?:"
    rf"(?P<hours>{_NUMBER}){_HOUR}(?:(?P<half>半)|\s*(?P<beside>{_NUMBER}){_MINUTE}|(?P<bare>\d\d)(?!\d))?"
    rf"|(?P<halfhour>半時間)"
    rf"|(?P<minutes>{_NUMBER}){_MINUTE}"
    r")(?:間)?(?:ほど|くらい|ぐらい|程度)?",
    re.IGNORECASE,
)
_LESSONS = re.compile(
    rf"{_BEFORE}(?P<count>\d{{1,3}}|[一二三四五六七八九十]+)\s*(?:レッスン|コマ|本(?!\S)|lessons?(?![a-z]))",
    re.IGNORECASE,
)
_DAY_END = r"(?:に|は|の|、|,)?"
_NAMED_DAYS = {
    **dict.fromkeys(("今日", "きょう", "本日", "today"), 0),
    **dict.fromkeys(("昨日", "きのう", "昨夜", "前日", "yesterday"), 1),
    **dict.fromkeys(("一昨日", "おととい"), 2),
}


@dataclass(frozen=True)
class Typed:
    """What was typed: minutes and lessons (0 when not said), the day when it was said, and all other words."""

    minutes: int
    lessons: int
    day: date | None
    subject: str


def read(text: str, today: date) -> Typed | None:
    """What somebody typed; None when it says neither how long nor how many, or says it twice."""
    rest, day = _take_day(unicodedata.normalize("NFKC", text).strip(), today)
    minutes = lessons = 0
    times = list(_TIME.finditer(rest))
    alone = [found for found in times if _stands_alone(rest, found)]
    times = alone or times
    counts = list(_LESSONS.finditer(rest))
    if len(times) > 1 or len(counts) > 1 or not (times or counts):
        return None
    for found in sorted(times + counts, key=lambda found: -found.start()):
        rest = _without(rest, found)
    if times:
        minutes = _minutes(times[0])
    if counts:
        lessons = int(_number(counts[0]["count"]))
    return Typed(minutes, lessons, day, rest) if minutes or lessons else None


def day_of(text: str, today: date) -> date | None:
    """The day that a text is, and nothing else; None when it is none."""
    rest, day = _take_day(unicodedata.normalize("NFKC", text).strip(), today)
    return None if rest else day


def _take_day(text: str, today: date) -> tuple[str, date | None]:
    for pattern, meaning in _DAYS:
        found = re.search(rf"(?:^|(?<=\s)){pattern}{_DAY_END}(?:$|(?=\s))", text, re.IGNORECASE)
        day = meaning(found, today) if found else None
        if found and day:
            return _without(text, found), day
    glued = re.match(r"(今日|本日|昨日|きのう|一昨日|おととい)(?=\d|[はに、])(?:は|に|、)?", text)
    if glued:
        return text[glued.end() :].strip(), today - timedelta(days=_NAMED_DAYS[glued[1]])
    return text, None


def _named(found: re.Match[str], today: date) -> date | None:
    return today - timedelta(days=_NAMED_DAYS[found[1].lower()])


def _weekday(found: re.Match[str], today: date) -> date | None:
    return today - timedelta(days=(today.weekday() - _WEEKDAYS.index(found[1])) % 7)


def _full(found: re.Match[str], today: date) -> date | None:  # noqa: ARG001 (one shape for all)
    return _date(int(found[1]), int(found[2]), int(found[3]))


def _month_and_day(found: re.Match[str], today: date) -> date | None:
    this = _date(today.year, int(found[1]), int(found[2]))
    last = _date(today.year - 1, int(found[1]), int(found[2]))
    if this and this > today and last and today - last <= _RECENT:
        return last
    return this


_DAYS: tuple[tuple[str, Callable[[re.Match[str], date], date | None]], ...] = (
    (rf"({'|'.join(_NAMED_DAYS)})", _named),
    (rf"([{_WEEKDAYS}])曜日?", _weekday),
    (r"(\d{4})[/年\-.](\d{1,2})[/月\-.](\d{1,2})日?", _full),
    (r"(\d{1,2})[/月](\d{1,2})日?", _month_and_day),
)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _minutes(found: re.Match[str]) -> int:
    if found["halfhour"]:
        return 30
    hours = _number(found["hours"] or "0") + (0.5 if found["half"] else 0)
    return round(hours * 60 + _number(found["beside"] or found["bare"] or found["minutes"] or "0"))


def _number(written: str) -> float:
    if written[0].isdigit():
        return float(written)
    total = digit = 0
    for character in written:
        if character in _TENS:
            total, digit = total + (digit or 1) * _TENS[character], 0
        else:
            digit = digit * 10 + _KANJI[character]
    return total + digit


def _stands_alone(text: str, found: re.Match[str]) -> bool:
    before, after = text[: found.start()], text[found.end() :]
    return (not before or before[-1].isspace()) and (not after or after[0].isspace())


def _without(text: str, found: re.Match[str]) -> str:
    """The text without a part of it, and without the particle that tied them together."""
    before, after = text[: found.start()].rstrip(" 　、,・:"), text[found.end() :]
    if after and not after[0].isspace():
        after = re.sub(r"^[のをで、,・:]+\s*", "", after)
    if before.endswith("を"):
        before = before.removesuffix("を")
    return " ".join(part for part in (before.strip(), after.strip(" 　、,・:")) if part)


def hours(text: str) -> float | None:
    """A number of hours: 「３」「2.5」「2時間半」「90分」; None when it is none."""
    folded = unicodedata.normalize("NFKC", text).strip()
    if re.fullmatch(r"\d{1,4}(?:\.\d+)?", folded):
        return float(folded)
    found = _TIME.fullmatch(folded)
    return _minutes(found) / 60 if found else None
