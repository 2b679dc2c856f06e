"""What the Home tab says about know-how: what is new."""

from bot import blocks
from bot.blocks import Block
from bot.mrkdwn import shorten
from bot.turn import Turn
from knowledge import cards
from knowledge.views import about, link_of

SHOWN = 5


def sections(t: Turn) -> list[Block]:
    """The newest cards."""
    newest = cards.newest(t.session, team_id=t.team_id, limit=SHOWN)
    lines: list[Block] = []
    for card in newest:
        title = blocks.link(shorten(card.title, 80), link_of(t, card), bold=True)
        lines += [blocks.rich_text(title), blocks.context(about(card, t.words))]
    return [
        blocks.header(t.words("knowhow-home-newest")),
        *(lines or [blocks.context(t.words("knowhow-home-none"))]),
    ]
