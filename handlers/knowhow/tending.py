"""Receives what who may change a card does with it, besides changing its words: review, replace, look back, delete."""

import json
from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient

from bot import doors, inputs, outbox, web_api
from bot.privacy import audit
from bot.turn import Refused, Turn, Turns
from bot.web_api import Refresh
from handlers.knowhow import reader, reviewing, views, windows
from handlers.knowhow.editing import mine, note
from handlers.knowhow.reading import refresh_post, there
from handlers.knowhow.windows import Act
from knowledge import cards, history, life, search
from knowledge.cards import Card, Kind
from knowledge.life import CircleError
from knowledge.views import post_key

Body = dict[str, Any]

# Slack takes 10 radio buttons.
CHOICES = 8
# What is offered unasked covers so much of the old card's title.
OFFERED = 0.4
CHANGES = 10


def open_tend(ack: Ack, body: Body, action: Body, client: WebClient, turn: Turns) -> None:
    """「手入れする」: what can this person do with it?"""
    with turn.look() as t:
        card = mine(t, int(action["value"]))
        view = windows.tend(t, card, _acts(t, card))
    web_api.open_over(client, body, view)
    ack()


def review(
    ack: Ack,
    body: Body,
    action: Body,
    client: WebClient,
    refresh_home: Refresh,
    turn: Turns,
) -> None:
    """「まだ正しい」, 「古くなった」 or 「あとで」, in a message, on the Home tab or in a window."""
    with turn() as t:
        card = mine(t, int(action["value"]))
        text, is_shown = reviewing.answered(t, card, action["action_id"])
        note(t, card, audit.Act.CARD_EDITED)
        refresh_post(t, card)
        window = windows.done(t, text)
    ack()
    where = doors.pressed_in(body)
    if where == "modal":
        web_api.replace_view(client, shown=body["view"], view=window)
    elif where == "home":
        refresh_home(client, turn)
    elif not is_shown:  # an earlier message asked, about what was answered since
        web_api.whisper(client, body, text)


def open_newer(ack: Ack, body: Body, action: Body, client: WebClient, turn: Turns) -> None:
    """Which card took its place? The form takes the place of the window that offered it."""
    with turn.look() as t:
        card = mine(t, int(action["value"]))
        view = windows.newer(t, card, _alike(t, card, card.title, covers=OFFERED))
    web_api.replace_view(client, shown=body["view"], view=view)
    ack()


def submit_newer(ack: Ack, view: Body, turn: Turns) -> None:
    """That one took its place; other words than before are a search for it first."""
    fields, meta = inputs.typed(view), json.loads(view["private_metadata"])
    with turn() as t:
        card = mine(t, meta["card"])
        if fields["words"] != meta["words"] or not fields.get("which"):
            found = _alike(t, card, fields["words"])
            if not found:
                raise Refused("knowhow-newer-nothing", block_id="words")
            window = windows.newer(t, card, found, words=fields["words"])
        else:
            window = _replace(t, card, there(t, int(fields["which"])))
    ack(response_action="update", view=window)


def stand_alone(ack: Ack, body: Body, action: Body, client: WebClient, turn: Turns) -> None:
    """It stands for itself again."""
    with turn() as t:
        card = mine(t, int(action["value"]))
        card.superseded_by = None
        note(t, card, audit.Act.CARD_EDITED)
        refresh_post(t, card)
        window = windows.done(t, t.words("knowhow-alone-done"))
    ack()
    web_api.replace_view(client, shown=body["view"], view=window)


def look_back(ack: Ack, body: Body, action: Body, client: WebClient, turn: Turns) -> None:
    """What it said before. Only who may change it sees that: what was taken out was taken out for a reason."""
    with turn.look() as t:
        card = mine(t, int(action["value"]))
        changes = history.of(t.session, team_id=t.team_id, card_id=card.id, limit=CHANGES)
        view = windows.history(t, card, changes)
    web_api.replace_view(client, shown=body["view"], view=view)
    ack()


def delete(ack: Ack, body: Body, action: Body, client: WebClient, turn: Turns) -> None:
    """It is gone, with its history and its marks; the bot's post of it says so."""
    with turn() as t:
        card = mine(t, int(action["value"]))
        title, key = card.title, post_key(card)
        note(t, card, audit.Act.CARD_DELETED)
        cards.forget(t.session, team_id=t.team_id, origin=card.origin)
        outbox.revise(t.session, team_id=t.team_id, key=key, message=views.withdrawn(t), now=t.now)
        window = reader.gone(t, title)
    ack()
    web_api.replace_view(client, shown=body["view"], view=window)


def _acts(t: Turn, card: Card) -> list[Act]:
    changed = bool(history.of(t.session, team_id=t.team_id, card_id=card.id, limit=1))
    possible = {
        Act.EDIT: True,
        Act.CONFIRM: life.is_stale(card, t.now),
        Act.OUTDATED: not card.is_outdated and card.superseded_by is None,
        Act.NEWER: card.superseded_by is None,
        Act.ALONE: card.superseded_by is not None,
        Act.HISTORY: changed,
        Act.DELETE: True,
    }
    return [act for act, can in possible.items() if can]


def _alike(t: Turn, card: Card, words: str, *, covers: float = 0) -> list[Card]:
    """Cards that may have taken its place: those that these words find, without questions and what points to it.

    Args:
        t: the turn of the one who tends it.
        card: the older card.
        words: what to look for.
        covers: how much of the words a card has to cover.
    """
    only = (Card.kind != Kind.QUESTION) & (Card.id != card.id)
    page = search.search(t.session, team_id=t.team_id, text=words, limit=CHOICES, only=only)
    before = {each.id for each in life.superseded(t.session, team_id=t.team_id, card=card)}
    return [hit.card for hit in page.hits if hit.card.id not in before and hit.share >= covers]


def _replace(t: Turn, card: Card, newer: Card) -> dict[str, Any]:
    try:
        life.supersede(t.session, card, newer)
    except CircleError as error:
        raise Refused("knowhow-newer-circle", block_id="which") from error
    note(t, card, audit.Act.CARD_EDITED)
    refresh_post(t, card)
    return reader.under(reader.whole(t, card), t.words("knowhow-newer-done"))
