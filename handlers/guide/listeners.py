"""Receives calls for help."""

from typing import Any

from slack_bolt import Ack

from bot import doors
from bot.turn import Turns
from handlers.guide import views


def explain(ack: Ack, body: dict[str, Any], turn: Turns) -> None:
    """`/tomoshibi`: what can be done here; also when nobody knows the words behind it."""
    with turn.look() as t:
        text = views.explanation(t, doors.visit(body).words)
    ack(response_type="ephemeral", **text)
