"""What somebody may set about their working time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot import availability, outbox, working_time
from bot.availability import Absence, Availability
from bot.turn import Refused, Turn
from bot.typed_time import BackwardsError, NotUnderstoodError, read_spans, read_time
from bot.working_time import OFFICE, Hours

# Longer leave exists, but then somebody else should be asked who it is that will come back.
LONGEST = timedelta(days=3 * 366)


@dataclass(frozen=True)
class Known:
    """What somebody set, as it is now."""

    said: Availability
    away: list[Absence]
    hours: Hours
    today: date


def known(t: Turn) -> Known:
    """What the one who acts has set; spans that are over are left out."""
    hours = availability.hours_of(t.session, team_id=t.team_id, user_id=t.user_id)
    today = t.now.astimezone(hours.zone).date()
    away = availability.absences(t.session, team_id=t.team_id, user_id=t.user_id)
    return Known(
        said=availability.of(t.session, team_id=t.team_id, user_id=t.user_id),
        away=[each for each in away if each.last >= today],
        hours=hours,
        today=today,
    )


def keep(t: Turn, *, fields: dict[str, str], days: list[str], quiet_months: bool, muted: bool) -> None:
    """Keep what was typed; what waits for this person is looked at again.

    Raises:
        Refused: something of it cannot be.
    """
    today = known(t).today
    opens = _time(fields, "opens", OFFICE.opens)
    closes = _time(fields, "closes", OFFICE.closes)
    if opens >= closes:
        raise Refused("availability-closes-first", block_id="closes")
    said = Availability(
        team_id=t.team_id,
        user_id=t.user_id,
        days="".join(sorted(days)) or "".join(map(str, sorted(OFFICE.days))),
        opens=opens,
        closes=closes,
        quiet_months=quiet_months,
        is_muted=muted,
        muted_until=_until(fields.get("until", ""), today) if muted else None,
    )
    away = [_absence(t, span, is_leave=True) for span in _spans(fields, "leave", today)]
    away += [_absence(t, span, is_leave=False) for span in _spans(fields, "quiet", today)]
    availability.keep(t.session, said, away=away, today=today)
    outbox.reconsider(t.session, team_id=t.team_id, user_id=t.user_id, now=t.now)


def unmute(t: Turn) -> None:
    """The bot may speak first again."""
    availability.mute(t.session, team_id=t.team_id, user_id=t.user_id, muted=False)


def is_muted(t: Turn) -> bool:
    """Whether the bot is not to speak first to the one who acts."""
    return availability.is_muted(t.session, team_id=t.team_id, user_id=t.user_id, now=t.now)


def next_opening(t: Turn) -> datetime:
    """From when the bot may speak first to the one who acts, silence apart."""
    hours = availability.hours_of(t.session, team_id=t.team_id, user_id=t.user_id)
    return working_time.next_opening(t.now, hours)


def _time(fields: dict[str, str], block_id: str, default: time) -> time:
    typed = fields.get(block_id, "")
    try:
        return read_time(typed) if typed else default
    except NotUnderstoodError:
        raise Refused("availability-no-time", block_id=block_id, typed=typed) from None


def _spans(fields: dict[str, str], block_id: str, today: date) -> list[tuple[date, date]]:
    spans = _read(lambda: read_spans(fields.get(block_id, ""), today=today), block_id)
    for first, last in spans:
        if last < today:
            raise Refused("availability-over", block_id=block_id, last=last.isoformat())
        if last - min(first, today) > LONGEST:
            raise Refused("availability-too-long", block_id=block_id)
    return spans


def _until(typed: str, today: date) -> date | None:
    spans = _read(lambda: read_spans(typed, today=today), "until")
    if not spans:
        return None
    if spans[-1][1] < today:
        raise Refused("availability-over", block_id="until", last=spans[-1][1].isoformat())
    return spans[-1][1]


def _read(read: Callable[[], list[tuple[date, date]]], block_id: str) -> list[tuple[date, date]]:
    try:
        return read()
    except BackwardsError as error:
        raise Refused("availability-ends-first", block_id=block_id, typed=error.text) from None
    except NotUnderstoodError as error:
        raise Refused("availability-no-day", block_id=block_id, typed=error.text) from None


def _absence(t: Turn, span: tuple[date, date], *, is_leave: bool) -> Absence:
    return Absence(team_id=t.team_id, user_id=t.user_id, first=span[0], last=span[1], is_leave=is_leave)
