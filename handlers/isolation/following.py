"""Follows who begins a conversation and who replies, wherever the bot is: ids, places and times, never words."""

from collections.abc import Mapping
from typing import Any

from bot import contacts, members, message_events
from bot.anonymity import is_pseudonym
from bot.turn import Turn


def on_message(t: Turn, event: Mapping[str, Any]) -> None:
    """A message was posted or deleted; what is said between two alone is nobody's business."""
    if event.get("channel_type") == "im":
        return
    if deleted := message_events.deleted_ts(event):
        contacts.forget(t.session, team_id=t.team_id, where=contacts.place(event["channel"], deleted))
    elif members.wrote(t.session, workspace=t.workspace, message=event):
        _note(t, event)


def _note(t: Turn, event: Mapping[str, Any]) -> None:
    channel_id, ts, user_id = event["channel"], event["ts"], event["user"]
    root = contacts.place(channel_id, event.get("thread_ts", ts))
    author_id = contacts.author_at(t.session, team_id=t.team_id, where=root)
    if root == contacts.place(channel_id, ts):
        if author_id is None:
            contacts.note_post(t.session, team_id=t.team_id, user_id=user_id, at=t.now, where=root, asks=False)
        return
    author_id = author_id or _parent(t, event)
    to_id = author_id
    if author_id == user_id:
        to_id = contacts.last_to_reply(t.session, team_id=t.team_id, where=root, to_id=user_id)
    if to_id:
        contacts.note_reply(
            t.session,
            team_id=t.team_id,
            from_id=user_id,
            to_id=to_id,
            at=t.now,
            where=root,
            source=contacts.place(channel_id, ts),
        )


def _parent(t: Turn, event: Mapping[str, Any]) -> str | None:
    """Who wrote what was replied to, as Slack says it; None for a bot, which may speak for who gives no name."""
    user_id = event.get("parent_user_id") or ""
    member = members.find(t.session, team_id=t.team_id, user_id=user_id) if user_id else None
    is_person = member is not None and not member.is_bot and user_id != t.workspace.bot_user_id
    return user_id if is_person and not is_pseudonym(user_id) else None
