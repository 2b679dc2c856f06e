"""What the Home tab says to organisers about searches in vain."""

from bot import blocks
from bot.blocks import Block
from bot.turn import Turn
from handlers.gaps import views
from knowledge import gaps

SHOWN = 5


def organisers(t: Turn) -> list[Block]:
    """What was searched in vain most often; nothing for everybody else."""
    if not t.is_organiser:
        return []
    vain = gaps.lately(t.session, team_id=t.team_id, now=t.now)
    return [
        blocks.heading(t.words("gaps-home")),
        *views.listed(t, vain[:SHOWN]),
        blocks.actions(blocks.button(t.words("gaps-all", count=len(vain)), views.LIST)),
    ]
