"""The channels of a workspace that have a purpose: where questions are asked, and where the organisers talk.

The operator names some in the settings, organisers others in Slack. Everybody asks the turn for them
(`Turn.question_channels`, `Turn.organiser_channel`).
"""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.db import Base
from bot.settings import Settings


class Purpose(StrEnum):
    """What a channel is for."""

    QUESTIONS = "questions"
    ORGANISERS = "organisers"


class NamedChannel(Base):
    """A channel that organisers named in Slack; those of the settings have no row here."""

    __tablename__ = "named_channel"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    purpose: Mapped[str] = mapped_column(primary_key=True)
    channel_id: Mapped[str] = mapped_column(primary_key=True)
    named_by: Mapped[str]
    at: Mapped[datetime]


# Composed once: nearly every turn asks.
_NAMED = (
    select(NamedChannel.channel_id)
    .where(NamedChannel.team_id == bindparam("team_id"), NamedChannel.purpose == bindparam("purpose"))
    .order_by(NamedChannel.at, NamedChannel.channel_id)
)


def for_questions(session: Session, settings: Settings, *, team_id: str) -> tuple[str, ...]:
    """Where questions are asked: the channels of the settings first, then those named in Slack, oldest first."""
    named = _named(session, team_id=team_id, purpose=Purpose.QUESTIONS)
    return tuple(dict.fromkeys((*settings.question_channels, *named)))


def of_organisers(session: Session, settings: Settings, *, team_id: str) -> str:
    """Where the organisers talk: the channel named in Slack, otherwise that of the settings; "" when there is none."""
    return next(iter(_named(session, team_id=team_id, purpose=Purpose.ORGANISERS)), settings.organiser_channel)


def name(
    session: Session, purpose: Purpose, channel_ids: Iterable[str], *, team_id: str, named_by: str, now: datetime
) -> None:
    """These channels, and no others, have the purpose from now on, beside those of the settings."""
    wanted, known = list(dict.fromkeys(channel_ids)), _named(session, team_id=team_id, purpose=purpose)
    session.execute(
        delete(NamedChannel).where(
            NamedChannel.team_id == team_id, NamedChannel.purpose == purpose, NamedChannel.channel_id.not_in(wanted)
        )
    )
    for channel_id in wanted:
        if channel_id not in known:
            session.add(NamedChannel(team_id, purpose, channel_id, named_by=named_by, at=now))
            session.flush()


def follow(session: Session, *, team_id: str, old: str, new: str) -> None:
    """A channel has another id from now on (Slack: channel_id_changed)."""
    here = (NamedChannel.team_id == team_id, NamedChannel.channel_id == old)
    session.execute(update(NamedChannel).where(*here).values(channel_id=new))


def _named(session: Session, *, team_id: str, purpose: Purpose) -> list[str]:
    return list(session.scalars(_NAMED, {"team_id": team_id, "purpose": purpose}))
