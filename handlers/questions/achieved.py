"""What came of questions: how many there were, how many were answered, and how many by another town."""

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from bot.achieved import Achieved, Span
from bot.members import Member
from handlers.questions import figures
from handlers.questions.model import Question, Reply, State

# Withdrawn questions do not count, nor do those that were put together with an earlier one.
COUNTED = (State.OPEN, State.ANSWERED, State.SOLVED)


def achieved(session: Session, span: Span) -> Iterator[Achieved]:
    """Figures of the questions that were asked in this time."""
    asked = [Question.team_id == span.team_id, Question.state.in_(COUNTED)]
    asked += [Question.asked_at >= span.since, Question.asked_at < span.until]
    solved = (Question.state == State.SOLVED, *asked)
    yield Achieved("questions-achieved-asked", session.scalar(select(func.count()).where(*asked)))
    months = figures.by_month(session, team_id=span.team_id, since=span.since, until=span.until, now=span.now)
    whole = figures.Month("", sum(each.asked for each in months), sum(each.in_one for each in months))
    yield Achieved("questions-achieved-in-time", whole.share(whole.in_one))
    yield Achieved("questions-achieved-solved", session.scalar(select(func.count()).where(*solved)))
    asker, helper = aliased(Member), aliased(Member)
    elsewhere = (
        select(func.count(Question.id.distinct()))
        .join(Reply, Reply.question_id == Question.id)
        .join(asker, (asker.team_id == Question.team_id) & (asker.user_id == Question.asker_id))
        .join(helper, (helper.team_id == Question.team_id) & (helper.user_id == Reply.user_id))
        .where(*asked, helper.body_id != asker.body_id)
    )
    yield Achieved("questions-achieved-elsewhere", session.scalar(elsewhere))
    bodies = select(Member.body_id).join(Reply, (Reply.team_id == Member.team_id) & (Reply.user_id == Member.user_id))
    helped = bodies.where(Member.team_id == span.team_id, Reply.at >= span.since, Reply.at < span.until)
    told = select(Member.body_id).join(
        Question, (Question.team_id == Member.team_id) & (Question.asker_id == Member.user_id)
    )
    both = helped.union(told.where(*asked)).subquery()
    yield Achieved("questions-achieved-bodies", session.scalar(select(func.count(both.c.body_id))))
