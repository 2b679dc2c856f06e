"""Receives what people say about their study: `/study …`, its forms, and the buttons beside what was recorded."""

from dataclasses import replace
from typing import Any

from slack_bolt import Ack, Respond
from slack_sdk import WebClient

from bot import doors, durations, inputs, studied, web_api
from bot.blocks import Block
from bot.durations import Typed
from bot.turn import Refused, Turn, Turns
from bot.web_api import Refresh
from handlers.study import nudges, rules, sitting, tending, views

START = {"start", "始める", "はじめる", "開始", "スタート", "もくもく"}
STOP = {"stop", "end", "終わり", "おわり", "終了", "終わる", "ストップ"}
PLAN = {"plan", "計画", "めあて"}


def study(ack: Ack, body: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """`/study`: what follows it is a time and a subject, or one of a few words; alone it shows the week."""
    words = doors.visit(body).words.strip()
    first, _, rest = words.replace("　", " ").partition(" ")
    if first.lower() in PLAN and not rest:
        tending.open_plan(ack, body, client, turn)
        return
    with turn() as t:
        if not words:
            answer = views.week(t, rules.standing(t))
        elif first.lower() in START:
            answer = sitting.sit(t, rest.strip())
        elif first.lower() in STOP and not rest:
            answer = sitting.stand_up(t)
        else:
            answer = _record(t, words)
    ack(response_type="ephemeral", **answer)


def open_record(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """「記録する」: the form, with the words that were not understood."""
    with turn.look() as t:
        view = views.form(t, subject=action.get("value") or "")
    web_api.show_view(client, body, view)
    ack()


def submit_record(ack: Ack, view: dict[str, Any], client: WebClient, turn: Turns, refresh_home: Refresh) -> None:
    """The form was sent."""
    with turn() as t:
        kept = rules.record(t, _typed(t, view), key=f"form:{view['id']}")
        nudges.not_needed(t)
        shown = views.window(t, *views.recorded(t, kept, rules.standing(t))["blocks"])
    ack(response_action="update", view=shown)
    refresh_home(client, turn)


def open_edit(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """「なおす」 beside a record."""
    with turn.look() as t:
        view = views.form(t, record=rules.own(t, int(action["value"])))
    web_api.show_view(client, body, view)
    ack()


def submit_edit(ack: Ack, view: dict[str, Any], client: WebClient, turn: Turns, refresh_home: Refresh) -> None:
    """It is put right."""
    with turn() as t:
        kept = rules.record(t, _typed(t, view), instead_of=rules.own(t, int(view["private_metadata"])))
        shown = views.window(t, *views.recorded(t, kept, rules.standing(t))["blocks"])
    ack(response_action="update", view=shown)
    refresh_home(client, turn)


def forget(
    ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns, refresh_home: Refresh
) -> None:
    """「消す」: the record goes; the week is shown without it."""
    with turn() as t:
        rules.forget(t, int(action["value"]))
        shown = views.window(t, *views.week(t, rules.standing(t))["blocks"])
    web_api.replace_view(client, shown=body["view"], view=shown)
    ack()
    refresh_home(client, turn)


def show_week(ack: Ack, body: dict[str, Any], client: WebClient, respond: Respond, turn: Turns) -> None:
    """「今週を見る」."""
    with turn.look() as t:
        answer = views.week(t, rules.standing(t))
        view = views.window(t, *answer["blocks"])
    tending.show(body, client, respond, answer, view)
    ack()


def open_use(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """「業務で使った」: beside a record one tap is enough; the window takes what else there is to tell."""
    if action.get("value"):
        with turn() as t:
            record = rules.own(t, int(action["value"]))
            kept = rules.use(t, subject=record.subject, key=f"record:{record.id}:{studied.today(t.now)}")
            view = views.use_form(t, subject=kept.subject, key=kept.key)
    else:
        with turn.look() as t:
            view = views.use_form(t)
    web_api.show_view(client, body, view)
    ack()


def submit_use(ack: Ack, view: dict[str, Any], turn: Turns) -> None:
    """What came of it."""
    fields = inputs.typed(view)
    with turn() as t:
        kept = rules.use(t, subject=fields["subject"], key=view["private_metadata"] or f"form:{view['id']}")
        rules.tell_of_use(t, kept, subject=fields["subject"], told=fields["told"], hours=fields["hours"])
        thanks = views.use_thanks(t)
    ack(response_action="update", view=thanks)


def _record(t: Turn, words: str) -> Block:
    """What was typed is kept, or given back with a form for it."""
    try:
        said = rules.read(t, words)
        kept = rules.record(t, said) if said else None
    except Refused as refused:
        return views.puzzled(t, words, t.words(refused.message_id, **refused.values))
    if kept is None:
        return views.puzzled(t, words)
    nudges.not_needed(t)
    return views.recorded(t, kept, rules.standing(t))


def _typed(t: Turn, view: dict[str, Any]) -> Typed:
    """What the form says; the field for the time may hold more than that, as the command does."""
    fields = inputs.typed(view)
    said = durations.read(fields["time"], studied.today(t.now))
    if said is None:
        raise Refused("study-no-time", block_id="time")
    day = durations.day_of(fields["day"], studied.today(t.now)) if fields["day"] else said.day
    if fields["day"] and day is None:
        raise Refused("study-no-day", block_id="day")
    subject = " ".join(part for part in (fields["subject"], said.subject) if part)
    return replace(said, day=rules.checked_day(t, day, block_id="day"), subject=subject)
