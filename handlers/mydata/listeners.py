"""Receives what people want to do with what is stored about them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot import inputs, outbox, web_api
from bot.feature import Listener
from bot.privacy.erasure import Erase
from bot.turn import Turn, Turns
from bot.web_api import Refresh
from handlers.mydata import model, views
from handlers.mydata.model import Find


@dataclass(frozen=True)
class Mine:
    """The listeners that need to know what all features store."""

    open_window: Listener
    export: Listener
    open_erase: Listener
    erase: Listener


def of(erasures: Sequence[Erase], findings: Sequence[Find]) -> Mine:
    """The listeners, for these features."""

    def open_window(ack: Ack, body: dict[str, Any], client: WebClient, turn: Turns) -> None:
        """`/tomoshibi mydata`, and 「自分のデータ」 on the Home tab."""
        with turn.look() as t:
            view = views.window(t, model.counts(t, findings))
        client.views_open(trigger_id=body["trigger_id"], view=view)
        ack()

    def export(ack: Ack, body: dict[str, Any], client: WebClient, turn: Turns) -> None:
        """「ファイルでもらう」: all of it, in their direct messages; in the window where Slack takes no file."""
        with turn.look() as t:
            content = model.file(t, findings)
        file_id = _sent(client, body["user"]["id"], content)
        with turn() as t:
            if file_id:
                _tell(t, file_id)
                view = views.window(t, model.counts(t, findings), done=t.words("mydata-sent"))
            else:
                view = views.shown(t, content)
        ack()
        web_api.replace_view(client, shown=body["view"], view=view)

    def open_erase(ack: Ack, body: dict[str, Any], client: WebClient, turn: Turns) -> None:
        """「消す」: first what goes and what stays."""
        with turn.look() as t:
            view = views.erase_form(t)
        web_api.replace_view(client, shown=body["view"], view=view)
        ack()

    def erase(ack: Ack, view: dict[str, Any], client: WebClient, turn: Turns, refresh_home: Refresh) -> None:
        """They are sure. Pressed twice, it is done once."""
        keeps = inputs.typed(view)["words"] != views.DELETE
        with turn() as t:
            if t.first_time(f"view:{view['id']}:{view['hash']}"):
                model.erase(t, erasures, keeps_words=keeps)
            window = views.erased(t)
        ack(response_action="update", view=window)
        refresh_home(client, turn)

    return Mine(open_window, export, open_erase, erase)


def delete_file(ack: Ack, action: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """「このファイルを消す」, beside the file; deleted twice it is gone."""
    file_id = action["value"]
    with turn() as t:
        letter = model.own_file(t, file_id)
        outbox.revise(t.session, team_id=t.team_id, key=letter.key, message=views.deleted(t), now=t.now)
    try:
        client.files_delete(file=file_id)
    except SlackApiError as error:
        if error.response.get("error") not in {"file_deleted", "file_not_found"}:
            raise
    ack()


def _tell(t: Turn, file_id: str) -> None:
    outbox.post(
        t.session,
        team_id=t.team_id,
        key=model.file_key(file_id),
        to=t.user_id,
        message=views.sent(t, file_id),
        now=t.now,
    )


def _sent(client: WebClient, user_id: str, content: str) -> str:
    """The id of the file in their direct messages; "" when Slack does not take it."""
    try:
        return web_api.hand_over(client, user_id, name=model.FILE, content=content).file_id
    except (SlackApiError, OSError):
        return ""
