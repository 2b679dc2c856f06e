"""The way from the Home tab to what is stored about somebody."""

from bot import blocks
from bot.blocks import Block
from bot.turn import Turn
from handlers.mydata import views


def settings(t: Turn) -> list[Block]:
    """One button."""
    return [blocks.actions(blocks.button(t.words("mydata-open"), views.OPEN))]
