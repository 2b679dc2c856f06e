"""Receives what people decide about their own record, and that they came by."""

from datetime import timedelta

from slack_bolt import Ack
from slack_sdk import WebClient

from bot import contacts
from bot.turn import Turns
from bot.web_api import Refresh

# A visit a day is enough to know that somebody reads.
VISITS_EVERY = timedelta(days=1)


def decline(ack: Ack, client: WebClient, turn: Turns, refresh_home: Refresh) -> None:
    """「この記録をやめる」: from now on nothing is computed, for nobody."""
    _decide(turn, declined=True)
    ack()
    refresh_home(client, turn)


def accept(ack: Ack, client: WebClient, turn: Turns, refresh_home: Refresh) -> None:
    """「また使う」."""
    _decide(turn, declined=False)
    ack()
    refresh_home(client, turn)


def visited(turn: Turns, place: str) -> None:
    """Somebody opened the Home tab: what waits for them is read."""
    came = turn.last
    if place != "home" or came is None:
        return
    with turn.look() as t:
        known = contacts.find(t.session, team_id=t.team_id, user_id=t.user_id)
    if known is None or known.came_by_at is None or t.now - known.came_by_at >= VISITS_EVERY:
        with turn() as t:
            contacts.note_visit(t.session, team_id=t.team_id, user_id=t.user_id, at=t.now)


def _decide(turn: Turns, *, declined: bool) -> None:
    with turn() as t:
        contacts.decline(t.session, team_id=t.team_id, user_id=t.user_id, declined=declined)
