"""How a digest looks."""

from collections.abc import Sequence

from bot import blocks, doors
from bot.blocks import Block
from bot.turn import Turn

STOP = "digests.stop"
RESUME = "digests.resume"
# The value of a button that stands in no digest.
NO_LETTER = "-"
# Slack takes 50 blocks; heading, foot and buttons are among them.
MOST = 44


def personal(t: Turn, key: str, told: Sequence[Block]) -> Block:
    """The digest of the one whose turn it is."""
    say = t.words
    return blocks.message(
        say("digests-hello"),
        blocks.section(say("digests-hello")),
        *told[:MOST],
        blocks.divider(),
        blocks.context(say("digests-why")),
        blocks.actions(
            blocks.button(say("home-search"), doors.SEARCH),
            blocks.button(say("home-ask"), doors.ASK),
            blocks.button(say("digests-stop"), STOP, value=key),
        ),
    )


def for_channel(t: Turn, told: Sequence[Block]) -> Block:
    """The digest of a channel."""
    text = t.public_words("digests-channel-hello")
    return blocks.message(text, blocks.section(text), *told[:MOST])


def state(t: Turn, *, stopped: bool, key: str = NO_LETTER) -> Block:
    """Whether somebody gets a digest, with the button that changes it."""
    say = t.words
    text = say("digests-stopped" if stopped else "digests-running")
    change = (say("digests-resume"), RESUME) if stopped else (say("digests-stop"), STOP)
    return blocks.message(text, blocks.section(text), blocks.actions(blocks.button(*change, value=key)))
