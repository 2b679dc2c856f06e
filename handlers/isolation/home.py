"""What the Home tab says of how people are connected: to a leader, and to a companion of those they accompany."""

from bot.blocks import Block
from bot.turn import Turn
from handlers.isolation import model, views


def sections(t: Turn) -> list[Block]:
    """Nothing for everybody else; organisers are everybody else."""
    shown: list[Block] = []
    if model.is_leader(t):
        record = model.own(t)
        if record:
            shown += views.own(t, record, model.companion(t))
        elif model.has_declined(t):
            shown += views.declined(t)
    if people := model.accompanied(t):
        shown += views.accompanied(t, people)
    return shown
