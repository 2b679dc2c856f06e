"""Receives what people do about paths: entering, giving, finishing, looking at other towns' and taking them over."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient

from bot import inputs, moments, web_api
from bot.blocks import Block
from bot.mrkdwn import escape
from bot.turn import Refused, Turn, Turns
from bot.web_api import Refresh
from handlers.paths import model, rules, views


def open_list(ack: Ack, body: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """「みんなのコース」, and `/tomoshibi コース`."""
    with turn.look() as t:
        view = _list(t)
    client.views_open(trigger_id=body["trigger_id"], view=view)
    ack()


def open_form(ack: Ack, body: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """「コースを入れる」."""
    with turn.look() as t:
        view = views.form(t, may_enter=rules.may_enter(t), may_give=rules.may_give(t))
    web_api.show_view(client, body, view)
    ack()


def submit_form(ack: Ack, view: dict[str, Any], client: WebClient, turn: Turns, refresh_home: Refresh) -> None:
    """A path is entered."""
    fields = inputs.typed(view)
    with turn() as t:
        rules.enter(
            t,
            name=_named(fields),
            about=fields["about"],
            track=fields.get("track", ""),
            is_required=views.REQUIRED in inputs.ticked(view, "required"),
            people=_people(t, view),
            due=_due(fields),
            key=view["id"],
        )
        done = views.told(t, t.words("paths-entered", name=escape(fields["name"])))
    ack(response_action="update", view=done)
    refresh_home(client, turn)


def open_give(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """「使う」 beside a path: by when, and who."""
    with turn.look() as t:
        path = rules.seen(t, int(action["value"]))
        view = views.give_form(t, path, may_give=rules.may_give(t), may_close=rules.may_close(t, path))
    web_api.show_view(client, body, view)
    ack()


def submit_give(ack: Ack, view: dict[str, Any], client: WebClient, turn: Turns, refresh_home: Refresh) -> None:
    """People are on it now."""
    due = _due(inputs.typed(view))
    with turn() as t:
        path = rules.seen(t, int(view["private_metadata"]))
        if due is None:
            raise Refused("paths-no-due", block_id="due")
        people = rules.to_be_given(t, _people(t, view), due)
        rules.give(t, path, people=people, due=due)
        text = t.words("paths-given-done", name=escape(path.name), count=len(people), due=moments.short_day(due))
        done = views.told(t, text)
    ack(response_action="update", view=done)
    refresh_home(client, turn)


def finish(
    ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns, refresh_home: Refresh
) -> None:
    """「終わりました」, in a letter or on the Home tab."""
    with turn() as t:
        path = rules.finish(t, int(action["value"]))
        text = t.words("paths-finished", name=escape(path.name))
    ack()
    if "view" not in body:
        web_api.whisper(client, body, text)
    refresh_home(client, turn)


def borrow(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """「うちでも使う」."""
    with turn() as t:
        path = rules.borrow(t, int(action["value"]))
        view = _list(t, done=t.words("paths-borrowed", name=escape(path.name)))
    web_api.replace_view(client, shown=body["view"], view=view)
    ack()


def choose_track(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """One's track."""
    chosen = action["selected_option"]["value"]
    with turn() as t:
        rules.choose_track(t, "" if chosen == views.NONE else chosen)
        view = _list(t)
    web_api.replace_view(client, shown=body["view"], view=view)
    ack()


def close(
    ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns, refresh_home: Refresh
) -> None:
    """「一覧から外す」: nobody is reminded of it any more."""
    with turn() as t:
        rules.close(t, int(action["value"]))
        view = _list(t)
    web_api.replace_view(client, shown=body["view"], view=view)
    ack()
    refresh_home(client, turn)


def _list(t: Turn, done: str = "") -> Block:
    return views.listed(
        t,
        model.by_body(t.session, team_id=t.team_id),
        track=model.track(t.session, team_id=t.team_id, user_id=t.user_id),
        may_enter=rules.may_enter(t),
        done=done,
    )


def _named(fields: Mapping[str, str]) -> str:
    if not fields["name"]:
        raise Refused("paths-no-name", block_id="name")
    return fields["name"]


def _due(fields: Mapping[str, str]) -> date | None:
    return date.fromisoformat(fields["due"]) if fields.get("due") else None


def _people(t: Turn, view: dict[str, Any]) -> list[str]:
    chosen = inputs.people(view, "people") or []
    if views.LEADERS in inputs.ticked(view, "leaders"):
        chosen = [*chosen, *rules.leaders(t)]
    return list(dict.fromkeys(chosen))
