"""Receives what readers of a card do: open it, say that it helped, follow its tags."""

import json
from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient

from bot import doors, inputs, outbox, web_api
from bot.turn import Refused, Turn, Turns
from bot.web_api import Refresh
from handlers.knowhow import reader, views, windows
from knowledge import cards, marks, tags
from knowledge.cards import Card
from knowledge.views import post_key

Body = dict[str, Any]


def read(ack: Ack, body: Body, action: Body, client: WebClient, turn: Turns) -> None:
    """「読む」: the whole card, over whatever is open; in the place of another card that is being read."""
    with turn.look() as t:
        card = there(t, int(action["value"]))
        view = reader.whole(t, card)
    shown = body.get("view") or {}
    if shown.get("callback_id") == reader.READER:  # Slack stacks three windows at most; who reads on needs no more
        web_api.replace_view(client, shown=shown, view=view)
    else:
        web_api.open_over(client, body, view)
    ack()
    if card.author_id == body["user"]["id"]:
        return
    with turn() as t:
        if t.first_time(f"knowhow:read:{card.id}:{t.user_id}"):
            marks.note_read(t.session, card)


def helpful(ack: Ack, body: Body, action: Body, client: WebClient, turn: Turns) -> None:
    """「役に立った」, or not any more; shown at once wherever the card is shown."""
    with turn() as t:
        card = there(t, int(action["value"]))
        if card.author_id == t.user_id:
            raise Refused("knowhow-own-helpful")
        said = marks.toggle(t.session, card, t.user_id, t.now)
        refresh_post(t, card)
        view = reader.whole(t, card) if "view" in body else None
        text = t.words("knowhow-helpful-said" if said else "knowhow-helpful-unsaid")
    ack()
    if view:
        web_api.replace_view(client, shown=body["view"], view=view)
    else:
        web_api.whisper(client, body, text)


def open_follow(ack: Ack, body: Body, action: Body, client: WebClient, turn: Turns) -> None:
    """「タグを追いかける」 under a card, or on the Home tab: which ones?"""
    with turn.look() as t:
        card = cards.by_id(t.session, team_id=t.team_id, card_id=int(action.get("value") or 0))
        view = windows.follow(t, card.tags if card else [], home=doors.pressed_in(body) == "home")
    web_api.open_over(client, body, view)
    ack()


def submit_follow(ack: Ack, view: Body, client: WebClient, refresh_home: Refresh, turn: Turns) -> None:
    """These tags, and no others from now on."""
    chosen = inputs.ticked(view, "tags")
    with turn() as t:
        if len(chosen) > tags.MOST:
            raise Refused("knowhow-follow-many", block_id="tags", most=tags.MOST)
        tags.follow(t.session, team_id=t.team_id, user_id=t.user_id, tags=chosen, now=t.now)
        done = windows.done(t, t.words("knowhow-follow-done", count=len(chosen)))
    ack(response_action="update", view=done)
    if json.loads(view["private_metadata"])["home"]:
        refresh_home(client, turn)


def there(t: Turn, card_id: int) -> Card:
    """The card with this number.

    Raises:
        Refused: it is gone.
    """
    card = cards.by_id(t.session, team_id=t.team_id, card_id=card_id)
    if card is None:
        raise Refused("knowhow-gone")
    return card


def refresh_post(t: Turn, card: Card) -> None:
    """Bring the bot's post of a card up to date, if it was posted."""
    outbox.revise(t.session, team_id=t.team_id, key=post_key(card), message=views.post(t, card), now=t.now)
