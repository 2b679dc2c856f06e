"""How know-how looks to everybody in a channel: the post of a card, and a card that somebody shows there."""

from bot import blocks, doors, somebody
from bot.blocks import Block
from bot.mrkdwn import escape
from bot.turn import Turn
from handlers.knowhow.reader import COPIED, HELPFUL
from knowledge.cards import Card
from knowledge.views import PIECE, about, body, figures_beside, found, state

SAVE_MESSAGE = "knowhow.save_message"


def post(t: Turn, card: Card) -> Block:
    """A card as the bot posts it in the channel that its author chose; a long one is read in full in a window."""
    say, value = t.public_words, str(card.id)
    pieces = body(card)
    read = blocks.button(say("knowledge-read"), doors.READ, value=value)
    helpful = blocks.button(say("knowhow-helpful"), HELPFUL, value=value)
    copied = blocks.button(say("knowhow-copied"), COPIED, value=value)
    figures, warning = figures_beside(card, card.body[:PIECE], say), state(t, card, say)
    return blocks.message(
        say("knowhow-post-text", title=escape(card.title)),
        blocks.header(card.title),
        *([blocks.section(warning)] if warning else []),
        *pieces[:1],
        *([blocks.context(f"📊 {figures}")] if figures else []),
        blocks.context(about(card, say)),
        blocks.actions(*([read] if len(pieces) > 1 else []), helpful, copied),
    )


def withdrawn(t: Turn) -> Block:
    """What the post of a card says when the card was deleted."""
    text = t.public_words("knowhow-post-gone")
    return blocks.message(text, blocks.context(text))


def shown(t: Turn, card: Card) -> Block:
    """A result that somebody shows to a channel."""
    say = t.public_words
    return blocks.message(
        say("knowhow-post-text", title=escape(card.title)),
        blocks.context(say("knowhow-shown-by", who=somebody.name(t, t.user_id))),
        *found(t, card, say=say),
    )
