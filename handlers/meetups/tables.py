"""Roundtables as they are stored: topics to talk about, who chose which, and who sits at which table."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, UniqueConstraint, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.db import Base
from handlers.meetups.model import Meetup


class Topic(Base):
    """Something that a roundtable can be about; `url` is where everybody can read more of it, "" when nowhere."""

    __tablename__ = "meetup_topic"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[str]
    meetup_id: Mapped[int] = mapped_column(ForeignKey("meetup.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    text: Mapped[str]
    url: Mapped[str] = mapped_column(default="")


class Choice(Base):
    """The topic that somebody would like to talk about."""

    __tablename__ = "meetup_choice"

    meetup_id: Mapped[int] = mapped_column(ForeignKey("meetup.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)
    team_id: Mapped[str]
    topic_id: Mapped[int] = mapped_column(ForeignKey("meetup_topic.id", ondelete="CASCADE"))
    at: Mapped[datetime]


class Table(Base):
    """A table and the user ids of those at it; `nth` of those of its topic, so that it stays itself when re-made."""

    __tablename__ = "meetup_table"
    __table_args__ = (UniqueConstraint("meetup_id", "topic_id", "nth"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[str]
    meetup_id: Mapped[int] = mapped_column(ForeignKey("meetup.id", ondelete="CASCADE"))
    topic_id: Mapped[int] = mapped_column(ForeignKey("meetup_topic.id", ondelete="CASCADE"))
    nth: Mapped[int]
    number: Mapped[int]
    people: Mapped[list[str]] = mapped_column(JSON)
    facilitator_id: Mapped[str]

    @property
    def note(self) -> str:
        """What its notes are kept under."""
        return f"table-{self.topic_id}-{self.nth}"


def topics(session: Session, meetup: Meetup) -> list[Topic]:
    """What the meetup's roundtables can be about, in order; none when it has no roundtables."""
    return list(session.scalars(select(Topic).where(Topic.meetup_id == meetup.id).order_by(Topic.number, Topic.id)))


def choices(session: Session, meetup: Meetup) -> dict[str, int]:
    """The topic of each who chose one, in the order in which they did."""
    found = select(Choice).where(Choice.meetup_id == meetup.id).order_by(Choice.at, Choice.user_id)
    return {each.user_id: each.topic_id for each in session.scalars(found)}


def tables(session: Session, meetup: Meetup) -> list[Table]:
    """The tables, in order; none until they are made."""
    return list(session.scalars(select(Table).where(Table.meetup_id == meetup.id).order_by(Table.number)))


def to_choose(session: Session, meetup: Meetup) -> list[Topic]:
    """The topics that who comes can choose from: none any more once the tables are made."""
    found = topics(session, meetup)
    return [] if found and tables(session, meetup) else found


def topic_of_note(session: Session, meetup: Meetup, name: str) -> Topic | None:
    """What the notes of a table are about; None when they are of no table."""
    kind, _, rest = name.partition("-")
    topic_id = rest.partition("-")[0]
    found = session.get(Topic, int(topic_id)) if kind == "table" and topic_id.isdecimal() else None
    return found if found and found.meetup_id == meetup.id else None


def drop_topic(session: Session, topic: Topic) -> None:
    """Forget a topic, and who chose it."""
    session.execute(delete(Choice).where(Choice.topic_id == topic.id))
    session.delete(topic)
