"""A card that was saved from a message follows it: what its author changes or takes back in Slack reaches it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.turn import Turn
from handlers.knowhow import model
from knowledge import cards


def on_message(t: Turn, event: Mapping[str, Any]) -> None:
    """A message was edited or deleted; new ones are no know-how until somebody saves them."""
    match event.get("subtype"):
        case "message_deleted":
            _forget(t, event["channel"], event["deleted_ts"])
        case "message_changed" if event["message"].get("subtype") == "tombstone":
            _forget(t, event["channel"], event["message"]["ts"])
        case "message_changed":
            _follow(t, event)


def _forget(t: Turn, channel_id: str, ts: str) -> None:
    cards.forget(t.session, team_id=t.team_id, origin=model.message_origin(channel_id, ts))


def _follow(t: Turn, event: Mapping[str, Any]) -> None:
    message = event["message"]
    origin = model.message_origin(event["channel"], message["ts"])
    card = cards.by_origin(t.session, team_id=t.team_id, origin=origin)
    before = t.read((event.get("previous_message") or {}).get("text", ""))
    # What was rewritten when it was saved stays as its keeper wrote it.
    if card and card.body == before:
        draft = replace(cards.draft_of(card), body=t.read(message["text"]))
        if card.title == model.first_line(before):
            draft = replace(draft, title=model.first_line(draft.body))
        cards.keep(t.session, team_id=t.team_id, origin=origin, draft=draft, now=t.now)
