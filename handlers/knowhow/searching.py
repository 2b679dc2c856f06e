"""Receives searches: `/knowhow 言葉`, its pages, the search window, and 「チャンネルに紹介」."""

import json
from typing import Any

from slack_bolt import Ack, Respond
from slack_sdk import WebClient

from bot import doors, outbox, web_api
from bot.blocks import Block, typed
from bot.mrkdwn import escape, shorten
from bot.turn import Refused, Turn, Turns
from handlers.knowhow import model, views
from knowledge import cards


def search(ack: Ack, body: dict[str, Any], turn: Turns) -> None:
    """`/knowhow 言葉`: the answer travels with the acknowledgement, for the one who asked."""
    visit = doors.visit(body)
    with turn() as t:
        found = _answer(t, visit.words, can_show=visit.looks_public)
    ack(response_type="ephemeral", **found)


def turn_page(
    ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, respond: Respond, turn: Turns
) -> None:
    """Forth and back through the results, in the place where they are shown."""
    asked = json.loads(action["value"])
    visit = doors.visit(body)
    with turn() as t:
        found = _answer(t, asked["query"], offset=asked["offset"], can_show=visit.looks_public)
        view = views.results_window(t, found["blocks"]) if "view" in body else None
    ack()
    if view:
        web_api.replace_view(client, shown=body["view"], view=view)
    else:
        respond(replace_original=True, **found)


def open_search(ack: Ack, body: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """The search window, for those who have no command."""
    with turn.look() as t:
        view = views.search_form(t)
    client.views_open(trigger_id=body["trigger_id"], view=view)
    ack()


def submit_search(ack: Ack, view: dict[str, Any], turn: Turns) -> None:
    """Words were typed into the search window: it turns into the results."""
    with turn() as t:
        found = _answer(t, typed(view)["query"], can_show=False)
        window = views.results_window(t, found["blocks"])
    ack(response_action="update", view=window)


def show_in_channel(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """Show a result to everybody in the channel where it was searched; pressed twice it is shown once."""
    visit = doors.visit(body)
    is_public = web_api.is_public(client, visit.channel_id)
    with turn() as t:
        if not is_public:
            raise Refused("knowhow-not-public")
        card = cards.by_id(t.session, team_id=t.team_id, card_id=int(action["value"]))
        if card is None:
            raise Refused("knowhow-gone")
        outbox.post(
            t.session,
            team_id=t.team_id,
            key=f"shown:{card.id}:{visit.channel_id}:{body['container']['message_ts']}",
            to=visit.channel_id,
            message=views.shown(t, card),
            now=t.now,
        )
        text = t.words("knowhow-shown-done", title=escape(shorten(card.title, 60)))
    ack()
    web_api.whisper(client, body, text)


def _answer(t: Turn, words: str, *, can_show: bool, offset: int = 0) -> Block:
    query = shorten(words, model.QUERY)
    if not query:
        return views.newest(t, cards.newest(t.session, team_id=t.team_id, limit=model.PAGE), can_show=can_show)
    page = model.find(t, query, offset=offset)
    return views.results(t, query, page, can_show=can_show) if page.total else views.nothing(t, query)
