"""Opens what organisers scheduled when it has come round: once, or not at all when it is too late to be useful."""

from collections.abc import Mapping
from datetime import timedelta
from zoneinfo import ZoneInfo

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot import moments, outbox, recurrence, schedules
from bot.feature import Occasion
from bot.jobs import Parts
from bot.recurrence import Planned
from bot.schedules import Schedule, State, To
from bot.turn import Turn, Turns

log = structlog.get_logger()

OPEN_EVERY = timedelta(seconds=2)
MEMBERS_PAGE = 200
# So many left-out dates are named; of more than these only the number is said.
NAMED = 5


def open_next(parts: Parts, occasions: Mapping[str, Occasion]) -> bool:
    """Deal with the schedule that is due, in one turn.

    Returns:
        Whether there was one.
    """
    now, kinds = parts.clock.now(), set(occasions)
    with parts.database.read() as session:
        waiting = schedules.due(session, team_id=parts.team_id, kinds=kinds, now=now)
    if waiting is None:
        return False
    people = in_channel(parts.slack, waiting)
    with Turns.of(parts)() as t:
        schedule = schedules.by_id(t.session, team_id=t.team_id, schedule_id=waiting.id)
        if schedule and schedule.next_at and schedule.next_at <= t.now:
            schedule.people = people
            _come_round(t, schedule, occasions[schedule.kind])
    return True


def in_channel(slack: WebClient, schedule: Schedule) -> list[str]:
    """Whom the schedule names: for a channel those who are in it now, or were when Slack last told us."""
    if schedule.to != To.CHANNEL:
        return schedule.people
    try:
        pages = slack.conversations_members(channel=schedule.whom, limit=MEMBERS_PAGE)
        return [user_id for page in pages for user_id in page["members"]]
    except (SlackApiError, OSError):
        log.warning("cannot see who is in a channel", channel=schedule.whom)
        return schedule.people


def _come_round(t: Turn, schedule: Schedule, occasion: Occasion) -> None:
    zone, since = ZoneInfo(t.settings.timezone), schedule.next_at or t.now
    late = recurrence.missed(recurrence.read(schedule.rule), since=since, until=t.now, zone=zone)
    stale = late if late and t.now - late[-1].at > occasion.useful_for else late[:-1]
    for planned in stale:
        _note(t, schedule, planned, State.SKIPPED, zone)
    if stale:
        _say_skipped(t, schedule, occasion, stale, zone)
    if late and late != stale:
        occurrence = _note(t, schedule, late[-1], State.OPENED, zone)
        if occurrence:
            occasion.open(t, schedule, occurrence)
    schedules.wind_on(schedule, now=t.now, zone=zone)


def _note(t: Turn, schedule: Schedule, planned: Planned, state: State, zone: ZoneInfo) -> schedules.Occurrence | None:
    day = planned.at.astimezone(zone).date()
    return schedules.note(t.session, schedule, at=planned.at, day=day, state=state, now=t.now)


def _say_skipped(t: Turn, schedule: Schedule, occasion: Occasion, stale: list[Planned], zone: ZoneInfo) -> None:
    if not t.organiser_channel:
        return  # the history in the organisers' window says it
    say, days = t.public_words, [planned.at.astimezone(zone) for planned in stale]
    named = "、".join(moments.short_day(day) for day in days[:NAMED]) + ("…" if len(days) > NAMED else "")
    outbox.post(
        t.session,
        team_id=t.team_id,
        key=f"schedule:{schedule.id}:skipped:{days[-1].date().isoformat()}",
        to=t.organiser_channel,
        message={"text": say("schedule-skipped", what=say(occasion.name), days=named, count=len(days))},
        now=t.now,
    )
