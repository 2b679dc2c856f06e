"""What the Home tab says about working time: one line, and the way to change it."""

from bot import blocks, doors
from bot.blocks import Block
from bot.turn import Turn
from handlers.availability import model, views


def settings(t: Turn) -> list[Block]:
    """When the bot speaks to this person of its own accord."""
    buttons = [blocks.button(t.words("availability-change"), doors.HOURS)]
    if model.is_muted(t):
        buttons.insert(0, blocks.button(t.words("availability-unmute"), views.UNMUTE))
    return [blocks.context("\n".join(views.summary(t))), blocks.actions(*buttons)]
