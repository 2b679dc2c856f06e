"""Takes the name from know-how, or the know-how away, for somebody who erases what is stored about them.

What another town copied never goes without a trace: how often it was copied, and what it brought, stays without a name
and without a word of what it told, so that the figures of the year stay right.
"""

from sqlalchemy import select

from bot import anonymity, outbox
from bot.turn import Turn
from handlers.knowhow import consent, views
from handlers.knowhow.consent import Answer, ThreadPart, ThreadSave
from handlers.knowhow.reading import refresh_post
from knowledge import cards, history, marks
from knowledge.cards import Card, Draft
from knowledge.marks import Copy, Helpful
from knowledge.views import post_key


def erase(t: Turn, keeps_words: bool) -> None:  # noqa: FBT001 (`Feature.erase`)
    """Everything that says that the person of the turn shared, helped to tell, or copied something."""
    _leave_threads(t, keeps_words=keeps_words)
    own = select(Card).where(Card.team_id == t.team_id, Card.author_id == t.user_id, ~Card.origin.like("question:%"))
    for card in t.session.scalars(own.order_by(Card.id)).all():
        if keeps_words:
            card.author_id, card.author = None, ""
            t.session.flush()
            refresh_post(t, card)
        else:
            take_away(t, card)
    _leave_keeping(t)
    _unmark(t)


def take_away(t: Turn, card: Card) -> None:
    """The card goes, or, if somebody copied it, all that it says."""
    key, message = post_key(card), views.withdrawn(t)
    if card.copies:
        card.follows, card.is_verbatim = True, False  # so that it is emptied, and stays so when the message is edited
        empty = Draft(
            kind=card.kind,
            title=t.public_words("knowhow-erased"),
            body="",
            hours_saved=card.hours_saved,
            people_affected=card.people_affected,
        )
        cards.keep(t.session, team_id=t.team_id, origin=card.origin, draft=empty, now=t.now)
        history.forget(t.session, team_id=t.team_id, card_id=card.id)
    else:
        cards.forget(t.session, team_id=t.team_id, origin=card.origin)
    outbox.revise(t.session, team_id=t.team_id, key=key, message=message, now=t.now)


def _leave_threads(t: Turn, *, keeps_words: bool) -> None:
    parts = select(ThreadPart).where(ThreadPart.team_id == t.team_id, ThreadPart.user_id == t.user_id)
    touched = set()
    for part in t.session.scalars(parts).all():
        touched.add(part.save_id)
        if not keeps_words or part.answer != Answer.YES:
            part.answer, part.text = Answer.NO, ""
        part.user_id = anonymity.nobody()
    t.session.flush()
    for save_id in sorted(touched):
        kept = t.session.get(ThreadSave, save_id)
        if kept:
            consent.follow(t, kept, taken=not keeps_words)


def _leave_keeping(t: Turn) -> None:
    kept = select(Card).where(Card.team_id == t.team_id, Card.keeper_id == t.user_id)
    for card in t.session.scalars(kept).all():
        card.keeper_id = card.keeper = None


def _unmark(t: Turn) -> None:
    helped = select(Helpful).where(Helpful.team_id == t.team_id, Helpful.user_id == t.user_id)
    for said in t.session.scalars(helped).all():
        card = cards.by_id(t.session, team_id=t.team_id, card_id=said.card_id)
        t.session.delete(said)
        if card:
            marks.count(t.session, card)
    copied = select(Copy).where(Copy.team_id == t.team_id, Copy.user_id == t.user_id)
    for copy in t.session.scalars(copied).all():
        copy.user_id = anonymity.nobody()
    t.session.flush()
