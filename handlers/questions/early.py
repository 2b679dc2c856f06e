"""Keeps what Slack tells of before it tells of the message that it is about, until that one comes.

A reply may come before its question, and ✅ before the reply: what was not heard at once, such as while the bot was
restarted, is told again after one and after five minutes, and everything else meanwhile.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, or_, select

from bot.db import in_line
from bot.turn import Turn
from handlers.questions import rules
from handlers.questions.model import EarlyMark, EarlyReply, Question, Reply

Event = Mapping[str, Any]

LATE = timedelta(minutes=15)


def is_new(t: Turn, ts: str) -> bool:
    """Whether this was written only just now, so that Slack may not have told us of it yet."""
    return t.now.timestamp() - float(ts) < LATE.total_seconds()


def wait_in_line(t: Turn, channel_id: str, ts: str) -> None:
    """A message and what is about it, at the same moment in two processes: the later one sees the other."""
    in_line(t.session, f"thread:{t.team_id}:{channel_id}:{ts}")


def keep_reply(t: Turn, channel_id: str, event: Event) -> None:
    """A reply came, or was edited, before its question did; told of last, what it said first does not count."""
    known = t.session.get(EarlyReply, (t.team_id, channel_id, event["ts"]))
    if known is None:
        known = EarlyReply(
            team_id=t.team_id,
            channel_id=channel_id,
            ts=event["ts"],
            thread_ts=event["thread_ts"],
            user_id=event["user"],
            text=t.read(event.get("text", "")),
            at=t.now,
        )
        t.session.add(known)
    elif "edited" in event:
        known.text = t.read(event.get("text", ""))
    t.session.flush()


def take_replies(t: Turn, question: Question) -> list[Reply]:
    """The replies that came before this question."""
    here = (
        EarlyReply.team_id == t.team_id,
        EarlyReply.channel_id == question.channel_id,
        EarlyReply.thread_ts == question.ts,
    )
    early = t.session.scalars(select(EarlyReply).where(*here).order_by(EarlyReply.ts)).all()
    taken = [
        rules.reply(t, question, channel_id=each.channel_id, user_id=each.user_id, ts=each.ts, text=each.text)
        for each in early
    ]
    if early:
        t.session.execute(delete(EarlyReply).where(*here))
    return taken


def keep_mark(t: Turn, channel_id: str, ts: str, user_id: str) -> None:
    """Somebody marked a message that we do not know, where it may be a reply to what they asked."""
    if is_new(t, ts) and (channel_id in t.question_channels or _asks_in(t, channel_id, user_id)):
        t.session.merge(EarlyMark(team_id=t.team_id, channel_id=channel_id, ts=ts, user_id=user_id, at=t.now))
        t.session.flush()


def drop_mark(t: Turn, channel_id: str, ts: str, user_id: str) -> None:
    """They took it back."""
    here = (EarlyMark.team_id == t.team_id, EarlyMark.channel_id == channel_id, EarlyMark.ts == ts)
    t.session.execute(delete(EarlyMark).where(*here, EarlyMark.user_id == user_id))


def take_mark(t: Turn, question: Question, reply: Reply) -> bool:
    """Whether somebody for whom it is asked had marked this reply before it came."""
    here = (EarlyMark.team_id == t.team_id, EarlyMark.channel_id == reply.channel_id, EarlyMark.ts == reply.ts)
    marked_by = t.session.scalars(select(EarlyMark.user_id).where(*here)).all()
    if marked_by:
        t.session.execute(delete(EarlyMark).where(*here))
    return not question.askers.isdisjoint(marked_by)


def _asks_in(t: Turn, channel_id: str, user_id: str) -> bool:
    asked = select(Question.id).where(Question.team_id == t.team_id, Question.channel_id == channel_id)
    mine = or_(Question.asker_id == user_id, Question.keeper_id == user_id)
    return t.session.scalars(asked.where(mine).limit(1)).first() is not None
