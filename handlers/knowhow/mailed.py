"""What of know-how may stand in a mail: what waits for its author, what was copied, and what is new for one's tags."""

from datetime import timedelta

from bot.mailing.pieces import Entry, Part
from bot.turn import Turn
from handlers.knowhow import consent, reviewing
from knowledge import marks, saved, tags
from knowledge.cards import Card
from knowledge.views import link_of

SHOWN = 5
# What happened before is no news any more.
LATELY = timedelta(days=14)


def waiting(t: Turn) -> list[Part]:
    """What waits for the one whose turn it is."""
    say = t.words
    due = [_card(t, card, "due") for card in reviewing.own_due(t, limit=SHOWN)]
    asked = [
        Entry(key=f"thread:{kept.id}:{len(theirs)}", title=kept.title, link=t.link(kept.channel_id, kept.ts))
        for kept, theirs in consent.asked_of(t, limit=SHOWN)
    ]
    copied = [
        _card(t, card, f"copied:{copy.at.isoformat()}", said=say("knowhow-mail-copied-by", body=copy.body))
        for copy, card in marks.copied_from(t.session, team_id=t.team_id, author_id=t.user_id, limit=SHOWN)
        if t.now - copy.at < LATELY
    ]
    new = [_card(t, card, "new", said=card.author) for card in _new(t)]
    return [
        Part(say("knowhow-home-consents"), say("knowhow-mail-consents", count=len(asked)), tuple(asked)),
        Part(say("knowhow-home-due"), say("knowhow-mail-due", count=len(due)), tuple(due)),
        Part(say("knowhow-home-copied"), say("knowhow-mail-copied", count=len(copied)), tuple(copied)),
        Part(say("knowhow-digest-for-you"), say("knowhow-mail-new", count=len(new)), tuple(new)),
    ]


def _new(t: Turn) -> list[Card]:
    """What is new for the tags and searches that somebody keeps."""
    tagged = tags.news(t.session, team_id=t.team_id, user_id=t.user_id, now=t.now, limit=SHOWN)
    searched = [card for news in saved.news(t.session, team_id=t.team_id, user_id=t.user_id) for card in news.cards]
    lately = {card.id: card for card in (*tagged, *searched) if t.now - card.updated_at < LATELY}
    return list(lately.values())[:SHOWN]


def _card(t: Turn, card: Card, why: str, *, said: str = "") -> Entry:
    return Entry(key=f"card:{card.id}:{why}", title=card.title, link=link_of(t, card) or "", said=said)
