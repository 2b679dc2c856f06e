"""Receives how organisers leaf through the record."""

from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient

from bot import web_api
from bot.turn import Turns
from handlers.audit import model, views


def open_record(ack: Ack, body: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """`/tomoshibi 記録`, and 「見る」."""
    with turn.look() as t:
        model.only_for_organisers(t)
        view = views.window(t)
    client.views_open(trigger_id=body["trigger_id"], view=view)
    ack()


def turn_page(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """「新しいほうへ」 and 「古いほうへ」."""
    act, _, offset = action["value"].rpartition(":")
    _show(ack, body, client, turn, act=act, offset=int(offset))


def choose_act(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """Only acts of this kind, or all of them."""
    chosen = action["selected_option"]["value"]
    _show(ack, body, client, turn, act="" if chosen == views.ALL else chosen, offset=0)


def _show(ack: Ack, body: dict[str, Any], client: WebClient, turn: Turns, *, act: str, offset: int) -> None:
    with turn.look() as t:
        model.only_for_organisers(t)
        view = views.window(t, act=act, offset=offset)
    ack()
    web_api.replace_view(client, shown=body["view"], view=view)
