"""Searches in vain: what the community does not know yet, or has other words for."""

from collections import Counter
from datetime import datetime, timedelta

from sqlalchemy import Index, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.db import Base
from knowledge import team_aliases

SINCE = timedelta(days=28)


class Gap(Base):
    """A search that found nothing. Who searched is not kept."""

    __tablename__ = "gap"
    __table_args__ = (Index(None, "team_id", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[str]
    query: Mapped[str]
    at: Mapped[datetime]


def note(session: Session, *, team_id: str, words: str, now: datetime) -> None:
    """Keep that these words found nothing."""
    session.add(Gap(team_id=team_id, query=words, at=now))


def lately(session: Session, *, team_id: str, now: datetime) -> list[tuple[str, int]]:
    """What was searched in vain in the last 28 days and how often, most often first; words with an alias are settled.

    Spellings that differ in width, case or kana are one.
    """
    rows = select(Gap.query).where(Gap.team_id == team_id, Gap.at > now - SINCE).order_by(Gap.at.desc(), Gap.id.desc())
    aliases = team_aliases.of(session, team_id=team_id)
    spelt: dict[str, str] = {}
    times: Counter[str] = Counter()
    for query in session.scalars(rows):
        key = " ".join(team_aliases.folded(query).split())
        if key and not team_aliases.stretches(key, aliases):
            times[key] += 1
            spelt.setdefault(key, query)
    return [(spelt[key], count) for key, count in times.most_common()]
