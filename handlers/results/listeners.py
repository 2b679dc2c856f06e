"""Receives how organisers look at the figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot import web_api
from bot.achieved import Tell
from bot.feature import Listener
from bot.turn import Refused, Turns
from handlers.results import model, sheet, views


@dataclass(frozen=True)
class Looking:
    """The listeners that need to know what all features achieved."""

    open_window: Listener
    choose_span: Listener
    send_table: Listener


def of(tellers: Sequence[Tell]) -> Looking:
    """The listeners, for these features."""

    def open_window(ack: Ack, body: dict[str, Any], client: WebClient, turn: Turns) -> None:
        """`/tomoshibi 成果`, and 「見る」."""
        with turn.look() as t:
            name = model.newest(t.now)
            view = views.window(t, name, model.told(t, name, tellers))
        client.views_open(trigger_id=body["trigger_id"], view=view)
        ack()

    def choose_span(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns) -> None:
        """Another time."""
        name = action["selected_option"]["value"]
        with turn.look() as t:
            view = views.window(t, name, model.told(t, name, tellers))
        ack()
        web_api.replace_view(client, shown=body["view"], view=view)

    def send_table(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns) -> None:
        """「月ごとの表をもらう」: a workbook in their direct messages.

        Raises:
            Refused: Slack does not take the file now.
        """
        span = action["value"]
        with turn.look() as t:
            content, name = sheet.workbook(t, span, tellers), sheet.name(t, span)
            comment = t.words("results-file-comment", year=str(model.year_of(t.now, span)))
        try:
            web_api.hand_over(client, body["user"]["id"], name=name, content=content, comment=comment)
        except (SlackApiError, OSError) as error:
            raise Refused("results-file-failed") from error
        with turn.look() as t:
            view = views.window(t, span, model.told(t, span, tellers), said=t.words("results-file-sent"))
        ack()
        web_api.replace_view(client, shown=body["view"], view=view)

    return Looking(open_window, choose_span, send_table)
