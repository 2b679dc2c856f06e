"""The way from the Home tab to the figures, for organisers."""

from bot import blocks
from bot.blocks import Block
from bot.turn import Turn
from handlers.results import views


def organisers(t: Turn) -> list[Block]:
    """The button; nothing for everybody else."""
    if not t.is_organiser:
        return []
    look = blocks.button(t.words("results-look"), views.OPEN)
    return [blocks.section(t.words("results-home"), accessory=look)]
