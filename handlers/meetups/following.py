"""What happens in the workspace and touches meetups: channels get other ids, and people leave."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select, update

from bot.turn import Turn
from handlers.meetups import guests, model, rules
from handlers.meetups.model import Joining, Meetup, State


def on_new_id(t: Turn, event: Mapping[str, Any]) -> None:
    """`channel_id_changed`: it is the same channel."""
    there = (Meetup.team_id == t.team_id, Meetup.channel_id == event["old_channel_id"])
    t.session.execute(update(Meetup).where(*there).values(channel_id=event["new_channel_id"]))


def on_user_change(t: Turn, event: Mapping[str, Any]) -> None:
    """`user_change`: whoever has left leaves their places to others."""
    if event["user"].get("deleted"):
        leave_all(t, event["user"]["id"])


def leave_all(t: Turn, user_id: str) -> None:
    """Somebody comes to nothing any more; whoever waits takes their places."""
    theirs = (
        select(Joining.meetup_id)
        .join(Meetup, Meetup.id == Joining.meetup_id)
        .where(Joining.team_id == t.team_id, Joining.user_id == user_id, Meetup.state == State.FIXED)
        .order_by(Joining.meetup_id)
    )
    for meetup_id in t.session.scalars(theirs).all():
        meetup = model.by_id(t.session, team_id=t.team_id, meetup_id=meetup_id, hold=True)
        joining = guests.joining(t.session, meetup, user_id) if meetup else None
        if meetup and joining and meetup.ends_at and meetup.ends_at > t.now:
            rules.remove(t, meetup, joining)
