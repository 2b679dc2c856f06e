"""How a card looks wherever it is shown: mentioned, found by a search, or read in full."""

from collections.abc import Iterable, Mapping, Sequence

from bot import blocks, doors, outbox
from bot.blocks import Block
from bot.mrkdwn import escape, shorten
from bot.turn import Turn
from bot.words import Words
from knowledge.cards import Card
from knowledge.highlight import NO_ALIASES, snippet, why
from knowledge.search import similar

READER = "knowhow.reader"
SNIPPET = 120
# Slack takes 3,000 characters in one text; longer bodies are read in pieces.
PIECE = 2800
PIECES = 12
RELATED = 3
# What is told about a card that was found under another name.
ALSO = 3


def mentions(t: Turn, cards: Iterable[Card], query: str, *, say: Words) -> list[Block]:
    """Cards in few words: title, what they say about the query, where they come from, a button to read them."""
    return [_mention(t, card, query, say) for card in cards]


def found(
    t: Turn,
    card: Card,
    query: str,
    *,
    say: Words,
    buttons: Sequence[Block] = (),
    aliases: Mapping[str, str] = NO_ALIASES,
    by_meaning: bool = False,
) -> list[Block]:
    """A card among the results of a search, with the words that matched in bold, and those that stand for them named.

    Args:
        buttons: what else can be done with it, beside reading it.
        aliases: the team's own (see `knowledge.team_aliases`).
        by_meaning: whether it has none of the words, and means the same.
    """
    reason = why(card.title, card.body, query, aliases=aliases)
    told = [
        {"type": "text", "text": piece.text} | ({"style": {"bold": True}} if piece.matched else {})
        for piece in reason.passage
    ]
    also = [say("knowledge-also", said=escape(said), found=escape(instead)) for said, instead in reason.also.items()]
    also += [say("knowledge-by-meaning")] if by_meaning else []
    link = link_of(t, card)
    read = blocks.button(say("knowledge-read"), doors.READ, value=str(card.id))
    return [
        blocks.rich_text([*blocks.link(card.title, link, bold=True), {"type": "text", "text": "\n"}, *told]),
        blocks.context("　".join([about(card, say), *also[:ALSO]])),
        blocks.actions(read, *buttons),
    ]


def whole(t: Turn, card: Card) -> Block:
    """A window in which a card can be read in full."""
    say = t.words
    link = link_of(t, card)
    source = [blocks.actions(blocks.button(say("knowledge-source"), doors.LINK, url=link))] if link else []
    return blocks.modal(
        READER,
        title=say("knowledge-reader-title"),
        close=say("close"),
        blocks=[
            blocks.header(card.title),
            *body(card),
            blocks.context(about(card, say)),
            *source,
            *_related(t, card),
        ],
    )


def body(card: Card) -> list[Block]:
    """All that a card says, in as many blocks as Slack's limits ask for."""
    pieces = [card.body[start : start + PIECE] for start in range(0, len(card.body), PIECE)]
    return [blocks.rich_text(blocks.words(piece)) for piece in pieces[:PIECES]]


def about(card: Card, say: Words) -> str:
    """Kind, author, day and tags of a card, as one line of mrkdwn."""
    parts = [
        say("knowledge-kind", kind=card.kind),
        escape(card.author),
        blocks.day(card.created_at),
        " ".join(f"#{escape(tag)}" for tag in card.tags),
    ]
    return "　".join(part for part in parts if part)


def link_of(t: Turn, card: Card) -> str | None:
    """Where a card comes from: the message it was saved from, or the bot's post of it."""
    if card.source_url:
        return card.source_url
    posted = outbox.find(t.session, team_id=t.team_id, key=post_key(card))
    return t.link(posted.sent_channel, posted.ts) if posted and posted.ts and posted.sent_channel else None


def post_key(card: Card) -> str:
    """The letter in which the bot posts a card when it is shared."""
    return f"card:{card.id}"


def _related(t: Turn, card: Card) -> list[Block]:
    """Other cards about the same thing; nothing when there are none."""
    text = f"{card.title}\n{card.body}"
    hits = similar(
        t.session,
        team_id=t.team_id,
        text=text,
        limit=RELATED,
        without=[card.origin],
        caution=t.settings.similar_caution,
    )
    heading = [blocks.divider(), blocks.section(t.words("knowledge-related"))] if hits else []
    return [*heading, *mentions(t, (hit.card for hit in hits), card.title, say=t.words)]


def _mention(t: Turn, card: Card, query: str, say: Words) -> Block:
    link, title = link_of(t, card), escape(shorten(card.title, 100))
    said = escape("".join(piece.text for piece in snippet(card.body, query, length=SNIPPET)))
    head = f"*<{link}|{title}>*" if link else f"*{title}*"
    return blocks.section(
        f"{head}\n{said}\n{about(card, say)}",
        accessory=blocks.button(say("knowledge-read"), doors.READ, value=str(card.id)),
    )
