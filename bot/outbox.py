"""What is promised: a message that the bot will send is a row in the transaction of its reason, and is sent after it.

A letter is a message that the bot keeps true: it is posted once, and when its content is revised the posted message is
edited in place. A letter that is for one pair of eyes is whispered into a channel, once. `bot.letters` carries them: as
fast as Slack lets it (`bot.letters.pacing`), and when it suits the people they are for (`bot.letters.manners`).
"""

from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Any, TypedDict, Unpack
from uuid import uuid4

from sqlalchemy import JSON, Index, UniqueConstraint, bindparam, false, select, text, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.anonymity import SEALED
from bot.db import Base, asked_once
from bot.letters.bundle import is_interactive


class Speaks(StrEnum):
    """Why the bot says something, which decides when it may.

    - ANSWERING: somebody did something, and this follows from it. It goes at once.
    - REMINDING: the person asked for it (a meetup that they joined): in their own working hours, as often as needed.
    - FIRST: the bot speaks first: in their own working hours, not in quiet weeks nor to who wants silence, and at most
      twice a week, all features together.
    """

    ANSWERING = "answering"
    REMINDING = "reminding"
    FIRST = "first"


class Urgency(IntEnum):
    """What goes first when not everything can go at once."""

    URGENT = 0
    NORMAL = 2
    LOW = 4


class Lane(StrEnum):
    """How a letter goes: each is another method of Slack's, with a limit of its own."""

    POST = "post"
    WHISPER = "whisper"
    EDIT = "edit"


class Failure(StrEnum):
    """Why a letter was left unsent by rule. Every other failure is Slack's own word, and the letter is dead."""

    STALE = "stale"
    MUTED = "muted"
    DISCARDED = "discarded"
    OUTSIDE = "outside"


