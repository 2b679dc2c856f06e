"""Keeps count of who answered whose question (`bot.contacts`); of questions without a name it keeps nothing."""

from sqlalchemy import bindparam, select

from bot import contacts
from bot.turn import Turn
from handlers.questions.model import FormerPlace, Question, Reply, State

# Where a question stood at first; composed once, because it is asked for every question and every reply.
_FIRST = select(FormerPlace).where(FormerPlace.question_id == bindparam("id")).order_by(FormerPlace.ts).limit(1)


def follow(t: Turn, question: Question) -> None:
    """Somebody asked; what was taken back is forgotten, what was asked before needs no answer of its own."""
    where = _where(t, question)
    if where is None or question.is_anonymous:
        return
    if question.state == State.WITHDRAWN:
        contacts.forget(t.session, team_id=t.team_id, where=where)
        return
    contacts.note_post(
        t.session,
        team_id=t.team_id,
        user_id=question.asker_id,
        at=question.asked_at,
        where=where,
        asks=question.state != State.DUPLICATE,
    )


def replied(t: Turn, question: Question, reply: Reply) -> None:
    """Somebody replied to the one who asks; what the asker replies goes to the one who replied last."""
    where = _where(t, question)
    if where is None or question.is_anonymous:
        return
    to_id: str | None = question.asker_id
    if reply.user_id == question.asker_id:
        to_id = contacts.last_to_reply(t.session, team_id=t.team_id, where=where, to_id=question.asker_id)
    if to_id:
        contacts.note_reply(
            t.session,
            team_id=t.team_id,
            from_id=reply.user_id,
            to_id=to_id,
            at=reply.at,
            where=where,
            source=contacts.place(reply.channel_id, reply.ts),
        )


def _where(t: Turn, question: Question) -> str | None:
    """Where it was asked, also after it was moved; None while the bot has not posted it."""
    if first := t.session.scalar(_FIRST, {"id": question.id}):
        return contacts.place(first.channel_id, first.ts)
    return contacts.place(question.channel_id, question.ts) if question.ts else None
