"""What of questions may stand in a mail: replies to one's own, and those that one was asked to answer.

What was asked without a name stands in none, neither to who asked nor to anybody else: whether somebody got a mail, and
when, would point to who it was.
"""

from sqlalchemy import select

from bot import members, working_time
from bot.mailing.pieces import Entry, Part
from bot.turn import Turn
from handlers.questions import asked, model
from handlers.questions.home import FRESH
from handlers.questions.model import Question, Reply, State

SHOWN = 5


def waiting(t: Turn) -> list[Part]:
    """What waits for the one whose turn it is."""
    say = t.words
    replied = [(question, answers) for question in _own(t) if (answers := _fresh(t, question))]
    to_answer = [
        each
        for each in asked.waiting_for(t.session, team_id=t.team_id, user_id=t.user_id, limit=SHOWN)
        if not each.is_anonymous
    ]
    count = sum(len(answers) for _, answers in replied)
    return [
        Part(
            heading=say("questions-home-replied"),
            subject=say("questions-mail-replied", count=count),
            entries=tuple(_replied(t, question, answers) for question, answers in replied),
        ),
        Part(
            heading=say("questions-home-asked"),
            subject=say("questions-mail-asked", count=len(to_answer)),
            entries=tuple(_asked(t, question) for question in to_answer),
        ),
    ]


def _own(t: Turn) -> list[Question]:
    mine = select(Question).where(Question.team_id == t.team_id, Question.asker_id == t.user_id)
    mine = mine.where(Question.state == State.ANSWERED).order_by(Question.asked_at.desc(), Question.id.desc())
    return list(t.session.scalars(mine.limit(SHOWN)))


def _fresh(t: Turn, question: Question) -> list[Reply]:
    """The replies to a question that still wait for a word, as the Home tab has them."""
    answers = model.answers(t.session, question)
    return answers if any(t.now - reply.at < FRESH for reply in answers) else []


def _replied(t: Turn, question: Question, answers: list[Reply]) -> Entry:
    latest = answers[-1]
    own = select(Reply.ts).where(Reply.question_id == question.id, Reply.user_id == t.user_id, Reply.ts > latest.ts)
    # After a working day without a word from who asked, the one who replied should not have to wait any longer.
    is_left = working_time.add_days(latest.at, 1) <= t.now and t.session.scalar(own.limit(1)) is None
    return Entry(
        key=f"question:{question.id}:{len(answers)}",
        title=question.title,
        link=model.link(t, question, latest) or "",
        said=t.words("questions-mail-reply", who=_name(t, latest.user_id), said=latest.text),
        is_urgent=is_left,
    )


def _asked(t: Turn, question: Question) -> Entry:
    return Entry(
        key=f"question:{question.id}:asked",
        title=question.title,
        link=model.link(t, question) or "",
        said=_name(t, question.asker_id),
    )


def _name(t: Turn, user_id: str) -> str:
    member = members.find(t.session, team_id=t.team_id, user_id=user_id)
    return member.signature if member else ""
