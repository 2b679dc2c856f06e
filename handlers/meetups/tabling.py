"""Receives what people do about roundtables: settle topics, choose one, make tables, hand in notes."""

from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient

from bot import inputs, web_api
from bot.mrkdwn import escape
from bot.turn import Refused, Turns
from bot.web_api import Refresh
from handlers.meetups import agenda, listeners, rights, roundtables, subjects, tables, windows


def open_tables(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """「座談会のテーブルを作る」: the topics first, then how it stands."""
    with turn() as t:
        meetup = rights.own(t, int(action["value"]))
        has_topics = tables.topics(t.session, meetup)
        view = agenda.overview(t, meetup) if has_topics else agenda.topics_form(t, meetup)
    web_api.show_view(client, body, view)
    ack()


def open_topics(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """「話題を変える」."""
    with turn() as t:
        meetup = rights.own(t, int(action["value"]))
        subjects.see_open(t, meetup)
        view = agenda.topics_form(t, meetup)
    web_api.show_view(client, body, view)
    ack()


def submit_topics(ack: Ack, view: dict[str, Any], turn: Turns) -> None:
    """These are the topics. Of two who settle them at once one does, and the other is told."""
    meetup_id, _, seen = view["private_metadata"].partition(":")
    with turn() as t:
        meetup = rights.own(t, int(meetup_id))
        if t.first_time(f"view:{view['id']}:{view['hash']}"):
            if agenda.seen(t, meetup) != seen:
                raise Refused("meetups-changed-meanwhile")
            subjects.settle(t, meetup, inputs.ticked(view, "picked"), inputs.typed(view).get("own", ""))
            roundtables.show(t, meetup)
        shown = agenda.overview(t, meetup, done=t.words("meetups-topics-settled"))
    ack(response_action="update", view=shown)


def choose(
    ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns, refresh_home: Refresh
) -> None:
    """「これにする」: one tap, and another one changes it."""
    picked = action.get("value") or action["selected_option"]["value"]
    with turn() as t:
        meetup, topic = subjects.choose(t, int(picked))
        roundtables.show(t, meetup)
        text = t.words("meetups-topic-chosen", topic=escape(topic.text))
    ack()
    listeners.answer(body, client, turn, refresh_home, text)


def make(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """「テーブルを作る」; pressed again, they are made anew in the same messages."""
    with turn() as t:
        meetup = rights.own(t, int(action["value"]))
        count = len(roundtables.make(t, meetup))
        view = agenda.overview(t, meetup, done=t.words("meetups-tables-done", count=count))
    web_api.show_view(client, body, view)
    ack()


def reopen(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """「選び直してもらう」: there are no tables any more, and topics can be chosen again."""
    with turn() as t:
        meetup = rights.own(t, int(action["value"]))
        roundtables.reopen(t, meetup)
        view = agenda.overview(t, meetup, done=t.words("meetups-tables-reopened"))
    web_api.show_view(client, body, view)
    ack()


def open_note(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """「話したことを書く」, in the thread and on the sheet."""
    with turn() as t:
        _, table, topic = roundtables.table_of(t, int(action["value"]))
        view = agenda.note_form(t, table, topic)
    web_api.show_view(client, body, view)
    ack()


def submit_note(ack: Ack, view: dict[str, Any], turn: Turns) -> None:
    """What the table found out; sent twice it is posted once."""
    table_id, _, seen = view["private_metadata"].partition("|")
    with turn() as t:
        if t.first_time(f"view:{view['id']}:{view['hash']}"):
            roundtables.keep_note(t, int(table_id), inputs.typed(view).get("note", ""), seen=seen)
        shown = windows.notice(t, t.words("meetups-table-note-kept"))
    ack(response_action="update", view=shown)
