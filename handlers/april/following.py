"""Follows what happens in Slack: an organiser sends the bot a file, accounts of those who moved on are closed."""

from collections.abc import Mapping
from typing import Any

from bot import blocks, members, outbox
from bot.turn import Refused, Turn
from handlers.april import doing, rules
from handlers.april.model import Departure


def on_message(t: Turn, event: Mapping[str, Any]) -> None:
    """A table in a direct message of an organiser's is a roster."""
    files = event.get("files") or []
    if (
        event.get("channel_type") != "im"
        or not files
        or not members.wrote(t.session, workspace=t.workspace, message=event)
    ):
        return
    if not t.is_organiser:
        return
    tables = [file for file in files if rules.is_table(str(file.get("name") or ""))]
    try:
        if tables:
            rules.bring(t, name=str(tables[-1]["name"]), file_id=str(tables[-1]["id"]))
        text = t.words("april-reading" if tables else "april-no-table")
    except Refused as refusal:
        text = t.words(refusal.message_id, **refusal.values)
    outbox.post(
        t.session,
        team_id=t.team_id,
        key=f"april:received:{event['channel']}:{event['ts']}",
        to=t.user_id,
        message=blocks.message(text, blocks.section(text)),
        now=t.now,
        about="april",
    )


def on_user_change(t: Turn, event: Mapping[str, Any]) -> None:
    """Who moved on and said nothing is one of those who were here before, once their account is closed."""
    user = event["user"]
    left = t.session.get(Departure, (t.team_id, user["id"]))
    if user.get("deleted") and left and left.answered_at is None:
        doing.become_alumni(t, user["id"])
