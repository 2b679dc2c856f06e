"""Searches that somebody wants to be told about, and what is new for them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint, and_, bindparam, delete, func, select, true, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.db import Base
from knowledge import cards, filters
from knowledge.cards import Card
from knowledge.search import search

MOST = 10
SHOWN = 3
# What is new is told unasked, so it has to cover half of what was searched; so many cards are looked at.
COVERS = 0.5
CANDIDATES = 20


class SavedSearch(Base):
    """What one person looks for again and again; `looked_at` is when they last saw what there is."""

    __tablename__ = "saved_search"
    __table_args__ = (UniqueConstraint("team_id", "user_id", "query"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[str]
    user_id: Mapped[str]
    query: Mapped[str]
    looked_at: Mapped[datetime]


# Composed once: every search asks for it.
_SAVED = select(SavedSearch.id).where(
    *(column == bindparam(column.key) for column in (SavedSearch.team_id, SavedSearch.user_id, SavedSearch.query))
)


@dataclass(frozen=True)
class News:
    """What came since somebody last looked: the best few cards, of `total` in all."""

    search: SavedSearch
    cards: list[Card]
    total: int


def save(session: Session, *, team_id: str, user_id: str, query: str, now: datetime) -> bool:
    """Keep a search for somebody; one that is kept already stays. False when they keep as many as they can."""
    if is_saved(session, team_id=team_id, user_id=user_id, query=query):
        return True
    if len(of(session, team_id=team_id, user_id=user_id)) >= MOST:
        return False
    session.add(SavedSearch(team_id=team_id, user_id=user_id, query=query, looked_at=now))
    return True


def is_saved(session: Session, *, team_id: str, user_id: str, query: str) -> bool:
    """Whether somebody keeps this search."""
    said = {"team_id": team_id, "user_id": user_id, "query": query}
    return session.scalar(_SAVED, said) is not None


def of(session: Session, *, team_id: str, user_id: str) -> list[SavedSearch]:
    """What somebody keeps, in the order in which they began."""
    return list(session.scalars(select(SavedSearch).where(*_mine(team_id, user_id)).order_by(SavedSearch.id)))


def looked(session: Session, *, team_id: str, user_id: str, query: str, now: datetime) -> None:
    """Note that somebody has seen what there is, if they keep this search."""
    mine = update(SavedSearch).where(*_mine(team_id, user_id), SavedSearch.query == query)
    session.execute(mine.values(looked_at=now))


def drop(session: Session, *, team_id: str, user_id: str, saved_id: int) -> None:
    """Forget a search; somebody else's stays."""
    session.execute(delete(SavedSearch).where(*_mine(team_id, user_id), SavedSearch.id == saved_id))


def news(session: Session, *, team_id: str, user_id: str) -> list[News]:
    """For each search that somebody keeps, the cards that are new or were changed since they last looked.

    Those that they wrote themselves are no news to them.
    """
    return [_news(session, each) for each in of(session, team_id=team_id, user_id=user_id)]


def _news(session: Session, saved: SavedSearch) -> News:
    asked = filters.read(saved.query)
    others = func.coalesce(Card.author_id, "") != saved.user_id
    filtered = asked.only(saved.team_id)
    only = and_(Card.updated_at > saved.looked_at, others, true() if filtered is None else filtered)
    if asked.words:
        page = search(session, team_id=saved.team_id, text=asked.words, limit=CANDIDATES, only=only)
        found = [hit.card for hit in page.hits if hit.share >= COVERS]
        return News(saved, found[:SHOWN], len(found))
    newest = cards.newest(session, team_id=saved.team_id, limit=SHOWN, only=only)
    return News(saved, newest, cards.count(session, team_id=saved.team_id, only=only))


def _mine(team_id: str, user_id: str) -> tuple[Any, ...]:
    return SavedSearch.team_id == team_id, SavedSearch.user_id == user_id
