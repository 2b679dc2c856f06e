"""Lets somebody leave meetups, when they erase what is stored about them; what is still to come keeps its host."""

from sqlalchemy import update

from bot.turn import Turn
from handlers.meetups import following
from handlers.meetups.model import Meetup, State


def erase(t: Turn, keeps_words: bool) -> None:  # noqa: ARG001, FBT001 (`Feature.erase`)
    """Their places go to those who wait; meetups that are over do not say any more who hosted them."""
    following.leave_all(t, t.user_id)
    over = (Meetup.team_id == t.team_id, Meetup.host_id == t.user_id, Meetup.state.in_([State.OVER, State.CANCELLED]))
    t.session.execute(update(Meetup).where(*over).values(host_id=""))
