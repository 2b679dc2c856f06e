"""How help looks."""

from bot import blocks, doors
from bot.blocks import Block
from bot.turn import Turn


def explanation(t: Turn) -> Block:
    """What the bot can do, and where its commands cannot be typed."""
    text = t.words("guide-text", prefix=t.settings.command_prefix)
    return blocks.message(
        text,
        blocks.section(text),
        doors.doorway(t.words),
        blocks.context(t.words("guide-more", prefix=t.settings.command_prefix)),
    )
