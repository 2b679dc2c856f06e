"""Lets go of who asked and answered, for somebody who erases what is stored about them.

What they asked stays without their name, or is withdrawn; answers that solved somebody's question are everybody's by
now and stay without their name, all other replies lose it and, if they wish, their words.

To what they asked without their name only the tie is cut: to withdraw it in the same breath would show, by the time,
who asked. So that not even two copies of the database compared show which question it was, all sealed addresses and
pseudonyms of the workspace are made anew together.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import or_, select

from bot import anonymity
from bot.anonymity import NOBODY, SEALED, BrokenSealError, Seal
from bot.outbox import Failure, Letter
from bot.turn import Turn
from handlers.questions import learned, model, rules, thread
from handlers.questions.model import Question, Reply, State


def erase(t: Turn, keeps_words: bool) -> None:  # noqa: FBT001 (`Feature.erase`)
    """Everything that says that the person of the turn asked or answered."""
    touched = {question.id: question for question in _asked(t)}
    for question in touched.values():
        _leave(t, question, keeps_words=keeps_words)
    touched |= _unsay(t, keeps_words=keeps_words)
    t.session.flush()
    for question in touched.values():
        learned.follow(t, question)
        thread.refresh(t, question)
    cut(t)


def cut(t: Turn) -> None:
    """Nobody answers any more to what the person asked without their name; who asked others is sealed anew."""
    seal = anonymity.seal(t.settings)
    if seal is None:
        return
    asked = select(Question).where(Question.team_id == t.team_id, Question.sealed_asker.is_not(None))
    for question in t.session.scalars(asked):
        asker = _opened(seal, question.sealed_asker)
        if asker:
            left = asker in {NOBODY, t.user_id}
            question.asker_id = anonymity.nobody() if left else seal.pseudonym(asker)
            question.sealed_asker = seal.close(NOBODY if left else asker)
    for letter, column in _sealed(t):
        address = _opened(seal, getattr(letter, column))
        if address == t.user_id:
            address = NOBODY
            if letter.ts is None:
                letter.failure, letter.due_at = Failure.STALE, None
        if address:
            setattr(letter, column, seal.close(address))
    t.session.flush()


def theirs(t: Turn) -> dict[str, list[dict[str, Any]]]:
    """What the person of the turn asked without their name; nobody else finds it."""
    asked = select(Question).where(Question.team_id == t.team_id, Question.sealed_asker.is_not(None))
    found = [question for question in t.session.scalars(asked) if model.is_asker(t, question, t.user_id)]
    told = ("id", "channel_id", "asked_at", "situation", "tried", "text", "state")
    return {"mydata-unnamed": [{name: getattr(question, name) for name in told} for question in found]}


def _asked(t: Turn) -> list[Question]:
    asked = select(Question).where(Question.team_id == t.team_id, Question.asker_id == t.user_id)
    return list(t.session.scalars(asked.order_by(Question.id)))


def _leave(t: Turn, question: Question, *, keeps_words: bool) -> None:
    if not keeps_words and question.state != State.WITHDRAWN:
        with thread.changing(t, question):
            rules.withdraw(t, question)
        thread.say_withdrawn(t, question)
    if not keeps_words or question.state == State.WITHDRAWN:
        question.text = question.situation = question.tried = ""
    name = anonymity.nobody()
    own = select(Reply).where(Reply.question_id == question.id, Reply.user_id == t.user_id)
    for reply in t.session.scalars(own).all():
        reply.user_id = name
        reply.text = reply.text if keeps_words else ""
    question.asker_id = name
    t.session.flush()


def _unsay(t: Turn, *, keeps_words: bool) -> dict[int, Question]:
    """Take the name from what they replied to others; the questions that this touches."""
    touched = {}
    replies = select(Reply).where(Reply.team_id == t.team_id, Reply.user_id == t.user_id)
    for reply in t.session.scalars(replies).all():
        question = model.by_id(t.session, team_id=t.team_id, question_id=reply.question_id)
        if question:
            touched[question.id] = question
            solves = reply in model.solutions(t.session, question)
            reply.text = reply.text if keeps_words or solves else ""
        reply.user_id = anonymity.nobody()
    return touched


def _sealed(t: Turn) -> Iterator[tuple[Letter, str]]:
    sealed = or_(Letter.channel.startswith(f"{SEALED}:"), Letter.only_for.startswith(f"{SEALED}:"))
    for letter in t.session.scalars(select(Letter).where(Letter.team_id == t.team_id, sealed)).all():
        for column in ("channel", "only_for"):
            if anonymity.is_sealed(getattr(letter, column)):
                yield letter, column


def _opened(seal: Seal, sealed: str | None) -> str:
    try:
        return seal.open(sealed or "")
    except BrokenSealError:
        return ""
