"""Receives what organisers do about letters that were not delivered."""

from collections.abc import Callable
from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient

from bot import web_api
from bot.turn import Turn, Turns
from bot.web_api import Refresh
from handlers.letters import model, views


def open_list(ack: Ack, body: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """`/tomoshibi 手紙`, and 「見る」."""
    with turn.look() as t:
        model.only_for_organisers(t)
        view = views.window(t)
    client.views_open(trigger_id=body["trigger_id"], view=view)
    ack()


def send_again(
    ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, refresh_home: Refresh, turn: Turns
) -> None:
    """「もう一度送る」."""
    _do(model.send_again, ack, body, action, client, refresh_home, turn)


def discard(
    ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, refresh_home: Refresh, turn: Turns
) -> None:
    """「捨てる」."""
    _do(model.discard, ack, body, action, client, refresh_home, turn)


def _do(
    what: Callable[[Turn, int], None],
    ack: Ack,
    body: dict[str, Any],
    action: dict[str, Any],
    client: WebClient,
    refresh_home: Refresh,
    turn: Turns,
) -> None:
    with turn() as t:
        what(t, int(action["value"]))
        view = views.window(t)
    ack()
    web_api.replace_view(client, shown=body["view"], view=view)
    refresh_home(client, turn)
