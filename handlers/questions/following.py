"""Follows the channels of questions: closed for good, opened again, or known by another id."""

from collections.abc import Mapping
from typing import Any

import structlog
from sqlalchemy import update

from bot import contacts
from bot.outbox import Letter
from bot.turn import Turn
from handlers.questions import ladder
from handlers.questions.model import EarlyMark, EarlyReply, FormerPlace, Question, Reply
from knowledge.cards import Card

log = structlog.get_logger()


def on_archive(t: Turn, event: Mapping[str, Any]) -> None:
    """The channel was archived: its questions keep their state, but nothing more can be shown in it."""
    _archive(t, event["channel"], is_archived=True)


def on_unarchive(t: Turn, event: Mapping[str, Any]) -> None:
    """The channel is open again."""
    _archive(t, event["channel"], is_archived=False)


def on_new_id(t: Turn, event: Mapping[str, Any]) -> None:
    """The channel has another id from now on: everything that stands in it follows."""
    old, new = event["old_channel_id"], event["new_channel_id"]
    for column in (
        Question.channel_id,
        Reply.channel_id,
        FormerPlace.channel_id,
        EarlyReply.channel_id,
        EarlyMark.channel_id,
        Card.source_channel,
        Letter.channel,
        Letter.sent_channel,
    ):
        table = column.class_
        t.session.execute(update(table).where(table.team_id == t.team_id, column == old).values({column: new}))
    contacts.follow_channel(t.session, team_id=t.team_id, old=old, new=new)
    if old in t.settings.question_channels:
        log.warning("a question channel has a new id; put it into QUESTION_CHANNELS", old=old, new=new)


def _archive(t: Turn, channel_id: str, *, is_archived: bool) -> None:
    here = (Question.team_id == t.team_id, Question.channel_id == channel_id)
    t.session.execute(update(Question).where(*here).values(is_archived=is_archived))
    ladder.follow_channel(t, channel_id)
