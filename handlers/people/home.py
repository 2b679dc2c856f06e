"""What the Home tab says about people: to those who have not said yet where they work, hello."""

from bot.blocks import Block
from bot.turn import Turn
from handlers.people import model, views


def sections(t: Turn) -> list[Block]:
    """The first note, until it is answered or put off; afterwards nothing."""
    return views.home_note(t) if model.shows_on_home(t) else []
