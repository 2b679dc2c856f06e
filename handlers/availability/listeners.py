"""Receives what people say about when they work."""

from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient

from bot import inputs
from bot.turn import Turns
from bot.web_api import Refresh
from handlers.availability import model, views


def open_form(ack: Ack, body: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """`/tomoshibi 時間`, or the button: the window opens with what is known."""
    with turn.look() as t:
        view = views.form(t)
    client.views_open(trigger_id=body["trigger_id"], view=view)
    ack()


def submit_form(ack: Ack, view: dict[str, Any], client: WebClient, turn: Turns, refresh_home: Refresh) -> None:
    """Keep what was said, and say what it means."""
    with turn() as t:
        model.keep(
            t,
            fields=inputs.typed(view),
            days=inputs.ticked(view, "days"),
            quiet_months=bool(inputs.ticked(view, "months")),
            muted=bool(inputs.ticked(view, "mute")),
        )
        done = views.done(t)
    ack(response_action="update", view=done)
    refresh_home(client, turn)


def unmute(ack: Ack, client: WebClient, turn: Turns, refresh_home: Refresh) -> None:
    """「また声をかけてもらう」 on the Home tab."""
    with turn() as t:
        model.unmute(t)
    ack()
    refresh_home(client, turn)
