"""Receives what people decide about mail, and what Slack says about them."""

from collections.abc import Mapping
from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot import inputs
from bot.turn import Turn, Turns
from bot.web_api import Refresh
from handlers.mail import model, rules, views
from handlers.mail.model import Rhythm, Source


def open_form(ack: Ack, body: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """`/tomoshibi メール`, or the button: the window opens with what is known."""
    with turn.look() as t:
        box = model.mailbox(t.session, team_id=t.team_id, user_id=t.user_id)
        view = views.form(t, box) if t.settings.sends_mail else views.unavailable(t)
    client.views_open(trigger_id=body["trigger_id"], view=view)
    ack()


def submit_form(
    ack: Ack, body: dict[str, Any], view: dict[str, Any], client: WebClient, turn: Turns, refresh_home: Refresh
) -> None:
    """Keep what was said, and say what it means."""
    fields = inputs.typed(view)
    wanted, source = fields["rhythm"], Source(fields["where"])
    address = fields["address"]
    if wanted != views.NONE and source == Source.SLACK:
        address = _known_to_slack(client, body["user"]["id"])
    with turn() as t:
        if wanted == views.NONE:
            rules.stop(t, t.user_id)
            box = None
        else:
            box = rules.agree(t, rhythm=Rhythm(wanted), source=source, address=address)
        done = views.done(t, box)
    ack(response_action="update", view=done)
    refresh_home(client, turn)


def on_change(t: Turn, event: Mapping[str, Any]) -> None:
    """Slack knows something new about somebody."""
    user = event["user"]
    address = (user.get("profile") or {}).get("email") or ""
    rules.follow(t, user["id"], address=address, has_left=bool(user.get("deleted")))


def _known_to_slack(client: WebClient, user_id: str) -> str:
    """The address with which somebody is in Slack; "-" when it is not told, which is no address."""
    try:
        user = client.users_info(user=user_id)["user"]
    except SlackApiError:
        return "-"
    return str(user["profile"].get("email") or "-")
