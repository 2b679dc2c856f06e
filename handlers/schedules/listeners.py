"""Receives what organisers do with schedules."""

from collections.abc import Mapping
from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient

from bot import occasions as opening
from bot import schedules, web_api
from bot.feature import Occasion
from bot.privacy import audit
from bot.privacy.audit import Act
from bot.turn import Turns
from handlers.schedules import model, views, windows

Occasions = Mapping[str, Occasion]


def open_list(ack: Ack, body: dict[str, Any], client: WebClient, turn: Turns, occasions: Occasions) -> None:
    """`/tomoshibi 予定`, the button on the Home tab, and the way back from the history."""
    with turn.look() as t:
        model.only_for_organisers(t)
        view = views.window(t, occasions)
    web_api.show_view(client, body, view)
    ack()


def open_form(
    ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns, occasions: Occasions
) -> None:
    """「新しい予定」, or 「編集」 with what there is."""
    schedule_id = action.get("value") or ""
    with turn.look() as t:
        model.only_for_organisers(t)
        fields = model.of(model.one(t, int(schedule_id))) if schedule_id else model.blank(t, occasions)
        view = windows.form(t, occasions, fields, schedule_id=schedule_id)
    web_api.show_view(client, body, view)
    ack()


def follow(ack: Ack, body: dict[str, Any], client: WebClient, turn: Turns, occasions: Occasions) -> None:
    """Something in the form was changed: the dates follow."""
    shown = body["view"]
    with turn.look() as t:
        model.only_for_organisers(t)
        fields = windows.fields_of(shown, occasions)
        view = windows.form(t, occasions, fields, schedule_id=shown["private_metadata"])
    ack()
    web_api.replace_view(client, shown=shown, view=view)


def submit(ack: Ack, view: dict[str, Any], turn: Turns, occasions: Occasions) -> None:
    """Keep the schedule; sent twice it is kept once."""
    schedule_id = int(view["private_metadata"] or 0) or None
    with turn() as t:
        model.only_for_organisers(t)
        fields = windows.fields_of(view, occasions)
        if t.first_time(f"view:{view['id']}:{view['hash']}"):
            kept = model.keep(t, fields, schedule_id=schedule_id)
            audit.note(t, Act.SCHEDULE_KEPT, f"schedule:{kept.id}")
        window = views.window(t, occasions, done=t.words("schedules-kept"))
    ack(response_action="update", view=window)


def pause(
    ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns, occasions: Occasions
) -> None:
    """「一時停止」."""
    with turn() as t:
        model.only_for_organisers(t)
        schedules.pause(model.one(t, int(action["value"])), now=t.now)
        audit.note(t, Act.SCHEDULE_PAUSED, f"schedule:{action['value']}")
        view = views.window(t, occasions, done=t.words("schedules-paused-done"))
    web_api.show_view(client, body, view)
    ack()


def resume(
    ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns, occasions: Occasions
) -> None:
    """「再開」."""
    with turn() as t:
        model.only_for_organisers(t)
        schedules.resume(model.one(t, int(action["value"])), now=t.now, zone=model.zone(t))
        audit.note(t, Act.SCHEDULE_RESUMED, f"schedule:{action['value']}")
        view = views.window(t, occasions, done=t.words("schedules-resumed-done"))
    web_api.show_view(client, body, view)
    ack()


def run_now(
    ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns, occasions: Occasions
) -> None:
    """「今すぐ実行」: once, however often it is pressed."""
    with turn.look() as t:
        model.only_for_organisers(t)
        schedule = model.one(t, int(action["value"]))
    people = opening.in_channel(client, schedule)
    with turn() as t:
        model.only_for_organisers(t)
        schedule = model.one(t, int(action["value"]))
        schedule.people = people
        ran = model.run_now(t, schedule, occasions[schedule.kind])
        if ran:
            audit.note(t, Act.SCHEDULE_RUN, f"schedule:{schedule.id}")
        view = views.window(t, occasions, done=t.words("schedules-ran" if ran else "schedules-ran-already"))
    web_api.show_view(client, body, view)
    ack()


def open_history(
    ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns, occasions: Occasions
) -> None:
    """「履歴」."""
    with turn.look() as t:
        model.only_for_organisers(t)
        schedule = model.one(t, int(action["value"]))
        view = views.history(t, schedule, occasions[schedule.kind])
    web_api.show_view(client, body, view)
    ack()


def delete(
    ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns, occasions: Occasions
) -> None:
    """「削除」: it never comes round again; what is under way goes on to its end."""
    with turn() as t:
        model.only_for_organisers(t)
        schedules.drop(model.one(t, int(action["value"])), now=t.now)
        audit.note(t, Act.SCHEDULE_DELETED, f"schedule:{action['value']}")
        view = views.window(t, occasions, done=t.words("schedules-deleted-done"))
    web_api.show_view(client, body, view)
    ack()
