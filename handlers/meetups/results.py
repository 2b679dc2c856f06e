"""Receives what is told after a meetup: who came, and what it found out."""

from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient

from bot import inputs, web_api
from bot.turn import Refused, Turn, Turns
from handlers.meetups import closing, rights, windows
from handlers.meetups.model import Meetup, State


def open_came(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """「来た人を確かめる」."""
    with turn() as t:
        view = closing.came_form(t, _over(t, int(action["value"])))
    web_api.show_view(client, body, view)
    ack()


def submit_came(ack: Ack, view: dict[str, Any], turn: Turns) -> None:
    """Who was really there."""
    with turn() as t:
        meetup = _over(t, int(view["private_metadata"]))
        came = inputs.people(view, "people") or []
        closing.note_came(t, meetup, came)
        shown = windows.manage(t, meetup, done=t.words("meetups-came-kept", count=len(came)))
    ack(response_action="update", view=shown)


def open_notes(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """「話したことを残す」."""
    with turn() as t:
        view = closing.notes_form(t, _over(t, int(action["value"])))
    web_api.show_view(client, body, view)
    ack()


def submit_notes(ack: Ack, view: dict[str, Any], turn: Turns) -> None:
    """Keep the notes, as know-how when that is wished, unless a table has handed in others meanwhile."""
    meetup_id, _, seen = view["private_metadata"].partition("|")
    with turn() as t:
        meetup, done = _over(t, int(meetup_id)), ""
        if t.first_time(f"view:{view['id']}:{view['hash']}"):
            if closing.version(t, meetup) != seen:
                raise Refused("meetups-changed-meanwhile")
            publish = "publish" in inputs.ticked(view, "publish")
            count = closing.keep_notes(t, meetup, inputs.typed(view), publish=publish)
            done = t.words("meetups-notes-shared", count=count) if count else t.words("meetups-notes-kept")
        shown = windows.manage(t, meetup, done=done)
    ack(response_action="update", view=shown)


def _over(t: Turn, meetup_id: int) -> Meetup:
    """A meetup that the one who acts runs and that is over.

    Raises:
        Refused: they do not, or it is not.
    """
    meetup = rights.own(t, meetup_id, ahead=False)
    if meetup.state != State.OVER:
        raise Refused("meetups-not-over")
    return meetup
