"""Receives what people do with peer chats, in a letter, on Home or in the window, and shows it there."""

from collections.abc import Callable
from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient

from bot import doors, web_api
from bot.turn import Turn, Turns
from bot.web_api import Refresh
from handlers.pairing import tending, views


def open_window(ack: Ack, body: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """`/tomoshibi おしゃべり`."""
    with turn.look() as t:
        tending.only_for_who_may(t)
        view = views.window(t)
    client.views_open(trigger_id=body["trigger_id"], view=view)
    ack()


def join(ack: Ack, body: dict[str, Any], client: WebClient, turn: Turns, refresh_home: Refresh) -> None:
    """「参加する」."""
    _do(tending.join, ack, body, client, turn, refresh_home)


def pause(ack: Ack, body: dict[str, Any], client: WebClient, turn: Turns, refresh_home: Refresh) -> None:
    """「しばらく休む」."""
    _do(tending.pause, ack, body, client, turn, refresh_home)


def stop(ack: Ack, body: dict[str, Any], client: WebClient, turn: Turns, refresh_home: Refresh) -> None:
    """「やめる」, and 「参加しない」 in the invitation."""
    _do(tending.stop, ack, body, client, turn, refresh_home)


def skip(
    ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns, refresh_home: Refresh
) -> None:
    """「今回は休む」, the day before."""
    _do(lambda t: tending.skip(t, int(action["value"])), ack, body, client, turn, refresh_home)


def leave(
    ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns, refresh_home: Refresh
) -> None:
    """「都合がつかなくなった」, after the introduction."""
    _do(lambda t: tending.leave(t, int(action["value"])), ack, body, client, turn, refresh_home)


def say_met(
    ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns, refresh_home: Refresh
) -> None:
    """「話せました」, 「まだです」, 「今回は難しかった」."""
    met = views.MET_BY_ID[action["action_id"]]
    _do(lambda t: tending.say_met(t, int(action["value"]), met), ack, body, client, turn, refresh_home)


def _do(
    what: Callable[[Turn], None],
    ack: Ack,
    body: dict[str, Any],
    client: WebClient,
    turn: Turns,
    refresh_home: Refresh,
) -> None:
    """Do it, and show it where somebody pressed; letters follow by themselves."""
    with turn() as t:
        what(t)
    ack()
    where = doors.pressed_in(body)
    if where == "home":
        refresh_home(client, turn)
    elif where == "modal":
        with turn.look() as t:
            view = views.window(t)
        web_api.replace_view(client, shown=body["view"], view=view)
