"""The way to the schedules, on the Home tab of organisers."""

from bot import blocks, schedules
from bot.blocks import Block
from bot.turn import Turn
from handlers.schedules import views


def organisers(t: Turn) -> list[Block]:
    """How many schedules there are, with the button; nothing for everybody else."""
    if not t.is_organiser:
        return []
    count = len(schedules.all_of(t.session, team_id=t.team_id))
    button = blocks.button(t.words("schedules-open"), views.LIST)
    return [blocks.section(t.words("schedules-home", count=count), accessory=button)]
