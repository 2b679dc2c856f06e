"""What questions have to tell in a digest: what became of one's own, what was solved, what still waits.

A digest is kept as a letter to somebody. So it must not differ for whoever asked without a name: what they asked is not
among their own, and is told to them as to everybody else.
"""

from datetime import datetime

from sqlalchemy import select

from bot import blocks
from bot.blocks import Block
from bot.turn import Turn
from bot.words import Words
from handlers.questions import model
from handlers.questions.model import Question, State

OWN = 3
SOLVED = 5
WAITING = 3


def personal(t: Turn, since: datetime) -> list[Block]:
    """What became of one's own questions, and what others solved; when there is any of it, what still waits."""
    say = t.words
    own = [each for each in model.own(t, limit=OWN) if not each.is_anonymous and _moved(t, each, since)]
    solved = _solved(t, since)
    waiting = _waiting(t) if own or solved else []
    return [
        *_listed(t, say("questions-digest-own"), own, say, state=True),
        *_listed(t, say("questions-digest-solved"), solved, say),
        *_listed(t, say("questions-digest-waiting"), waiting, say),
    ]


def for_channel(t: Turn, since: datetime) -> list[Block]:
    """What was solved, and what still waits for an answer."""
    say = t.public_words
    return [
        *_listed(t, say("questions-digest-solved"), _solved(t, since), say),
        *_listed(t, say("questions-digest-waiting"), _waiting(t), say),
    ]


def _solved(t: Turn, since: datetime) -> list[Question]:
    lately = select(Question).where(Question.team_id == t.team_id, Question.state == State.SOLVED)
    lately = lately.where(Question.solved_at > since, Question.asker_id != t.user_id)
    return list(t.session.scalars(lately.order_by(Question.solved_at.desc()).limit(SOLVED)))


def _waiting(t: Turn) -> list[Question]:
    open_ones = select(Question).where(Question.team_id == t.team_id, Question.state == State.OPEN)
    open_ones = open_ones.where(Question.asker_id != t.user_id).order_by(Question.asked_at)
    return list(t.session.scalars(open_ones.limit(WAITING)))


def _moved(t: Turn, question: Question, since: datetime) -> bool:
    """Whether somebody answered it, or it was solved, since then."""
    if question.state == State.SOLVED:
        return question.solved_at is not None and question.solved_at > since
    return question.state == State.ANSWERED and any(each.at > since for each in model.answers(t.session, question))


def _listed(t: Turn, heading: str, questions: list[Question], say: Words, *, state: bool = False) -> list[Block]:
    lines = [
        (each.title, model.link(t, each), say("questions-state", state=each.state) if state else "")
        for each in questions
    ]
    return [blocks.listing(heading, lines)] if lines else []
