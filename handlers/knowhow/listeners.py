"""Receives what people share: the form, and 「ノウハウに保存」 in the menu of a message."""

import json
from dataclasses import asdict
from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient

from bot import doors, members, outbox, web_api
from bot.turn import Refused, Turns
from handlers.knowhow import consent, following, form, model, reader, thread, views
from handlers.knowhow.model import STORIES, AsRead, Source
from knowledge import cards
from knowledge.views import post_key

Body = dict[str, Any]


def open_form(ack: Ack, body: Body, client: WebClient, turn: Turns) -> None:
    """`/share`, the shortcut, or a button."""
    visit = doors.visit(body)
    with turn.look() as t:
        channel_id = visit.channel_id if visit.looks_public else ""
        fields = {"title": model.first_line(visit.words), "body": visit.words, "channel": channel_id}
        view = form.window(t, fields)
    client.views_open(trigger_id=visit.trigger_id, view=view)
    ack()


def save_message(ack: Ack, body: Body, client: WebClient, turn: Turns) -> None:
    """A message is to become know-how: the form opens with what it says, or the card that it already is.

    In a public thread all of it can be kept, with the consent of those who wrote it. In private everybody keeps what
    they wrote themselves, and nothing else is read there.
    """
    message, visit = body["message"], doors.visit(body)
    is_public = web_api.is_public(client, visit.channel_id)
    root = message.get("thread_ts", "") if is_public else ""
    with turn.look() as t:
        by_person = members.wrote(t.session, workspace=t.workspace, message=message)
        if not by_person and not root:
            raise Refused("knowhow-not-human")
        if not is_public and message["user"] != t.user_id:
            raise Refused("knowhow-private")
        text = t.read(message.get("text", ""))
        fields = {"title": model.first_line(text), "body": text}
        source = _source(visit.channel_id, message) if by_person else None
        known = cards.by_origin(t.session, team_id=t.team_id, origin=source.origin) if source else None
        can_keep_all = root and not consent.at(t, channel_id=visit.channel_id, root_ts=root)
        place = [visit.channel_id, root] if can_keep_all else []
        if known:
            view = reader.whole(t, known, extend=place)
        elif source:
            meta = {"source": asdict(source), "read": asdict(AsRead.now(t, text))}
            view = form.window(t, fields, meta | ({"extend": place} if place else {}))
        elif place:
            view = form.window(t, fields, {"thread": place})
        else:
            raise Refused("knowhow-thread-known")
    client.views_open(trigger_id=visit.trigger_id, view=view)
    ack()


def change_form(ack: Ack, body: Body, client: WebClient, turn: Turns) -> None:
    """Tip or story: the form changes its fields and keeps what was typed."""
    view = body["view"]
    with turn.look() as t:
        fields, meta = form.filled_in(view), json.loads(view["private_metadata"])
        if fields.get("kind") in STORIES:
            fields.setdefault("steps", fields.get("body", ""))
        elif "steps" in fields:
            fields["body"] = model.tell(t, fields)
        changed = form.window(t, fields, meta)
    web_api.replace_view(client, shown=view, view=changed)
    ack()


def submit_form(ack: Ack, view: Body, client: WebClient, turn: Turns) -> None:
    """Keep it, show it in the chosen channel, and thank the one who shared."""
    fields, meta = form.filled_in(view), json.loads(view["private_metadata"])
    if form.keeps_thread(meta):
        thread.save(ack, fields, meta["thread"], client, turn)
        return
    source = Source(**meta["source"]) if meta.get("source") else None
    read = AsRead(**meta["read"]) if meta.get("read") else None
    if source:
        read, fields = following.as_it_stands_now(client, turn, source, read, fields)
    with turn() as t:
        card = model.keep(t, fields, view_id=view["id"], source=source, read=read)
        if fields.get("channel"):
            outbox.post(
                t.session,
                team_id=t.team_id,
                key=post_key(card),
                to=fields["channel"],
                message=views.post(t, card),
                now=t.now,
                about="knowhow",
            )
        thanks = reader.thanks(t, card)
    ack(response_action="update", view=thanks)


def _source(channel_id: str, message: Body) -> Source:
    return Source(channel_id, message["ts"], message.get("thread_ts") or message["ts"], message["user"])
