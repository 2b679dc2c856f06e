"""Questions and the replies to them: what they are and how they move, with no word about how they look.

    open -> answered -> solved, or withdrawn

A reply of another human answers a question; the asker chooses the reply that solved it, which becomes know-how and
keeps following its thread.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot import members, outbox
from bot.db import Base
from bot.mrkdwn import shorten
from bot.turn import Turn
from knowledge import cards, search
from knowledge.cards import Draft, Kind

SIMILAR = 3
TITLE = 60


class State(StrEnum):
    """Where a question stands."""

    OPEN = "open"
    ANSWERED = "answered"
    SOLVED = "solved"
    WITHDRAWN = "withdrawn"


class Question(Base):
    """Something a member asked. `ts` is unknown until the bot's own post of it (`post_key`) has been sent."""

    __tablename__ = "question"
    __table_args__ = (
        UniqueConstraint("team_id", "channel_id", "ts"),
        UniqueConstraint("team_id", "post_key"),
        Index(None, "team_id", "state", "asked_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[str]
    asker_id: Mapped[str]
    channel_id: Mapped[str]
    text: Mapped[str]
    asked_at: Mapped[datetime]
    ts: Mapped[str | None] = mapped_column(default=None)
    post_key: Mapped[str | None] = mapped_column(default=None)
    situation: Mapped[str] = mapped_column(default="")
    tried: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default=State.OPEN)
    similar: Mapped[list[int]] = mapped_column(JSON, default_factory=list)
    solution_ts: Mapped[str | None] = mapped_column(default=None)
    solved_at: Mapped[datetime | None] = mapped_column(default=None)

    @property
    def origin(self) -> str:
        """Where its card says that it came from."""
        return f"question:{self.id}"

    @property
    def title(self) -> str:
        """The question in one line."""
        return shorten(" ".join(self.text.split()), TITLE)


class Reply(Base):
    """What a human wrote in a question's thread; the asker's own replies are kept, but are not answers."""

    __tablename__ = "reply"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    channel_id: Mapped[str] = mapped_column(primary_key=True)
    ts: Mapped[str] = mapped_column(primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id", ondelete="CASCADE"), index=True)
    user_id: Mapped[str]
    text: Mapped[str]
    at: Mapped[datetime]


def ask(
    t: Turn,
    *,
    asker_id: str,
    channel_id: str,
    question: str,
    ts: str | None = None,
    situation: str = "",
    tried: str = "",
) -> Question:
    """Keep a question, with the know-how that may already answer it. Without a `ts` the bot is to post it."""
    asked = Question(
        team_id=t.team_id,
        asker_id=asker_id,
        channel_id=channel_id,
        text=question,
        asked_at=t.now,
        ts=ts,
        situation=situation,
        tried=tried,
    )
    asked.similar = [hit.card.id for hit in similar(t, question)]
    t.session.add(asked)
    t.session.flush()
    if ts is None:
        asked.post_key = f"question:{asked.id}"
    return asked


def similar(t: Turn, text: str) -> list[search.Hit]:
    """Know-how so close to a question that it is worth showing unasked; often none."""
    return search.similar(t.session, team_id=t.team_id, text=text, limit=SIMILAR)


def at(session: Session, *, team_id: str, channel_id: str, ts: str) -> Question | None:
    """The question whose thread begins with this message."""
    questions = select(Question).where(Question.team_id == team_id).with_for_update()
    question = session.scalars(questions.where(Question.channel_id == channel_id, Question.ts == ts)).one_or_none()
    if question is None and (letter := outbox.at(session, team_id=team_id, channel_id=channel_id, ts=ts)):
        question = session.scalars(questions.where(Question.post_key == letter.key)).one_or_none()
        if question:
            question.ts = ts
    return question


def by_id(session: Session, *, team_id: str, question_id: int) -> Question | None:
    """The question with this number."""
    found = select(Question).where(Question.team_id == team_id, Question.id == question_id)
    return session.scalars(found.with_for_update()).one_or_none()


def reply_at(session: Session, *, team_id: str, channel_id: str, ts: str) -> tuple[Question, Reply] | None:
    """The reply that is this message, and what it replies to."""
    found = session.get(Reply, (team_id, channel_id, ts))
    question = by_id(session, team_id=team_id, question_id=found.question_id) if found else None
    return (question, found) if question and found else None


def answers(session: Session, question: Question) -> list[Reply]:
    """What others replied, oldest first."""
    replies = select(Reply).where(Reply.question_id == question.id, Reply.user_id != question.asker_id)
    return list(session.scalars(replies.order_by(Reply.ts)))


def reply(t: Turn, question: Question, *, user_id: str, ts: str, text: str) -> None:
    """Keep what somebody wrote in the thread; another human's reply answers an open question."""
    t.session.merge(
        Reply(
            team_id=t.team_id,
            channel_id=question.channel_id,
            ts=ts,
            question_id=question.id,
            user_id=user_id,
            text=text,
            at=t.now,
        )
    )
    if question.state == State.OPEN and user_id != question.asker_id:
        question.state = State.ANSWERED


def solve(t: Turn, question: Question, solution: Reply) -> None:
    """Mark the reply that solved a question; it becomes know-how in the same breath."""
    question.state = State.SOLVED
    question.solution_ts = solution.ts
    question.solved_at = t.now
    follow(t, question)


def reopen(t: Turn, question: Question) -> None:
    """Take the mark back: the card goes, the answers stay."""
    question.state = State.ANSWERED if answers(t.session, question) else State.OPEN
    question.solution_ts = question.solved_at = None
    cards.forget(t.session, team_id=t.team_id, origin=question.origin)


def withdraw(t: Turn, question: Question) -> None:
    """The asker took the question back; what was learned from it goes too."""
    reopen(t, question)
    question.state = State.WITHDRAWN


def drop(t: Turn, question: Question, deleted: Reply) -> None:
    """A reply was deleted in Slack: it answers and solves nothing any more."""
    t.session.delete(deleted)
    t.session.flush()
    if question.state == State.WITHDRAWN:
        return
    if question.solution_ts == deleted.ts or question.state == State.ANSWERED:
        reopen(t, question)


def solution(session: Session, question: Question) -> Reply | None:
    """The reply that solved it."""
    if question.solution_ts is None:
        return None
    return session.get(Reply, (question.team_id, question.channel_id, question.solution_ts))


def follow(t: Turn, question: Question) -> None:
    """Bring the card of a solved question up to date with its thread."""
    solved_by = solution(t.session, question)
    if solved_by is None or question.ts is None:
        return
    author = members.find(t.session, team_id=t.team_id, user_id=solved_by.user_id)
    cards.keep(
        t.session,
        team_id=t.team_id,
        origin=question.origin,
        now=t.now,
        draft=Draft(
            kind=Kind.SOLUTION,
            title=question.title,
            body=t.public_words("questions-card-body", answer=solved_by.text, question=_told(question)),
            author_id=solved_by.user_id,
            author=author.signature if author else "",
            source_channel=question.channel_id,
            source_ts=solved_by.ts,
            source_url=t.link(question.channel_id, solved_by.ts, question.ts),
        ),
    )


def waiting(session: Session, *, team_id: str, besides: str, limit: int) -> list[Question]:
    """Questions that nobody has answered yet, the one that waits longest first.

    Args:
        besides: whose own questions are left out.
    """
    found = select(Question).where(
        Question.team_id == team_id, Question.state == State.OPEN, Question.asker_id != besides
    )
    return list(session.scalars(found.order_by(Question.asked_at).limit(limit)))


def asked_by(session: Session, *, team_id: str, user_id: str, limit: int) -> list[Question]:
    """What somebody asked lately, without what they withdrew."""
    found = select(Question).where(
        Question.team_id == team_id, Question.asker_id == user_id, Question.state != State.WITHDRAWN
    )
    return list(session.scalars(found.order_by(Question.asked_at.desc()).limit(limit)))


def _told(question: Question) -> str:
    parts = (question.situation, question.tried, question.text)
    return "\n".join(part for part in parts if part)
