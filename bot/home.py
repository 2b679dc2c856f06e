"""The Home tab: one page for one minute, composed of what each feature has to say in each place.

First the doors, then what waits for the person, what is new, what is theirs, the organisers' tools, and the settings.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from slack_sdk import WebClient

import handlers
from bot import blocks, doors
from bot.blocks import Block
from bot.db import once_more
from bot.feature import Place
from bot.turn import Turn, Turns
from bot.words import Words

# Slack takes 100 blocks in a Home tab.
LARGEST = 100
# The blocks with which something begins; all others belong to what stands above them.
BEGINNINGS = {"section", "header", "rich_text", "divider"}


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
            once_more(partial(feature.visited, turn, place))


def _view(t: Turn) -> Block:
    told = {
        place: [part for feature in handlers.FEATURES if place in feature.home and (part := feature.home[place](t))]
        for place in Place
    }
    shown = page(t.words, told)
    # The view carries its own fingerprint, so that an unchanged one need not be published again.
    fingerprint = hashlib.sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()
    return {"type": "home", "blocks": shown, "private_metadata": fingerprint}


def page(say: Words, told: Mapping[Place, Sequence[list[Block]]]) -> list[Block]:
    """The whole tab; where something is left out because Slack takes no more, it is said."""
    # It is said when nothing waits; whoever has one minute need not look for it.
    nothing = {Place.WAITING: [[blocks.context(say("home-nothing-waits"))]]}
    places = {place: parts for place in Place if (parts := told.get(place) or nothing.get(place))}
    headings = {place: [blocks.divider(), blocks.header(say(f"home-place-{place}"))] for place in places}
    shown = [blocks.section(say("home-greeting")), doors.doorway(say)]
    room = LARGEST - len(shown) - sum(map(len, headings.values()))
    most = share([len(part) for parts in places.values() for part in parts], room)
    for place, parts in places.items():
        shown += headings[place]
        for part in parts:
            shown += part if len(part) <= most else [*beginning(part, most - 1), blocks.context(say("home-more"))]
    return shown


def share(sizes: Sequence[int], room: int) -> int:
    """How many blocks each part may have at most, so that all fit: the small ones whole, the large ones alike."""
    most = max(sizes, default=0)
    while sum(min(size, most) for size in sizes) > room:
        most -= 1
    return most


def beginning(part: Sequence[Block], most: int) -> list[Block]:
    """So much of a part as fits, without tearing anything from the buttons below it."""
    ends = [end for end in range(1, most + 1) if part[end]["type"] in BEGINNINGS]
    return list(part[: ends[-1] if ends else most])
