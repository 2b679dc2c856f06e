"""Follows what happens in Slack to the channels that schedules are for."""

from collections.abc import Mapping
from typing import Any

from bot import schedules
from bot.turn import Turn


def on_new_id(t: Turn, event: Mapping[str, Any]) -> None:
    """A channel has another id."""
    schedules.follow_channel(t.session, team_id=t.team_id, old=event["old_channel_id"], new=event["new_channel_id"])
