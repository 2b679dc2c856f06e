"""What people look after among questions: their own, their place in the rota, what they were asked to answer.

What was asked without a name is nobody's here: it is never said whose it is, so nobody can take it over.
"""

from sqlalchemy import func, or_, select

from bot import outbox
from bot.feature import Keeping, Kept
from bot.turn import Turn
from handlers.questions import asked, hosts, ladder, learned, model, thread, views
from handlers.questions.asked import Asked
from handlers.questions.model import Question, State

UNFINISHED = (State.OPEN, State.ANSWERED)


def of(t: Turn, user_id: str) -> list[Kept]:
    """Questions of somebody that are not solved, the oldest first."""
    own = or_(Question.keeper_id == user_id, (Question.asker_id == user_id) & Question.keeper_id.is_(None))
    found = select(Question).where(Question.team_id == t.team_id, own, Question.state.in_(UNFINISHED))
    return [
        Kept(str(each.id), each.title, model.link(t, each) or "")
        for each in t.session.scalars(found.order_by(Question.asked_at, Question.id))
    ]


def counts(t: Turn) -> dict[str, int]:
    """How many questions of everybody are not solved."""
    whose = func.coalesce(Question.keeper_id, Question.asker_id)
    found = select(whose, func.count()).where(Question.team_id == t.team_id, Question.state.in_(UNFINISHED))
    return {row[0]: row[1] for row in t.session.execute(found.group_by(whose))}


def hand_over(t: Turn, key: str, from_id: str, to_id: str) -> bool:
    """Somebody goes on asking it; its thread says so, which also lets Slack tell them of replies."""
    question = model.by_id(t.session, team_id=t.team_id, question_id=int(key))
    if question is None or (question.keeper_id or question.asker_id) != from_id or question.is_anonymous:
        return False
    question.keeper_id = to_id if to_id != question.asker_id else None
    t.session.flush()
    learned.follow(t, question)
    thread.refresh(t, question)
    if question.state in UNFINISHED:
        _tell(t, question, to_id)
    return True


def let_go(t: Turn, user_id: str) -> list[str]:
    """They take no more turns in the rota, and nobody waits for an answer that they were asked for."""
    promised = select(Asked).where(Asked.team_id == t.team_id, Asked.user_id == user_id, Asked.passed_at.is_(None))
    for each in t.session.scalars(promised).all():
        question = model.by_id(t.session, team_id=t.team_id, question_id=each.question_id)
        if question and asked.waits(question):
            each.passed_at = t.now
            t.session.flush()
            ladder.show(t, question)
    return ["questions-left-rota"] if hosts.drop(t, user_id) else []


def _tell(t: Turn, question: Question, to_id: str) -> None:
    text = t.public_words("questions-kept-told", keeper=f"<@{to_id}>", asker=views.name(t, question.asker_id))
    outbox.post(
        t.session,
        team_id=t.team_id,
        key=f"{question.key}:kept:{to_id}:{t.now.isoformat()}",
        to=question.channel_id,
        message={"text": text},
        now=t.now,
        thread_ts=question.ts,
        thread_key=None if question.ts else question.post_key,
        about=ladder.FEATURE,
    )


KEEPING = Keeping(name="questions-keeping", of=of, counts=counts, hand_over=hand_over, let_go=let_go)
