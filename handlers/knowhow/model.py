"""Keeping know-how that somebody shares, and noting what was searched for in vain."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from bot import members
from bot.db import Base
from bot.mrkdwn import shorten
from bot.turn import Turn
from knowledge import cards, search
from knowledge.cards import Card, Draft, Kind

# The parts of a success story, in the order in which it is told.
STORY = ("problem", "steps", "time_spent", "effect", "stumbles")
PAGE = 5
TITLE = 150
QUERY = 500


class Gap(Base):
    """A search that found nothing: what the community does not know yet. Who searched is not kept."""

    __tablename__ = "gap"
    __table_args__ = (Index(None, "team_id", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[str]
    query: Mapped[str]
    at: Mapped[datetime]


@dataclass(frozen=True)
class Source:
    """The message that a card is saved from."""

    channel_id: str
    ts: str
    thread_ts: str
    author_id: str

    @property
    def origin(self) -> str:
        """What the card's origin says."""
        return message_origin(self.channel_id, self.ts)


def message_origin(channel_id: str, ts: str) -> str:
    """The origin of a card that was saved from this message."""
    return f"message:{channel_id}:{ts}"


def keep(t: Turn, fields: Mapping[str, str], *, view_id: str, source: Source | None) -> Card:
    """Keep what a form says. The same form again keeps the same card."""
    author_id = source.author_id if source else t.user_id
    author = members.find(t.session, team_id=t.team_id, user_id=author_id)
    story = {part: fields[part] for part in STORY if fields.get(part)}
    return cards.keep(
        t.session,
        team_id=t.team_id,
        origin=source.origin if source else f"share:{view_id}",
        now=t.now,
        draft=Draft(
            kind=Kind(fields["kind"]),
            title=fields["title"],
            body=tell(t, story) if story else fields.get("body", ""),
            story=story or None,
            tags=tags(fields.get("tags", "")),
            author_id=author_id,
            author=author.signature if author else "",
            source_channel=source.channel_id if source else None,
            source_ts=source.ts if source else None,
            source_url=t.link(source.channel_id, source.ts, source.thread_ts) if source else None,
        ),
    )


def tell(t: Turn, story: Mapping[str, str]) -> str:
    """A story as one text."""
    return "\n\n".join(
        f"【{t.public_words('knowhow-form-' + part.replace('_', '-'))}】\n{story[part]}"
        for part in STORY
        if story.get(part)
    )


def tags(typed: str) -> list[str]:
    """Tags as people type them: with commas of any kind or spaces between, with or without #, each once."""
    words = typed.replace("、", " ").replace("，", " ").replace(",", " ").replace("　", " ").split()
    return list(dict.fromkeys(word.lstrip("#＃") for word in words if word.lstrip("#＃")))


def first_line(text: str) -> str:
    """A title for a text that has none."""
    return shorten(next((line.strip() for line in text.splitlines() if line.strip()), ""), TITLE)


def find(t: Turn, query: str, *, offset: int = 0) -> search.Page:
    """A page of the cards that match; a search in vain is noted for the organisers."""
    page = search.search(t.session, team_id=t.team_id, text=query, offset=offset, limit=PAGE)
    if page.total == 0:
        t.session.add(Gap(team_id=t.team_id, query=query, at=t.now))
    return page