def _only(condition: str) -> dict[str, Any]:
    """Let an index hold these rows only: most letters were delivered long ago."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}


class Letter(Base):
    """A message on its way, or delivered. `wanted` and `sent` are versions: equal means nothing is to be done.

    `queue` is the lane and what the letter is about, `held` why it waits although it was due, `carrier_id` the letter
    in whose message this one stands, if it went out together with others.
    """

    __tablename__ = "letter"
    __table_args__ = (
        UniqueConstraint("team_id", "key"),
        Index(None, "team_id", "sent_channel", "ts"),
        Index(None, "team_id", "channel", "sent_at"),
        Index(None, "team_id", "sent_at"),
        Index(None, "carrier_id"),
        Index("ix_letter_queue", "team_id", "queue", "urgency", "due_at", "id", **_only("due_at IS NOT NULL")),
        Index("ix_letter_failure", "team_id", "failure", **_only("failure IS NOT NULL")),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[str]
    key: Mapped[str]
    channel: Mapped[str]
    message: Mapped[dict[str, Any]] = mapped_column(JSON)
    created_at: Mapped[datetime]
    due_at: Mapped[datetime | None]
    thread_ts: Mapped[str | None] = mapped_column(default=None)
    thread_key: Mapped[str | None] = mapped_column(default=None)
    only_for: Mapped[str | None] = mapped_column(default=None)
    mark: Mapped[str] = mapped_column(default_factory=lambda: uuid4().hex)
    wanted: Mapped[int] = mapped_column(default=1)
    sent: Mapped[int] = mapped_column(default=0)
    ts: Mapped[str | None] = mapped_column(default=None)
    sent_channel: Mapped[str | None] = mapped_column(default=None)
    claimed_at: Mapped[datetime | None] = mapped_column(default=None)
    attempts: Mapped[int] = mapped_column(default=0)
    failure: Mapped[str | None] = mapped_column(default=None)
    speaks: Mapped[str] = mapped_column(default=Speaks.ANSWERING, server_default=Speaks.ANSWERING.value)
    urgency: Mapped[int] = mapped_column(default=Urgency.NORMAL, server_default=str(Urgency.NORMAL.value))
    queue: Mapped[str] = mapped_column(default="post:", server_default="post:")
    stale_at: Mapped[datetime | None] = mapped_column(default=None)
    sent_at: Mapped[datetime | None] = mapped_column(default=None)
    held: Mapped[str] = mapped_column(default="", server_default=text("''"))
    together: Mapped[bool] = mapped_column(default=False, server_default=false())
    carrier_id: Mapped[int | None] = mapped_column(default=None)

    @property
    def about(self) -> str:
        """The feature that it is from, if it said so."""
        return self.queue.partition(":")[2]

    @property
    def lane(self) -> Lane:
        """How it goes next."""
        return Lane(self.queue.partition(":")[0])

    @property
    def is_dead(self) -> bool:
        """Whether Slack will never take it."""
        return self.failure is not None and self.failure not in set(Failure)

    def turn_into(self, lane: Lane) -> None:
        """Let it go this way from now on."""
        self.queue = f"{lane}:{self.about}"

    def discard(self) -> None:
        """Leave it unsent for good."""
        self.failure, self.due_at = Failure.DISCARDED, None


# Composed once: they are asked for in nearly every turn.
_MINE = select(Letter).where(Letter.team_id == bindparam("team_id"))
_BY_KEY = _MINE.where(Letter.key == bindparam("key"))
_HERE = _MINE.where(Letter.sent_channel == bindparam("channel_id"), Letter.ts == bindparam("ts"))
_BY_PLACE = _HERE.order_by(Letter.id)


class How(TypedDict, total=False):
    """How a letter goes.

    Args:
        thread_ts: the message whose thread this belongs into.
        thread_key: the letter whose thread this belongs into; it waits until that one is sent.
        not_before: the earliest time of sending.
        only_for: who alone is to see it in that channel; it cannot be revised.
        speaks: why the bot says it; the rules are for direct messages.
        about: the feature; features take turns, so that many letters of one do not delay those of another.
        stale_at: from when it is of no use any more; it is dropped then.
        urgency: what is more urgent goes first; at equal urgency an answer goes before what the bot says first.
        together: it may stand in one message with others that the bot says first, although it has buttons. Whoever
            receives their clicks changes the message by `revise`, never by replacing it as a whole, which would wipe
            out the others. Letters without buttons may always.
    """

    thread_ts: str | None
    thread_key: str | None
    not_before: datetime | None
    only_for: str | None
    speaks: Speaks
    about: str
    stale_at: datetime | None
    urgency: Urgency
    together: bool


def post(
    session: Session, *, team_id: str, key: str, to: str, message: dict[str, Any], now: datetime, **how: Unpack[How]
) -> Letter:
    """Promise a message. The same key again is the same letter: it is written once and stays as it is.

    What does not answer an act says so by `speaks`; whether and when it goes is decided at the moment of sending.

    Args:
        key: reads as a sentence and is unique in the workspace (`question:12:similar`).
        to: a channel, or a user for a direct message; sealed when the database must not know (`bot.anonymity`).
        how: see `How`.
    """
    known = find(session, team_id=team_id, key=key)
    if known:
        return known
    speaks, only_for = how.get("speaks", Speaks.ANSWERING), how.get("only_for")
    letter = Letter(
        team_id=team_id,
        key=key,
        channel=to,
        message=message,
        created_at=now,
        due_at=how.get("not_before") or now,
        thread_ts=how.get("thread_ts"),
        thread_key=how.get("thread_key"),
        only_for=only_for,
        speaks=speaks,
        urgency=how.get("urgency", Urgency.NORMAL) + (speaks is not Speaks.ANSWERING),
        queue=f"{Lane.WHISPER if only_for else Lane.POST}:{how.get('about', '')}",
        stale_at=how.get("stale_at"),
        together=how.get("together", False) or not is_interactive(message),
    )
    session.add(letter)
    session.flush()
    return letter


def put(
    session: Session, *, team_id: str, key: str, to: str, message: dict[str, Any], now: datetime, **how: Unpack[How]
) -> None:
    """Let a letter say this: the one that was promised under this key already, or a new one."""
    if not revise(session, team_id=team_id, key=key, message=message, now=now):
        post(session, team_id=team_id, key=key, to=to, message=message, now=now, **how)


def revise(session: Session, *, team_id: str, key: str, message: dict[str, Any], now: datetime) -> bool:
    """Change what a letter says; a message that is already in Slack is edited in place, so nobody is notified again.

    Returns:
        Whether there is such a letter.
    """
    letter = find(session, team_id=team_id, key=key)
    if letter and letter.message != message and letter.failure is None:
        letter.message = message
        letter.wanted += 1
        shown = session.get(Letter, letter.carrier_id) if letter.carrier_id else letter
        if shown is not letter and shown is not None:
            shown.wanted += 1
        if shown is not None:
            shown.due_at = shown.due_at or now
    return letter is not None


def take_back(session: Session, *, team_id: str, key: str) -> bool:
    """Leave a letter unsent that is not on its way yet; whether that was still possible."""
    letter = find(session, team_id=team_id, key=key)
    if letter is None or letter.sent or letter.claimed_at or letter.failure:
        return False
    letter.discard()
    return True


@asked_once
def find(session: Session, *, team_id: str, key: str) -> Letter | None:
    """The letter with this key."""
    return session.scalars(_BY_KEY, {"team_id": team_id, "key": key}).one_or_none()


def at(session: Session, *, team_id: str, channel_id: str, ts: str) -> Letter | None:
    """The letter that stands in Slack as this message."""
    return session.scalars(_BY_PLACE, {"team_id": team_id, "channel_id": channel_id, "ts": ts}).first()


def sealed_at(session: Session, *, team_id: str, ts: str) -> list[Letter]:
    """The letters to unnamed people that may be this message; a `ts` is unique within a channel only."""
    return list(
        session.scalars(select(Letter).where(Letter.team_id == team_id, Letter.sent_channel == SEALED, Letter.ts == ts))
    )


def reconsider(session: Session, *, team_id: str, user_id: str, now: datetime) -> None:
    """Something about a person's time has changed: what was held back for them is judged again."""
    held = (Letter.team_id == team_id, Letter.channel == user_id, Letter.held != "", Letter.due_at > now)
    session.execute(update(Letter).where(*held).values(due_at=now, held=""))
