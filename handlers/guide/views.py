"""How help looks: all that there is, in a few groups; organisers see their part in addition."""

import unicodedata

from bot import blocks, doors
from bot.blocks import Block
from bot.mrkdwn import escape, one_line, shorten
from bot.turn import Turn

EVERYBODY = ("guide-know", "guide-meet", "guide-learn", "guide-own")
ORGANISERS = "guide-organise"
# What somebody types who wants just this.
HELP = {"", "help", "?", "usage", "ヘルプ", "使い方", "つかいかた"}
# So much of what was typed is said back.
SAID_BACK = 40


def explanation(t: Turn, typed: str = "") -> Block:
    """What the bot can do, and where its commands cannot be typed.

    Args:
        typed: what stood behind the command; that it is not known is said first.
    """
    say, prefix = t.words, t.settings.command_prefix
    organises = t.is_organiser
    groups = [*EVERYBODY, *([ORGANISERS] if organises else [])]
    words = escape(shorten(one_line(typed), SAID_BACK))
    is_known = unicodedata.normalize("NFKC", typed).strip().lower() in HELP
    return blocks.message(
        say("guide-title"),
        *([] if is_known else [blocks.section(say("guide-unknown", typed=words, prefix=prefix))]),
        blocks.section(say("guide-title")),
        *(blocks.section(say(group, prefix=prefix)) for group in groups),
        doors.doorway(say),
        blocks.context(say("guide-threads")),
    )
