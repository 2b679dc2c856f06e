"""What organisers may do with schedules, and what they mean by what they type: 「１０時」「第２」「月末」「2 週」."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot import bodies, recurrence, schedules
from bot.bodies import Body
from bot.feature import Occasion
from bot.members import Member
from bot.recurrence import Every, OnHoliday, Rule
from bot.roles import Role
from bot.schedules import Schedule, State, To
from bot.turn import Refused, Turn

MONDAY = 0
MOST_WEEKS = 52
# Slack takes so many options in a menu.
MENU = 100
LONGEST_MONTH = 31
NOON = 12
NTHS = (1, 2, 3, 4, recurrence.LAST)
_TIME = re.compile(
    r"(?P<early>午前|am)?(?P<late>午後|pm)?(?P<hour>\d{1,2})(?:[:時.](?P<minute>\d{1,2}|半)?分?)?(?P<after>am|pm)?"
)
_MONTH_END = {"末", "末日", "月末", "月末日"}


@dataclass(frozen=True)
class Fields:
    """What stands in the form, as it was typed; the beginning is every second Monday at ten, to the leaders."""

    kind: str
    starts: str
    to: str = To.LEADERS
    body: str = ""
    role: str = ""
    people: tuple[str, ...] = ()
    channel: str = ""
    every: str = Every.WEEKS
    interval: str = "2"
    weekdays: tuple[str, ...] = ("0",)
    nth: str = "1"
    weekday: str = "0"
    day: str = "1"
    time: str = "10:00"
    on_holiday: str = OnHoliday.NEXT

    @property
    def whom(self) -> str:
        """The body, role or channel that is meant."""
        return {To.BODY: self.body, To.ROLE: self.role, To.CHANNEL: self.channel}.get(To(self.to), "")


def only_for_organisers(t: Turn) -> None:
    """See that an organiser acts.

    Raises:
        Refused: it is somebody else.
    """
    if not t.is_organiser:
        raise Refused("schedules-organisers-only")


def zone(t: Turn) -> ZoneInfo:
    """The zone of the workspace's clocks."""
    return ZoneInfo(t.settings.timezone)


def blank(t: Turn, occasions: Mapping[str, Occasion]) -> Fields:
    """The form before anybody touched it."""
    today = t.now.astimezone(zone(t)).date()
    monday = today + timedelta(days=(MONDAY - today.weekday()) % 7 or 7)
    return Fields(kind=next(iter(occasions), ""), starts=monday.isoformat())


def of(schedule: Schedule) -> Fields:
    """The form as a schedule has it."""
    rule = recurrence.read(schedule.rule)
    return Fields(
        kind=schedule.kind,
        to=schedule.to,
        body=schedule.whom if schedule.to == To.BODY else "",
        role=schedule.whom if schedule.to == To.ROLE else "",
        channel=schedule.whom if schedule.to == To.CHANNEL else "",
        people=tuple(schedule.people) if schedule.to == To.PEOPLE else (),
        every=rule.every,
        starts=rule.starts.isoformat(),
        interval=str(rule.interval),
        weekdays=tuple(map(str, rule.weekdays)),
        weekday=str(rule.weekdays[0]),
        nth=str(rule.nth),
        day=str(rule.day),
        time=rule.at.isoformat("minutes"),
        on_holiday=rule.on_holiday,
    )


def rule_of(t: Turn, fields: Fields) -> Rule:
    """When it is to come round.

    Raises:
        Refused: something cannot be meant, or it would never come round.
    """
    every = Every(fields.every)
    if not fields.starts:
        raise Refused("schedules-no-day", block_id="starts")
    weekdays = tuple(sorted(map(int, fields.weekdays))) if every is Every.WEEKS else (int(fields.weekday),)
    if not weekdays:
        raise Refused("schedules-no-weekday", block_id="weekdays")
    rule = Rule(
        every=every,
        starts=date.fromisoformat(fields.starts),
        at=_time(fields.time),
        interval=_weeks(fields.interval) if every is Every.WEEKS else 1,
        weekdays=weekdays,
        nth=int(fields.nth),
        day=_day(fields.day) if every is Every.MONTH_DAY else 1,
        on_holiday=OnHoliday(fields.on_holiday),
    )
    if not recurrence.upcoming(rule, after=t.now, zone=zone(t), count=1):
        raise Refused("schedules-never", block_id="starts")
    return rule


