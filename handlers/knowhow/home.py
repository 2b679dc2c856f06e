"""What the Home tab says about know-how: what is new, and what is new of what one looks for."""

from bot import blocks
from bot.blocks import Block
from bot.mrkdwn import shorten
from bot.turn import Turn
from knowledge import cards, saved
from knowledge.cards import Card, Kind
from knowledge.saved import News
from knowledge.views import about, link_of

SHOWN = 5
AGAIN = "knowhow.again"
DROP = "knowhow.drop"


def sections(t: Turn) -> list[Block]:
    """One's own searches, then the newest cards."""
    own = saved.news(t.session, team_id=t.team_id, user_id=t.user_id)
    newest = cards.newest(t.session, team_id=t.team_id, limit=SHOWN, only=Card.kind != Kind.QUESTION)
    lines: list[Block] = []
    for card in newest:
        title = blocks.link(shorten(card.title, 80), link_of(t, card), bold=True)
        lines += [blocks.rich_text(title), blocks.context(about(card, t.words))]
    return [
        *([blocks.header(t.words("knowhow-home-saved"))] if own else []),
        *(block for news in own for block in _saved(t, news)),
        blocks.header(t.words("knowhow-home-newest")),
        *(lines or [blocks.context(t.words("knowhow-home-none"))]),
    ]


def _saved(t: Turn, news: News) -> list[Block]:
    say = t.words
    query = news.search.query
    heading = [{"type": "text", "text": f"📌 {query}", "style": {"bold": True}}]
    told = blocks.words("　" + say("knowhow-home-news", total=news.total))
    new = [[*blocks.words("\n・"), *blocks.link(shorten(card.title, 80), link_of(t, card))] for card in news.cards]
    return [
        blocks.rich_text([*heading, *told, *(element for line in new for element in line)]),
        blocks.actions(
            blocks.button(say("knowhow-again"), AGAIN, value=query),
            blocks.button(say("knowhow-drop"), DROP, value=str(news.search.id)),
        ),
    ]
