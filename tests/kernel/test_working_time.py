"""Working hours of Japan and of people elsewhere: what is added can be subtracted, and nothing falls out of them."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import jpholiday
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.working_time import (
    JAPAN,
    OFFICE,
    YEAR_END,
    Hours,
    add_days,
    add_hours,
    between,
    fiscal_year,
    holiday,
    is_open,
    is_working_day,
    next_opening,
)

BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
LIBRARY = Hours(days=frozenset({1, 2, 3, 4, 5, 6}), opens=time(10), closes=time(19))
NIGHT = Hours(days=frozenset(range(7)), opens=time(0, 30), closes=time(4), zone=BERLIN)
ON_LEAVE = Hours(off=((date(2026, 11, 2), date(2026, 11, 13)), (date(2027, 2, 1), date(2027, 2, 1))))
ASSEMBLY = Hours(off_months=frozenset({3, 6, 9, 12}))

moments = st.datetimes(datetime(2025, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 (hypothesis adds the zone)
spans = st.integers(0, 60 * 60 * 24 * 10).map(lambda seconds: seconds / 3600)
everybody = st.sampled_from(
    [
        OFFICE,
        LIBRARY,
        ON_LEAVE,
        ASSEMBLY,
        NIGHT,
        Hours(zone=BERLIN),
        Hours(days=frozenset(range(7)), zone=NEW_YORK, opens=time(1), closes=time(23, 59)),
    ]
)


def jst(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=JAPAN)


def second(moment: datetime) -> datetime:
    """Hours are counted as floats, which may be a microsecond off."""
    return (moment + timedelta(milliseconds=500)).replace(microsecond=0)


def days_of(year: int) -> list[date]:
    return [date(year, 1, 1) + timedelta(days=number) for number in range(366 if year % 4 == 0 else 365)]


def agrees(day: date) -> bool:
    """Whether two libraries, written by different people, say the same."""
    return (holiday(day) not in {"", YEAR_END}) == bool(jpholiday.is_holiday(day))


@pytest.mark.parametrize("year", range(2020, 2040))
def test_two_libraries_agree_about_every_day_of_the_years_ahead(year: int) -> None:
    assert [day for day in days_of(year) if not agrees(day)] == []


@pytest.mark.parametrize("decade", [*range(2000, 2020, 10), *range(2040, 2100, 10)])
def test_two_libraries_agree_about_the_holidays_of_a_hundred_years_and_the_days_beside_them(decade: int) -> None:
    named = {day for year in range(decade, decade + 10) for day in days_of(year) if holiday(day) not in {"", YEAR_END}}
    beside = {day + timedelta(days=step) for day in named for step in (-1, 1)}
    assert len(named) > 150
    assert [day for day in named | beside if not agrees(day)] == []


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 1, 1), "元日"),
        (date(2026, 1, 3), "年末年始"),
        (date(2026, 1, 4), ""),
        (date(2026, 5, 6), "振替休日"),
        (date(2026, 9, 22), "国民の休日"),
        (date(2026, 11, 23), "勤労感謝の日"),
        (date(2026, 12, 28), ""),
        (date(2026, 12, 29), "年末年始"),
        (date(2028, 2, 29), ""),
    ],
)
def test_a_holiday_is_called_by_its_name(day: date, name: str) -> None:
    assert holiday(day) == name


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-10-02 10:00", 4, "2026-10-02 14:00"),
        ("2026-10-02 16:15", 4, "2026-10-05 11:30"),  # over a weekend
        ("2026-10-02 13:15", 4, "2026-10-05 08:30"),  # the end of a day is the beginning of the next one
        ("2026-10-03 12:00", 1, "2026-10-05 09:30"),  # counted from the opening
        ("2026-05-01 16:15", 2, "2026-05-07 09:30"),  # over Golden Week
        ("2026-12-28 17:00", 1, "2027-01-04 09:15"),  # over the turn of the year
        ("2028-02-28 17:00", 9, "2028-03-01 08:30"),  # over the 29th of February
        ("2026-10-05 09:00", -1, "2026-10-02 16:45"),
        ("2026-10-05 08:30", -8.75, "2026-10-02 08:30"),
        ("2026-10-04 12:00", -1, "2026-10-02 16:15"),
    ],
)
def test_working_hours_are_counted_over_what_lies_between(start: str, hours: float, end: str) -> None:
    assert add_hours(jst(start), hours) == jst(end)


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        ("2026-10-01 10:00", 1, "2026-10-02 10:00"),
        ("2026-10-02 10:00", 1, "2026-10-05 10:00"),
        ("2026-10-02 20:00", 1, "2026-10-06 08:30"),  # what happens in the evening happens in the morning
        ("2026-11-20 15:00", 1, "2026-11-24 15:00"),
        ("2026-12-28 09:00", 1, "2027-01-04 09:00"),
        ("2027-01-04 09:00", -1, "2026-12-28 09:00"),
        ("2026-10-05 10:00", 0, "2026-10-05 10:00"),
    ],
)
def test_a_working_day_later_is_the_same_time_of_the_next_working_day(start: str, days: int, end: str) -> None:
    assert add_days(jst(start), days) == jst(end)


def test_shift_offices_have_days_and_hours_of_their_own() -> None:
    sunday, monday = jst("2026-10-04 18:30"), jst("2026-10-05 12:00")
    assert (is_open(sunday, LIBRARY), is_open(sunday)) == (True, False)
    assert (is_open(monday, LIBRARY), is_open(monday)) == (False, True)
    assert next_opening(monday, LIBRARY) == jst("2026-10-06 10:00")


def test_leave_and_quiet_months_are_no_working_time() -> None:
    assert next_opening(jst("2026-10-30 18:00"), ON_LEAVE) == jst("2026-11-16 08:30")
    assert not is_working_day(date(2027, 2, 1), ON_LEAVE)
    assert next_opening(jst("2026-12-01 10:00"), ASSEMBLY) == jst("2027-01-04 08:30")


def test_a_member_abroad_is_reached_in_their_own_morning_in_summer_and_in_winter() -> None:
    for day, utc_hour in ((date(2026, 10, 23), 6), (date(2026, 10, 26), 7)):  # summer time ends in between
        opening = next_opening(datetime.combine(day, time(1), UTC), Hours(zone=BERLIN))
        assert opening == datetime.combine(day, time(utc_hour, 30), UTC)


def test_an_hour_that_the_clock_leaps_over_is_nobody_s_working_time() -> None:
    leaping = Hours(days=frozenset({6}), opens=time(2, 30), closes=time(3), zone=BERLIN)
    sunday = datetime(2027, 3, 28, 0, tzinfo=UTC)
    assert next_opening(sunday, leaping).astimezone(BERLIN).date() == date(2027, 4, 4)


def test_who_never_works_is_not_waited_for() -> None:
    with pytest.raises(ValueError, match="no working day"):
        next_opening(jst("2026-10-02 10:00"), Hours(days=frozenset()))


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        is_open(datetime(2026, 10, 2, 10))  # noqa: DTZ001 (that is the point)


@pytest.mark.parametrize(
    ("day", "year"), [(date(2027, 3, 31), 2026), (date(2027, 4, 1), 2027), (date(2028, 2, 29), 2027)]
)
def test_the_fiscal_year_begins_in_april(day: date, year: int) -> None:
    assert fiscal_year(day) == year


@given(moments, everybody)
def test_the_next_opening_is_open_and_needs_no_further_opening(moment: datetime, hours: Hours) -> None:
    opening = next_opening(moment, hours)
    assert opening >= moment
    assert is_open(opening, hours)
    assert next_opening(opening, hours) == opening
    assert (opening == moment) == is_open(moment, hours)


@given(moments, spans, everybody)
def test_what_was_added_can_be_subtracted_again(moment: datetime, count: float, hours: Hours) -> None:
    start = next_opening(moment, hours)
    later = add_hours(start, count, hours)
    assert is_open(later, hours)
    assert second(add_hours(later, -count, hours)) == second(start)
    assert second(add_hours(add_hours(start, -count, hours), count, hours)) == second(start)


@given(moments, spans, everybody)
def test_between_two_moments_lie_the_hours_that_were_added(moment: datetime, count: float, hours: Hours) -> None:
    later = add_hours(moment, count, hours)
    assert abs(between(moment, later, hours) - timedelta(hours=count)) < timedelta(milliseconds=1)
    assert between(later, moment, hours) == -between(moment, later, hours)


@given(moments, moments, spans, everybody)
def test_who_starts_later_does_not_end_earlier(one: datetime, other: datetime, count: float, hours: Hours) -> None:
    first, last = sorted((one, other))
    for days in (-3, 0, 3):
        assert add_days(first, days, hours) <= add_days(last, days, hours)
    assert add_hours(first, count, hours) <= add_hours(last, count, hours)
    assert add_hours(first, -count, hours) <= add_hours(last, -count, hours)


@given(
    moments, st.integers(0, 60), st.sampled_from([OFFICE, LIBRARY, ON_LEAVE, Hours(zone=BERLIN), Hours(zone=NEW_YORK)])
)
def test_days_that_were_added_can_be_subtracted_again(moment: datetime, count: int, hours: Hours) -> None:
    start = next_opening(moment, hours)
    later = add_days(start, count, hours)
    assert is_open(later, hours)
    assert add_days(later, -count, hours) == start
