"""The Home tab: what waits for me, composed of what each feature has to say."""

import hashlib
import json
from typing import Any

from slack_sdk import WebClient

import handlers
from bot import blocks, doors
from bot.blocks import Block
from bot.turn import Turn, Turns

# Slack takes 100 blocks in a Home tab.
LARGEST = 100


def publish(event: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """Somebody opened the Home tab: show what is new, and nothing when they have it already."""
    if event.get("tab", "home") != "home":
        return
    with turn.look() as t:
        view = _view(t)
    shown = (event.get("view") or {}).get("private_metadata")
    if shown != view["private_metadata"]:
        client.views_publish(user_id=event["user"], view=view)
    visited(turn, "home")


def refresh(client: WebClient, turn: Turns) -> None:
    """What somebody just did changes their Home tab: show it as it is now."""
    with turn.look() as t:
        view = _view(t)
    client.views_publish(user_id=t.user_id, view=view)


def visited(turn: Turns, place: str) -> None:
    """Tell the features that somebody came by, after they were answered."""
    for feature in handlers.FEATURES:
        if feature.visited:
            feature.visited(turn, place)


def _view(t: Turn) -> Block:
    parts = [blocks.section(t.words("home-greeting")), doors.doorway(t.words)]
    for feature in handlers.FEATURES:
        told = feature.home(t) if feature.home else []
        parts += [blocks.divider(), *told] if told else []
    parts = parts[:LARGEST]
    # The view carries its own fingerprint, so that an unchanged one need not be published again.
    fingerprint = hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()
    return {"type": "home", "blocks": parts, "private_metadata": fingerprint}
