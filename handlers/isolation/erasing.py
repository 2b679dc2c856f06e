"""Forgets how somebody is connected, when they erase what is stored about them; what they declined stays."""

from bot import contacts
from bot.turn import Turn


def erase(t: Turn, keeps_words: bool) -> None:  # noqa: ARG001, FBT001 (`Feature.erase`)
    """Their posts and replies go with the other rows."""
    known = contacts.find(t.session, team_id=t.team_id, user_id=t.user_id)
    if known and known.declined:
        known.could_talk = known.talked_at = known.came_by_at = None
    elif known:
        t.session.delete(known)
    t.session.flush()
