"""What the Home tab says about know-how: what waits for me, what became of mine, and what is new for me."""

from bot import blocks, doors
from bot.blocks import Block
from bot.mrkdwn import escape, inside, shorten
from bot.turn import Turn
from handlers.knowhow import consent, reviewing, thread
from handlers.knowhow.reader import FOLLOW
from knowledge import cards, marks, saved, tags
from knowledge.cards import Card, Kind
from knowledge.saved import News
from knowledge.views import about, in_line, link_of

SHOWN = 5
# Home holds 100 blocks, of all features together.
DUE = 2
COPIED = 3
TAGGED = 3
AGAIN = "knowhow.again"
DROP = "knowhow.drop"


def waiting(t: Turn) -> list[Block]:
    """Cards to be looked at again, and what others would like to keep of one's words."""
    return [*_due(t), *_consents(t)]


def news(t: Turn) -> list[Block]:
    """What others copied, what is new for one's searches and tags, then the newest."""
    own = saved.news(t.session, team_id=t.team_id, user_id=t.user_id)
    newest = cards.newest(t.session, team_id=t.team_id, limit=SHOWN, only=Card.kind != Kind.QUESTION)
    return [
        *_copied(t),
        *([blocks.heading(t.words("knowhow-home-saved"))] if own else []),
        *(block for news in own for block in _saved(t, news)),
        *_tagged(t),
        blocks.heading(t.words("knowhow-home-newest")),
        *([block for card in newest for block in _line(t, card)] or [blocks.context(t.words("knowhow-home-none"))]),
    ]


def settings(t: Turn) -> list[Block]:
    """That one can follow tags, for those who follow none."""
    if tags.followed(t.session, team_id=t.team_id, user_id=t.user_id):
        return []
    return [blocks.section(t.words("knowhow-home-follow"), accessory=_choose(t))]


def _choose(t: Turn) -> Block:
    return blocks.button(t.words("knowhow-home-choose"), FOLLOW)


def _due(t: Turn) -> list[Block]:
    due = reviewing.own_due(t, limit=DUE)
    told = []
    for card in due:
        told += [blocks.section(reviewing.question(t, card, t.words)), reviewing.buttons(card, t.words)]
    return [blocks.heading(t.words("knowhow-home-due")), *told] if due else []


def _consents(t: Turn) -> list[Block]:
    found = consent.asked_of(t, limit=DUE)
    told = [block for kept, theirs in found for block in thread.asked(t, kept, theirs, t.words)]
    return [blocks.heading(t.words("knowhow-home-consents")), *told] if found else []


def _copied(t: Turn) -> list[Block]:
    """What other towns copied from mine."""
    found = marks.copied_from(t.session, team_id=t.team_id, author_id=t.user_id, limit=COPIED)
    told = []
    for copy, card in found:
        text = t.words("knowhow-home-copied-line", body=escape(copy.body), title=in_line(inside(card.title, 80)))
        said = f"\n{escape(shorten(copy.outcome, 120))}" if copy.outcome else ""
        told.append(blocks.section(text + said, accessory=_read(t, card)))
    return [blocks.heading(t.words("knowhow-home-copied")), *told] if found else []


def _tagged(t: Turn) -> list[Block]:
    """What is new for the tags that one follows, and which these are."""
    say = t.words
    mine = tags.followed(t.session, team_id=t.team_id, user_id=t.user_id)
    if not mine:
        return []
    names = " ".join(f"#{in_line(tag)}" for tag in mine)
    about_tags = blocks.section(say("knowhow-home-follows", tags=names), accessory=_choose(t))
    found = tags.news(t.session, team_id=t.team_id, user_id=t.user_id, now=t.now, limit=TAGGED)
    told = [
        blocks.section(f"*{in_line(shorten(card.title, 80))}*\n{about(card, say)}", accessory=_read(t, card))
        for card in found
    ]
    none = [] if found else [blocks.context(say("knowhow-home-no-news"))]
    return [blocks.heading(say("knowhow-home-tagged")), *told, *none, about_tags]


def _line(t: Turn, card: Card) -> list[Block]:
    title = blocks.link(shorten(card.title, 80), link_of(t, card), bold=True)
    return [blocks.rich_text(title), blocks.context(about(card, t.words))]


def _read(t: Turn, card: Card) -> Block:
    return blocks.button(t.words("knowledge-read"), doors.READ, value=str(card.id))


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
