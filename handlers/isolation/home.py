"""What the Home tab says of how people are connected: to a leader, and to a companion of those they accompany."""

from bot.blocks import Block
from bot.turn import Turn
from handlers.isolation import model, views


def mine(t: Turn) -> list[Block]:
    """Nothing for everybody else; organisers are everybody else."""
    record = model.own(t) if model.is_leader(t) else None
    people = model.accompanied(t)
    return [
        *(views.own(t, record, model.companion(t)) if record else []),
        *(views.accompanied(t, people) if people else []),
    ]


def settings(t: Turn) -> list[Block]:
    """That a leader wants no record, and how to have it again."""
    return views.declined(t) if model.is_leader(t) and model.has_declined(t) else []
