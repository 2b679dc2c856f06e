"""Asks whether a card is still right when its review date has passed, and hears the answer."""

import functools
from datetime import timedelta

from sqlalchemy import BindParameter, Select, and_, bindparam, exists, func, or_, select
from sqlalchemy.orm import aliased

from bot import blocks, members, outbox, roles, somebody
from bot.blocks import Block
from bot.jobs import Parts
from bot.mrkdwn import escape, inside
from bot.outbox import Speaks
from bot.turn import Turn, Turns
from bot.words import Words
from handlers.knowhow.windows import Act
from knowledge import cards, life
from knowledge.cards import Card
from knowledge.views import link_of

LATER = "knowhow.later"

# Nobody is asked about more than one card a week, however many are due; who says nothing is asked again after months.
EACH = timedelta(days=7)
AGAIN = timedelta(days=90)
# 「あとで」 means after this time; a question that did not reach anybody in this time is not sent any more.
PUT_OFF = timedelta(days=28)
# Who looks after a card, as in `Card.owner_id`.
owner_of = func.coalesce(Card.keeper_id, Card.author_id)


def ask_one(parts: Parts) -> bool:
    """Ask the owner of one card that is due, or the organisers when the owner has left.

    Returns:
        Whether there was one.
    """
    now = parts.clock.now()
    with parts.database.read() as session:
        lately = {"team_id": parts.team_id, "not_asked_since": now - AGAIN, "nobody_asked_since": now - EACH}
        found = session.scalar(_to_ask(), {**lately, **life.moments(now)})
    if found is None:
        return False
    with Turns.of(parts)() as t:
        card = cards.by_id(t.session, team_id=t.team_id, card_id=found)
        if card and life.is_due(card, now):
            card.asked_at = now
            _ask(t, card)
    return True


def own_due(t: Turn, *, limit: int) -> list[Card]:
    """The cards of the one who looks that should be looked at again, the one that waits longest first."""
    # Written so that both sides have an index.
    is_mine = or_(Card.keeper_id == t.user_id, and_(Card.keeper_id.is_(None), Card.author_id == t.user_id))
    mine = select(Card).where(Card.team_id == t.team_id, is_mine, life.due(t.now))
    return list(t.session.scalars(mine.order_by(func.coalesce(Card.review_at, Card.updated_at), Card.id).limit(limit)))


def answered(t: Turn, card: Card, act: str) -> tuple[str, bool]:
    """What the owner says about it; the message that asked them says so too.

    Returns:
        What came of it, in words, and whether there is such a message.
    """
    key = _key(card)
    match act:
        case Act.CONFIRM:
            life.confirm(card, t.now)
            text_id = "knowhow-review-confirmed"
        case Act.OUTDATED:
            card.is_outdated = True
            text_id = "knowhow-review-is-outdated"
        case _:
            card.asked_at = t.now - AGAIN + PUT_OFF
            text_id = "knowhow-review-put-off"
    t.session.flush()
    at = life.review_at(card)
    title = escape(inside(card.title, 60))

    def told(say: Words) -> str:
        return say(text_id, title=title, day=blocks.day(at) if at else "")

    in_public = bool(t.organiser_channel) and _has_left(t, card)
    text = told(t.public_words if in_public else t.words)
    message = blocks.message(text, blocks.section(text))
    is_shown = outbox.revise(t.session, team_id=t.team_id, key=key, message=message, now=t.now)
    return told(t.words), is_shown


def question(t: Turn, card: Card, say: Words) -> str:
    """Is it still right?"""
    link, title = link_of(t, card), escape(inside(card.title, 60))
    return say("knowhow-review-ask", title=f"<{link}|{title}>" if link else title, day=blocks.day(card.updated_at))


def buttons(card: Card, say: Words) -> Block:
    """The one-tap answers."""
    answers = (Act.CONFIRM, Act.EDIT, Act.OUTDATED, LATER)
    return blocks.actions(*(_button(say, act, card) for act in answers))


def _button(say: Words, act: str, card: Card) -> Block:
    return blocks.button(say(f"knowhow-review-{act.removeprefix('knowhow.')}"), act, value=str(card.id))


def _ask(t: Turn, card: Card) -> None:
    owner = members.find(t.session, team_id=t.team_id, user_id=card.owner_id or "")
    if _has_left(t, card):
        to, say = _organisers(t), t.public_words
        about = say("knowhow-review-left", who=escape(owner.name if owner else card.author))
    else:
        to, say = card.owner_id or "", somebody.words(t, card.owner_id or "")
        about = say("knowhow-review-why")
    if not to:
        return
    text = question(t, card, say)
    outbox.post(
        t.session,
        team_id=t.team_id,
        key=_key(card),
        to=to,
        message=blocks.message(text, blocks.section(text), buttons(card, say), blocks.context(about)),
        now=t.now,
        speaks=Speaks.FIRST,
        about="knowhow",
        stale_at=t.now + PUT_OFF,
        together=True,
    )


@functools.cache
def _to_ask() -> Select[int]:
    """The number of a card that is due, whose owner is known and was not asked about anything lately."""
    lately = aliased(Card)
    team: BindParameter[str] = bindparam("team_id")
    theirs = func.coalesce(lately.keeper_id, lately.author_id) == owner_of
    asked = exists().where(lately.team_id == team, theirs, lately.asked_at > bindparam("nobody_asked_since"))
    again = or_(Card.asked_at.is_(None), Card.asked_at <= bindparam("not_asked_since"))
    due = select(Card.id).where(Card.team_id == team, owner_of.is_not(None), life.due(), again, ~asked)
    return due.order_by(func.coalesce(Card.review_at, Card.updated_at), Card.id).limit(1)


def _has_left(t: Turn, card: Card) -> bool:
    owner = members.find(t.session, team_id=t.team_id, user_id=card.owner_id or "")
    return owner is not None and owner.deleted


def _organisers(t: Turn) -> str:
    """Where the organisers are spoken to: their channel, otherwise the first of them; "" when there are none."""
    named = roles.organisers(t.session, t.settings, team_id=t.team_id)
    return t.organiser_channel or next(iter(named), "")


def _key(card: Card) -> str:
    return f"knowhow:review:{card.origin}:{card.asked_at.isoformat() if card.asked_at else ''}"
