"""What Slack tells of a message may come in another order than it happened in: what was not heard is told again later.

What is told of one and the same message is put right here, for all features: nothing is heard of a message any more
when it is known to be deleted, nor of a change when a later one is known. What comes before something that it is
about, such as a reply before its question, is a feature's own matter.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.turn import Turn

# What Slack leaves in place of a deleted message that has replies.
TOMBSTONE = "tombstone"


def deleted_ts(event: Mapping[str, Any]) -> str | None:
    """The message of which this event says that it was deleted; None when it says something else."""
    match event.get("subtype"):
        case "message_deleted":
            return str(event["deleted_ts"])
        case "message_changed" if event["message"].get("subtype") == TOMBSTONE:
            return str(event["message"]["ts"])
    return None


def is_overtaken(t: Turn, event: Mapping[str, Any]) -> bool:
    """Whether something was heard already of the same message that happened after this; otherwise this is noted."""
    channel_id = event["channel"]
    if ts := deleted_ts(event):
        t.first_time(_gone(channel_id, ts))
        return False
    if event.get("subtype") != "message_changed":
        return is_gone(t, channel_id, event["ts"])
    ts = event["message"]["ts"]
    return is_gone(t, channel_id, ts) or not t.is_latest(_changed(channel_id, ts), event["event_ts"])


def is_gone(t: Turn, channel_id: str, ts: str) -> bool:
    """Whether Slack told us that this message was deleted."""
    return t.is_noted(_gone(channel_id, ts))


def is_changed(t: Turn, channel_id: str, ts: str, *, since: datetime) -> bool:
    """Whether Slack told us that this message was changed after this moment."""
    return t.is_noted(_changed(channel_id, ts), since=since)


def _gone(channel_id: str, ts: str) -> str:
    return f"deleted:{channel_id}:{ts}"


def _changed(channel_id: str, ts: str) -> str:
    return f"changed:{channel_id}:{ts}"
