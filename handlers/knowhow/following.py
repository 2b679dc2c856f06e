"""A card that was saved from a message follows it: what its author changes or takes back in Slack reaches it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from slack_sdk import WebClient
from sqlalchemy import or_, select

from bot import message_events, outbox
from bot.turn import Refused, Turn, Turns
from handlers.knowhow import consent, model, thread, views
from handlers.knowhow.model import AsRead, Source
from handlers.knowhow.reading import refresh_post
from knowledge import cards
from knowledge.cards import Card
from knowledge.views import post_key


def on_message(t: Turn, event: Mapping[str, Any]) -> None:
    """A message was edited or deleted; new ones are no know-how until somebody saves them."""
    if deleted := message_events.deleted_ts(event):
        _forget(t, event["channel"], deleted)
    elif event.get("subtype") == "message_changed":
        _follow(t, event)


def as_it_stands_now(
    client: WebClient, turn: Turns, source: Source, read: AsRead | None, fields: dict[str, str]
) -> tuple[AsRead | None, dict[str, str]]:
    """A form about a message that was open for a while: its author may have changed the message, or taken it back.

    Whoever left the words as they were keeps those that stand there now; what they rewrote stays as they wrote it.

    Args:
        client: of the workspace.
        turn: of the one who sends the form.
        source: the message.
        read: what it said when the form was opened; None when the bot was updated since.
        fields: what stands in the form.

    Returns:
        What the message says, and what is to stand in the form.

    Raises:
        Refused: the message is gone, or cannot be read.
    """
    with turn.look() as t:
        if message_events.is_gone(t, source.channel_id, source.ts):
            raise Refused("knowhow-message-gone", block_id="title")
        if read is None or not read.says(fields.get("body", "")):
            return read, fields
        opened = datetime.fromtimestamp(read.at, UTC)
        if not message_events.is_changed(t, source.channel_id, source.ts, since=opened):
            return read, fields
    messages = thread.read(client, source.channel_id, source.thread_ts)
    with turn.look() as t:
        text = next((t.read(message.get("text", "")) for message in messages if message["ts"] == source.ts), None)
        if text is None:
            return read, fields
        title = model.first_line(text) if fields["title"] == model.first_line(fields["body"]) else fields["title"]
        return AsRead.now(t, text), fields | {"title": title, "body": text}


def on_new_id(t: Turn, event: Mapping[str, Any]) -> None:
    """The channel has another id from now on: cards know where they come from by it, and link there."""
    old, new = event["old_channel_id"], event["new_channel_id"]
    from_there = or_(Card.origin.like(f"message:{old}:%"), Card.origin.like(f"thread:{old}:%"))
    linked = Card.source_url.like(f"%/archives/{old}/%")
    for card in t.session.scalars(select(Card).where(Card.team_id == t.team_id, or_(from_there, linked))):
        posted = outbox.find(t.session, team_id=t.team_id, key=post_key(card))
        card.origin = card.origin.replace(f":{old}:", f":{new}:")
        card.source_channel = new if card.source_channel == old else card.source_channel
        card.source_url = card.source_url and card.source_url.replace(old, new)
        if posted:
            posted.key = post_key(card)
    consent.moved(t, old=old, new=new)
    t.session.flush()


def _forget(t: Turn, channel_id: str, ts: str) -> None:
    origin = model.message_origin(channel_id, ts)
    card = cards.by_origin(t.session, team_id=t.team_id, origin=origin)
    if card:
        key = post_key(card)
        cards.forget(t.session, team_id=t.team_id, origin=origin)
        outbox.revise(t.session, team_id=t.team_id, key=key, message=views.withdrawn(t), now=t.now)
    consent.deleted(t, channel_id=channel_id, ts=ts)


def _follow(t: Turn, event: Mapping[str, Any]) -> None:
    message = event["message"]
    origin = model.message_origin(event["channel"], message["ts"])
    card = cards.by_origin(t.session, team_id=t.team_id, origin=origin)
    consent.edited(t, channel_id=event["channel"], ts=message["ts"], text=t.read(message.get("text", "")))
    before = t.read((event.get("previous_message") or {}).get("text", ""))
    # What may have been rewritten when it was saved stays as its keeper wrote it. What was not follows even when an
    # earlier change was never told, or is told later.
    if card and card.follows and (card.is_verbatim or card.body == before):
        draft = replace(cards.draft_of(card), body=t.read(message["text"]))
        if card.title == model.first_line(card.body):
            draft = replace(draft, title=model.first_line(draft.body))
        cards.keep(t.session, team_id=t.team_id, origin=origin, draft=draft, now=t.now)
        refresh_post(t, card)
