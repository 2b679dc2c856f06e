"""Receives what people say about dates, and which one is decided."""

from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient

from bot import inputs, web_api
from bot.privacy import audit
from bot.privacy.audit import Act
from bot.turn import Refused, Turns
from bot.web_api import Refresh
from handlers.meetups import ballots, choosing, listeners, model, polling, polls, proposing, rights, views, windows


def tap(
    ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns, refresh_home: Refresh
) -> None:
    """One tap: the next of ○, △ and ×. It is said in words where the message does not show it by name."""
    with turn() as t:
        meetup, date, suits = polling.tap(t, int(action["value"]))
        is_seen = polls.is_named(model.votes(t.session, meetup), date, t.user_id)
        when = views.span(t, t.words, date.starts_at, date.ends_at)
        text = t.words("meetups-tapped", when=when, sign=polls.SIGNS[suits])
    ack()
    if body.get("view") or not is_seen:
        listeners.answer(body, client, turn, refresh_home, text)


def open_answer(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """「答える」: all dates at once."""
    with turn() as t:
        view = ballots.answer_form(t, polling.open_one(t, int(action["value"])))
    web_api.show_view(client, body, view)
    ack()


def submit_answer(ack: Ack, view: dict[str, Any], client: WebClient, turn: Turns, refresh_home: Refresh) -> None:
    """All answers, and a remark."""
    with turn() as t:
        said, remark = ballots.answers_in(view), inputs.typed(view).get("remark", "")
        meetup_id = int(view["private_metadata"])
        if not (remark or any(said.values()) or polling.has_said(t, meetup_id)):
            raise Refused("meetups-nothing-said", block_id=f"{ballots.DATE}{min(said)}")
        polling.answer(t, meetup_id, said, remark)
        shown = windows.notice(t, t.words("meetups-answer-kept"))
    ack(response_action="update", view=shown)
    refresh_home(client, turn)


def open_decide(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """「日を決める」."""
    with turn() as t:
        meetup = polling.undecided(t, rights.own(t, int(action["value"])))
        view = ballots.decide_form(t, meetup, choosing.ranked(t, meetup))
    web_api.show_view(client, body, view)
    ack()


def submit_decide(ack: Ack, view: dict[str, Any], client: WebClient, turn: Turns, refresh_home: Refresh) -> None:
    """It is on that date. Of two who decide at once one does, and the other is told."""
    with turn() as t:
        meetup = rights.own(t, int(view["private_metadata"]))
        sure = "sure" in inputs.ticked(view, "sure")
        polling.decide(t, meetup, int(inputs.typed(view)["date"] or 0), sure=sure)
        audit.note(t, Act.MEETUP_DECIDED, f"meetup:{meetup.id}")
        shown = windows.manage(t, meetup, done=t.words("meetups-decided-done"))
    ack(response_action="update", view=shown)
    refresh_home(client, turn)


def open_extend(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """「締め切りを延ばす」."""
    with turn() as t:
        view = ballots.extend_form(t, polling.undecided(t, rights.own(t, int(action["value"]))))
    web_api.show_view(client, body, view)
    ack()


def submit_extend(ack: Ack, view: dict[str, Any], turn: Turns) -> None:
    """Until then, then."""
    with turn() as t:
        meetup = rights.own(t, int(view["private_metadata"]))
        polling.extend(t, meetup, proposing.deadline_of(t, inputs.typed(view)["deadline"]))
        audit.note(t, Act.MEETUP_CHANGED, f"meetup:{meetup.id}")
        shown = windows.manage(t, meetup, done=t.words("meetups-extended"))
    ack(response_action="update", view=shown)
