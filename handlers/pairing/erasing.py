"""Lets somebody leave peer chats, when they erase what is stored about them; nobody is left waiting for them."""

from bot.turn import Refused, Turn
from handlers.pairing import model, tending


def erase(t: Turn, keeps_words: bool) -> None:  # noqa: ARG001, FBT001 (`Feature.erase`)
    """Whoever was to meet them is matched again where there is still time."""
    tending.stop(t)
    now = model.current(t, t.user_id)
    if now:
        round_, _ = now
        try:
            (tending.leave if round_.matched_at else tending.skip)(t, round_.id)
        except Refused:
            return  # it is too late for that, or they sit with nobody
