"""The tags that cards have: as people type them, the ones most used, and those that somebody follows."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.db import Base, asked_once
from knowledge import cards
from knowledge.cards import Card, Kind
from knowledge.filters import TAG, Filter

# What is offered is read off so many of the newest cards; Slack takes so many options, with so long a text.
RECENT = 2000
OFFERED = 100
OPTION = 75
# Nobody follows more than that; and what came before this long is no news.
MOST = 20
NEWS = timedelta(days=30)

_COMMAS = re.compile(r"[、，,;；\n]")


class FollowedTag(Base):
    """A tag of which somebody wants to see what is new."""

    __tablename__ = "followed_tag"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)
    tag: Mapped[str] = mapped_column(primary_key=True)
    since: Mapped[datetime]


def typed(text: str, *, known: Iterable[str] = ()) -> list[str]:
    """Tags as people type them: with commas of any kind or spaces between, with or without #, each once.

    Args:
        text: what stands in the field.
        known: tags that are used already: another width or case of one is that one, spaces in it are no separators.
    """
    spelled = {folded(tag): tag for tag in known}
    found: list[str] = []
    for part in _COMMAS.split(text):
        words = [part] if folded(part) in spelled else part.replace("　", " ").split()
        found += [spelled.get(folded(word), word.strip().lstrip("#＃")) for word in words]
    return each_once(found)


def each_once(tags: Iterable[str]) -> list[str]:
    """The tags in their order, none twice, however it is spelled."""
    first = {folded(tag): tag for tag in reversed(list(tags)) if tag}
    return list(reversed(first.values()))


def folded(tag: str) -> str:
    """What is the same for all spellings of a tag."""
    return unicodedata.normalize("NFKC", tag).strip().lstrip("#").casefold()


def used(session: Session, *, team_id: str, limit: int = OFFERED) -> list[str]:
    """The tags that many of the newest cards have, the most frequent first; too long ones cannot be offered."""
    newest = select(Card.tags).where(Card.team_id == team_id).order_by(Card.id.desc()).limit(RECENT)
    found = Counter(tag for tags in session.scalars(newest) for tag in tags if 0 < len(tag) <= OPTION)
    return each_once(tag for tag, _ in found.most_common())[:limit]


@asked_once
def followed(session: Session, *, team_id: str, user_id: str) -> list[str]:
    """The tags that somebody follows."""
    mine = select(FollowedTag.tag).where(FollowedTag.team_id == team_id, FollowedTag.user_id == user_id)
    return list(session.scalars(mine.order_by(FollowedTag.since, FollowedTag.tag)))


def follow(session: Session, *, team_id: str, user_id: str, tags: Sequence[str], now: datetime) -> None:
    """Follow these tags, and no others from now on."""
    before = set(followed(session, team_id=team_id, user_id=user_id))
    mine = (FollowedTag.team_id == team_id, FollowedTag.user_id == user_id)
    session.execute(delete(FollowedTag).where(*mine, FollowedTag.tag.not_in(tags)))
    session.add_all(FollowedTag(team_id, user_id, tag, now) for tag in tags[:MOST] if tag not in before)
    session.flush()


def news(session: Session, *, team_id: str, user_id: str, now: datetime, limit: int) -> list[Card]:
    """The newest know-how of others that has one of the tags that somebody follows."""
    mine = followed(session, team_id=team_id, user_id=user_id)
    if not mine:
        return []
    tagged = or_(*(Filter(TAG, (tag,)).condition(team_id) for tag in mine))
    others = or_(Card.author_id.is_(None), Card.author_id != user_id)
    only = tagged & others & (Card.kind != Kind.QUESTION) & (Card.created_at > now - NEWS)
    return cards.newest(session, team_id=team_id, limit=limit, only=only)
