"""Who exchanged words with whom: ids, places and times of posts and human replies, never what was said.

What is asked without a name leaves nothing here: neither the post nor a reply to it (`bot.anonymity`).

A place is where something stands: a message (`place`), or something that happened (`meetup:12`). What rests on a place
goes with it (`forget`).
"""

from datetime import datetime

from sqlalchemy import Index, delete, false, func, or_, select, true, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot import working_time
from bot.anonymity import is_pseudonym
from bot.db import Base, asked_once
from bot.members import Member

# After so many working days without a human reply somebody has been left alone with what they asked.
PATIENCE = 2


class OwnPost(Base):
    """Somebody began a conversation there; `asks` when they wanted an answer."""

    __tablename__ = "own_post"
    __table_args__ = (Index(None, "team_id", "user_id", "at"), Index(None, "at"))

    team_id: Mapped[str] = mapped_column(primary_key=True)
    place: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str]
    at: Mapped[datetime]
    asks: Mapped[bool] = mapped_column(default=True, server_default=true())


class Contact(Base):
    """A reply to somebody, or (to nobody) taking part; `source` is the reply itself, `place` what it rests on."""

    __tablename__ = "contact"
    __table_args__ = (
        Index(None, "team_id", "from_id", "at"),
        Index(None, "team_id", "to_id", "at"),
        Index(None, "team_id", "place"),
        Index(None, "at"),
    )

    team_id: Mapped[str] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(primary_key=True)
    place: Mapped[str]
    from_id: Mapped[str]
    to_id: Mapped[str]
    at: Mapped[datetime]


class Person(Base):
    """What else is known of how somebody is connected: their last answer to 「相談できた相手」, and their last visit.

    Whoever `declined` is not looked at: nothing is computed of them, for anybody.
    """

    __tablename__ = "contact_person"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)
    could_talk: Mapped[bool | None] = mapped_column(default=None)
    talked_at: Mapped[datetime | None] = mapped_column(default=None)
    came_by_at: Mapped[datetime | None] = mapped_column(default=None)
    declined: Mapped[bool] = mapped_column(default=False, server_default=false())


def place(channel_id: str, ts: str) -> str:
    """The place of a message."""
    return f"{channel_id}:{ts}"


def note_post(session: Session, *, team_id: str, user_id: str, at: datetime, where: str, asks: bool = True) -> None:
    """Somebody began a conversation; said again, the last word on whether it wants an answer counts."""
    if is_pseudonym(user_id):
        return
    known = session.get(OwnPost, (team_id, where))
    if known is None:
        session.add(OwnPost(team_id=team_id, place=where, user_id=user_id, at=at, asks=asks))
        session.flush()
    else:
        known.asks = asks


def note_reply(
    session: Session, *, team_id: str, from_id: str, to_id: str, at: datetime, where: str, source: str = ""
) -> None:
    """Somebody replied to somebody; the same reply is noted once.

    Args:
        where: the place of what was replied to.
        source: the place of the reply itself, by which it can be forgotten.
    """
    if from_id == to_id or is_pseudonym(from_id) or is_pseudonym(to_id):
        return
    source = source or f"{where}:{from_id}:{at.timestamp()}"
    if session.get(Contact, (team_id, source)) is None:
        session.add(Contact(team_id=team_id, source=source, place=where, from_id=from_id, to_id=to_id, at=at))
        session.flush()


def note_attended(session: Session, *, team_id: str, user_id: str, at: datetime, where: str) -> None:
    """Somebody took part in what happened there (`meetup:12`)."""
    source = f"{where}:{user_id}"
    if session.get(Contact, (team_id, source)) is None:
        session.add(Contact(team_id=team_id, source=source, place=where, from_id=user_id, to_id="", at=at))
        session.flush()


def note_talked(session: Session, *, team_id: str, user_id: str, could_talk: bool, at: datetime) -> None:
    """Somebody said whether there was somebody to talk to; the latest answer counts."""
    who = person(session, team_id=team_id, user_id=user_id)
    if who.talked_at is None or who.talked_at <= at:
        who.could_talk, who.talked_at = could_talk, at
    session.flush()


