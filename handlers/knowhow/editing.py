"""Receives changes of a card by who may change it: the form with what it says, and what becomes of it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields as parts_of
from dataclasses import replace
from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient

from bot import members, web_api
from bot.blocks import Block
from bot.privacy import audit
from bot.turn import Refused, Turn, Turns
from bot.working_time import JAPAN
from handlers.knowhow import form, model, reader, reviewing
from handlers.knowhow.model import STORIES
from handlers.knowhow.reading import refresh_post, there
from handlers.knowhow.windows import Act
from knowledge import cards, history, life, tags
from knowledge.cards import Card, Draft, Kind
from knowledge.history import Change
from knowledge.views import in_line

Body = dict[str, Any]


def open_edit(ack: Ack, body: Body, action: Body, client: WebClient, turn: Turns) -> None:
    """The form with what the card says now: in the place of the window that offered it, or over a message."""
    with turn.look() as t:
        view = _form(t, mine(t, int(action["value"])))
    web_api.show_view(client, body, view)
    ack()


def submit_edit(ack: Ack, view: Body, turn: Turns) -> None:
    """Say it from now on, unless somebody else changed the card meanwhile: then show that first, and lose nothing."""
    fields, meta = form.filled_in(view), json.loads(view["private_metadata"])
    with turn() as t:
        card = mine(t, meta["card"])
        if card.version != meta["version"]:
            changed = _overtaken(t, card, fields, meta)
            ack(response_action="update", view=changed)
            return
        said = model.draft(t, {"kind": card.kind} | fields, known=card.tags)
        # The form has two fields for tags; those that the card had stay in their order.
        said = replace(said, tags=sorted(said.tags, key=lambda tag: _place(card.tags, tag)))
        review = model.review_day(fields) if fields["review"] != _day(t, card) else None
        if cards.rewrite(t.session, card, said, by=t.user_id, now=t.now):
            note(t, card, audit.Act.CARD_EDITED)
            reviewing.answered(t, card, Act.CONFIRM)
        card.review_at = review or card.review_at
        refresh_post(t, card)
        window = reader.under(reader.whole(t, card), t.words("knowhow-edit-done"))
    ack(response_action="update", view=window)


def restore(ack: Ack, body: Body, action: Body, client: WebClient, turn: Turns) -> None:
    """「この版に戻す」: what it said then, it says again; what it says now is kept as well."""
    with turn() as t:
        change = history.by_id(t.session, team_id=t.team_id, change_id=int(action["value"]))
        if change is None:
            raise Refused("knowhow-gone")
        card = mine(t, change.card_id)
        cards.rewrite(t.session, card, _draft(change), by=t.user_id, now=t.now)
        note(t, card, audit.Act.CARD_EDITED)
        refresh_post(t, card)
        window = reader.under(reader.whole(t, card), t.words("knowhow-restored"))
    ack()
    web_api.replace_view(client, shown=body["view"], view=window)


def mine(t: Turn, card_id: int) -> Card:
    """The card, for who may change it.

    Raises:
        Refused: it is gone, or belongs to somebody else.
    """
    card = there(t, card_id)
    if not reader.can_change(t, card):
        raise Refused("knowhow-not-yours")
    return card


def note(t: Turn, card: Card, act: audit.Act) -> None:
    """Note what an organiser did to a card of somebody else's."""
    if card.author_id != t.user_id:
        audit.note(t, act, f"card:{card.id}")


def _form(t: Turn, card: Card) -> Block:
    known = tags.used(t.session, team_id=t.team_id)
    is_told = card.kind in STORIES and card.story
    # What came in one piece stays what it is: a solution, an imported story.
    fixed = {} if is_told or card.kind == Kind.TIP else {"kind": card.kind}
    fields = {
        "kind": card.kind,
        "title": card.title,
        "body": card.body,
        "hours_saved": _figure(card.hours_saved),
        "people_affected": _figure(card.people_affected),
        "known_tags": "\n".join(tag for tag in card.tags if tag in known),
        "tags": "、".join(tag for tag in card.tags if tag not in known),
        "review": _day(t, card),
        **(card.story or {}),
    }
    note = {"note": t.words("knowhow-edit-follows")} if card.follows and _has_source(card) else {}
    return form.window(t, fields, {"card": card.id, "version": card.version, **fixed, **note})


def _overtaken(t: Turn, card: Card, fields: Mapping[str, str], meta: Mapping[str, Any]) -> Block:
    """The same form with all that was typed, and what somebody else did to the card meanwhile."""
    last = history.of(t.session, team_id=t.team_id, card_id=card.id, limit=1)
    who = members.find(t.session, team_id=t.team_id, user_id=last[0].user_id) if last else None
    name = in_line(who.name) if who and who.name else t.words("knowhow-history-source")
    note = t.words("knowhow-edit-overtaken", who=name)
    return form.window(t, fields, {**meta, "version": card.version, "note": note})


def _draft(change: Change) -> Draft:
    names = {each.name for each in parts_of(Draft)}
    return Draft(**{name: said for name, said in change.before.items() if name in names})


def _has_source(card: Card) -> bool:
    return card.origin.partition(":")[0] in {"message", "thread", "question"}


def _place(before: Sequence[str], tag: str) -> int:
    return before.index(tag) if tag in before else len(before)


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:f}".rstrip("0").rstrip(".")


def _day(t: Turn, card: Card) -> str:
    """The day that the form shows: none that has passed, so that a change is not due again at once."""
    at = None if life.is_due(card, t.now) else life.review_at(card)
    return at.astimezone(JAPAN).date().isoformat() if at else ""
