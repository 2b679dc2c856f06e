"""Receives who wants no digest, and who wants it again."""

from typing import Any

from slack_bolt import Ack

from bot import outbox
from bot.turn import Turn, Turns
from handlers.digests import model, rules, views


def tell(ack: Ack, turn: Turns) -> None:
    """`/tomoshibi まとめ`: whether one gets it, with the button that changes that."""
    with turn.look() as t:
        text = views.state(t, stopped=model.wants_none(t.session, team_id=t.team_id, user_id=t.user_id))
    ack(response_type="ephemeral", **text)


def stop(ack: Ack, body: dict[str, Any], action: dict[str, Any], respond: Any, turn: Turns) -> None:
    """「まとめを止める」."""
    with turn() as t:
        rules.stop(t)
        text = _shown(t, action, stopped=True)
    ack()
    _answer(body, respond, text)


def resume(ack: Ack, body: dict[str, Any], action: dict[str, Any], respond: Any, turn: Turns) -> None:
    """「また受け取る」."""
    with turn() as t:
        rules.resume(t)
        text = _shown(t, action, stopped=False)
    ack()
    _answer(body, respond, text)


def _shown(t: Turn, action: dict[str, Any], *, stopped: bool) -> dict[str, Any]:
    """The state as it is now; in a digest, which other messages may stand beside, it takes the digest's place."""
    text = views.state(t, stopped=stopped, key=action["value"])
    if action["value"] != views.NO_LETTER:
        key = rules.letter_key(action["value"], t.user_id)
        outbox.revise(t.session, team_id=t.team_id, key=key, message=text, now=t.now)
    return text


def _answer(body: dict[str, Any], respond: Any, text: dict[str, Any]) -> None:
    if body["actions"][0]["value"] == views.NO_LETTER:
        respond(replace_original=True, **text)
