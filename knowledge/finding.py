"""What somebody types into a search is answered: words, filters, and a second try when the first is in vain."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from knowledge import cards, filters, near
from knowledge.encoder import Meaning
from knowledge.filters import Asked, Filter
from knowledge.search import Hit, Page, search


@dataclass(frozen=True)
class Found:
    """What was found, and what was made of the search to find it.

    Args:
        typed: what somebody typed, as it was.
        asked: the words and filters that were heeded.
        page: the cards.
        instead: the words that were searched because those that were typed found nothing; empty when they were not.
        ignored: filters that were not heeded: unknown, or fitting no card at all.
        exactly: words that nobody wrote were not to be taken for slips of the keyboard.
        by_meaning: whether cards were found by what the words mean, too.
        beyond: when nothing was found: how many cards there are without the filters.
    """

    typed: str
    asked: Asked
    page: Page
    instead: str = ""
    ignored: tuple[Filter, ...] = ()
    exactly: bool = False
    by_meaning: bool = False
    beyond: int = 0


def find(
    session: Session,
    *,
    team_id: str,
    typed: str,
    offset: int = 0,
    limit: int = 5,
    exactly: bool = False,
    meaning: Meaning | None = None,
    now: datetime | None = None,
) -> Found:
    """The cards that somebody looks for; without words, the newest that fit the filters.

    Args:
        session: a look at the database.
        team_id: whose cards.
        typed: words and filters (see `knowledge.filters`).
        offset: how many cards are left out at the beginning.
        limit: how many at most.
        exactly: words that nobody wrote are not taken for slips of the keyboard.
        meaning: what the words (without the filters) mean, where that is known.
        now: when given, age and use count among cards that say as much.
    """
    asked = filters.read(typed)
    ignored = tuple(each for each in asked.filters if each.says_nothing)
    found = Found(typed, asked, Page([], 0, offset), ignored=ignored, exactly=exactly, by_meaning=meaning is not None)

    def look(asked: Asked, meaning: Meaning | None = meaning, offset: int = offset) -> Page:
        return _look(session, team_id, asked, offset, limit, meaning, now)

    found = replace(found, page=look(asked))
    if not found.page.total and (vain := filters.in_vain(session, team_id=team_id, asked=asked)):
        asked = Asked(asked.words, tuple(each for each in asked.filters if each not in vain))
        found = replace(found, asked=asked, page=look(asked), ignored=(*found.ignored, *vain))
    first = found.page if offset == 0 else look(asked, offset=0)
    if not exactly and not any(hit.share for hit in first.hits):  # what was found by meaning alone may be far-fetched
        instead = near.corrected(session, team_id=team_id, said=asked.words)
        page = look(Asked(instead, asked.filters), None) if instead else found.page
        found = replace(found, page=page, instead=instead, by_meaning=False) if instead and page.total else found
    if not found.page.total and asked.filters and asked.words:
        found = replace(found, beyond=look(Asked(asked.words)).total)
    return found


def _look(
    session: Session,
    team_id: str,
    asked: Asked,
    offset: int,
    limit: int,
    meaning: Meaning | None,
    now: datetime | None,
) -> Page:
    if asked.words or not asked.filters:
        return search(
            session,
            team_id=team_id,
            text=asked.words,
            offset=offset,
            limit=limit,
            only=asked.only(team_id),
            meaning=meaning,
            now=now,
        )
    only = asked.only(team_id)
    newest = cards.newest(session, team_id=team_id, limit=limit, offset=offset, only=only)
    total = cards.count(session, team_id=team_id, only=only)
    return Page([Hit(card, 0, 1.0) for card in newest], total, offset)
