"""How searches in vain look to an organiser: a list with a button each, and a small form."""

from collections.abc import Iterable

from bot import blocks, inputs
from bot.blocks import Block
from bot.mrkdwn import escape, shorten
from bot.turn import Turn
from knowledge import gaps, team_aliases

LIST = "gaps.list"
ALIAS = "gaps.alias"
REMOVE = "gaps.remove"
FORM = "gaps.form"

# Slack takes 100 blocks in a window.
SHOWN = 40
LONGEST = 100


def window(t: Turn, *, done: str = "") -> Block:
    """All that was searched in vain lately, and the aliases there are.

    Args:
        done: what has just been done, said first.
    """
    say = t.words
    aliases = team_aliases.of(t.session, team_id=t.team_id)
    return blocks.modal(
        LIST,
        title=say("gaps-title"),
        close=say("close"),
        blocks=[
            *([blocks.section(done), blocks.divider()] if done else []),
            *listed(t, gaps.lately(t.session, team_id=t.team_id, now=t.now)[:SHOWN]),
            *([blocks.header(say("gaps-aliases"))] if aliases else []),
            *(_alias(t, word, means) for word, means in list(aliases.items())[:SHOWN]),
        ],
    )


def listed(t: Turn, vain: Iterable[tuple[str, int]]) -> list[Block]:
    """Words that were searched in vain and how often, with a button for the alias."""
    lines = [
        blocks.section(
            t.words("gaps-line", query=escape(shorten(query, LONGEST)), times=times),
            accessory=blocks.button(t.words("gaps-alias"), ALIAS, value=shorten(query, LONGEST)),
        )
        for query, times in vain
    ]
    return [blocks.context(t.words("gaps-how")), *lines] if lines else [blocks.context(t.words("gaps-none"))]


def form(t: Turn, word: str) -> Block:
    """The word, and what it means."""
    say = t.words
    return blocks.modal(
        FORM,
        title=say("gaps-form-title"),
        submit=say("gaps-form-submit"),
        close=say("cancel"),
        blocks=[
            inputs.text_input("word", say("gaps-form-word"), initial=word, max_length=LONGEST),
            inputs.text_input(
                "means",
                say("gaps-form-means"),
                placeholder=say("gaps-form-means-placeholder"),
                hint=say("gaps-form-means-hint"),
                max_length=LONGEST,
            ),
        ],
    )


def _alias(t: Turn, word: str, means: str) -> Block:
    return blocks.section(
        t.words("gaps-alias-line", word=escape(word), means=escape(means)),
        accessory=blocks.button(t.words("gaps-remove"), REMOVE, value=word),
    )
