"""Writes digests one after the other, each in the turn of the person whom it is for."""

from collections.abc import Sequence
from datetime import timedelta

from bot.jobs import Parts
from bot.turn import Turns
from handlers.digests import model, rules
from handlers.digests.model import Digest
from handlers.digests.rules import Teller

EVERY = timedelta(seconds=20)


def write_one(parts: Parts, tellers: Sequence[Teller]) -> bool:
    """Write the next digest; whether there was one."""
    with parts.database.read() as session:
        waiting = model.next_unwritten(session, team_id=parts.team_id)
    if waiting is None:
        return False
    with Turns.of(parts, waiting.user_id)() as t:
        digest = t.session.get(Digest, (waiting.team_id, waiting.key, waiting.user_id), with_for_update=True)
        if digest and digest.written_at is None:
            rules.write(t, digest, tellers)
    return True
