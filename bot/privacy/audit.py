"""The record of what organisers and operators did: who, when, which act, and to what; never what anybody wrote.

An act is noted in the transaction in which it happens, so that none is missing and none is there that did not happen.
What somebody does with what is their own is nobody's business here; what was asked without a name is only ever named by
its number, and whoever asked it never acts on it here.
"""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, Select, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.db import Base
from bot.turn import Turn

# Who acted, when it was somebody at the server's command line; Slack's user ids never look like this.
OPERATOR = ""


class Act(StrEnum):
    """What can be done; the text of each is `audit-act-` and its value."""

    ROLE_GIVEN = "role-given"
    ROLE_TAKEN = "role-taken"
    COMPANION_NAMED = "companion-named"
    COMPANION_TAKEN = "companion-taken"
    HOSTS_NAMED = "hosts-named"
    SCHEDULE_KEPT = "schedule-kept"
    SCHEDULE_PAUSED = "schedule-paused"
    SCHEDULE_RESUMED = "schedule-resumed"
    SCHEDULE_RUN = "schedule-run"
    SCHEDULE_DELETED = "schedule-deleted"
    QUESTION_MOVED = "question-moved"
    QUESTION_MERGED = "question-merged"
    QUESTION_REOPENED = "question-reopened"
    QUESTION_SOLVED = "question-solved"
    QUESTION_WITHDRAWN = "question-withdrawn"
    CARD_EDITED = "card-edited"
    CARD_DELETED = "card-deleted"
    MEETUP_CHANGED = "meetup-changed"
    MEETUP_DECIDED = "meetup-decided"
    MEETUP_CANCELLED = "meetup-cancelled"
    ALIAS_KEPT = "alias-kept"
    ALIAS_REMOVED = "alias-removed"
    LETTER_AGAIN = "letter-again"
    LETTER_DISCARDED = "letter-discarded"
    PATH_CHANGED = "path-changed"
    NUDGE_DECIDED = "nudge-decided"
    CHANNELS_NAMED = "channels-named"
    INSTALLED = "installed"
    UNINSTALLED = "uninstalled"
    ROSTER_READ = "roster-read"
    ROSTER_APPROVED = "roster-approved"
    ROSTER_DROPPED = "roster-dropped"
    ROSTER_UNDONE = "roster-undone"
    HANDED_OVER = "handed-over"
    MEMBER_MOVED = "member-moved"
    MEMBER_LEFT = "member-left"
    IMPORTED = "imported"
    EXPORTED = "exported"
    PERSON_ERASED = "person-erased"
    BODY_EXPORTED = "body-exported"
    BODY_ERASED = "body-erased"


class Note(Base):
    """One act. `about` says what it was done to, as kind and number: `user:U123`, `question:12`, `card:5`."""

    __tablename__ = "audit"
    __table_args__ = (Index(None, "team_id", "at"), Index(None, "team_id", "act", "at"))

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[str]
    at: Mapped[datetime]
    user_id: Mapped[str]
    act: Mapped[str]
    about: Mapped[str]


def note(t: Turn, act: Act | str, about: str = "") -> None:
    """Note what the one who acts does in this turn.

    Args:
        act: one of `Act`, or its value.
        about: kind and number of what it is done to; never words that somebody wrote.
    """
    write(t.session, team_id=t.team_id, user_id=t.user_id, act=act, about=about, now=t.now)


def write(
    session: Session, *, team_id: str, act: Act | str, about: str, now: datetime, user_id: str = OPERATOR
) -> None:
    """Note what somebody does outside of a turn; without a user id it is the operator, at the command line.

    Raises:
        ValueError: there is no such act.
    """
    session.add(Note(team_id=team_id, at=now, user_id=user_id, act=Act(act), about=about))
    session.flush()


def newest(
    session: Session, *, team_id: str, act: str = "", limit: int | None = None, offset: int = 0
) -> Sequence[Note]:
    """What was done, the last act first; with `act`, of this kind only."""
    found = _of(team_id, act).order_by(Note.at.desc(), Note.id.desc())
    return session.scalars(found.offset(offset).limit(limit)).all()


def count(session: Session, *, team_id: str, act: str = "") -> int:
    """How many acts are kept."""
    return session.scalar(select(func.count()).select_from(_of(team_id, act).subquery())) or 0


def acts(session: Session, *, team_id: str) -> list[Act]:
    """The acts that have happened, in the order of `Act`."""
    found = set(session.scalars(select(Note.act).where(Note.team_id == team_id).distinct()))
    return [act for act in Act if act in found]


def _of(team_id: str, act: str) -> Select[Note]:
    return select(Note).where(Note.team_id == team_id, *([Note.act == act] if act else []))
