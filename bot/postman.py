"""Carries letters to Slack, each once.

Only a sender that holds the workspace's lock (`Database.alone`) delivers, so a letter that is found claimed was left by
a sender that died: whether Slack took it is then looked up, not guessed.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from http.client import HTTPException
from typing import Any

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from bot.anonymity import SEALED, BrokenSealError, Seal, is_sealed
from bot.clock import Clock
from bot.db import Database
from bot.outbox import Letter

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


def deliver_one(database: Database, clock: Clock, slack: WebClient, *, team_id: str, seal: Seal | None = None) -> bool:
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
    outcome = _unseal(letter, seal) or _send(slack, letter, in_doubt=in_doubt)
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


def _unseal(letter: Letter, seal: Seal | None) -> Dead | None:
    """Let this copy of the letter, which is in no session, say where it goes."""
    for name in ("channel", "only_for"):
        address = getattr(letter, name)
        if is_sealed(address):
            try:
                setattr(letter, name, seal.open(address) if seal else "")
            except BrokenSealError:
                return Dead("sealed_with_another_key")
    return None if letter.channel else Dead("sealed_and_no_key")


def _send(slack: WebClient, letter: Letter, *, in_doubt: bool) -> Sent | Later | Dead:
    try:
        if letter.ts and letter.sent_channel:
            channel = _room(slack, letter.channel) if letter.sent_channel == SEALED else letter.sent_channel
            slack.chat_update(channel=channel, ts=letter.ts, **letter.message)
            return Sent(letter.ts, channel)
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
    if letter.only_for:
        whispered = slack.chat_postEphemeral(
            channel=letter.channel, user=letter.only_for, thread_ts=letter.thread_ts, **letter.message
        )
        return Sent(str(whispered["message_ts"]), letter.channel)
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


def _room(slack: WebClient, to: str) -> str:
    """The channel in which a letter stands: the direct messages when it is to a person."""
    if to.startswith(("U", "W")):
        return str(slack.conversations_open(users=to)["channel"]["id"])
    return to


def _find_mark(slack: WebClient, letter: Letter) -> Sent | None:
    if letter.only_for:  # what was whispered cannot be looked up; seen twice is better than never
        return None
    channel = _room(slack, letter.channel)
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
            letter.ts, letter.thread_ts = ts, claimed.thread_ts
            letter.sent_channel = SEALED if is_sealed(letter.channel) else channel
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
