"""The way from the Home tab to the record, for organisers."""

from bot import blocks
from bot.blocks import Block
from bot.turn import Turn
from handlers.audit import views


def organisers(t: Turn) -> list[Block]:
    """The button; nothing for everybody else."""
    if not t.is_organiser:
        return []
    look = blocks.button(t.words("audit-look"), views.OPEN)
    return [blocks.section(f"*{t.words('audit-title')}*", accessory=look)]
