"""Receives what members do: look, join, leave, take a meetup into their calendar, subscribe to all of theirs."""

from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot import doors, web_api
from bot.mrkdwn import escape
from bot.turn import Refused, Turn, Turns
from bot.web_api import Refresh
from bot.words import Words
from handlers.meetups import feeds, guests, ics, model, rights, rules, views, windows
from handlers.meetups.model import State

FILE = "meetup.ics"


def open_list(ack: Ack, body: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """`/meetup`, and the button on the Home tab."""
    here = doors.visit(body)
    with turn.look() as t:
        view = windows.listing(t, channel=here.channel_id if here.looks_public else "")
    web_api.show_view(client, body, view)
    ack()


def join(
    ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns, refresh_home: Refresh
) -> None:
    """「参加する」: pressed twice it is one place."""
    with turn() as t:
        joining = rules.join(t, int(action["value"]))
        meetup = rights.one(t, joining.meetup_id)
        facts = _facts(t, t.words, meetup)
        if joining.is_waiting:
            place = guests.waiting(t.session, meetup).index(t.user_id) + 1
            text = t.words("meetups-joined-waiting", place=place, **facts)
        else:
            text = t.words("meetups-joined", **facts)
    ack()
    answer(body, client, turn, refresh_home, text)


def leave(
    ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns, refresh_home: Refresh
) -> None:
    """「参加をやめる」: whoever waits longest takes the place."""
    with turn() as t:
        meetup = rules.leave(t, int(action["value"]))
        text = t.words("meetups-left", **_facts(t, t.words, meetup))
    ack()
    answer(body, client, turn, refresh_home, text)


def calendar(
    ack: Ack, body: dict[str, Any], action: dict[str, Any], client: WebClient, turn: Turns, refresh_home: Refresh
) -> None:
    """「カレンダーに入れる」: the one meetup as a file, in a direct message.

    Raises:
        Refused: Slack does not take the file now.
    """
    with turn.look() as t:
        meetup = rights.one(t, int(action["value"]))
        if meetup.starts_at is None:
            raise Refused("meetups-no-date-yet")
        content, user_id = ics.single(t, meetup), t.user_id
        kind = "out" if meetup.state == State.CANCELLED else "in"
        comment = t.words(f"meetups-file-{kind}", **_facts(t, t.words, meetup))
        sent = t.words("meetups-file-sent")
    try:
        handed = web_api.hand_over(client, user_id, name=FILE, content=content, comment=comment)
    except (SlackApiError, OSError) as error:
        raise Refused("meetups-file-failed") from error
    ack()
    if (body.get("channel") or {}).get("id") != handed.channel_id:
        answer(body, client, turn, refresh_home, sent)


def open_feed(ack: Ack, body: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """「自分のカレンダーで見る」."""
    with turn.look() as t:
        view = windows.calendar(t)
    web_api.show_view(client, body, view)
    ack()


def make_feed(ack: Ack, body: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """「アドレスを作る」: the address is shown this once."""
    with turn() as t:
        if not feeds.is_offered(t):
            raise Refused("meetups-feed-not-here")
        view = windows.calendar(t, address=feeds.make(t))
    web_api.show_view(client, body, view)
    ack()


def revoke_feed(ack: Ack, body: dict[str, Any], client: WebClient, turn: Turns) -> None:
    """「アドレスを使えなくする」."""
    with turn() as t:
        feeds.revoke(t)
        view = windows.calendar(t, done=t.words("meetups-feed-revoked"))
    web_api.show_view(client, body, view)
    ack()


def answer(body: dict[str, Any], client: WebClient, turn: Turns, refresh_home: Refresh, text: str) -> None:
    """Say what was done where it was done: on the Home tab and in the list by showing how it is now."""
    where = doors.pressed_in(body)
    if where == "home":
        refresh_home(client, turn)
    elif where == "modal":
        with turn.look() as t:
            view = windows.listing(t, done=text, channel=body["view"].get("private_metadata", ""))
        web_api.replace_view(client, shown=body["view"], view=view)
    else:
        web_api.whisper(client, body, text)


def _facts(t: Turn, say: Words, meetup: model.Meetup) -> dict[str, str]:
    return {"title": escape(meetup.title), "when": views.when(t, say, meetup)}
