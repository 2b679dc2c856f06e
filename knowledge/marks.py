"""What became of cards: who was helped (役に立った), which bodies copied them (真似した), how often they are read."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, UniqueConstraint, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.db import Base
from bot.members import Member
from knowledge import filters
from knowledge.cards import Card

# Two presses within this time are one: a double click takes nothing back.
ONE_PRESS = timedelta(seconds=3)


class Helpful(Base):
    """Somebody was helped by a card."""

    __tablename__ = "card_helpful"

    card_id: Mapped[int] = mapped_column(ForeignKey("card.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)
    team_id: Mapped[str]
    at: Mapped[datetime]


class Copy(Base):
    """A body did what a card tells; said by one of its people. `since` is when it began there."""

    __tablename__ = "card_copy"
    __table_args__ = (UniqueConstraint("card_id", "user_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[str] = mapped_column(index=True)
    card_id: Mapped[int] = mapped_column(ForeignKey("card.id", ondelete="CASCADE"), index=True)
    user_id: Mapped[str]
    body: Mapped[str]
    since: Mapped[str]
    outcome: Mapped[str]
    at: Mapped[datetime]


@dataclass(frozen=True)
class Figures:
    """Plain figures of a card: people helped, bodies that copied it, and what it brings where it was told."""

    helpful: int
    copies: int
    hours_saved: float | None
    people_affected: int | None


def figures(card: Card) -> Figures:
    """What a card brings, for rankings and reports."""
    return Figures(card.helpful, card.copies, card.hours_saved, card.people_affected)


def note_read(session: Session, card: Card) -> None:
    """Somebody opened it; who it was is not kept."""
    session.execute(update(Card).where(Card.id == card.id).values(reads=Card.reads + 1))


def is_helpful(session: Session, card: Card, user_id: str) -> bool:
    """Whether somebody says that it helped them."""
    return session.get(Helpful, (card.id, user_id)) is not None


def toggle(session: Session, card: Card, user_id: str, now: datetime) -> bool:
    """Say that it helped, or take that back; two presses at once are one.

    Returns:
        Whether it is said now.
    """
    session.refresh(card, with_for_update=True)
    said = session.get(Helpful, (card.id, user_id))
    if said and now - said.at < ONE_PRESS:
        return True
    if said:
        session.delete(said)
    else:
        session.add(Helpful(card_id=card.id, user_id=user_id, team_id=card.team_id, at=now))
    count(session, card)
    return said is None


def copied(session: Session, card: Card, *, user_id: str, body: str, since: str, outcome: str, now: datetime) -> Copy:
    """Somebody says that their body copied it; saying it again changes what they said."""
    session.refresh(card, with_for_update=True)
    said = copy_by(session, card, user_id)
    if said is None:
        said = Copy(card.team_id, card.id, user_id, body, since, outcome, now)
        session.add(said)
    said.body, said.since, said.outcome = body, since, outcome
    count(session, card)
    return said


def take_back(session: Session, card: Card, user_id: str) -> bool:
    """Somebody takes back that their body copied it; False when they never said so."""
    session.refresh(card, with_for_update=True)
    said = copy_by(session, card, user_id)
    if said:
        session.delete(said)
        count(session, card)
    return said is not None


def copy_by(session: Session, card: Card, user_id: str) -> Copy | None:
    """What this person said about copying it."""
    return session.scalar(select(Copy).where(Copy.card_id == card.id, Copy.user_id == user_id))


def copies(session: Session, card: Card) -> list[Copy]:
    """Who copied it, the first one first."""
    return list(session.scalars(select(Copy).where(Copy.card_id == card.id).order_by(Copy.id)))


def copied_from(session: Session, *, team_id: str, author_id: str, limit: int) -> list[tuple[Copy, Card]]:
    """What others copied from this author, the latest first."""
    found = select(Copy, Card).join(Card, Card.id == Copy.card_id)
    mine = found.where(Copy.team_id == team_id, Card.author_id == author_id)
    return [(copy, card) for copy, card in session.execute(mine.order_by(Copy.at.desc(), Copy.id.desc()).limit(limit))]


def body_of(member: Member | None) -> str:
    """The body that somebody works for: as they said, otherwise the first word of their title; "" if unknown."""
    return filters.town(f"（{member.office}）") if member else ""


def body_of_author(session: Session, card: Card) -> str:
    """The body of a card's author, who may have left: then what the card says."""
    author = session.get(Member, (card.team_id, card.author_id)) if card.author_id else None
    return body_of(author) or filters.town(card.author)


def count(session: Session, card: Card) -> None:
    """Count anew what became of a card."""
    session.flush()
    helped = select(func.count()).select_from(Helpful).where(Helpful.card_id == card.id)
    bodies = select(func.count(Copy.body.distinct())).where(Copy.card_id == card.id)
    card.helpful = session.scalar(helped) or 0
    card.copies = session.scalar(bodies) or 0
    session.flush()
