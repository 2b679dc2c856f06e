"""How help looks: all that there is, in a few groups; organisers see their part in addition."""

from bot import blocks, doors
from bot.blocks import Block
from bot.turn import Turn

EVERYBODY = ("guide-know", "guide-meet", "guide-learn", "guide-own")
ORGANISERS = "guide-organise"


def explanation(t: Turn) -> Block:
    """What the bot can do, and where its commands cannot be typed."""
    say, prefix = t.words, t.settings.command_prefix
    organises = t.is_organiser
    groups = [*EVERYBODY, *([ORGANISERS] if organises else [])]
    return blocks.message(
        say("guide-title"),
        blocks.section(say("guide-title")),
        *(blocks.section(say(group, prefix=prefix)) for group in groups),
        doors.doorway(say),
        blocks.context(say("guide-threads")),
    )
