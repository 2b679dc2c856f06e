"""What happens to know-how without anybody acting: what cards mean is worked out, reviews are due, consents expire."""

from datetime import timedelta

from bot.jobs import Job, Parts
from handlers.knowhow import reviewing, thread
from knowledge import encoder, vectors
from knowledge.encoder import Unavailable

EVERY = timedelta(seconds=10)
AT_ONCE = 16


def work_out_meaning(parts: Parts) -> bool:
    """Some cards' vectors; until they are there, and while the encoder is down, the cards are found by their words."""
    by = encoder.of(parts.settings)
    if by is None:
        return False
    try:
        return vectors.work_out(parts.database, team_id=parts.team_id, by=by, at_once=AT_ONCE) > 0
    except Unavailable:
        return False


MEANING = Job("meaning", EVERY, work_out_meaning, asks_others=True)
REVIEWS = Job("reviews", timedelta(minutes=1), reviewing.ask_one)
CONSENTS = Job("thread-consents", timedelta(minutes=1), thread.close_one)
