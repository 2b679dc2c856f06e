"""What of peer chats may stand in a mail: that there is somebody to meet this month; who it is, Slack tells."""

from bot import moments
from bot.mailing.pieces import Entry, Part
from bot.turn import Turn
from bot.working_time import JAPAN
from handlers.pairing import model
from handlers.pairing.model import State


def waiting(t: Turn) -> list[Part]:
    """What waits for the one whose turn it is."""
    found = model.current(t, t.user_id)
    if found is None or found[1].state != State.SEATED or found[1].met:
        return []
    round_, seat = found
    say = t.words
    closes = moments.day(say, round_.closes_at.astimezone(JAPAN).date())
    entry = Entry(f"peer-chat:{round_.id}:{seat.chat_id}", say("pairing-mail-line", closes=closes))
    return [Part(say("pairing-title"), say("pairing-mail"), (entry,))]
