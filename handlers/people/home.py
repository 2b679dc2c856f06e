"""What the Home tab says about people: hello to those who have not said where they work, roles to organisers."""

from bot.blocks import Block
from bot.turn import Turn
from handlers.people import model, views, windows


def waiting(t: Turn) -> list[Block]:
    """The first note, until it is answered or put off."""
    return views.home_note(t) if model.shows_on_home(t) else []


def organisers(t: Turn) -> list[Block]:
    """The way to the roles; nothing for everybody else."""
    return windows.door(t) if t.is_organiser else []
