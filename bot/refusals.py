"""Addressed means answered: whatever goes wrong, the person who acted is told, in the surface they used.

A `Refused` is told in its own words. Everything else is a fault of ours: it is logged with a reference that the person
is given too, and nothing that they typed is lost. What a refusal repeats of their words is escaped where Slack reads
markup, and stands as it is beside a field.
"""

from typing import Any
from uuid import uuid4

import structlog
from slack_bolt import BoltContext, BoltResponse
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot import blocks, web_api
from bot.mrkdwn import escape
from bot.reception import FAILED, OUTCOME, REFERENCE, REFUSED
from bot.turn import Refused, Turns
from bot.words import words

log = structlog.get_logger()

NOTICE = "notice"
# What is raised over a payload that lacks what Slack always sends.
_SHAPELESS = (AttributeError, LookupError, TypeError, ValueError)


def tell(
    error: Exception,
    body: dict[str, Any],
    client: WebClient,
    context: BoltContext,
    turn: Turns,
) -> BoltResponse:
    """Bolt's error handler: answer the person, and Slack."""
    context[OUTCOME] = REFUSED if isinstance(error, Refused) else FAILED
    text, block_id = _explain(error, turn, context.get(REFERENCE) or uuid4().hex[:8])
    if body.get("type") == "event_callback":
        # Nobody is waiting for an answer; Slack sends the event again, and another try may succeed.
        return BoltResponse(status=500)
    try:
        if body.get("type") == "view_submission":
            return _beside_the_field(body["view"], block_id, text)
        if "command" in body:
            return BoltResponse(status=200, body={"response_type": "ephemeral", "text": escape(text)})
        _say(body, client, text, words(None)("close"))
    except (SlackApiError, OSError):
        log.exception("could not tell a person that something went wrong")
    except _SHAPELESS:
        log.exception("a payload in which there is nobody to tell")
        return BoltResponse(status=400)
    return BoltResponse(status=200)


def _explain(error: Exception, turn: Turns, reference: str) -> tuple[str, str]:
    try:
        with turn.look() as t:
            say = t.words
    except Exception:  # noqa: BLE001 (the database itself may be what is broken)
        say = words(None)
    if isinstance(error, Refused):
        return say(error.message_id, **error.values), error.block_id
    log.error("a turn failed", reference=reference, exc_info=error)
    return say("fault", reference=reference), ""


def _beside_the_field(view: dict[str, Any], block_id: str, text: str) -> BoltResponse:
    inputs = [block["block_id"] for block in view["blocks"] if block["type"] == "input"]
    target = block_id if block_id in inputs else next(iter(inputs), "")
    if target:
        return BoltResponse(status=200, body={"response_action": "errors", "errors": {target: text}})
    notice = _notice(text, view["title"]["text"], (view.get("close") or view["title"])["text"])
    return BoltResponse(status=200, body={"response_action": "push", "view": notice})


def _say(body: dict[str, Any], client: WebClient, text: str, close: str) -> None:
    view = body.get("view")
    if body.get("response_url") or body.get("channel"):
        web_api.whisper(client, body, escape(text))
    elif view and view["type"] == "modal":
        client.views_push(trigger_id=body["trigger_id"], view=_notice(text, view["title"]["text"], close))
    elif body.get("trigger_id"):
        client.views_open(trigger_id=body["trigger_id"], view=_notice(text, words(None)("bot-name"), close))


def _notice(text: str, title: str, close: str) -> dict[str, Any]:
    return blocks.modal(NOTICE, title=title, close=close, blocks=[blocks.section(escape(text))])
