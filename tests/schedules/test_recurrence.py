"""When something comes round, and what holidays do to it."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bot import recurrence, working_time
from bot.recurrence import Every, OnHoliday, Planned, Rule

JAPAN = ZoneInfo("Asia/Tokyo")
MONDAYS = Rule(Every.WEEKS, date(2026, 11, 9), time(10), interval=2)


def japan(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=JAPAN).astimezone(UTC)


def days(rule: Rule, after: str, count: int = 3) -> list[str]:
    """The next days, month and day alone."""
    found = recurrence.upcoming(rule, after=japan(after), zone=JAPAN, count=count)
    return [f"{planned.at.astimezone(JAPAN):%m/%d}" for planned in found]


def test_every_second_monday_goes_round_the_holiday() -> None:
    assert days(MONDAYS, "2026-11-09 09:59", 4) == ["11/09", "11/24", "12/07", "12/21"]
    assert days(MONDAYS, "2026-11-09 10:00", 1) == ["11/24"]
    [moved] = recurrence.upcoming(MONDAYS, after=japan("2026-11-23 12:00"), zone=JAPAN, count=1)
    assert moved == Planned(japan("2026-11-24 10:00"), moved_from=date(2026, 11, 23), why="勤労感謝の日")


def test_a_holiday_is_left_out_or_kept_when_that_is_wished() -> None:
    assert days(Rule(**{**vars(MONDAYS), "on_holiday": OnHoliday.DROP}), "2026-11-10 00:00", 2) == ["12/07", "12/21"]
    assert days(Rule(**{**vars(MONDAYS), "on_holiday": OnHoliday.KEEP}), "2026-11-10 00:00", 1) == ["11/23"]


def test_the_turn_of_the_year_and_golden_week_are_passed_over() -> None:
    thursdays = Rule(Every.WEEKS, date(2026, 12, 24), time(10), weekdays=(3,))
    assert days(thursdays, "2026-12-24 10:00", 2) == ["01/04", "01/07"]
    fourth = Rule(Every.MONTH_DAY, date(2027, 4, 1), time(10), day=4)
    assert days(fourth, "2027-05-01 00:00", 1) == ["05/06"]


def test_what_was_moved_onto_another_date_is_one_with_it() -> None:
    both = Rule(Every.WEEKS, date(2026, 11, 16), time(10), weekdays=(0, 1))
    assert days(both, "2026-11-22 00:00") == ["11/24", "11/30", "12/01"]


def test_months_have_their_own_lengths() -> None:
    last = Rule(Every.MONTH_DAY, date(2027, 1, 1), time(10), day=31, on_holiday=OnHoliday.KEEP)
    assert days(last, "2027-01-01 00:00") == ["01/31", "02/28", "03/31"]
    fridays = Rule(Every.MONTH_WEEKDAY, date(2026, 10, 1), time(10), weekdays=(4,), nth=-1)
    assert days(fridays, "2026-10-01 00:00") == ["10/30", "11/27", "12/25"]


def test_once_is_once() -> None:
    once = Rule(Every.ONCE, date(2026, 11, 23), time(10))
    assert days(once, "2026-11-01 00:00") == ["11/24"]
    assert days(once, "2026-11-24 10:00") == []


rules = st.builds(
    Rule,
    every=st.sampled_from(Every),
    starts=st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    at=st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    interval=st.integers(1, 8),
    weekdays=st.sets(st.integers(0, 6), min_size=1).map(lambda found: tuple(sorted(found))),
    nth=st.sampled_from([1, 2, 3, 4, -1]),
    day=st.integers(1, 31),
    on_holiday=st.sampled_from(OnHoliday),
)


@settings(max_examples=60, deadline=None)
@given(rules, st.integers(0, 500))
def test_dates_come_in_order_once_a_day_never_on_a_closed_day_and_none_is_lost(rule: Rule, later: int) -> None:
    after = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=later, hours=later % 24)
    found = recurrence.upcoming(rule, after=after, zone=JAPAN, count=5)
    local = [planned.at.astimezone(JAPAN) for planned in found]
    assert all(planned.at > after for planned in found)
    assert len({each.date() for each in local}) == len(found)
    assert local == sorted(local)
    assert {each.time() for each in local} <= {rule.at}
    if rule.on_holiday is not OnHoliday.KEEP:
        assert not any(working_time.holiday(each.date()) for each in local)
    if found:
        assert recurrence.missed(rule, since=found[0].at, until=found[-1].at, zone=JAPAN) == found
        assert recurrence.upcoming(rule, after=found[0].at, zone=JAPAN, count=4) == found[1:]


@given(rules)
def test_what_was_stored_is_read_again(rule: Rule) -> None:
    assert recurrence.read(rule.json()) == rule
