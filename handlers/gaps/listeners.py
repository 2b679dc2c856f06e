"""Receives what organisers do about searches in vain."""

from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient

from bot import inputs, web_api
from bot.mrkdwn import escape
from bot.privacy import audit
from bot.privacy.audit import Act
from bot.turn import Turns
from bot.web_api import Refresh
from handlers.gaps import model, views
from knowledge import team_aliases


def open_list(ack: Ack, body: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """「すべて見る」, and `/tomoshibi 別名`."""
    with turn.look() as t:
        model.only_for_organisers(t)
        view = views.window(t)
    client.views_open(trigger_id=body["trigger_id"], view=view)
    ack()


def open_form(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """「別名をつける」: the small form, in the place of the list if that is open."""
    with turn.look() as t:
        model.only_for_organisers(t)
        view = views.form(t, action["value"])
    web_api.show_view(client, body, view)
    ack()


def submit_form(
    ack: Ack,
    view: dict[str, Any],
    client: WebClient,
    refresh_home: Refresh,
    turn: Turns,
) -> None:
    """From now on the word means this; the list is shown without it."""
    fields = inputs.typed(view)
    with turn() as t:
        model.only_for_organisers(t)
        found = model.add_alias(t, word=fields["word"], means=fields["means"])
        done = t.words("gaps-done", word=escape(fields["word"]), means=escape(fields["means"]), found=found)
        window = views.window(t, done=done)
    ack(response_action="update", view=window)
    refresh_home(client, turn)


def remove(
    ack: Ack,
    body: dict[str, Any],
    action: dict[str, Any],
    client: WebClient,
    refresh_home: Refresh,
    turn: Turns,
) -> None:
    """「やめる」: the word means nothing but itself again."""
    with turn() as t:
        model.only_for_organisers(t)
        team_aliases.remove(t.session, team_id=t.team_id, word=action["value"])
        audit.note(t, Act.ALIAS_REMOVED)
        window = views.window(t)
    ack()
    web_api.replace_view(client, shown=body["view"], view=window)
    refresh_home(client, turn)
