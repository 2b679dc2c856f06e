"""What is typed into the form of a meetup becomes a plan, or a kind word beside the field that cannot be meant so."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from bot import inputs, moments, recurrence, working_time
from bot.blocks import Block
from bot.recurrence import Every, Rule
from bot.turn import Refused, Turn
from bot.typed_time import BackwardsError, NotUnderstoodError
from handlers.meetups import naming, rights
from handlers.meetups.model import Audience, Meetup, State
from handlers.meetups.naming import Span
from handlers.meetups.rules import Plan

KNOWN = "known"
ASKED = "asked"
ONCE = "once"
REPEATS = (ONCE, "week", "fortnight", "month")
MOST_DATES = 20
MOST_PLACES = 9999
# Answers are wanted until this time of the last day.
CLOSES_AT = time(17)
LONGEST = 12 * 60
MINUTES = "60"
QUORUM = "3"
_WEEK = 7
_FOURTH = 4


@dataclass(frozen=True)
class Fields:
    """What stands in the form, as it was typed."""

    title: str = ""
    purpose: str = ""
    place: str = ""
    channel: str = ""
    when: str = KNOWN
    day: str = ""
    starts: str = ""
    ends: str = ""
    repeat: str = ONCE
    dates: str = ""
    minutes: str = MINUTES
    deadline: str = ""
    quorum: str = QUORUM
    audience: str = Audience.CHANNEL
    capacity: str = ""


def fields_of(view: Block) -> Fields:
    """What stands in the form."""
    names = {each.name for each in fields(Fields)}
    typed: Mapping[str, str] = {name: value for name, value in inputs.typed(view).items() if name in names}
    chosen = {"when", "repeat", "audience"}
    return Fields(**{name: value for name, value in typed.items() if value or name not in chosen})


def of(t: Turn, meetup: Meetup) -> Fields:
    """The form as a meetup has it."""
    zone = rights.zone(t)
    starts = meetup.starts_at.astimezone(zone) if meetup.starts_at else None
    ends = meetup.ends_at.astimezone(zone) if meetup.ends_at else None
    return Fields(
        title=meetup.title,
        purpose=meetup.purpose,
        place=meetup.place,
        channel=meetup.channel_id,
        when=ASKED if meetup.state == State.ASKING else KNOWN,
        day=starts.date().isoformat() if starts else "",
        starts=f"{starts:%H:%M}" if starts else "",
        ends=f"{ends:%H:%M}" if ends else "",
        capacity=str(meetup.capacity or ""),
    )


def plan_of(t: Turn, typed: Fields) -> Plan:
    """What the form of a new meetup means.

    Raises:
        Refused: something is missing, or cannot be meant.
    """
    zone, capacity = rights.zone(t), capacity_of(typed)
    _see_whole(typed)
    known = typed.when == KNOWN
    dates = (span_of(t, typed),) if known else _dates(t, typed)
    plan = Plan(typed.title, typed.purpose, typed.place, typed.channel, dates, capacity)
    if known:
        return replace(plan, rule=_rule(typed.repeat, dates[0], zone))
    quorum = _number(typed.quorum or QUORUM, "quorum", most=capacity or MOST_PLACES)
    return replace(plan, deadline=_deadline(t, typed, dates[0]), quorum=quorum, audience=Audience(typed.audience))


def changed(t: Turn, meetup: Meetup, typed: Fields) -> Plan:
    """What the form of a meetup that is known already means.

    Raises:
        Refused: something is missing, or cannot be meant.
    """
    _see_whole(typed)
    dates: tuple[Span, ...] = ()
    if meetup.state == State.FIXED:
        known = of(t, meetup)
        same = (typed.day, typed.starts, typed.ends) == (known.day, known.starts, known.ends)
        dates = () if same else (span_of(t, typed),)
    return Plan(typed.title, typed.purpose, typed.place, typed.channel or meetup.channel_id, dates, capacity_of(typed))


def span_of(t: Turn, typed: Fields) -> Span:
    """The date that the form says.

    Raises:
        Refused: there is none, or it cannot be meant.
    """
    if not typed.day:
        raise Refused("meetups-no-day", block_id="day")
    day = date.fromisoformat(typed.day)
    _see_no_holiday(t, day, "day")
    try:
        span = naming.read_times(day, typed.starts, typed.ends, rights.zone(t))
    except BackwardsError:
        raise Refused("meetups-backwards", block_id="ends") from None
    except NotUnderstoodError as error:
        field = "starts" if error.text == typed.starts else "ends"
        raise Refused("meetups-bad-time", block_id=field) from None
    if span[0] <= t.now:
        raise Refused("meetups-past", block_id="day" if day < t.now.astimezone(rights.zone(t)).date() else "starts")
    return span


def deadline_of(t: Turn, typed: str) -> datetime:
    """Until when answers are wanted: the end of the working day.

    Raises:
        Refused: there is none, or it is over.
    """
    if not typed:
        raise Refused("meetups-no-deadline", block_id="deadline")
    deadline = datetime.combine(date.fromisoformat(typed), CLOSES_AT, rights.zone(t)).astimezone(UTC)
    if deadline <= t.now:
        raise Refused("meetups-deadline-past", block_id="deadline")
    return deadline


def capacity_of(typed: Fields) -> int | None:
    """How many places there are; None when there are enough for everybody.

    Raises:
        Refused: it is no number.
    """
    return _number(typed.capacity, "capacity", most=MOST_PLACES) if typed.capacity else None


def _dates(t: Turn, typed: Fields) -> tuple[Span, ...]:
    zone = rights.zone(t)
    length = timedelta(minutes=_number(typed.minutes or MINUTES, "minutes", most=LONGEST))
    try:
        found = naming.read_dates(typed.dates, today=t.now.astimezone(zone).date(), length=length, zone=zone)
    except BackwardsError as error:
        raise Refused("meetups-line-backwards", block_id="dates", line=error.text) from None
    except naming.WeekdayError as error:
        raise Refused("meetups-wrong-weekday", block_id="dates", day=moments.day(t.words, error.day)) from None
    except NotUnderstoodError as error:
        raise Refused("meetups-bad-line", block_id="dates", line=error.text) from None
    if not found:
        raise Refused("meetups-no-dates", block_id="dates")
    if len(found) > MOST_DATES:
        raise Refused("meetups-many-dates", block_id="dates", most=MOST_DATES, count=len(found))
    for earlier, later in pairwise(found):
        if earlier[0] == later[0]:
            raise Refused("meetups-twice", block_id="dates", when=moments.moment(t, t.words, later[0]))
    if found[0][0] <= t.now:
        raise Refused("meetups-line-past", block_id="dates", when=moments.moment(t, t.words, found[0][0]))
    for starts, _ in found:
        _see_no_holiday(t, starts.astimezone(zone).date(), "dates")
    return tuple(found)


def _deadline(t: Turn, typed: Fields, first: Span) -> datetime:
    deadline = deadline_of(t, typed.deadline)
    if deadline >= first[0]:
        raise Refused("meetups-deadline-late", block_id="deadline", when=moments.moment(t, t.words, first[0]))
    return deadline


def _see_whole(typed: Fields) -> None:
    for name in ("title", "place"):
        if not getattr(typed, name):
            raise Refused("meetups-empty", block_id=name)
    if not typed.channel:
        raise Refused("meetups-no-channel", block_id="channel")


def _see_no_holiday(t: Turn, day: date, block_id: str) -> None:
    if closed := working_time.holiday(day):
        raise Refused("meetups-holiday", block_id=block_id, day=moments.day(t.words, day), why=closed)


def _number(typed: str, block_id: str, *, most: int) -> int:
    number = naming.read_number(typed)
    if number is None or not 1 <= number <= most:
        raise Refused("meetups-bad-number", block_id=block_id, most=str(most))
    return number


def _rule(repeat: str, span: Span, zone: ZoneInfo) -> dict[str, object] | None:
    """How it repeats: on the same weekday, every so many weeks or once a month."""
    if repeat not in REPEATS or repeat == ONCE:
        return None
    starts = span[0].astimezone(zone)
    day, at, weekdays = starts.date(), starts.time(), (starts.weekday(),)
    if repeat == "month":
        nth = (day.day - 1) // _WEEK + 1
        nth = nth if nth <= _FOURTH else recurrence.LAST
        return Rule(Every.MONTH_WEEKDAY, day, at, weekdays=weekdays, nth=nth).json()
    return Rule(Every.WEEKS, day, at, interval=1 if repeat == "week" else 2, weekdays=weekdays).json()
