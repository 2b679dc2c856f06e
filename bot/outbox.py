"""What is promised: a message that the bot will send is a row in the transaction of its reason, and is sent after it.

A letter is a message that the bot keeps true: it is posted once, and when its content is revised the posted message is
edited in place. Only a sender that holds the workspace's lock (`Database.alone`) delivers, so a letter that is found
claimed was left by a sender that died: whether Slack took it is then looked up, not guessed.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from http.client import HTTPException
from typing import Any
from uuid import uuid4

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from sqlalchemy import JSON, Index, UniqueConstraint, or_, select
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column

from bot.clock import Clock
from bot.db import Base, Database

log = structlog.get_logger()

# Slack's errors that another try, or a pause, can mend; every other one is final.
PASSING = frozenset(
    {"ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable", "request_timeout"}
    | {"team_added_to_org", "access_denied_temporarily", "accesslimited"}
)
FIRST_PAUSE = timedelta(seconds=2)
LONGEST_PAUSE = timedelta(minutes=10)
# How far back the clocks of Slack and of this machine may disagree when a doubtful letter is looked for.
SKEW = timedelta(minutes=5)
EVENT_TYPE = "tomoshibi_letter"
NOT_IN_CHANNEL = "not_in_channel"


class Letter(Base):
    """A message on its way, or delivered. `wanted` and `sent` are versions: equal means nothing is to be done."""

    __tablename__ = "letter"
    __table_args__ = (
        UniqueConstraint("team_id", "key"),
        Index(None, "team_id", "due_at"),
        Index(None, "team_id", "sent_channel", "ts"),
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
    mark: Mapped[str] = mapped_column(default_factory=lambda: uuid4().hex)
    wanted: Mapped[int] = mapped_column(default=1)
    sent: Mapped[int] = mapped_column(default=0)
    ts: Mapped[str | None] = mapped_column(default=None)
    sent_channel: Mapped[str | None] = mapped_column(default=None)
    claimed_at: Mapped[datetime | None] = mapped_column(default=None)
    attempts: Mapped[int] = mapped_column(default=0)
    failure: Mapped[str | None] = mapped_column(default=None)


@dataclass(frozen=True)
class Sent:
    """Slack has it, there."""

    ts: str
    channel: str


@dataclass(frozen=True)
class Later:
    """Not now. In doubt: Slack may have it already."""

    pause: timedelta | None
    in_doubt: bool
    reason: str


@dataclass(frozen=True)
class Dead:
    """Never: Slack will not take this message however often it is sent."""

    reason: str


def post(
    session: Session,
    *,
    team_id: str,
    key: str,
    to: str,
    message: dict[str, Any],
    now: datetime,
    thread_ts: str | None = None,
    thread_key: str | None = None,
    not_before: datetime | None = None,
) -> Letter:
    """Promise a message. The same key again is the same letter: it is written once and stays as it is.

    Args:
        key: reads as a sentence and is unique in the workspace (`question:12:similar`).
        to: a channel, or a user for a direct message.
        thread_ts: the message whose thread this belongs into.
        thread_key: the letter whose thread this belongs into; it waits until that one is sent.
        not_before: the earliest time of sending.
    """
    known = find(session, team_id=team_id, key=key)
    if known:
        return known
    letter = Letter(
        team_id=team_id,
        key=key,
        channel=to,
        message=message,
        created_at=now,
        due_at=not_before or now,
        thread_ts=thread_ts,
        thread_key=thread_key,
    )
    session.add(letter)
    session.flush()
    return letter


def revise(session: Session, *, team_id: str, key: str, message: dict[str, Any], now: datetime) -> bool:
    """Change what a letter says; a message that is already in Slack is edited in place, so nobody is notified again.

    Returns:
        Whether there is such a letter.
    """
    letter = find(session, team_id=team_id, key=key)
    if letter and letter.message != message and letter.failure is None:
        letter.message = message
        letter.wanted += 1
        letter.due_at = letter.due_at or now
    return letter is not None


def find(session: Session, *, team_id: str, key: str) -> Letter | None:
    """The letter with this key."""
    return session.scalars(select(Letter).where(Letter.team_id == team_id, Letter.key == key)).one_or_none()


def at(session: Session, *, team_id: str, channel_id: str, ts: str) -> Letter | None:
    """The letter that stands in Slack as this message."""
    found = select(Letter).where(Letter.team_id == team_id, Letter.sent_channel == channel_id, Letter.ts == ts)
    return session.scalars(found).one_or_none()


def deliver_one(database: Database, clock: Clock, slack: WebClient, *, team_id: str) -> bool:
    """Send the next letter of this workspace that is due. Call it only while holding the workspace's lock.

    Returns:
        Whether there was a letter to send.
    """
    with database.begin() as session:
        letter = _next(session, team_id, clock.now())
        if letter is None:
            return False
        in_doubt = letter.claimed_at is not None
        letter.claimed_at = clock.now()
        letter.attempts += 1
        session.flush()
        session.expunge(letter)
    outcome = _send(slack, letter, in_doubt=in_doubt)
    with database.begin() as session:
        _record(session, letter, outcome, clock.now())
    return True


def _next(session: Session, team_id: str, now: datetime) -> Letter | None:
    root = aliased(Letter)
    rooted = select(root.ts).where(root.team_id == team_id, root.key == Letter.thread_key).scalar_subquery()
    waiting = (
        select(Letter, rooted)
        .where(Letter.team_id == team_id, Letter.due_at <= now)
        .where(or_(Letter.thread_key.is_(None), rooted.is_not(None)))
        .order_by(Letter.due_at, Letter.id)
        .limit(1)
        .with_for_update(of=Letter, skip_locked=True)
    )
    found = session.execute(waiting).first()
    if found is None:
        return None
    letter: Letter = found[0]
    letter.thread_ts = letter.thread_ts or found[1]
    return letter


def _send(slack: WebClient, letter: Letter, *, in_doubt: bool) -> Sent | Later | Dead:
    try:
        if letter.ts and letter.sent_channel:
            slack.chat_update(channel=letter.sent_channel, ts=letter.ts, **letter.message)
            return Sent(letter.ts, letter.sent_channel)
        landed = _look_for(slack, letter) if in_doubt else None
        return landed or _post_where_it_belongs(slack, letter)
    except SlackApiError as error:
        return _judge(error)
    except (OSError, HTTPException) as error:  # the connection broke, before or after Slack took the message
        return Later(None, in_doubt=True, reason=type(error).__name__)


def _post_where_it_belongs(slack: WebClient, letter: Letter) -> Sent:
    try:
        return _post(slack, letter)
    except SlackApiError as error:
        if error.response.get("error") != NOT_IN_CHANNEL:
            raise
        slack.conversations_join(channel=letter.channel)
        return _post(slack, letter)


def _post(slack: WebClient, letter: Letter) -> Sent:
    arguments = {
        **letter.message,
        "channel": letter.channel,
        "unfurl_links": False,
        "unfurl_media": False,
        "metadata": {"event_type": EVENT_TYPE, "event_payload": {"mark": letter.mark}},
    }
    if letter.thread_ts:
        arguments["thread_ts"] = letter.thread_ts
    answer = slack.chat_postMessage(**arguments)
    return Sent(str(answer["ts"]), str(answer["channel"]))


def _look_for(slack: WebClient, letter: Letter) -> Sent | None:
    try:
        return _find_mark(slack, letter)
    except SlackApiError as error:
        # The bot cannot have posted where it is not: the attempt before this one failed at joining.
        if error.response.get("error") == NOT_IN_CHANNEL:
            return None
        raise


def _find_mark(slack: WebClient, letter: Letter) -> Sent | None:
    channel = letter.channel
    if channel.startswith(("U", "W")):
        channel = slack.conversations_open(users=channel)["channel"]["id"]
    arguments: dict[str, Any] = {
        "channel": channel,
        "oldest": str((letter.created_at - SKEW).timestamp()),
        "include_all_metadata": True,
        "limit": 200,
    }
    if letter.thread_ts:
        pages = slack.conversations_replies(ts=letter.thread_ts, **arguments)
    else:
        pages = slack.conversations_history(**arguments)
    for message in (message for page in pages for message in page["messages"]):
        payload = (message.get("metadata") or {}).get("event_payload") or {}
        if payload.get("mark") == letter.mark:
            return Sent(message["ts"], channel)
    return None


def _judge(error: SlackApiError) -> Later | Dead:
    response = error.response
    reason = str(response.get("error") or f"http_{response.status_code}")
    if response.status_code == 429:  # noqa: PLR2004 (HTTP: too many requests)
        return Later(timedelta(seconds=int(response.headers.get("Retry-After", 1))), in_doubt=False, reason=reason)
    if response.status_code >= 500 or reason in PASSING:  # noqa: PLR2004 (HTTP: the server's fault)
        # A 5xx says nothing about whether the message was taken before something broke.
        return Later(None, in_doubt=True, reason=reason)
    return Dead(reason)


def _record(session: Session, claimed: Letter, outcome: Sent | Later | Dead, now: datetime) -> None:
    letter = session.get_one(Letter, claimed.id)
    match outcome:
        case Sent(ts, channel):
            letter.ts, letter.sent_channel, letter.thread_ts = ts, channel, claimed.thread_ts
            letter.sent, letter.claimed_at, letter.attempts = claimed.wanted, None, 0
            # Revised while it was on its way: what Slack has is already old.
            letter.due_at = None if letter.wanted == letter.sent else now
        case Later(pause, in_doubt, reason):
            wait = pause or min(FIRST_PAUSE * 2 ** (letter.attempts - 1), LONGEST_PAUSE)
            letter.due_at = now + wait
            letter.claimed_at = letter.claimed_at if in_doubt else None
            log.warning("letter waits", letter=letter.key, reason=reason, seconds=wait.total_seconds())
        case Dead(reason):
            letter.failure, letter.due_at, letter.claimed_at = reason, None, None
            log.error("letter is dead", letter=letter.key, reason=reason)
