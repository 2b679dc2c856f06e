"""What cards said before they were changed by hand, so that nothing is lost when somebody improves them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.db import Base


class Change(Base):
    """A change of a card: who made it, and what the card said before. Nobody (`""`) means that its source took over.

    What is changed or taken back in Slack leaves nothing here: who covers a name there wants it gone.
    """

    __tablename__ = "card_version"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[str]
    card_id: Mapped[int] = mapped_column(ForeignKey("card.id", ondelete="CASCADE"), index=True)
    user_id: Mapped[str]
    at: Mapped[datetime]
    before: Mapped[dict[str, Any]] = mapped_column(JSON)


def note(
    session: Session, *, team_id: str, card_id: int, user_id: str, before: Mapping[str, Any], now: datetime
) -> None:
    """Keep what a card says, before it is changed."""
    session.add(Change(team_id=team_id, card_id=card_id, user_id=user_id, at=now, before=dict(before)))


def of(session: Session, *, team_id: str, card_id: int, limit: int) -> list[Change]:
    """The latest changes of a card, newest first."""
    changes = select(Change).where(Change.team_id == team_id, Change.card_id == card_id)
    return list(session.scalars(changes.order_by(Change.id.desc()).limit(limit)))


def forget(session: Session, *, team_id: str, card_id: int) -> None:
    """What a card said before is gone for good."""
    session.execute(delete(Change).where(Change.team_id == team_id, Change.card_id == card_id))


def by_id(session: Session, *, team_id: str, change_id: int) -> Change | None:
    """The change with this number, if its card is still kept."""
    return session.scalar(select(Change).where(Change.team_id == team_id, Change.id == change_id))
