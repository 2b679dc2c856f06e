"""What people who do not know each other can begin with: three questions about what they asked or told everybody.

Only what stands in the know-how under their names is taken, and tags that they both follow. Searches are kept without
names, what was asked without a name belongs to nobody, and what somebody studies is theirs alone.
"""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select

from bot.members import Member
from bot.mrkdwn import inside, shorten
from bot.turn import Turn
from bot.words import Words
from knowledge import tags
from knowledge.cards import Card, Kind

COUNT = 3
TITLE = 60
# What somebody asked or told longer ago is nothing to begin with.
LATELY = timedelta(days=180)
# For who has told nothing yet; so many are in the texts, and each round begins with another one.
COMMON = 6


def questions(t: Turn, say: Words, people: Sequence[Member], *, reader_id: str, number: int) -> list[str]:
    """Three questions in plain text, about each of the people in turn.

    Args:
        reader_id: who reads them; of themselves they are not told as of somebody else.
        number: the round's, so that people who meet often read other ones.
    """
    own = [_about(t, say, member, reader_id=reader_id) for member in people]
    found = _shared(t, say, people)
    while len(found) < COUNT and any(own):
        found += [theirs.pop(0) for theirs in own if theirs]
    found += [say(f"pairing-common-{(number + further) % COMMON}") for further in range(COUNT)]
    return list(dict.fromkeys(found))[:COUNT]


def _shared(t: Turn, say: Words, people: Sequence[Member]) -> list[str]:
    """The first tag that all of them follow; nobody learns more of the others than they say by following it, too."""
    followed = [tags.followed(t.session, team_id=t.team_id, user_id=member.user_id) for member in people]
    common = set.intersection(*({tags.folded(tag) for tag in theirs} for theirs in followed)) if followed else set()
    shared = [tag for tag in (followed[0] if followed else []) if tags.folded(tag) in common]
    return [say("pairing-topic-tag", tag=shorten(shared[0], TITLE))] if shared else []


def _about(t: Turn, say: Words, member: Member, *, reader_id: str) -> list[str]:
    """What somebody asked, answered or told lately, the newest first, one of each sort."""
    found = select(Card).where(Card.team_id == t.team_id, Card.author_id == member.user_id)
    newest = found.where(Card.created_at > t.now - LATELY).order_by(Card.created_at.desc(), Card.id.desc()).limit(10)
    by_sort: dict[str, str] = {}
    for card in t.session.scalars(newest):
        sort = card.kind if card.kind in {Kind.QUESTION, Kind.SOLUTION} else "told"
        title = inside(card.title, TITLE)
        text = "own" if member.user_id == reader_id else sort
        by_sort.setdefault(sort, say(f"pairing-topic-{text}", who=member.name, title=title))
    return list(by_sort.values())