def keep(t: Turn, fields: Fields, *, schedule_id: int | None) -> Schedule:
    """Keep what the form says.

    Raises:
        Refused: something is missing, or cannot be meant.
    """
    if To(fields.to) in {To.BODY, To.ROLE, To.CHANNEL} and not fields.whom:
        raise Refused("schedules-no-audience", block_id=fields.to)
    if fields.to == To.PEOPLE and not fields.people:
        raise Refused("schedules-no-audience", block_id="people")
    return schedules.keep(
        t.session,
        team_id=t.team_id,
        kind=fields.kind,
        to=To(fields.to),
        whom=fields.whom,
        people=list(fields.people) if fields.to == To.PEOPLE else [],
        rule=rule_of(t, fields),
        given_by=t.user_id,
        now=t.now,
        zone=zone(t),
        schedule=one(t, schedule_id) if schedule_id else None,
    )


def one(t: Turn, schedule_id: int) -> Schedule:
    """The schedule, held until the turn ends.

    Raises:
        Refused: it was deleted.
    """
    found = schedules.by_id(t.session, team_id=t.team_id, schedule_id=schedule_id)
    if found is None:
        raise Refused("schedules-gone")
    return found


def run_now(t: Turn, schedule: Schedule, occasion: Occasion) -> bool:
    """Let it happen now, in place of what is due today; False when it already happened today."""
    today = t.now.astimezone(zone(t)).date()
    occurrence = schedules.note(t.session, schedule, at=t.now, day=today, state=State.OPENED, now=t.now, by=t.user_id)
    if occurrence is None:
        return False
    occasion.open(t, schedule, occurrence)
    return True


def offered_roles() -> list[Role]:
    """The roles that can be meant beside that of the leaders."""
    return [role for role in Role if role is not Role.LEADER]


def offered_bodies(t: Turn) -> list[Body]:
    """The bodies in which somebody works, as many as can be chosen from."""
    works_for = select(Member.body_id).where(Member.team_id == t.team_id, Member.body_id.is_not(None)).distinct()
    inhabited = set(t.session.scalars(works_for))
    return [body for body in bodies.of_today(t.session, team_id=t.team_id) if body.id in inhabited][:MENU]


def _time(typed: str) -> time:
    found = _TIME.fullmatch(_plain(typed).lower())
    if found is None:
        raise Refused("schedules-bad-time", block_id="time")
    hour, minute = int(found["hour"]), 30 if found["minute"] == "半" else int(found["minute"] or 0)
    after = found["late"] or found["after"] == "pm"
    if after and hour < NOON:
        hour += NOON
    try:
        return time(hour, minute)
    except ValueError:
        raise Refused("schedules-bad-time", block_id="time") from None


def _weeks(typed: str) -> int:
    found = re.fullmatch(r"(\d{1,3})(?:週間?)?(?:ごと|おき|に1回)?", _plain(typed))
    if found is None or not 1 <= int(found[1]) <= MOST_WEEKS:
        raise Refused("schedules-bad-weeks", block_id="interval", most=MOST_WEEKS)
    return int(found[1])


def _day(typed: str) -> int:
    plain = _plain(typed)
    if plain in _MONTH_END:
        return LONGEST_MONTH
    found = re.fullmatch(r"(\d{1,2})日?", plain)
    if found is None or not 1 <= int(found[1]) <= LONGEST_MONTH:
        raise Refused("schedules-bad-day", block_id="day")
    return int(found[1])


def _plain(typed: str) -> str:
    return "".join(unicodedata.normalize("NFKC", typed).split())
