"""Follows named channels that get another id."""

from collections.abc import Mapping
from typing import Any

from bot import channels
from bot.turn import Turn


def on_new_id(t: Turn, event: Mapping[str, Any]) -> None:
    """`channel_id_changed`: it is the same channel."""
    channels.follow(t.session, team_id=t.team_id, old=event["old_channel_id"], new=event["new_channel_id"])
