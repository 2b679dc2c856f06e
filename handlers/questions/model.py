"""Questions and the replies to them: what they are, and how they are found again.

    open -> answered -> solved, or withdrawn, or a duplicate of an earlier one

How they move from one state to the next is said in `rules`, how they look in `views`.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint, bindparam, false, or_, select, true
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot import anonymity, outbox
from bot.db import Base
from bot.mrkdwn import one_line, shorten
from bot.turn import Turn

TITLE = 60
# How many of the latest unnamed questions are tried when somebody looks for their own.
UNNAMED = 200


class State(StrEnum):
    """Where a question stands."""

    OPEN = "open"
    ANSWERED = "answered"
    SOLVED = "solved"
    DUPLICATE = "duplicate"
    WITHDRAWN = "withdrawn"


class Question(Base):
    """Something a member asked.

    `ts` is unknown until the bot's own post of it (`post_key`) has been sent. `solution_ts` is the reply that was
    marked first as a solution, `further_ts` are those marked after it, with spaces between. It is compared with what is
    known already (`similar`) soon after it was asked. Whoever took it over from an asker who moved on is its keeper.

    Who asks without a name stands in no table: `asker_id` is a pseudonym then, which only the asker answers to, and
    `sealed_asker` an encrypted address, which is opened for the moment in which a letter to them is sent. The key is
    kept outside of the database (`bot.anonymity`), so that a copy of the database tells nobody who asked.
    """

    __tablename__ = "question"
    __table_args__ = (
        UniqueConstraint("team_id", "channel_id", "ts"),
        UniqueConstraint("team_id", "post_key"),
        Index(None, "team_id", "state", "asked_at"),
        Index(None, "team_id", "is_compared"),
        Index(None, "team_id", "asker_id"),
        Index(None, "team_id", "keeper_id"),
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
    is_first: Mapped[bool] = mapped_column(default=False, server_default=false())
    is_archived: Mapped[bool] = mapped_column(default=False, server_default=false())
    further_ts: Mapped[str] = mapped_column(default="", server_default=sql("''"))
    duplicate_of: Mapped[int | None] = mapped_column(default=None, index=True)
    sealed_asker: Mapped[str | None] = mapped_column(default=None)
    is_compared: Mapped[bool] = mapped_column(default=True, server_default=true())
    keeper_id: Mapped[str | None] = mapped_column(default=None)

    @property
    def origin(self) -> str:
        """Where its card says that it came from."""
        return f"question:{self.id}"

    @property
    def key(self) -> str:
        """What the letters about it begin with, in the place where it stands now."""
        return self.post_key or f"question:{self.id}"

    @property
    def title(self) -> str:
        """The question in one line."""
        return shorten(one_line(self.text), TITLE)

    @property
    def told(self) -> str:
        """All that the asker wrote."""
        return "\n".join(part for part in (self.situation, self.tried, self.text) if part)

    @property
    def askers(self) -> set[str]:
        """For whom it is asked: the asker, and who took it over."""
        return {self.asker_id, *([self.keeper_id] if self.keeper_id else [])}

    @property
    def is_anonymous(self) -> bool:
        """Whether nobody is to know who asks."""
        return anonymity.is_pseudonym(self.asker_id)


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


class FormerPlace(Base):
    """Where a question stood before it was moved; what is still written there is a reply to it."""

    __tablename__ = "former_place"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    channel_id: Mapped[str] = mapped_column(primary_key=True)
    ts: Mapped[str] = mapped_column(primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id", ondelete="CASCADE"), index=True)


class EarlyReply(Base):
    """A reply in a question channel that Slack told us of before the message it replies to."""

    __tablename__ = "early_reply"
    __table_args__ = (Index(None, "team_id", "channel_id", "thread_ts"),)

    team_id: Mapped[str] = mapped_column(primary_key=True)
    channel_id: Mapped[str] = mapped_column(primary_key=True)
    ts: Mapped[str] = mapped_column(primary_key=True)
    thread_ts: Mapped[str]
    user_id: Mapped[str]
    text: Mapped[str]
    at: Mapped[datetime]


class EarlyMark(Base):
    """✅ on a message in a channel of questions that Slack told us of before the message itself."""

    __tablename__ = "early_mark"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    channel_id: Mapped[str] = mapped_column(primary_key=True)
    ts: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]


# Composed once: it is asked for every message.
_AT = (
    select(Question)
    .where(Question.team_id == bindparam("team_id"))
    .where(Question.channel_id == bindparam("channel_id"), Question.ts == bindparam("ts"))
    .with_for_update()
)


def at(session: Session, *, team_id: str, channel_id: str, ts: str) -> Question | None:
    """The question whose thread begins, or began before it was moved, with this message."""
    question = session.scalars(_AT, {"team_id": team_id, "channel_id": channel_id, "ts": ts}).one_or_none()
    if question is None and (letter := outbox.at(session, team_id=team_id, channel_id=channel_id, ts=ts)):
        posted = select(Question).where(Question.team_id == team_id, Question.post_key == letter.key)
        question = session.scalars(posted.with_for_update()).one_or_none()
        if question:
            question.ts = ts
    if question is None and (left := session.get(FormerPlace, (team_id, channel_id, ts))):
        question = by_id(session, team_id=team_id, question_id=left.question_id)
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


def solutions(session: Session, question: Question) -> list[Reply]:
    """The replies that solved it, in the order in which they were marked."""
    if not question.solution_ts:
        return []
    marked = [question.solution_ts, *question.further_ts.split()]
    found = session.scalars(select(Reply).where(Reply.question_id == question.id, Reply.ts.in_(marked)))
    by_ts = {reply.ts: reply for reply in found}
    return [by_ts[ts] for ts in marked if ts in by_ts]


def duplicates(session: Session, question: Question) -> list[Question]:
    """The later questions that ask the same, oldest first."""
    found = select(Question).where(Question.team_id == question.team_id, Question.duplicate_of == question.id)
    return list(session.scalars(found.order_by(Question.id)))


def is_asker(t: Turn, question: Question, user_id: str) -> bool:
    """Whether this person asked it, named or not, or took it over."""
    if not question.is_anonymous:
        return user_id in question.askers
    seal = anonymity.seal(t.settings)
    return seal is not None and seal.is_of(question.asker_id, user_id)


def root_of(t: Turn, question: Question, reply: Reply) -> str | None:
    """The message that the thread begins with in which this reply stands."""
    if reply.channel_id == question.channel_id and question.ts and question.ts < reply.ts:
        return question.ts
    left = select(FormerPlace.ts).where(FormerPlace.question_id == question.id, FormerPlace.ts < reply.ts)
    return t.session.scalars(
        left.where(FormerPlace.channel_id == reply.channel_id).order_by(FormerPlace.ts.desc())
    ).first()


def link(t: Turn, question: Question, reply: Reply | None = None) -> str | None:
    """Where the question, or a reply to it, can be read; None while the bot has not posted it."""
    if reply:
        return t.link(reply.channel_id, reply.ts, root_of(t, question, reply))
    return t.link(question.channel_id, question.ts) if question.ts else None


def waiting(t: Turn, *, limit: int) -> list[Question]:
    """Questions of others that nobody has answered yet, the one that waits longest first."""
    found = select(Question).where(
        Question.team_id == t.team_id, Question.state == State.OPEN, Question.asker_id != t.user_id
    )
    longest = t.session.scalars(found.order_by(Question.asked_at).limit(limit * 2))
    return [question for question in longest if not is_asker(t, question, t.user_id)][:limit]


def own(t: Turn, *, limit: int) -> list[Question]:
    """What the one who looks asked lately, without what they withdrew. Unnamed ones are shown to their asker only."""
    lately = select(Question).where(Question.team_id == t.team_id, Question.state != State.WITHDRAWN)
    lately = lately.order_by(Question.asked_at.desc(), Question.id.desc())
    named = t.session.scalars(
        lately.where(or_(Question.asker_id == t.user_id, Question.keeper_id == t.user_id)).limit(limit)
    )
    unnamed = t.session.scalars(lately.where(Question.sealed_asker.is_not(None)).limit(UNNAMED))
    found = [*named, *(question for question in unnamed if is_asker(t, question, t.user_id))]
    return sorted(found, key=lambda question: question.asked_at, reverse=True)[:limit]
