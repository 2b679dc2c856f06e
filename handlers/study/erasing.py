"""Lets somebody stand up from the table of those who study, when they erase what is stored about them."""

from sqlalchemy import delete

from bot.turn import Turn
from handlers.study import sitting
from handlers.study.model import Sitting


def erase(t: Turn, keeps_words: bool) -> None:  # noqa: ARG001, FBT001 (`Feature.erase`)
    """The table in the channel shows them no more."""
    t.session.execute(delete(Sitting).where(Sitting.team_id == t.team_id, Sitting.user_id == t.user_id))
    sitting.show_table(t)
