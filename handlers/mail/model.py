"""Who wants mail, where and how often; each mail that is promised; and how it is with the server that takes them.

An address is sealed (`bot.vault`), and no mail's text is kept: it is written anew at the moment of sending, so that it
tells how things are, and so that nothing of it outlives what it tells of.
"""

from datetime import date, datetime
from enum import StrEnum
from uuid import uuid4

from sqlalchemy import JSON, Index, UniqueConstraint, delete, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.db import Base
from bot.settings import Settings
from bot.vault import Vault, vault

# `bot.installation.rekeying` finds the addresses by it when the keys change.
SEALED_FOR = "mail address"


class Rhythm(StrEnum):
    """How often somebody wants to hear what waits for them."""

    DAILY = "daily"
    WEEKLY = "weekly"


class Source(StrEnum):
    """Where an address is from: Slack knows that it is theirs; one that was typed is confirmed by a mail to it."""

    SLACK = "slack"
    TYPED = "typed"


class Kind(StrEnum):
    """What a mail is: all that waits, what cannot wait for the weekly one, or the question whether it may come."""

    DIGEST = "digest"
    REMINDER = "reminder"
    CONFIRMATION = "confirmation"


class State(StrEnum):
    """What became of a mail."""

    WAITING = "waiting"
    SENT = "sent"
    DROPPED = "dropped"
    FAILED = "failed"


class Mailbox(Base):
    """Somebody said yes to mail.

    `proof` is in the link that confirms an address that was typed. `look_at` is when it is looked at next whether there
    is anything to tell, `digest_on` the day of their last digest, `told` the keys of what the last mails told.
    `failure` is why nothing is sent there any more, as a code.
    """

    __tablename__ = "mailbox"
    __table_args__ = (Index(None, "team_id", "look_at"),)

    team_id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)
    rhythm: Mapped[str]
    address: Mapped[str] = mapped_column(info={"sealed": SEALED_FOR})
    source: Mapped[str]
    agreed_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None] = mapped_column(default=None)
    proof: Mapped[str] = mapped_column(default="")
    look_at: Mapped[datetime | None] = mapped_column(default=None)
    digest_on: Mapped[date | None] = mapped_column(default=None)
    told: Mapped[list[str]] = mapped_column(JSON, default_factory=list)
    failure: Mapped[str] = mapped_column(default="")
    failed_at: Mapped[datetime | None] = mapped_column(default=None)


class Dispatch(Base):
    """A mail that is promised to somebody; the key reads as a sentence (`mail:2026-10-05:U1`) and makes it unique.

    `doubts` counts how often it may have arrived without our knowing; `mark` makes its Message-ID, the same each time.
    """

    __tablename__ = "mail_dispatch"
    __table_args__ = (
        UniqueConstraint("team_id", "key"),
        Index(None, "team_id", "state", "due_at"),
        Index(None, "team_id", "user_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[str]
    key: Mapped[str]
    user_id: Mapped[str]
    kind: Mapped[str]
    created_at: Mapped[datetime]
    due_at: Mapped[datetime]
    stale_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default=State.WAITING)
    mark: Mapped[str] = mapped_column(default_factory=lambda: uuid4().hex)
    claimed_at: Mapped[datetime | None] = mapped_column(default=None)
    attempts: Mapped[int] = mapped_column(default=0)
    doubts: Mapped[int] = mapped_column(default=0)
    failure: Mapped[str] = mapped_column(default="")
    sent_at: Mapped[datetime | None] = mapped_column(default=None)


class MailServer(Base):
    """That the server takes no mail at present: how often it was tried, what was the matter, and when it is next."""

    __tablename__ = "mail_server"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    rests_until: Mapped[datetime]
    failures: Mapped[int]
    trouble: Mapped[str]


def safe(settings: Settings) -> Vault:
    """What addresses are sealed with."""
    return vault(settings, SEALED_FOR)


def mailbox(session: Session, *, team_id: str, user_id: str, hold: bool = False) -> Mailbox | None:
    """What somebody said about mail; `hold` it until the turn ends, to change it."""
    return session.get(Mailbox, (team_id, user_id), with_for_update=hold or None)


def next_to_look_at(session: Session, *, team_id: str, now: datetime) -> Mailbox | None:
    """The mailbox that is to be looked at next."""
    due = select(Mailbox).where(Mailbox.team_id == team_id, Mailbox.look_at <= now)
    return session.scalars(due.order_by(Mailbox.look_at, Mailbox.user_id).limit(1)).first()


def by_key(session: Session, *, team_id: str, key: str) -> Dispatch | None:
    """The mail with this key."""
    return session.scalars(select(Dispatch).where(Dispatch.team_id == team_id, Dispatch.key == key)).one_or_none()


def confirmations_since(session: Session, *, team_id: str, user_id: str, since: datetime) -> int:
    """How often somebody had a confirmation sent since then."""
    asked = select(func.count()).where(Dispatch.team_id == team_id, Dispatch.user_id == user_id)
    return session.scalar(asked.where(Dispatch.kind == Kind.CONFIRMATION, Dispatch.created_at > since)) or 0


def waiting_of(session: Session, *, team_id: str, user_id: str) -> list[Dispatch]:
    """The mails to somebody that have not gone out."""
    theirs = select(Dispatch).where(Dispatch.team_id == team_id, Dispatch.user_id == user_id)
    return list(session.scalars(theirs.where(Dispatch.state == State.WAITING)))


def forget_before(session: Session, *, team_id: str, moment: datetime) -> None:
    """That mails went out is of no use for ever."""
    session.execute(delete(Dispatch).where(Dispatch.team_id == team_id, Dispatch.created_at < moment))


def forget_unconfirmed(session: Session, *, team_id: str, moment: datetime) -> None:
    """An address that nobody confirmed may be anybody's."""
    left = (Mailbox.team_id == team_id, Mailbox.confirmed_at.is_(None), Mailbox.agreed_at < moment)
    session.execute(delete(Mailbox).where(*left))


def is_any_due(session: Session, *, team_id: str, now: datetime) -> bool:
    """Whether a mail may have to go out."""
    due = select(Dispatch.id).where(Dispatch.team_id == team_id, Dispatch.state == State.WAITING)
    return session.scalar(due.where(Dispatch.due_at <= now).limit(1)) is not None
