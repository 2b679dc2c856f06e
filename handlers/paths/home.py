"""What the Home tab says about paths: those that one is on, with their days, and the way to all others."""

from bot import blocks
from bot.blocks import Block
from bot.turn import Turn
from handlers.paths import model, views

SHOWN = 5


def sections(t: Turn) -> list[Block]:
    """One's own paths, the next due first."""
    return [blocks.header(t.words("paths-title")), *views.own(t, model.own(t)[:SHOWN]), views.doors(t)]
