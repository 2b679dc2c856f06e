"""Receives what people say about themselves."""

from typing import Any

from slack_bolt import Ack, Respond
from slack_sdk import WebClient

from bot import bodies, inputs
from bot.bodies import Body
from bot.turn import Refused, Turn, Turns
from bot.web_api import Refresh
from handlers.people import following, model, views


def open_settings(ack: Ack, body: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """`/tomoshibi 設定`, or the button: the window opens with what is known, or can be guessed."""
    with turn.look() as t:
        chosen, section = model.presets(t)
        view = views.form(t, offered=_offered(t), body=chosen, section=section, declared=model.declared(t))
    client.views_open(trigger_id=body["trigger_id"], view=view)
    ack()


def submit_settings(ack: Ack, view: dict[str, Any], client: WebClient, turn: Turns, refresh_home: Refresh) -> None:
    """Keep what was said; a name that may mean several bodies is asked about once more."""
    fields, declared = inputs.typed(view), inputs.ticked(view, "roles")
    with turn() as t:
        chosen, near = _chosen(t, fields)
        if near:
            which = views.form(t, near=near, section=fields["section"], declared=declared)
            ack(response_action="update", view=which)
            return
        signature = model.settle(t, body=chosen, section=fields["section"])
        model.declare(t, declared)
        thanks = views.thanks(t, signature)
    refresh_home(client, turn)
    ack(response_action="update", view=thanks)


def put_off(
    ack: Ack, body: dict[str, Any], client: WebClient, respond: Respond, turn: Turns, refresh_home: Refresh
) -> None:
    """「あとで」: the note goes, and does not come back for some days."""
    with turn() as t:
        model.put_off(t)
        left = views.later(t)
    ack()
    if body.get("view"):
        refresh_home(client, turn)
    else:
        respond(replace_original=True, **left)


def visited(turn: Turns, place: str) -> None:
    """Somebody came by and was answered; now the bot may have a question of its own. Mostly it has none."""
    answered = turn.last
    if answered and model.is_due(answered.member, answered.now):
        with turn() as t:
            if t.first_time(f"asked:{t.user_id}:{t.now:%Y-%m-%d}"):
                following.ask(t, t.user_id, by_letter=place != "home")


def _chosen(t: Turn, fields: dict[str, str]) -> tuple[Body | None, list[Body]]:
    """The body that was chosen, if any, or those that a typed name may mean."""
    if fields.get("body", "") not in {"", views.NONE}:
        chosen = bodies.by_id(t.session, team_id=t.team_id, body_id=int(fields["body"]))
        if chosen is None:
            raise Refused("people-body-gone", block_id="body")
        return chosen, []
    name = fields.get("name", "")
    if not name:
        return None, []
    named = bodies.named(t.session, team_id=t.team_id, name=name)
    if len(named) == 1:
        return named[0], []
    near = named or bodies.near(t.session, team_id=t.team_id, name=name, limit=model.NEAR)
    if not near:
        raise Refused("people-body-unknown", block_id="name", name=name)
    return None, near[: model.NEAR]


def _offered(t: Turn) -> list[Body]:
    return bodies.of_today(t.session, team_id=t.team_id)
