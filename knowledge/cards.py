"""Know-how cards: what the community keeps, each found again by where it came from."""

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ColumnElement, Index, UniqueConstraint, bindparam, false, func, select, text, true, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column, undefer

from bot.db import Base
from knowledge import history, index
from knowledge.text import storable


class Kind(StrEnum):
    """What sort of know-how a card is."""

    TIP = "tip"
    STORY = "story"
    FAILURE = "failure"
    SOLUTION = "solution"
    QUESTION = "question"


class Card(Base, kw_only=True):
    """One piece of know-how; `body` is plain text and holds all that is to be read and found.

    `hours_saved` a year and `people_affected` are its effect in figures. `version` grows with every change. A card that
    `follows` its source says what stands there; one that was rewritten by hand does not any more. It is verbatim when
    its body is known to be what its source said, then or now; of those kept before that was noted nobody knows.
    `review_at` is when it is to be looked at again (see `knowledge.life`), `asked_at` when somebody was last asked to.
    `helpful` and `copies` are counted from the marks (see `knowledge.marks`), `reads` is how often it was opened.
    Whoever took it over from an author who moved on is its keeper; what it says stays the author's. `words` is where
    its words stand (see `knowledge.placed`).
    """

    __tablename__ = "card"
    __table_args__ = (
        UniqueConstraint("team_id", "origin"),
        Index(None, "team_id", "keeper_id"),
        Index(None, "team_id", "author_id"),
        Index(None, "team_id", "created_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True, init=False)
    team_id: Mapped[str]
    kind: Mapped[str]
    title: Mapped[str]
    body: Mapped[str]
    story: Mapped[dict[str, str] | None] = mapped_column(JSON(none_as_null=True))
    tags: Mapped[list[str]] = mapped_column(JSON)
    origin: Mapped[str]
    author_id: Mapped[str | None]
    author: Mapped[str]
    source_channel: Mapped[str | None]
    source_ts: Mapped[str | None]
    source_url: Mapped[str | None]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    hours_saved: Mapped[float | None] = mapped_column(default=None)
    people_affected: Mapped[int | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(default=1, server_default=text("1"))
    follows: Mapped[bool] = mapped_column(default=True, server_default=true())
    is_verbatim: Mapped[bool] = mapped_column(default=False, server_default=false())
    review_at: Mapped[datetime | None] = mapped_column(default=None)
    asked_at: Mapped[datetime | None] = mapped_column(default=None)
    is_outdated: Mapped[bool] = mapped_column(default=False, server_default=false())
    superseded_by: Mapped[int | None] = mapped_column(default=None, index=True)
    helpful: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    copies: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    reads: Mapped[int] = mapped_column(default=0, server_default=text("0"))
    keeper_id: Mapped[str | None] = mapped_column(default=None)
    keeper: Mapped[str | None] = mapped_column(default=None)
    words: Mapped[bytes | None] = mapped_column(default=None, deferred=True)

    @property
    def owner_id(self) -> str | None:
        """Who looks after it."""
        return self.keeper_id or self.author_id


@dataclass(frozen=True)
class Draft:
    """What a card is to say, before it is known whether it is new."""

    kind: str
    title: str
    body: str
    tags: Sequence[str] = ()
    story: Mapping[str, str] | None = None
    author_id: str | None = None
    author: str = ""
    source_channel: str | None = None
    source_ts: str | None = None
    source_url: str | None = None
    hours_saved: float | None = None
    people_affected: int | None = None
    created_at: datetime | None = None  # only for what was said before it was kept


# Composed once: whatever happens to a message asks for its card.
_OF_ORIGIN = select(Card).where(Card.team_id == bindparam("team_id"), Card.origin == bindparam("origin"))
_TO_CHANGE = _OF_ORIGIN.with_for_update()

# What a card says, beside where it comes from.
SAID = ("kind", "title", "body", "story", "tags", "hours_saved", "people_affected")


def keep(session: Session, *, team_id: str, origin: str, draft: Draft, now: datetime) -> Card:
    """Write the card of this origin, new or changed, so that it is found as soon as the transaction ends.

    Saying the same thing twice changes nothing, not even `updated_at`. A card that was rewritten by hand keeps its
    words when its source changes, unless it becomes another kind of card: a question that is open again has no answer.

    Raises:
        ValueError: the draft's kind is none of `Kind`.
    """
    said = _fields(draft)
    card = session.scalar(_TO_CHANGE, {"team_id": team_id, "origin": origin})
    if card is None:
        card = _new(team_id, origin, draft, now)
        impacts = _read(card)
        try:
            with session.begin_nested():
                session.add(card)
        except IntegrityError:  # another process kept the same origin between our look and our write
            card = session.scalars(_TO_CHANGE, {"team_id": team_id, "origin": origin}).one()
        else:
            index.write(session, team_id=team_id, said={card.id: impacts})
            return card
    if not card.follows:
        if said["kind"] == card.kind:
            said = {name: value for name, value in said.items() if name not in SAID}
        else:
            _note(session, card, by="", now=now)
            card.follows = True
    _change(session, card, said, now)
    return card


def rewrite(session: Session, card: Card, draft: Draft, *, by: str, now: datetime) -> bool:
    """Change what a card says by hand; what it said before is kept, and it does not follow its source any more.

    Returns:
        Whether it says anything else than before.
    """
    said = {name: value for name, value in _fields(draft).items() if name in SAID}
    if all(getattr(card, name) == value for name, value in said.items()):
        return False
    _note(session, card, by=by, now=now)
    card.follows = False
    _change(session, card, said, now)
    return True


def keep_new(
    begin: Callable[[], AbstractContextManager[Session]], *, team_id: str, drafts: Mapping[str, Draft], now: datetime
) -> int:
    """Keep the drafts, by origin, that are not kept yet, in one transaction; returns how many they were.

    The texts are read before the transaction begins, so that nobody waits for that.
    """
    with begin() as session:
        known = _known(session, team_id, drafts)
    said = {
        origin: index.entry(storable(draft.title), storable(draft.body), [storable(tag) for tag in draft.tags])
        for origin, draft in drafts.items()
        if origin not in known
    }
    with begin() as session:
        known = _known(session, team_id, said)
        new = [_new(team_id, origin, drafts[origin], now) for origin in said if origin not in known]
        for card in new:
            card.words = said[card.origin].words
        session.add_all(new)
        session.flush()
        index.write(session, team_id=team_id, said={card.id: said[card.origin].impacts for card in new})
    return len(new)


def forget(session: Session, *, team_id: str, origin: str) -> bool:
    """Delete the card of this origin and every trace of it in the index; False when there is none."""
    card = session.scalar(_TO_CHANGE, {"team_id": team_id, "origin": origin})
    if card is None:
        return False
    index.remove(session, card.id)
    session.execute(
        update(Card).where(Card.team_id == team_id, Card.superseded_by == card.id).values(superseded_by=None)
    )
    session.delete(card)
    session.flush()
    return True


def draft_of(card: Card) -> Draft:
    """What a card says, to be said again with a change."""
    return Draft(**{each.name: getattr(card, each.name) for each in dataclasses.fields(Draft)})


def by_origin(session: Session, *, team_id: str, origin: str) -> Card | None:
    """The card that came from there, if it is kept."""
    return session.scalar(_OF_ORIGIN, {"team_id": team_id, "origin": origin})


def by_id(session: Session, *, team_id: str, card_id: int) -> Card | None:
    """The team's card of this number, if it is kept."""
    return session.scalar(select(Card).where(Card.team_id == team_id, Card.id == card_id))


def newest(
    session: Session, *, team_id: str, limit: int, offset: int = 0, only: ColumnElement[bool] | None = None
) -> list[Card]:
    """The team's cards, the last one kept first; with `only`, those of which it is true."""
    cards = select(Card).where(Card.team_id == team_id, *([] if only is None else [only])).options(undefer(Card.words))
    return list(session.scalars(cards.order_by(Card.created_at.desc(), Card.id.desc()).offset(offset).limit(limit)))


def count(session: Session, *, team_id: str, only: ColumnElement[bool] | None = None) -> int:
    """How many cards the team keeps; with `only`, of how many it is true."""
    these = select(func.count()).select_from(Card).where(Card.team_id == team_id, *([] if only is None else [only]))
    return session.scalar(these) or 0


def _known(session: Session, team_id: str, origins: Iterable[str]) -> set[str]:
    return set(session.scalars(select(Card.origin).where(Card.team_id == team_id, Card.origin.in_(origins))))


def _new(team_id: str, origin: str, draft: Draft, now: datetime) -> Card:
    created_at = draft.created_at or now
    return Card(team_id=team_id, origin=origin, created_at=created_at, updated_at=now, **_fields(draft))


def _fields(draft: Draft) -> dict[str, Any]:
    story = draft.story
    return {
        "kind": str(Kind(draft.kind)),
        "title": storable(draft.title),
        "body": storable(draft.body),
        "tags": [storable(tag) for tag in draft.tags],
        "story": None if story is None else {name: storable(said) for name, said in story.items()},
        "author_id": draft.author_id,
        "author": storable(draft.author),
        "source_channel": draft.source_channel,
        "source_ts": draft.source_ts,
        "source_url": draft.source_url,
        "hours_saved": draft.hours_saved,
        "people_affected": draft.people_affected,
    }


def _change(session: Session, card: Card, said: Mapping[str, Any], now: datetime) -> None:
    if all(getattr(card, name) == value for name, value in said.items()):
        return
    for name, value in said.items():
        setattr(card, name, value)
    card.updated_at = now
    card.version += 1
    impacts = _read(card)
    session.flush()
    index.remove(session, card.id)
    index.write(session, team_id=card.team_id, said={card.id: impacts})


def _note(session: Session, card: Card, *, by: str, now: datetime) -> None:
    before = {name: getattr(card, name) for name in SAID}
    history.note(session, team_id=card.team_id, card_id=card.id, user_id=by, before=before, now=now)


def _read(card: Card) -> dict[str, int]:
    """Read what a card says; how much each term says about it."""
    entry = index.entry(card.title, card.body, card.tags)
    card.words = entry.words
    return entry.impacts
