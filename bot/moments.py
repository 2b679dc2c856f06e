"""How days and times are said to people, on the workspace's clocks."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.turn import Turn
from bot.words import Words
from bot.working_time import JAPAN


def day(say: Words, when: date) -> str:
    """「11/24（火）」."""
    return say("day-alone", month=str(when.month), day=str(when.day), weekday=weekday(say, when.weekday()))


def short_day(when: date) -> str:
    """「11/24」, as people write it themselves."""
    return f"{when.month}/{when.day}"


def moment(t: Turn, say: Words, when: datetime) -> str:
    """「11/24（火）10:00」."""
    local = when.astimezone(ZoneInfo(t.settings.timezone))
    return say("day-and-time", day=day(say, local.date()), time=f"{local:%H:%M}")


def file_name(stem: str, when: datetime, ending: str) -> str:
    """名簿-2026-11-23.xlsx, by the day in Japan."""
    return f"{stem}-{when.astimezone(JAPAN):%Y-%m-%d}.{ending}"


def weekday(say: Words, number: int) -> str:
    """「月」; Monday is 0."""
    return say("day-of-week", number=number)
