"""Receives searches: `/knowhow 言葉`, its pages, the search window, searches to be kept, and 「チャンネルに紹介」."""

import json
from typing import Any

from slack_bolt import Ack, Respond
from slack_sdk import WebClient

from bot import doors, inputs, outbox, web_api
from bot.blocks import Block
from bot.mrkdwn import escape, inside, shorten
from bot.turn import Refused, Turns
from bot.web_api import Refresh
from handlers.knowhow import model, results, views
from knowledge import cards, saved
from knowledge.cards import Card, Kind


def search(ack: Ack, body: dict[str, Any], turn: Turns) -> None:
    """`/knowhow 言葉`: the answer travels with the acknowledgement, for the one who asked."""
    visit = doors.visit(body)
    found = _answer(turn, visit.words, can_show=visit.looks_public)
    ack(response_type="ephemeral", **found)


def go(
    ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, respond: Respond, turn: Turns
) -> None:
    """Forth and back through the results, or to those of nearly the same search, in the place where they are shown."""
    is_new = action["action_id"] in {results.AS_TYPED, results.UNFILTERED}
    found = _answer(turn, **json.loads(action["value"]), can_show=doors.visit(body).looks_public, is_new=is_new)
    ack()
    _show(body, client, respond, turn, found)


def remember(
    ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, respond: Respond, turn: Turns
) -> None:
    """「この検索を覚えておく」: what is new for it is told on the Home tab from now on."""
    asked = json.loads(action["value"])
    with turn() as t:
        if not saved.save(t.session, team_id=t.team_id, user_id=t.user_id, query=asked["query"], now=t.now):
            raise Refused("knowhow-too-many-saved", most=saved.MOST)
    found = _answer(turn, **asked, can_show=doors.visit(body).looks_public, is_new=False)
    ack()
    _show(body, client, respond, turn, found)


def again(
    ack: Ack,
    body: dict[str, Any],
    action: dict[str, Any],
    client: WebClient,
    refresh_home: Refresh,
    turn: Turns,
) -> None:
    """「見る」 beside a search that is kept: what there is now, and nothing of it is new any more."""
    found = _answer(turn, action["value"], can_show=False)
    client.views_open(trigger_id=body["trigger_id"], view=_window(turn, found))
    ack()
    refresh_home(client, turn)


def drop(
    ack: Ack,
    action: dict[str, Any],
    client: WebClient,
    refresh_home: Refresh,
    turn: Turns,
) -> None:
    """「やめる」 beside a search that is kept."""
    with turn() as t:
        saved.drop(t.session, team_id=t.team_id, user_id=t.user_id, saved_id=int(action["value"]))
    ack()
    refresh_home(client, turn)


def open_search(ack: Ack, body: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """The search window, for those who have no command."""
    with turn.look() as t:
        view = results.search_form(t)
    client.views_open(trigger_id=body["trigger_id"], view=view)
    ack()


def submit_search(ack: Ack, view: dict[str, Any], turn: Turns) -> None:
    """Words were typed into the search window: it turns into the results."""
    found = _answer(turn, inputs.typed(view)["query"], can_show=False)
    ack(response_action="update", view=_window(turn, found))


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
        text = t.words("knowhow-shown-done", title=escape(inside(card.title, 60)))
    ack()
    web_api.whisper(client, body, text)


def _answer(
    turn: Turns, query: str, *, can_show: bool, offset: int = 0, exactly: bool = False, is_new: bool = True
) -> Block:
    """What is shown to somebody who searches. Only a search that leaves something behind waits for other writers."""
    asked = shorten(query.strip(), model.QUERY)
    model.meaning(turn.settings, asked)
    with turn.look() as t:
        if not asked:
            newest = cards.newest(t.session, team_id=t.team_id, limit=model.PAGE, only=Card.kind != Kind.QUESTION)
            return results.newest(t, newest, can_show=can_show)
        found = model.find(t, asked, offset=offset, exactly=exactly)
        is_saved = saved.is_saved(t.session, team_id=t.team_id, user_id=t.user_id, query=asked)
        shown = results.answer(t, found, can_show=can_show, is_saved=is_saved)
    if is_saved or (is_new and model.was_in_vain(found)):
        with turn() as t:
            model.note(t, found, is_new=is_new)
    return shown


def _window(turn: Turns, found: Block) -> Block:
    with turn.look() as t:
        return results.window(t, found["blocks"])


def _show(body: dict[str, Any], client: WebClient, respond: Respond, turn: Turns, found: Block) -> None:
    if "view" in body:
        web_api.replace_view(client, shown=body["view"], view=_window(turn, found))
    else:
        respond(replace_original=True, **found)
