"""What the Home tab says about paths: what is due soon, those that one is on, and the way to all others."""

from datetime import timedelta

from bot import blocks, studied
from bot.blocks import Block
from bot.turn import Turn
from handlers.paths import model, views
from handlers.paths.model import Own

SHOWN = 5
# What is due within these days waits for the person.
SOON = timedelta(days=7)


def waiting(t: Turn) -> list[Block]:
    """One's own paths that are due soon, the next due first."""
    found = [each for each in model.own(t) if _is_soon(t, each)]
    return [blocks.heading(t.words("paths-home-soon")), *views.own(t, found[:SHOWN])] if found else []


def mine(t: Turn) -> list[Block]:
    """One's other paths, and the way to those of all towns."""
    found = [each for each in model.own(t) if not _is_soon(t, each)]
    return [blocks.heading(t.words("paths-title")), *views.own(t, found[:SHOWN]), views.doors(t)]


def _is_soon(t: Turn, each: Own) -> bool:
    return each.person.due <= studied.today(t.now) + SOON
