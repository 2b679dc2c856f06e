"""What the Home tab says to organisers about letters that were not delivered."""

from bot import blocks
from bot.blocks import Block
from bot.letters import undelivered
from bot.turn import Turn
from handlers.letters import views


def organisers(t: Turn) -> list[Block]:
    """How many there are; nothing for everybody else, and nothing when all is well."""
    if not t.is_organiser:
        return []
    count = undelivered.count(t.session, team_id=t.team_id)
    look = blocks.button(t.words("letters-look"), views.LIST)
    return [blocks.section(t.words("letters-home", count=count), accessory=look)] if count else []
