"""Receives what people do beside recording: plan, wishes, sitting down together, and the taps under a nudge."""

from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, Respond
from slack_sdk import WebClient

from bot import doors, inputs, web_api
from bot.blocks import Block
from bot.turn import Turn, Turns
from bot.web_api import Refresh
from handlers.study import model, nudges, plans, retiring, rules, sitting, views, windows


def open_plan(ack: Ack, body: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """「計画を立てる」: with the plan that there is, to be made anew."""
    with turn.look() as t:
        view = windows.plan_form(t, plans.current(t))
    web_api.show_view(client, body, view)
    ack()


def submit_plan(ack: Ack, view: dict[str, Any], client: WebClient, turn: Turns, refresh_home: Refresh) -> None:
    """The plan is made."""
    with turn() as t:
        plans.make(t, inputs.typed(view))
        shown = windows.plan_made(t, rules.standing(t))
    ack(response_action="update", view=shown)
    refresh_home(client, turn)


def give_up(ack: Ack, body: dict[str, Any], client: WebClient, turn: Turns, refresh_home: Refresh) -> None:
    """「計画をやめる」."""
    with turn() as t:
        plans.give_up(t)
        shown = windows.plan_given_up(t)
    web_api.replace_view(client, shown=body["view"], view=shown)
    ack()
    refresh_home(client, turn)


def open_taste(ack: Ack, body: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """「声かけの設定」."""
    with turn.look() as t:
        view = windows.taste_form(t, model.taste(t.session, team_id=t.team_id, user_id=t.user_id))
    web_api.show_view(client, body, view)
    ack()


def submit_taste(ack: Ack, view: dict[str, Any], client: WebClient, turn: Turns, refresh_home: Refresh) -> None:
    """How they want to be spoken to."""
    wishes = inputs.ticked(view, "wishes")
    with turn() as t:
        taste = model.own_taste(t)
        taste.engine = inputs.typed(view).get("engine", "")
        taste.is_unnamed = windows.UNNAMED in wishes
        nudges.wish(t, wanted=windows.NUDGES in wishes)
        sitting.show_table(t)
    ack()
    refresh_home(client, turn)


def start(
    ack: Ack, body: dict[str, Any], client: WebClient, respond: Respond, turn: Turns, refresh_home: Refresh
) -> None:
    """「もくもくを始める」, wherever it stands."""
    _sitting(body, client, respond, turn, lambda t: sitting.sit(t, ""))
    ack()
    refresh_home(client, turn)


def stop(
    ack: Ack, body: dict[str, Any], client: WebClient, respond: Respond, turn: Turns, refresh_home: Refresh
) -> None:
    """「終わる」."""
    _sitting(body, client, respond, turn, sitting.stand_up)
    ack()
    refresh_home(client, turn)


def look(ack: Ack, body: dict[str, Any], client: WebClient, respond: Respond, turn: Turns) -> None:
    """「いまの様子を見る」."""
    _sitting(body, client, respond, turn, sitting.seen)
    ack()


def change_name(ack: Ack, body: dict[str, Any], client: WebClient, respond: Respond, turn: Turns) -> None:
    """「名前を出さない」 and back."""
    _sitting(body, client, respond, turn, sitting.change_name)
    ack()


def snooze(ack: Ack, action: dict[str, Any], turn: Turns) -> None:
    """「2週間お休み」 under a nudge."""
    with turn() as t:
        nudges.snooze(t, action["value"])
    ack()


def mute(ack: Ack, action: dict[str, Any], turn: Turns) -> None:
    """「もう受け取らない」 under a nudge."""
    with turn() as t:
        nudges.stop(t, action["value"])
    ack()


def resume(ack: Ack, action: dict[str, Any], turn: Turns) -> None:
    """「また受け取る」 where a nudge was put to rest."""
    with turn() as t:
        nudges.resume(t, action["value"])
    ack()


def open_table(ack: Ack, body: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """An organiser chooses where everybody sees who is studying now."""
    with turn.look() as t:
        view = windows.table_form(t, sitting.table_channel(t))
    web_api.show_view(client, body, view)
    ack()


def submit_table(ack: Ack, view: dict[str, Any], client: WebClient, turn: Turns, refresh_home: Refresh) -> None:
    """There, or nowhere."""
    with turn() as t:
        sitting.choose_table(t, inputs.typed(view)["channel"])
    ack()
    refresh_home(client, turn)


def retire(ack: Ack, action: dict[str, Any], turn: Turns) -> None:
    """「やめる」: an organiser agrees that a wording is not used any more."""
    with turn() as t:
        retiring.decide(t, action["value"], retire=True)
    ack()


def carry_on(ack: Ack, action: dict[str, Any], turn: Turns) -> None:
    """「つづける」: it is used on, and looked at again later."""
    with turn() as t:
        retiring.decide(t, action["value"], retire=False)
    ack()


def show(body: dict[str, Any], client: WebClient, respond: Respond, answer: Block, view: Block) -> None:
    """Show it where the button was pressed: in the window, in one over the Home tab, or to them alone in a channel."""
    if doors.pressed_in(body):
        web_api.show_view(client, body, view)
    else:
        is_whisper = bool((body.get("container") or {}).get("is_ephemeral"))
        respond(replace_original=is_whisper, response_type="ephemeral", **answer)


def _sitting(
    body: dict[str, Any], client: WebClient, respond: Respond, turn: Turns, act: Callable[[Turn], Block]
) -> None:
    with turn() as t:
        answer = act(t)
        view = views.window(t, *answer["blocks"])
    show(body, client, respond, answer, view)
