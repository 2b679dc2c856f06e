"""The way to the channels, on the Home tab of organisers."""

from bot.blocks import Block
from bot.turn import Turn
from handlers.channels import views


def organisers(t: Turn) -> list[Block]:
    """Which channels there are, with the button; nothing for everybody else."""
    return views.door(t) if t.is_organiser else []
