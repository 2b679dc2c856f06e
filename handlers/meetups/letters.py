"""What people are written about a meetup that they joined: in their own working hours, each thing once."""

from sqlalchemy import select

from bot import outbox, working_time
from bot.blocks import Block
from bot.outbox import Letter, Speaks
from bot.turn import Turn
from handlers.meetups import guests, model, views
from handlers.meetups.model import Joining, Meetup, State

# What is replaced by the letter that it moved, and what is written anew with the new date.
REPLACED = {"moved", "remind"}
RENEWED = {"moved_up", "decided", "decided_waiting", "decided_maybe"}


def tell_all(t: Turn, meetup: Meetup, what: str) -> None:
    """Tell everybody who joined, or said when they could come, but not the one who does it: `moved`, `cancelled`."""
    people = [each.user_id for each in guests.joinings(t.session, meetup)]
    people += [each.user_id for each in model.votes(t.session, meetup) if each.suits != model.Suits.NO]
    for user_id in dict.fromkeys(people):
        if user_id != t.user_id:
            message = views.told(t, meetup, user_id, what)
            write(t, meetup, f"{what}:{meetup.sequence}:{user_id}", user_id, message)


def tell_moved_up(t: Turn, meetup: Meetup, joining: Joining) -> None:
    """Tell somebody that they have a place now."""
    message = views.told(t, meetup, joining.user_id, "moved_up")
    write(t, meetup, f"moved_up:{joining.id}:{joining.user_id}", joining.user_id, message)


def remind(t: Turn, meetup: Meetup, what: str) -> None:
    """Remind everybody who has a place and knows of the date for long enough to forget it: `day` before, or `hour`."""
    at = meetup.day_at if what == "day" else meetup.hour_at
    for joining in guests.joinings(t.session, meetup):
        if not joining.is_waiting and at and joining.at < at:
            message = views.told(t, meetup, joining.user_id, what)
            write(t, meetup, f"remind:{meetup.sequence}:{what}:{joining.user_id}", joining.user_id, message)


def in_thread(t: Turn, meetup: Meetup, what: str, message: Block) -> None:
    """Post it in the meetup's thread once; from then on it is edited there."""
    key = f"{meetup.announcement_key}:{what}"
    outbox.put(
        t.session,
        team_id=t.team_id,
        key=key,
        to=meetup.channel_id,
        message=message,
        now=t.now,
        thread_key=meetup.announcement_key,
        about="meetups",
    )


def write(t: Turn, meetup: Meetup, key: str, user_id: str, message: Block) -> None:
    """A letter about a meetup. What cannot wait until somebody is at work goes at once: it would come too late."""
    speaks = Speaks.REMINDING
    if meetup.starts_at and t.now < meetup.starts_at <= working_time.next_opening(t.now):
        speaks = Speaks.ANSWERING
    is_of_use_until = meetup.ends_at if meetup.state == State.FIXED else None
    if key.startswith("remind"):
        speaks, is_of_use_until = Speaks.REMINDING, meetup.starts_at
    outbox.post(
        t.session,
        team_id=t.team_id,
        key=f"{meetup.key}:{key}",
        to=user_id,
        message=message,
        now=t.now,
        speaks=speaks,
        about="meetups",
        stale_at=is_of_use_until,
    )


def take_back(t: Turn, meetup: Meetup, user_id: str = "") -> None:
    """Leave letters unsent that are of no use any more: all of them, or those to one person."""
    for letter in _unsent(t, meetup):
        if not user_id or letter.channel == user_id:
            letter.discard()


def correct(t: Turn, meetup: Meetup) -> None:
    """It moved: no letter that is still to be sent says what is not so any more."""
    for letter in _unsent(t, meetup):
        what = letter.key.removeprefix(f"{meetup.key}:").partition(":")[0]
        if what in RENEWED:
            letter.message = views.told(t, meetup, letter.channel, what)
        elif what in REPLACED:
            letter.discard()


def _unsent(t: Turn, meetup: Meetup) -> list[Letter]:
    """Letters to people about it that are not on their way."""
    found = select(Letter).where(
        Letter.team_id == t.team_id,
        Letter.key.startswith(f"{meetup.key}:", autoescape=True),
        Letter.channel != meetup.channel_id,
        Letter.sent == 0,
        Letter.claimed_at.is_(None),
        Letter.failure.is_(None),
    )
    return list(t.session.scalars(found))
