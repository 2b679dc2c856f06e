"""Receives 「真似した」: another body did what a card tells, and its author hears of it."""

from typing import Any

from slack_bolt import Ack
from slack_sdk import WebClient

from bot import blocks, inputs, members, outbox, web_api
from bot.mrkdwn import escape, inside
from bot.outbox import Speaks
from bot.turn import Refused, Turn, Turns
from bot.words import words
from handlers.knowhow import reader, windows
from handlers.knowhow.reading import refresh_post, there
from knowledge import marks
from knowledge.cards import Card
from knowledge.marks import Copy

Body = dict[str, Any]


def open_copied(ack: Ack, body: Body, action: Body, client: WebClient, turn: Turns) -> None:
    """When did your body begin, and what came of it?"""
    with turn.look() as t:
        card = there(t, int(action["value"]))
        view = windows.copied(t, card, _body(t, card), marks.copy_by(t.session, card, t.user_id))
    web_api.open_over(client, body, view)
    ack()


def submit_copied(ack: Ack, view: Body, turn: Turns) -> None:
    """It is shown with the card from now on; the author is told once, also when it is changed later."""
    fields = inputs.typed(view)
    with turn() as t:
        card = there(t, int(view["private_metadata"]))
        body, since, outcome = _body(t, card), fields["since"], fields["outcome"]
        said = marks.copied(t.session, card, user_id=t.user_id, body=body, since=since, outcome=outcome, now=t.now)
        refresh_post(t, card)
        _tell_author(t, card, said)
        window = reader.under(reader.whole(t, card), t.words("knowhow-copy-done"))
    ack(response_action="update", view=window)


def withdraw(ack: Ack, body: Body, action: Body, client: WebClient, turn: Turns) -> None:
    """It was not copied after all."""
    with turn() as t:
        card = there(t, int(action["value"]))
        marks.take_back(t.session, card, t.user_id)
        refresh_post(t, card)
        window = windows.done(t, t.words("knowhow-copy-withdrawn"))
    ack()
    web_api.replace_view(client, shown=body["view"], view=window)


def _body(t: Turn, card: Card) -> str:
    """The body that copied the card.

    Raises:
        Refused: it is unknown, or it is the one that the card comes from.
    """
    body = marks.body_of(t.member)
    if not body:
        raise Refused("knowhow-copy-no-body", command=f"/{t.settings.command_prefix}tomoshibi")
    if card.author_id == t.user_id or body == marks.body_of_author(t.session, card):
        raise Refused("knowhow-copy-own", body=body)
    return body


def _tell_author(t: Turn, card: Card, said: Copy) -> None:
    author = members.find(t.session, team_id=t.team_id, user_id=card.author_id or "")
    if author is None or not author.can_be_asked:
        return
    say = words(author.locale or t.settings.locale)
    who = t.member.name if t.member else ""
    text = say("knowhow-copy-told", body=escape(said.body), who=escape(who), title=escape(inside(card.title, 60)))
    outbox.post(
        t.session,
        team_id=t.team_id,
        key=f"knowhow:copied:{card.origin}:{said.user_id}",
        to=author.user_id,
        message=blocks.message(
            text,
            blocks.section(text),
            *([blocks.quoted(said.outcome)] if said.outcome else []),
        ),
        now=t.now,
        speaks=Speaks.FIRST,
        about="knowhow",
    )
