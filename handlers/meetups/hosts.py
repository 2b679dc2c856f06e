"""Receives what those do who propose and run meetups."""

from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot import inputs, web_api
from bot.privacy import audit
from bot.privacy.audit import Act
from bot.turn import Refused, Turns
from handlers.meetups import closing, form, grouping, proposing, rights, rules, windows
from handlers.meetups.proposing import Fields


def open_form(ack: Ack, body: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """「新しい集まり」."""
    with turn.look() as t:
        rights.only_for_proposers(t)
        view = form.form(t, Fields(channel=_channel_of(body.get("view") or {})))
    web_api.show_view(client, body, view)
    ack()


def follow(ack: Ack, body: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """Whether the date is known was changed: the form asks for something else."""
    shown = body["view"]
    with turn.look() as t:
        rights.only_for_proposers(t)
        view = form.form(t, proposing.fields_of(shown))
    ack()
    web_api.replace_view(client, shown=shown, view=view)


def submit(ack: Ack, view: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """Announce it; sent twice it is announced once."""
    typed = proposing.fields_of(view)
    with turn.look() as t:
        rights.only_for_proposers(t)
        proposing.plan_of(t, typed)
    _enter(client, typed.channel)
    with turn() as t:
        rights.only_for_proposers(t)
        if t.first_time(f"view:{view['id']}"):
            rules.propose(t, proposing.plan_of(t, typed))
        shown = windows.listing(t, done=t.words("meetups-proposed", channel=f"<#{typed.channel}>"))
    ack(response_action="update", view=shown)


def manage(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """「主催者メニュー」: for its host and for organisers."""
    with turn() as t:
        view = windows.manage(t, rights.own(t, int(action["value"]), ahead=False))
    web_api.show_view(client, body, view)
    ack()


def open_change(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """「変更する」."""
    with turn() as t:
        view = form.change_form(t, rights.own(t, int(action["value"])))
    web_api.show_view(client, body, view)
    ack()


def submit_change(ack: Ack, view: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """It is so from now on, unless somebody else has changed it meanwhile."""
    meetup_id, sequence = map(int, view["private_metadata"].split(":"))
    typed = proposing.fields_of(view)
    with turn.look() as t:
        channel = rights.one(t, meetup_id).channel_id
    _enter(client, typed.channel or channel)
    with turn() as t:
        meetup = rights.own(t, meetup_id)
        if not t.first_time(f"view:{view['id']}:{view['hash']}"):
            told = False
        elif meetup.sequence != sequence:
            raise Refused("meetups-changed-meanwhile")
        else:
            told = rules.change(t, meetup, proposing.changed(t, meetup, typed))
            audit.note(t, Act.MEETUP_CHANGED, f"meetup:{meetup.id}")
        done = t.words("meetups-changed-told" if told else "meetups-changed")
        shown = windows.manage(t, meetup, done=done)
    ack(response_action="update", view=shown)


def open_cancel(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """「取りやめる」."""
    with turn() as t:
        view = windows.cancel_form(t, rights.own(t, int(action["value"])))
    web_api.show_view(client, body, view)
    ack()


def submit_cancel(ack: Ack, view: dict[str, Any], turn: Turns) -> None:
    """It does not happen; of a meetup that repeats, the next one does unless that ends too."""
    typed = inputs.typed(view)
    with turn() as t:
        meetup = rights.own(t, int(view["private_metadata"]), ahead=False)
        if meetup.is_ahead:
            rules.cancel(t, rights.own(t, meetup.id), typed.get("reason", ""))
            audit.note(t, Act.MEETUP_CANCELLED, f"meetup:{meetup.id}")
            if typed.get("series") != "all":
                closing.follow(t, meetup)
        shown = windows.manage(t, meetup, done=t.words("meetups-cancelled-done"))
    ack(response_action="update", view=shown)


def group(ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """「グループ分け」: into the thread; again when somebody has left."""
    with turn() as t:
        meetup = rights.own(t, int(action["value"]))
        count = len(grouping.post(t, meetup))
        view = windows.manage(t, meetup, done=t.words("meetups-grouped", count=count))
    web_api.show_view(client, body, view)
    ack()


def _channel_of(shown: dict[str, Any]) -> str:
    """Where the person stood when the list was opened; the Home tab is nowhere."""
    return str(shown.get("private_metadata") or "") if shown.get("type") == "modal" else ""


def _enter(client: WebClient, channel_id: str) -> None:
    """Be in the channel, so that the announcement can stand there.

    Raises:
        Refused: there is no such channel any more, or the bot may not enter it.
    """
    try:
        client.conversations_join(channel=channel_id)
    except SlackApiError as error:
        raise Refused("meetups-cannot-enter", block_id="channel") from error
