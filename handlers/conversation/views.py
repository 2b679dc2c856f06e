"""How the bot answers whoever speaks to it: what it found, or honestly that it did not understand, and what to do."""

from bot import blocks, doors
from bot.blocks import Block
from bot.mrkdwn import escape, one_line, shorten
from bot.turn import Turn
from handlers.conversation.model import Meant
from knowledge import views
from knowledge.highlight import Asked
from knowledge.search import Page

# So much of what was said is said back.
SAID_BACK = 60


def kind_words(t: Turn, meant: Meant) -> Block:
    """A greeting is answered by one, and silence by an offer."""
    text = t.words(f"conversation-meant-{meant}", prefix=t.settings.command_prefix)
    return blocks.message(text, blocks.section(text), doors.doorway(t.words))


def taken(t: Turn) -> Block:
    """The bot was called in a question in a question channel, which is taken care of anyway."""
    text = t.words("conversation-taken")
    return blocks.message(text, blocks.section(text))


def found(t: Turn, words: str, page: Page) -> Block:
    """What is known about it; and if that is no answer, everybody can be asked."""
    say = t.words
    text = say("conversation-found", said=_said(words), total=page.total)
    asked = Asked(page.said)
    listed = [block for hit in page.hits for block in views.found(t, hit.card, asked, say=say)]
    return blocks.message(text, blocks.section(text), *listed, blocks.divider(), *_ways(t, words, "conversation-else"))


def not_understood(t: Turn, words: str) -> Block:
    """Nothing is known about it: that is said, with the words carried over into a question."""
    text = t.words("conversation-not-understood", said=_said(words))
    return blocks.message(text, blocks.section(text), *_ways(t, words))


def mistyped(t: Turn, command: str, words: str, *, answer: Block | None, is_public: bool) -> Block:
    """A command became a post: how to type it, and what it would have answered, or the doors."""
    say = t.words
    typed = f"{command} {_said(words)}".strip()
    text = say("conversation-mistyped-there" if is_public else "conversation-mistyped", typed=typed)
    if answer:
        rest = answer["blocks"]
    else:
        rest = _ways(t, words) if words and command.endswith("ask") else [doors.doorway(say)]
    return blocks.message(text, blocks.section(text), *rest)


def _ways(t: Turn, words: str, offer: str = "") -> list[Block]:
    say = t.words
    return [
        *([blocks.context(say(offer))] if offer else []),
        blocks.actions(
            blocks.button(
                say("conversation-ask"), doors.ASK, value=shorten(words, blocks.BUTTON_VALUE), style="primary"
            ),
            blocks.button(say("home-search"), doors.SEARCH),
            blocks.button(say("home-share"), doors.SHARE),
        ),
    ]


def _said(words: str) -> str:
    return escape(shorten(one_line(words), SAID_BACK))
