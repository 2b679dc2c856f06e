"""What happens to questions without anybody acting: compared, found, climbing."""

from datetime import timedelta

from sqlalchemy import Select, select

from bot.jobs import Job, Parts
from bot.outbox import Letter
from bot.turn import Turns
from handlers.questions import ladder, learned, model, thread
from handlers.questions.model import Question


def find_posted(parts: Parts) -> bool:
    """A question that was posted since we last looked learns where it stands, so that its card can link to it."""
    with parts.database.read() as session:
        found = session.execute(_posted(parts.team_id)).first()
    if found is None:
        return False
    number, channel_id, ts = found
    with Turns.of(parts)() as t:
        question = model.by_id(t.session, team_id=t.team_id, question_id=number)
        if question and question.ts is None:
            question.channel_id, question.ts = channel_id or question.channel_id, ts
            learned.follow(t, question)
            with thread.changing(t, question):
                thread.show_moved(t, question)
    return True


def compare(parts: Parts) -> bool:
    """A question that was just asked is compared with what is known; what is like it is shown in its thread.

    That takes longer than a turn ought to, and none has to wait for it.
    """
    turns = Turns.of(parts)
    with turns.look() as t:
        asked = t.session.scalar(_uncompared(parts.team_id))
    if asked is None:
        return False
    learned.meaning(parts.settings, asked.text)
    with turns.look() as t:
        similar = [hit.card.id for hit in learned.similar(t, asked.text, without=[asked.origin])]
    with turns() as t:
        question = model.by_id(t.session, team_id=t.team_id, question_id=asked.id)
        if question and not question.is_compared:
            question.similar, question.is_compared = similar, True
            thread.refresh(t, question)
    return True


def _posted(team_id: str) -> Select[int, str | None, str | None]:
    return (
        select(Question.id, Letter.sent_channel, Letter.ts)
        .join(Letter, (Letter.team_id == Question.team_id) & (Letter.key == Question.post_key))
        .where(Question.team_id == team_id, Question.ts.is_(None), Letter.ts.is_not(None))
        .limit(1)
    )


def _uncompared(team_id: str) -> Select[Question]:
    waiting = select(Question).where(Question.team_id == team_id, Question.is_compared.is_(False))
    return waiting.order_by(Question.id).limit(1)


JOBS = (
    Job("similar", timedelta(seconds=1), compare),
    Job("posted-questions", timedelta(seconds=1), find_posted),
    Job("ladder", ladder.EVERY, ladder.climb_one),
)
