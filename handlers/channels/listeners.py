"""Receives which channel is for what, and goes where it is wanted."""

from contextlib import suppress
from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot import inputs
from bot.blocks import Block
from bot.privacy import audit
from bot.turn import Refused, Turns
from bot.web_api import Refresh
from handlers.channels import model, views


def open_form(ack: Ack, body: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """`/tomoshibi チャンネル`, or the button on the Home tab."""
    with turn.look() as t:
        model.only_for_organisers(t)
        view = views.form(t)
    client.views_open(trigger_id=body["trigger_id"], view=view)
    ack()


def submit(ack: Ack, view: dict[str, Any], client: WebClient, turn: Turns, refresh_home: Refresh) -> None:
    """The bot goes into each channel first: what it is not told of, or cannot answer in, is named for nothing."""
    questions = inputs.chosen_channels(view, "questions")
    organisers = next(iter(inputs.chosen_channels(view, "organisers")), "")
    with turn.look() as t:
        model.only_for_organisers(t)
        if organisers in {*questions, *t.settings.question_channels}:
            raise Refused("channels-same", block_id="organisers")
        new = [each for each in questions if each not in t.question_channels]
        greeting = views.hello(t) if organisers not in {"", t.organiser_channel} else None
    for channel_id in new:
        _join(client, channel_id)
    # Somebody may have taken it out of the others since. Into a private one it is invited, as shows when it speaks.
    for channel_id in filter(None, [*(each for each in questions if each not in new), organisers]):
        with suppress(SlackApiError):
            client.conversations_join(channel=channel_id)
    if greeting:
        _greet(client, organisers, greeting)
    with turn() as t:
        model.only_for_organisers(t)
        model.name(t, questions, organisers)
        audit.note(t, audit.Act.CHANNELS_NAMED)
    with turn.look() as t:
        named = views.thanks(t)
    refresh_home(client, turn)
    ack(response_action="update", view=named)


def _join(client: WebClient, channel_id: str) -> None:
    try:
        client.conversations_join(channel=channel_id)
    except SlackApiError as error:
        raise Refused("channels-cannot-join", block_id="questions", reason=str(error.response.get("error"))) from error


def _greet(client: WebClient, channel_id: str, greeting: Block) -> None:
    try:
        client.chat_postMessage(channel=channel_id, **greeting)
    except SlackApiError as error:
        raise Refused("channels-invite", block_id="organisers") from error
