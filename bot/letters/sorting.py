"""Which letter goes next: the most urgent one; at equal urgency features take turns; what may not go is passed over.

The question to the database touches a few rows only, however many letters wait.
"""

from collections.abc import Collection
from datetime import UTC, datetime

from sqlalchemy import String, bindparam, select, text
from sqlalchemy.orm import Session

from bot.db import Utc
from bot.letters import pacing
from bot.letters.pacing import Limits
from bot.outbox import Letter, Urgency

NEVER = datetime.min.replace(tzinfo=UTC)
# The last step of urgency: below the least urgent answer stands what is no answer (see `outbox.post`).
LAST_LEVEL = max(Urgency) + 1

# The first letter of each queue and urgency that could go. Each queue is found by one look into the index, and so is
# each first letter; a letter that belongs into a thread waits until the root stands in Slack.
_HEADS = text(
    """
    WITH RECURSIVE
    queues (queue) AS (
        SELECT min(queue) FROM letter WHERE team_id = :team AND due_at IS NOT NULL
        UNION ALL
        SELECT (SELECT min(letter.queue) FROM letter
                WHERE letter.team_id = :team AND letter.due_at IS NOT NULL AND letter.queue > queues.queue)
        FROM queues WHERE queues.queue IS NOT NULL
    ),
    levels (urgency) AS (
        SELECT 0
        UNION ALL
        SELECT urgency + 1 FROM levels WHERE urgency < :last
    )
    SELECT letter.* FROM letter WHERE letter.id IN (
        SELECT (SELECT waiting.id FROM letter AS waiting
                WHERE waiting.team_id = :team AND waiting.queue = queues.queue AND waiting.urgency = levels.urgency
                AND waiting.due_at <= :now
                AND waiting.channel NOT IN :busy
                AND (waiting.thread_key IS NULL OR EXISTS (
                    SELECT 1 FROM letter AS root
                    WHERE root.team_id = waiting.team_id AND root.key = waiting.thread_key AND root.ts IS NOT NULL))
                ORDER BY waiting.due_at, waiting.id LIMIT 1)
        FROM queues CROSS JOIN levels WHERE queues.queue IS NOT NULL
    )
    """
).bindparams(bindparam("now", type_=Utc), bindparam("busy", type_=String(), expanding=True))


def next_letter(session: Session, *, team_id: str, now: datetime, limits: Limits) -> Letter | None:
    """The letter that is to go now, locked."""
    busy = pacing.busy_channels(session, team_id=team_id, now=now, limits=limits)
    heads = _heads(session, team_id, now, busy)
    closed = pacing.closed_lanes(session, team_id=team_id, now=now) if heads else set()
    heads = [letter for letter in heads if letter.lane not in closed]
    if not heads:
        return None
    turns = pacing.last_turns(session, team_id=team_id)
    chosen = min(heads, key=lambda letter: (letter.urgency, turns.get(letter.queue, NEVER), letter.due_at, letter.id))
    session.refresh(chosen, with_for_update=True)
    return chosen


def _heads(session: Session, team_id: str, now: datetime, busy: Collection[str]) -> list[Letter]:
    values = {"team": team_id, "now": now, "last": LAST_LEVEL, "busy": list(busy)}
    return list(session.scalars(select(Letter).from_statement(_HEADS), values))
