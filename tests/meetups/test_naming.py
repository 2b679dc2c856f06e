"""Dates as people type them into a box of their own."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.typed_time import NotUnderstoodError
from handlers.meetups.naming import WeekdayError, read_dates

JAPAN = ZoneInfo("Asia/Tokyo")


def dates(text: str) -> list[str]:
    """The dates that are understood, such as `2026-10-20 15:00-16:00`."""
    found = read_dates(text, today=date(2026, 10, 1), length=timedelta(hours=1), zone=JAPAN)
    return [f"{first.astimezone(JAPAN):%Y-%m-%d %H:%M}-{last.astimezone(JAPAN):%H:%M}" for first, last in found]


@pytest.mark.parametrize(
    "line",
    [
        "10/20 15:00",
        "１０／２０（火）１５：００〜１６：００",
        "10月20日(火・祝) 午後3時から4時まで",
        "10/20 火曜日 15:00ー16:00",
        "10/20火 15時−16時",
        "① 10/20 15:00",
        "1. 10/20 3pm-4",
        "・令和８年１０月２０日 15:00",
        "R8.10.20 1500-1600",
        "2026-10-20 15:00～",
    ],
)
def test_a_line_is_understood_as_it_is_meant(line: str) -> None:
    assert dates(line) == ["2026-10-20 15:00-16:00"]


def test_a_number_before_a_date_is_no_part_of_it() -> None:
    assert dates("①1/20 15時；②1/21 15時") == ["2027-01-20 15:00-16:00", "2027-01-21 15:00-16:00"]


@pytest.mark.parametrize("line", ["10/20（水）15:00", "10/20 木 15:00", "10/20 日曜 15:00"])
def test_a_weekday_that_does_not_go_with_the_day_is_not_guessed(line: str) -> None:
    with pytest.raises(WeekdayError) as refused:
        dates(f"10/19 15:00\n{line}")
    assert refused.value.day == date(2026, 10, 20)


@pytest.mark.parametrize(
    "line", ["昨日 15:00", "10/20 25時", "13/40 15:00", "令和 15:00", "10/20", "10/20 午後10時〜2時"]
)
def test_what_is_not_understood_is_shown_as_it_was_written(line: str) -> None:
    with pytest.raises(NotUnderstoodError) as refused:
        dates(line)
    assert refused.value.text == line
