"""What of meetups may stand in a mail: dates that wait for an answer, and that what one joined is today or tomorrow."""

from zoneinfo import ZoneInfo

from bot import moments, working_time
from bot.mailing.pieces import Entry, Part
from bot.turn import Turn
from handlers.meetups import ahead, views
from handlers.meetups.ahead import Ahead
from handlers.meetups.model import Meetup, State


def waiting(t: Turn) -> list[Part]:
    """What waits for the one whose turn it is."""
    say = t.words
    own = ahead.own(t)
    soon = tuple(_soon(t, each.meetup) for each in own if _is_soon(t, each))
    asked = tuple(_asked(t, each.meetup) for each in own if each.waits)
    return [
        Part(say("meetups-mail-soon-heading"), say("meetups-mail-soon", count=len(soon)), soon),
        Part(say("meetups-mail-asked-heading"), say("meetups-mail-asked", count=len(asked)), asked),
    ]


def _is_soon(t: Turn, own: Ahead) -> bool:
    """Whether somebody has a place in a meetup that begins before the next working day ends."""
    meetup = own.meetup
    if own.joining is None or own.joining.is_waiting:
        return False
    if meetup.state != State.FIXED or meetup.starts_at is None or meetup.starts_at <= t.now:
        return False
    zone = ZoneInfo(t.settings.timezone)
    return meetup.starts_at.astimezone(zone).date() <= working_time.add_days(t.now, 1).astimezone(zone).date()


def _soon(t: Turn, meetup: Meetup) -> Entry:
    at = meetup.starts_at.isoformat() if meetup.starts_at else ""
    return Entry(
        key=f"meetup:{meetup.id}:{at}",
        title=meetup.title,
        link=views.link(t, meetup),
        said=f"{views.when(t, t.words, meetup)}　{meetup.place}",
        is_urgent=True,
    )


def _asked(t: Turn, meetup: Meetup) -> Entry:
    deadline = moments.moment(t, t.words, meetup.deadline) if meetup.deadline else ""
    return Entry(
        key=f"meetup:{meetup.id}:dates",
        title=meetup.title,
        link=views.link(t, meetup),
        said=t.words("meetups-mail-until", deadline=deadline),
    )
