"""What people write into a cell when they mean a date, a number, yes or no."""

import re
import unicodedata
from datetime import datetime
from zoneinfo import ZoneInfo

_JST = ZoneInfo("Asia/Tokyo")
# The year before the first one of each era.
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "r": 2018, "h": 1988, "s": 1925}
_DATE = re.compile(
    r"(?P<era>令和|平成|昭和|[rhs])?(?P<year>\d{1,4}|元)[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?"
    r"(?:\([月火水木金土日](?:曜日?)?\))?"
    r"(?: ?(?<=[日 )])(?P<hour>\d{1,2})[:時](?:(?P<minute>\d{1,2})(?:[:分](?:(?P<second>\d{1,2})秒?)?)?)?)?"
)
# Spaces that part nothing; between digits they part the day from the hour.
_SPACE = re.compile(r"(?<!\d) | (?!\d)")
_FOUR = 4
_YES = {"はい", "yes", "true", "1", "○", "〇"}
_NO = {"", "いいえ", "no", "false", "0", "×"}


def instant(written: str) -> datetime:
    """An instant as ISO 8601, or as Japanese offices write it; people who name no zone live in JST.

    Raises:
        ValueError: it is none.
    """
    try:
        read = datetime.fromisoformat(written.strip())
    except ValueError:
        read = _japanese(written)
    return read if read.tzinfo else read.replace(tzinfo=_JST)


def number(written: str) -> float:
    """A number, with digits of any width, commas, and a unit behind it.

    Raises:
        ValueError: it is none.
    """
    plain = unicodedata.normalize("NFKC", written).replace(",", "").strip()
    found = re.fullmatch(r"(?:約|およそ)?\s*(\d+(?:\.\d+)?(?:e[+-]?\d+)?)\s*(?:時間|人|名|h)?", plain)
    if found is None:
        raise ValueError(f"{written!r} is no number")
    return float(found[1])


def yes(written: str) -> bool:
    """Whether a cell says yes.

    Raises:
        ValueError: it says neither yes nor no.
    """
    plain = unicodedata.normalize("NFKC", written).strip().casefold()
    if plain not in _YES | _NO:
        raise ValueError(f"{written!r} is neither yes nor no")
    return plain in _YES


def _japanese(written: str) -> datetime:
    plain = " ".join(unicodedata.normalize("NFKC", written).split()).casefold()
    found = _DATE.fullmatch(_SPACE.sub("", plain))
    if found is None or (found["era"] is None and len(found["year"]) != _FOUR):
        raise ValueError(f"{written!r} is no date")
    year = 1 if found["year"] == "元" else int(found["year"])
    hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
    year += _ERAS.get(found["era"] or "", 0)
    return datetime(year, int(found["month"]), int(found["day"]), hour, minute, second)  # noqa: DTZ001 (the caller says where)
