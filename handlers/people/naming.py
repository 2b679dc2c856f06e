"""Receives what organisers say about who is what, and who looks after whom."""

from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient

from bot import inputs, roles, web_api
from bot.blocks import Block
from bot.roles import Role
from bot.turn import Refused, Turn, Turns
from handlers.people import rules, windows

Body = dict[str, Any]


def open_roles(ack: Ack, body: Body, client: WebClient, turn: Turns) -> None:
    """`/tomoshibi 役割`, or the button on the Home tab."""
    with turn.look() as t:
        view = _overview(t)
    client.views_open(trigger_id=body["trigger_id"], view=view)
    ack()


def open_role(ack: Ack, body: Body, action: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """「変える」 beside a role."""
    with turn.look() as t:
        rules.only_for_organisers(t)
        role = Role(action["value"])
        view = windows.name(t, role, rules.having(t, role))
    client.views_push(trigger_id=body["trigger_id"], view=view)
    ack()


def submit_role(ack: Ack, view: Body, client: WebClient, turn: Turns) -> None:
    """These people have it from now on."""
    with turn() as t:
        rules.only_for_organisers(t)
        rules.name(t, Role(view["private_metadata"]), inputs.people(view, "people") or [])
        below = _overview(t) if t.is_organiser else None
    if below:
        web_api.replace_below(client, view=view, by=below)
        ack()
    else:  # they gave it up themselves
        ack(response_action="clear")


def open_companion(ack: Ack, body: Body, client: WebClient, turn: Turns) -> None:
    """「変える」 beside the companions."""
    with turn.look() as t:
        rules.only_for_organisers(t)
        view = windows.accompany(t, "", ())
    client.views_push(trigger_id=body["trigger_id"], view=view)
    ack()


def choose_companion(ack: Ack, body: Body, action: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """The companion was chosen: whom do they look after already?"""
    companion_id = action.get("selected_user") or ""
    with turn.look() as t:
        rules.only_for_organisers(t)
        accompanied = roles.accompanied_by(t.session, team_id=t.team_id, companion_id=companion_id)
        view = windows.accompany(t, companion_id, accompanied)
    web_api.replace_view(client, shown=body["view"], view=view)
    ack()


def submit_companion(ack: Ack, view: Body, client: WebClient, turn: Turns) -> None:
    """They look after these people from now on."""
    companion_id = view["private_metadata"]
    chosen = inputs.people(view, f"accompanied-{companion_id}") or []
    with turn() as t:
        rules.only_for_organisers(t)
        if inputs.people(view, "companion") != [companion_id]:
            raise Refused("people-companion-changed", block_id="companion")
        rules.accompany(t, companion_id, chosen)
        below = _overview(t)
    web_api.replace_below(client, view=view, by=below)
    ack()


def _overview(t: Turn) -> Block:
    rules.only_for_organisers(t)
    return windows.overview(t, [(role, rules.shown(t, role)) for role in Role], rules.pairs(t), rules.alone(t))
