"""What of meetups may stand in a mail: dates that wait for an answer, and that what one joined is today or tomorrow."""

from zoneinfo import ZoneInfo

from bot import moments, working_time
from bot.mailing.pieces import Entry, Part
from bot.turn import Turn
from handlers.meetups import guests, model, views
from handlers.meetups.model import Meetup, State

LOOKED_AT = 12


def waiting(t: Turn) -> list[Part]:
    """What waits for the one whose turn it is."""
    say = t.words
    ahead = model.ahead(t.session, team_id=t.team_id, now=t.now, limit=LOOKED_AT)
    soon = tuple(_soon(t, each) for each in ahead if _is_soon(t, each))
    asked = tuple(_asked(t, each) for each in ahead if _is_unanswered(t, each))
    return [
        Part(say("meetups-mail-soon-heading"), say("meetups-mail-soon", count=len(soon)), soon),
        Part(say("meetups-mail-asked-heading"), say("meetups-mail-asked", count=len(asked)), asked),
    ]


def _is_soon(t: Turn, meetup: Meetup) -> bool:
    """Whether somebody has a place in a meetup that begins before the next working day ends."""
    if meetup.state != State.FIXED or meetup.starts_at is None or meetup.starts_at <= t.now:
        return False
    zone = ZoneInfo(t.settings.timezone)
    if meetup.starts_at.astimezone(zone).date() > working_time.add_days(t.now, 1).astimezone(zone).date():
        return False
    joining = guests.joining(t.session, meetup, t.user_id)
    return joining is not None and not joining.is_waiting


def _soon(t: Turn, meetup: Meetup) -> Entry:
    at = meetup.starts_at.isoformat() if meetup.starts_at else ""
    return Entry(
        key=f"meetup:{meetup.id}:{at}",
        title=meetup.title,
        link=views.link(t, meetup),
        said=f"{views.when(t, t.words, meetup)}　{meetup.place}",
        is_urgent=True,
    )


def _is_unanswered(t: Turn, meetup: Meetup) -> bool:
    if meetup.state != State.ASKING or meetup.deadline is None or meetup.deadline <= t.now:
        return False
    mine = [each for each in model.votes(t.session, meetup) if each.user_id == t.user_id]
    return len(mine) < len(model.dates(t.session, meetup))


def _asked(t: Turn, meetup: Meetup) -> Entry:
    deadline = moments.moment(t, t.words, meetup.deadline) if meetup.deadline else ""
    return Entry(
        key=f"meetup:{meetup.id}:dates",
        title=meetup.title,
        link=views.link(t, meetup),
        said=t.words("meetups-mail-until", deadline=deadline),
    )
