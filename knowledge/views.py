"""How a card looks wherever it is shown: mentioned, or found by a search; what it says about itself."""

import re
from collections.abc import Sequence

from bot import blocks, doors, outbox
from bot.blocks import Block
from bot.mrkdwn import address, escape, shorten
from bot.turn import Turn
from bot.words import Words
from knowledge import life, placed, standing
from knowledge.cards import Card
from knowledge.highlight import NOTHING, Asked, Piece, why
from knowledge.placed import Line
from knowledge.query import heard

SNIPPET = 120
# What is shown of a title, and of tags, where many cards stand below each other.
TITLE = 150
TAGS = 8
TAG = 30
# Slack takes 3,000 characters in one text; longer bodies are read in pieces.
PIECE = 2800
PIECES = 12
# What is told about a card that was found under another name.
ALSO = 3

# Letters that are read from right to left, and signs that turn the direction of what follows them.
_TURNING = re.compile("[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff]")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def mentions(t: Turn, cards: Sequence[Card], typed: str, *, say: Words) -> list[Block]:
    """Cards in few words: title, what they say about a text, where they come from, a button to read them."""
    if not cards:
        return []
    asked = Asked(heard(t.session, team_id=t.team_id, typed=typed))
    return [_mention(t, card, asked, say) for card in cards]


def found(
    t: Turn,
    card: Card,
    asked: Asked = NOTHING,
    *,
    say: Words,
    buttons: Sequence[Block] = (),
    by_meaning: bool = False,
) -> list[Block]:
    """A card among the results of a search, with the words that matched in bold, and those that stand for them named.

    Args:
        asked: what was asked for.
        buttons: what else can be done with it, beside reading it.
        by_meaning: whether it has none of the words, and means the same.
    """
    heading, text = _lines(card, asked)
    reason = why(heading, text, asked)
    # Many questions are their own title, which need not be said twice.
    told = [
        {"type": "text", "text": piece.text} | ({"style": {"bold": True}} if piece.matched else {})
        for piece in ([] if text.said == heading.said else [Piece("\n", matched=False), *reason.passage])
    ]
    also = [say("knowledge-also", said=escape(said), found=escape(instead)) for said, instead in reason.also.items()]
    also += [say("knowledge-by-meaning")] if by_meaning else []
    link, title = link_of(t, card), shorten(card.title, TITLE)
    read = blocks.button(say("knowledge-read"), doors.READ, value=str(card.id))
    warning = state(t, card, say)
    return [
        blocks.rich_text([*blocks.link(title, link, bold=True), *told]),
        *([blocks.context(warning)] if warning else []),
        blocks.context("　".join([about(card, say), *also[:ALSO]])),
        blocks.actions(read, *buttons),
    ]


def body(card: Card) -> list[Block]:
    """All that a card says, in as many blocks as Slack's limits ask for."""
    pieces = [card.body[start : start + PIECE] for start in range(0, len(card.body), PIECE)]
    return [blocks.rich_text(blocks.words(piece)) for piece in pieces[:PIECES]]


def about(card: Card, say: Words, *, tags: int = TAGS) -> str:
    """Kind, author, day, tags and marks of a card, as one line of mrkdwn; of many tags the first `tags`."""
    shown = [f"#{in_line(shorten(tag, TAG))}" for tag in card.tags[:tags]]
    more = [say("knowledge-more-tags", count=len(card.tags) - tags)] if len(card.tags) > tags else []
    parts = [
        say("knowledge-kind", kind=card.kind),
        in_line(card.author),
        say("knowledge-keeper", keeper=in_line(card.keeper)) if card.keeper_id and card.keeper else "",
        blocks.day(card.created_at),
        " ".join([*shown, *more]),
        say("knowledge-helpful", count=card.helpful) if card.helpful else "",
        say("knowledge-copies", count=card.copies) if card.copies else "",
        say("knowledge-reads", count=card.reads) if card.reads >= standing.READS_FOR_ONE else "",
    ]
    return "　".join(part for part in parts if part)


def state(t: Turn, card: Card, say: Words) -> str:
    """What a reader has to know before believing a card, as mrkdwn: is there a newer one, may it be outdated."""
    newer = life.latest(t.session, card)
    if newer:
        link, title = link_of(t, newer), in_line(shorten(newer.title, 60))
        return say("knowledge-superseded", title=f"<{link}|{title}>" if link else f"「{title}」")
    if card.is_outdated:
        return say("knowledge-outdated")
    at = life.review_at(card)
    return say("knowledge-review-passed", day=blocks.day(at)) if at and life.is_due(card, t.now) else ""


def in_figures(hours_saved: float | None, people_affected: int | None, say: Words) -> str:
    """The effect of a story in figures, as a sentence; "" without any."""
    hours = say("knowledge-hours", hours=f"{hours_saved:,.1f}".removesuffix(".0")) if hours_saved is not None else ""
    people = say("knowledge-people", people=f"{people_affected:,}") if people_affected is not None else ""
    return "　".join(part for part in (hours, people) if part)


def figures_beside(card: Card, told: str, say: Words) -> str:
    """The effect of a card in figures, as a sentence; "" when what is told of it says so already."""
    figures = in_figures(card.hours_saved, card.people_affected, say)
    return "" if figures in told else figures


def in_line(text: str) -> str:
    """Escaped text of somebody's that stands among the bot's own words, which it must not turn around."""
    if not _TURNING.search(text):
        return escape(text)
    return f"\u2068{escape(_TURNS.sub('', text))}\u2069"


def link_of(t: Turn, card: Card) -> str | None:
    """Where a card comes from: the message it was saved from, or the bot's post of it."""
    if card.source_url or not card.origin.startswith("share:"):
        return address(card.source_url)
    posted = outbox.find(t.session, team_id=t.team_id, key=post_key(card))
    return t.link(posted.sent_channel, posted.ts) if posted and posted.ts and posted.sent_channel else None


def post_key(card: Card) -> str:
    """The letter in which the bot posts a card when it is shared."""
    return f"card:{card.origin}"


def _lines(card: Card, asked: Asked) -> tuple[Line, Line]:
    return placed.lines(card.title, card.body, card.words, terms=asked.terms)


def _mention(t: Turn, card: Card, asked: Asked, say: Words) -> Block:
    link, title = link_of(t, card), in_line(shorten(card.title, 100))
    heading, text = _lines(card, asked)
    passage = [] if text.said == heading.said else why(heading, text, asked, length=SNIPPET).passage
    said = escape("".join(piece.text for piece in passage))
    head = f"*<{link}|{title}>*" if link else f"*{title}*"
    lines = (head, said, state(t, card, say), about(card, say))
    return blocks.section(
        "\n".join(line for line in lines if line),
        accessory=blocks.button(say("knowledge-read"), doors.READ, value=str(card.id)),
    )
