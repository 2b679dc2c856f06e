"""What Slack tells of by itself reaches every feature that listens, once, however often and in whatever order."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from bot.feature import Feature, React
from bot.message_events import is_overtaken
from bot.turn import Turn

Event = Mapping[str, Any]

# What is told of a message that stands there already; everything else tells of a new one.
_OF_OLD = {"message_changed", "message_deleted", "message_replied"}


def listening(features: Sequence[Feature], kind: str) -> list[React]:
    """The features' parts in events of this type."""
    return [feature.events[kind] for feature in features if kind in feature.events]


def hear(t: Turn, event: Event, reacts: Sequence[React], *, event_id: str = "") -> None:
    """All features' parts in an event share one turn; nothing happens when it was heard before.

    Args:
        t: the turn of whoever brought it about.
        event: as Slack tells of it.
        reacts: the features' parts.
        event_id: by which Slack would tell of it again.
    """
    if not t.first_time(key(event, event_id)):
        return
    if event["type"] == "message" and not _is_private(event) and is_overtaken(t, event):
        return
    for react in reacts:
        react(t, event)


def key(event: Event, event_id: str = "") -> str:
    """By what an event is known again; a new message by its place, however we come to know of it."""
    if event["type"] == "message" and event.get("subtype") not in _OF_OLD and not _is_private(event):
        return f"message:{event['channel']}:{event['ts']}"
    return f"event:{event_id or hashlib.sha256(json.dumps(event, sort_keys=True).encode()).hexdigest()}"


def _is_private(event: Event) -> bool:
    """Whether it is between one person and the bot: when they wrote there would tell who asked without a name."""
    return event.get("channel_type") == "im"
