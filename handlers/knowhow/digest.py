"""What know-how has to tell in a digest: what others copied from mine, what is new for me, what is new at all."""

from datetime import datetime

from bot import blocks
from bot.blocks import Block
from bot.mrkdwn import shorten
from bot.turn import Turn
from knowledge import cards, marks, saved, tags
from knowledge.cards import Card, Kind
from knowledge.views import link_of

SHOWN = 5


def personal(t: Turn, since: datetime) -> list[Block]:
    """What other towns copied from mine, what is new for my tags, and for the searches that I keep."""
    say = t.words
    copied = marks.copied_from(t.session, team_id=t.team_id, author_id=t.user_id, limit=SHOWN)
    mine = [card for copy, card in copied if copy.at > since]
    tagged = tags.news(t.session, team_id=t.team_id, user_id=t.user_id, now=t.now, limit=SHOWN)
    searched = [card for news in saved.news(t.session, team_id=t.team_id, user_id=t.user_id) for card in news.cards]
    new = {card.id: card for card in (*tagged, *searched) if card.updated_at > since}
    return [
        *_listed(t, say("knowhow-home-copied"), mine),
        *_listed(t, say("knowhow-digest-for-you"), list(new.values())[:SHOWN]),
    ]


def for_channel(t: Turn, since: datetime) -> list[Block]:
    """What is new."""
    only = (Card.kind != Kind.QUESTION) & (Card.kind != Kind.SOLUTION) & (Card.created_at > since)
    newest = cards.newest(t.session, team_id=t.team_id, limit=SHOWN, only=only)
    return _listed(t, t.public_words("knowhow-home-newest"), newest)


def _listed(t: Turn, heading: str, found: list[Card]) -> list[Block]:
    lines = [(shorten(card.title, 80), link_of(t, card), card.author) for card in found]
    return [blocks.listing(heading, lines)] if lines else []
