"""Receives what people answer to a check-in, and what their companions did."""

from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient

from bot import doors, inputs, schedules, web_api
from bot.turn import Refused, Turns
from bot.web_api import Refresh
from handlers.checkins import model, rules, tending, views, windows
from handlers.checkins.model import KIND


def rate(
    ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns, refresh_home: Refresh
) -> None:
    """A tap on 調子: the letter, or the Home tab, shows it; another tap changes it."""
    with turn() as t:
        rules.answer(t, int(action["value"]), mood=views.MOODS_BY_ID[action["action_id"]])
    ack()
    _follow_on_home(body, client, turn, refresh_home)


def say_talked(
    ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns, refresh_home: Refresh
) -> None:
    """A tap on はい or いいえ, likewise."""
    with turn() as t:
        rules.answer(t, int(action["value"]), could_talk=views.TALKED_BY_ID[action["action_id"]])
    ack()
    _follow_on_home(body, client, turn, refresh_home)


def open_current(ack: Ack, body: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """`/checkin`: the form of the round that is open, or when the next one is."""
    with turn.look() as t:
        found = model.current(t, t.user_id)
        if found:
            view = windows.form(t, *found)
        else:
            planned = schedules.next_of(t.session, team_id=t.team_id, kind=KIND, user_id=t.user_id)
            view = windows.notice(t, views.when_next(t, planned))
    client.views_open(trigger_id=body["trigger_id"], view=view)
    ack()


def write(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """「ひとこと書く」: the same form, for the round of this letter."""
    with turn.look() as t:
        round_ = rules.open_one(t, int(action["value"]))
        view = windows.form(t, round_, model.answer_of(t.session, round_, t.user_id))
    client.views_open(trigger_id=body["trigger_id"], view=view)
    ack()


def submit(ack: Ack, view: dict[str, Any], client: WebClient, turn: Turns, refresh_home: Refresh) -> None:
    """The form was sent. A note that is to be a question is kept nowhere: it goes along to the form for questions."""
    fields, round_id = inputs.typed(view), int(view["private_metadata"])
    asks = fields["use"] == windows.ASK and bool(fields["note"])
    with turn() as t:
        if not (fields["mood"] or fields["talked"] or fields["note"]):
            raise Refused("checkins-empty", block_id="mood")
        rules.answer(
            t,
            round_id,
            mood=int(fields["mood"]) if fields["mood"] else None,
            could_talk=fields["talked"] == "yes" if fields["talked"] else None,
            note="" if asks else fields["note"],
        )
        thanks = windows.thanks(t, question=fields["note"] if asks else "")
    ack(response_action="update", view=thanks)
    refresh_home(client, turn)


def stop(
    ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns, refresh_home: Refresh
) -> None:
    """「声かけを止める」: one tap."""
    with turn() as t:
        rules.stop(t, int(action["value"]))
    ack()
    _follow_on_home(body, client, turn, refresh_home)


def resume(
    ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns, refresh_home: Refresh
) -> None:
    """「再開する」: one tap too."""
    with turn() as t:
        rules.resume(t, int(action["value"]))
        text = t.words("checkins-resumed")
    ack()
    if not _follow_on_home(body, client, turn, refresh_home):
        web_api.whisper(client, body, text)


def said_hello(
    ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns, refresh_home: Refresh
) -> None:
    """「声をかけました」."""
    round_id, _, user_id = action["value"].partition(":")
    with turn() as t:
        tending.said_hello(t, int(round_id), user_id)
    ack()
    _follow_on_home(body, client, turn, refresh_home)


def _follow_on_home(body: dict[str, Any], client: WebClient, turn: Turns, refresh_home: Refresh) -> bool:
    """Show the Home tab as it is now when it was there that somebody pressed; letters follow by themselves."""
    is_home = doors.pressed_in(body) == "home"
    if is_home:
        refresh_home(client, turn)
    return is_home
