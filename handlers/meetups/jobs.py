"""What happens to meetups without anybody acting, one small step at a time."""

from datetime import timedelta

import structlog
from slack_sdk.errors import SlackApiError
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import roles
from bot.jobs import Parts, first_of
from bot.outbox import Failure, Letter
from bot.roles import Role
from bot.turn import Turn, Turns
from handlers.meetups import closing, letters, model, polling, rights, views
from handlers.meetups.model import Audience, Meetup, State

log = structlog.get_logger()

EVERY = timedelta(seconds=2)
PAGE = 200


def step(parts: Parts) -> bool:
    """Do the first thing that is to be done; whether there was one."""
    turn = Turns.of(parts)
    with parts.database.read() as session:
        due = model.is_anything_due(session, team_id=parts.team_id, now=parts.clock.now())
        unposted = _unposted(session, parts.team_id)
    if unposted:
        with turn() as t:
            say_unposted(t, unposted)
        return True
    if not due:
        return False
    return first_of(turn, (closing.finish_one, remind_one, polling.close_one)) or ask_silent(parts, turn)


def remind_one(t: Turn) -> bool:
    """Remind those who come to a meetup, a working day or an hour before; whether there was one to remind of."""
    soon = select(Meetup).where(Meetup.team_id == t.team_id, Meetup.state == State.FIXED)
    for what, at in (("day", Meetup.day_at), ("hour", Meetup.hour_at)):
        meetup = t.session.scalars(soon.where(at <= t.now).order_by(Meetup.id).limit(1).with_for_update()).first()
        if meetup is None:
            continue
        # After a long silence of the bot's the later reminder says it all.
        if not (what == "day" and meetup.hour_at and meetup.hour_at <= t.now):
            letters.remind(t, meetup, what)
        if what == "day":
            meetup.day_at = None
        else:
            meetup.hour_at = None
        return True
    return False


def say_unposted(t: Turn, meetup_id: int) -> None:
    """Nobody sees a meetup, because Slack did not take its announcement: whoever runs it is told once."""
    meetup = rights.one(t, meetup_id, hold=True)
    if meetup.unposted_at or not meetup.is_ahead:
        return
    meetup.unposted_at = t.now
    if keeper := rights.keeper(t, meetup):
        letters.write(t, meetup, f"unposted:{meetup.announcement}", keeper, views.unposted(t, meetup, keeper))


def ask_silent(parts: Parts, turn: Turns) -> bool:
    """Remind those who were asked about dates and said nothing; whether there was such a meetup."""
    with turn.look() as t:
        meetup = polling.to_remind(t.session, team_id=t.team_id, now=t.now)
    if meetup is None:
        return False
    people = _in_channel(parts, meetup.channel_id) if meetup.audience == Audience.CHANNEL else []
    with turn() as t:
        held = rights.one(t, meetup.id, hold=True)
        if held.remind_at and held.state == State.ASKING:
            if held.audience == Audience.LEADERS:
                people = roles.having(t.session, team_id=t.team_id, role=Role.LEADER)
            polling.remind(t, held, people)
    return True


def _in_channel(parts: Parts, channel_id: str) -> list[str]:
    try:
        pages = parts.slack.conversations_members(channel=channel_id, limit=PAGE)
        return [user_id for page in pages for user_id in page["members"]]
    except (SlackApiError, OSError):
        log.warning("cannot see who is in a channel", channel=channel_id)
        return []


def _unposted(session: Session, team_id: str) -> int | None:
    """A meetup of which the announcement is dead, and nobody was told yet."""
    dead = select(Letter.key).where(
        Letter.team_id == team_id, Letter.failure.not_in(list(Failure)), Letter.key.startswith("meetup:")
    )
    keys = set(session.scalars(dead))
    if not keys:
        return None
    unaware = select(Meetup).where(Meetup.team_id == team_id, Meetup.unposted_at.is_(None))
    ahead = session.scalars(unaware.where(Meetup.state.in_([State.ASKING, State.FIXED])))
    return next((each.id for each in ahead if each.announcement_key in keys), None)
