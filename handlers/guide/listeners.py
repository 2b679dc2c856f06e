"""Receives calls for help."""

from slack_bolt import Ack

from bot.turn import Turns
from handlers.guide import views


def explain(ack: Ack, turn: Turns) -> None:
    """`/tomoshibi`: what can be done here."""
    with turn.look() as t:
        text = views.explanation(t)
    ack(response_type="ephemeral", **text)
