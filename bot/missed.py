"""What was said while the bot was away.

Slack tells again of what it could not deliver: at once, after a minute, after five, and then never again. So the
channels of questions are read now and then, and what the bot was not told of is handled as if it were told of now.
"""

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse
from sqlalchemy import select
from sqlalchemy.orm import Mapped, mapped_column

from bot import hearing, members
from bot.db import Base
from bot.feature import Feature, React
from bot.hearing import Event
from bot.jobs import Job, Parts
from bot.turn import Turn, Turns

log = structlog.get_logger()

READ_EVERY = timedelta(minutes=30)
# So much of what was known when it was read last is looked at again: Slack's clock and ours are two.
OVERLAP = timedelta(minutes=10)
# What was handled is remembered for a week (`bot.privacy.retention`); of what is older nobody knows whether it was.
LONGEST = timedelta(days=6)
PAGE = 200
# What Slack says when the bot is to have nothing to do with a channel, for now or for good.
NOT_THERE = {"channel_not_found", "not_in_channel", "is_archived", "missing_scope", "no_permission"}


class HeardChannel(Base):
    """A channel of questions: since when the bot listens there, and until when it knows all that was said.

    What stands there from before is not looked at; an export of Slack's brings it, when somebody wants it.
    """

    __tablename__ = "heard_channel"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    channel_id: Mapped[str] = mapped_column(primary_key=True)
    since: Mapped[datetime]
    until: Mapped[datetime]


@dataclass(frozen=True)
class _Told:
    """An event as Slack would have told of it, and when a message was written."""

    event: Event
    event_id: str = ""
    at: datetime | None = None


def job(features: Sequence[Feature]) -> Job:
    """Reads the channels of questions, one after the other."""
    reacts = {kind: hearing.listening(features, kind) for kind in ("message", "reaction_added")}
    return Job("missed", timedelta(minutes=1), functools.partial(_read_next, reacts=reacts), asks_others=True)


def _read_next(parts: Parts, reacts: Mapping[str, Sequence[React]]) -> bool:
    """Read the channel whose turn it is; whether there was one."""
    now = parts.clock.now()
    with Turns.of(parts).look() as t:
        heard = _heard(t)
        due = [each for each in heard.values() if each.until <= now - READ_EVERY]
        is_known = heard.keys() == set(t.question_channels)
    if not is_known:
        with Turns.of(parts)() as t:
            _begin(t)
        return True
    return bool(due) and _read(parts, min(due, key=lambda each: each.until), now, reacts)


def _heard(t: Turn) -> dict[str, HeardChannel]:
    rows = t.session.scalars(select(HeardChannel).where(HeardChannel.team_id == t.team_id))
    return {row.channel_id: row for row in rows}


def _begin(t: Turn) -> None:
    """Listen in the channels in which questions are asked from now on, and no longer in others."""
    heard = _heard(t)
    for channel_id in heard.keys() - set(t.question_channels):
        t.session.delete(heard[channel_id])
    for channel_id in set(t.question_channels) - heard.keys():
        t.session.merge(HeardChannel(t.team_id, channel_id, since=t.now, until=t.now))


def _read(parts: Parts, heard: HeardChannel, now: datetime, reacts: Mapping[str, Sequence[React]]) -> bool:
    """Read what was said in a channel since it was read last; whether that could be done.

    When Slack wants us to wait, or is away, what has been read by then counts, and the rest is read a minute later.
    """
    oldest, channel_id = str(max(heard.since, now - LONGEST).timestamp()), heard.channel_id
    known, missed = (heard.until - OVERLAP).timestamp(), 0
    try:
        roots = _messages(parts.slack.conversations_history(channel=channel_id, oldest=oldest, limit=PAGE))
        missed += _take_in(parts, channel_id, reversed(roots), reacts)
        threads = [root for root in roots if float(root.get("latest_reply", 0)) > known]
        for root in sorted(threads, key=lambda root: float(root["latest_reply"])):
            pages = parts.slack.conversations_replies(channel=channel_id, ts=root["ts"], oldest=oldest, limit=PAGE)
            missed += _take_in(parts, channel_id, _messages(pages), reacts)
            _note(parts, channel_id, until=_moment(root["latest_reply"]))
    except (SlackApiError, OSError) as error:
        reason = error.response.get("error") if isinstance(error, SlackApiError) else type(error).__name__
        log.info("a channel cannot be read now", channel=channel_id, reason=reason)
        if reason not in NOT_THERE:
            return False
        _note(parts, channel_id, since=now, until=now)
        return True
    if missed:
        log.warning("took in what was said while the bot was away", channel=channel_id, messages=missed)
    _note(parts, channel_id, until=now)
    return True


def _messages(pages: SlackResponse) -> list[dict[str, Any]]:
    return [message for page in pages for message in page["messages"]]


def _take_in(
    parts: Parts, channel_id: str, messages: Iterable[dict[str, Any]], reacts: Mapping[str, Sequence[React]]
) -> int:
    """Handle what people said and did there and the bot was not told of; how many messages of theirs were new to it."""
    with Turns.of(parts).look() as t:
        theirs = [each for each in messages if members.wrote(t.session, workspace=t.workspace, message=each)]
        told = [each for message in theirs for each in _told(channel_id, message)]
        unheard = [each for each in told if not t.is_noted(hearing.key(each.event, each.event_id))]
    for each in unheard:
        with Turns.of(parts, each.event["user"])() as t:
            then = replace(t, now=each.at or t.now)
            hearing.hear(then, each.event, reacts[each.event["type"]], event_id=each.event_id)
    return sum(each.at is not None for each in unheard)


def _told(channel_id: str, message: dict[str, Any]) -> Iterator[_Told]:
    """What Slack would have told of a message.

    It tells of changes with the earliest moment at which they can have happened: what was heard of them counts more.
    """
    ts, where = message["ts"], {"channel": channel_id, "channel_type": "channel"}
    yield _Told(message | where | {"event_ts": ts}, at=_moment(ts))
    if edited := message.get("edited"):
        changed = {"type": "message", "subtype": "message_changed", "user": message["user"], "message": message}
        changed |= where | {"ts": edited["ts"], "event_ts": edited["ts"]}
        yield _Told(changed, f"{channel_id}:{ts}:{edited['ts']}")
    for reaction in message.get("reactions", ()):
        item = {"type": "message", "channel": channel_id, "ts": ts}
        marked = {"type": "reaction_added", "reaction": reaction["name"], "item": item, "item_user": message["user"]}
        for user_id in reaction["users"]:
            marked |= {"user": user_id, "event_ts": ts}
            yield _Told(dict(marked), f"{channel_id}:{ts}:{reaction['name']}:{user_id}")


def _note(parts: Parts, channel_id: str, **moments: datetime) -> None:
    with parts.database.begin() as session:
        heard = session.get(HeardChannel, (parts.team_id, channel_id))
        for name, moment in moments.items() if heard else ():
            setattr(heard, name, moment)


def _moment(ts: str) -> datetime:
    return datetime.fromtimestamp(float(ts), UTC)