def note_visit(session: Session, *, team_id: str, user_id: str, at: datetime) -> None:
    """Somebody came by and read what waits for them."""
    person(session, team_id=team_id, user_id=user_id).came_by_at = at
    session.flush()


def decline(session: Session, *, team_id: str, user_id: str, declined: bool) -> None:
    """Somebody does not want to be looked at, or does again."""
    person(session, team_id=team_id, user_id=user_id).declined = declined
    session.flush()


def has_declined(session: Session, *, team_id: str, user_id: str) -> bool:
    """Whether somebody does not want to be looked at."""
    who = find(session, team_id=team_id, user_id=user_id)
    return who is not None and who.declined


@asked_once
def find(session: Session, *, team_id: str, user_id: str) -> Person | None:
    """What is known of somebody beside what they exchanged, if anything is."""
    return session.get(Person, (team_id, user_id))


def person(session: Session, *, team_id: str, user_id: str) -> Person:
    """The same, to be changed."""
    who = find(session, team_id=team_id, user_id=user_id)
    if who is None:
        who = Person(team_id=team_id, user_id=user_id)
        session.add(who)
    return who


def author_at(session: Session, *, team_id: str, where: str) -> str | None:
    """Who began the conversation there, as far as that was noted."""
    post = session.get(OwnPost, (team_id, where))
    return post.user_id if post else None


def last_to_reply(session: Session, *, team_id: str, where: str, to_id: str) -> str | None:
    """Whose reply somebody got last in a conversation."""
    replies = select(Contact.from_id).where(Contact.team_id == team_id, Contact.place == where, Contact.to_id == to_id)
    return session.scalar(replies.order_by(Contact.at.desc()).limit(1))


def forget(session: Session, *, team_id: str, where: str) -> None:
    """A message is gone: so is all that rests on it."""
    gone = or_(Contact.place == where, Contact.source == where)
    session.execute(delete(Contact).where(Contact.team_id == team_id, gone))
    session.execute(delete(OwnPost).where(OwnPost.team_id == team_id, OwnPost.place == where))


def follow_channel(session: Session, *, team_id: str, old: str, new: str) -> None:
    """A channel has another id: what stands in it follows."""
    for column in (OwnPost.place, Contact.place, Contact.source):
        there = (column.class_.team_id == team_id, column.startswith(f"{old}:", autoescape=True))
        session.execute(
            update(column.class_).where(*there).values({column: func.replace(column, f"{old}:", f"{new}:")})
        )


def ignored(session: Session, *, team_id: str, user_id: str, since: datetime, now: datetime) -> int:
    """How often somebody asked since then and had no human reply after two working days; 0 for who declined."""
    if has_declined(session, team_id=team_id, user_id=user_id):
        return 0
    return len(left_alone(session, team_id=team_id, user_id=user_id, since=since, now=now))


def left_alone(session: Session, *, team_id: str, user_id: str, since: datetime, now: datetime) -> list[OwnPost]:
    """What somebody asked since then that has had no human reply for two working days, oldest first."""
    answered = select(Contact.source).where(
        Contact.team_id == OwnPost.team_id, Contact.place == OwnPost.place, Contact.to_id == OwnPost.user_id
    )
    asked = select(OwnPost).where(
        OwnPost.team_id == team_id, OwnPost.user_id == user_id, OwnPost.at >= since, OwnPost.asks, ~answered.exists()
    )
    alone = session.scalars(asked.order_by(OwnPost.at))
    return [post for post in alone if working_time.add_days(post.at, PATIENCE) <= now]


def town(member: Member | None) -> str:
    """Where somebody works, as far as it goes without asking: their body, otherwise how their title begins."""
    if member is None:
        return ""
    return member.body.name if member.body else next(iter(member.title.split()), "")
