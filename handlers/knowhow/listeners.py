"""Receives what people share: the form, and 「ノウハウに保存」 in the menu of a message."""

import json
from dataclasses import asdict
from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient

from bot import doors, members, outbox, web_api
from bot.blocks import typed
from bot.turn import Refused, Turns
from handlers.knowhow import model, views
from handlers.knowhow.model import Source
from knowledge import cards
from knowledge.cards import Kind
from knowledge.views import READER, post_key, whole


def open_form(ack: Ack, body: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """`/share`, the shortcut, or a button."""
    visit = doors.visit(body)
    with turn.look() as t:
        channel_id = visit.channel_id if visit.looks_public else ""
        fields = {"title": model.first_line(visit.words), "body": visit.words, "channel": channel_id}
        view = views.form(t, fields)
    client.views_open(trigger_id=visit.trigger_id, view=view)
    ack()


def save_message(ack: Ack, body: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """A message is to become know-how: the form opens with what it says, or the card that it already is."""
    message, visit = body["message"], doors.visit(body)
    is_public = web_api.is_public(client, visit.channel_id)
    with turn.look() as t:
        if not members.wrote(t.session, workspace=t.workspace, message=message):
            raise Refused("knowhow-not-human")
        if not is_public and message["user"] != t.user_id:
            raise Refused("knowhow-private")
        source = Source(visit.channel_id, message["ts"], message.get("thread_ts", message["ts"]), message["user"])
        text = t.read(message.get("text", ""))
        known = cards.by_origin(t.session, team_id=t.team_id, origin=source.origin)
        fields = {"title": model.first_line(text), "body": text}
        view = whole(t, known) if known else views.form(t, fields, source=asdict(source))
    client.views_open(trigger_id=visit.trigger_id, view=view)
    ack()


def change_kind(ack: Ack, body: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """Tip or story: the form changes its fields and keeps what was typed."""
    view = body["view"]
    with turn.look() as t:
        fields = typed(view)
        if fields["kind"] == Kind.STORY:
            fields.setdefault("steps", fields.get("body", ""))
        elif "steps" in fields:
            fields["body"] = model.tell(t, fields)
        changed = views.form(t, fields, source=json.loads(view["private_metadata"])["source"])
    web_api.replace_view(client, shown=view, view=changed)
    ack()


def submit_form(ack: Ack, view: dict[str, Any], turn: Turns) -> None:
    """Keep it, show it in the chosen channel, and thank the one who shared."""
    fields = typed(view)
    source = json.loads(view["private_metadata"])["source"]
    with turn() as t:
        for required in ("title", "body", "problem", "steps"):
            if fields.get(required) == "":
                raise Refused("knowhow-empty", block_id=required)
        card = model.keep(t, fields, view_id=view["id"], source=Source(**source) if source else None)
        if fields.get("channel"):
            outbox.post(
                t.session,
                team_id=t.team_id,
                key=post_key(card),
                to=fields["channel"],
                message=views.post(t, card),
                now=t.now,
            )
        thanks = views.thanks(t, card)
    ack(response_action="update", view=thanks)


def read(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """「読む」: the whole card, over whatever is open; in the place of another card that is being read."""
    with turn.look() as t:
        card = cards.by_id(t.session, team_id=t.team_id, card_id=int(action["value"]))
        if card is None:
            raise Refused("knowhow-gone")
        view = whole(t, card)
    shown = body.get("view") or {}
    if shown.get("callback_id") == READER:  # Slack stacks three windows at most; who reads on needs no more
        web_api.replace_view(client, shown=shown, view=view)
    else:
        open_window = client.views_push if shown.get("type") == "modal" else client.views_open
        open_window(trigger_id=body["trigger_id"], view=view)
    ack()
