"""What is kept of a roster: the file, its lines, what follows for each person; and what stays when those are gone.

    received -> a plan (draft) -> asked for -> under way -> done, or put away

A plan is made of steps. Each is done in a turn of its own, so a stop in between loses and repeats nothing.
"""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, case, false, func, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.db import Base
from handlers.april.comparing import Kind

# For what mail addresses and staff numbers are sealed.
PURPOSE = "roster"


class State(StrEnum):
    """How far a roster has come."""

    RECEIVED = "received"
    DRAFT = "draft"
    ASKED = "asked"
    UNDER_WAY = "under_way"
    DONE = "done"
    DROPPED = "dropped"


# There is one plan at a time in a workspace: the latest roster that was not put away.
OPEN = (State.RECEIVED, State.DRAFT, State.ASKED, State.UNDER_WAY)


class Answer(StrEnum):
    """What somebody who left said about staying in touch."""

    NOTHING = ""
    ALUMNI = "alumni"
    APART = "apart"


class Roster(Base):
    """A roster that an organiser brought. `version` grows with every change of its plan.

    `notes` are what is to be said about the file: sentences for the organiser. They and the lines are deleted some days
    after the plan is done (`handlers.april.jobs.KEPT_FOR`); `counts` stay.
    """

    __tablename__ = "roster"
    __table_args__ = (Index(None, "team_id", "state"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[str]
    state: Mapped[str]
    name: Mapped[str]
    brought_by: Mapped[str]
    brought_at: Mapped[datetime]
    file_id: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=1)
    notes: Mapped[list[str]] = mapped_column(JSON, default_factory=list)
    counts: Mapped[dict[str, int]] = mapped_column(JSON, default_factory=dict)
    compared_at: Mapped[datetime | None] = mapped_column(default=None)
    asked_by: Mapped[str] = mapped_column(default="")
    asked_at: Mapped[datetime | None] = mapped_column(default=None)
    done_at: Mapped[datetime | None] = mapped_column(default=None)
    emptied_at: Mapped[datetime | None] = mapped_column(default=None)


class RosterLine(Base):
    """A line of it. Mail address and staff number are sealed (`bot.vault`).

    `chosen` is what an organiser said: a user id, this is that person; `none`, somebody new; `skip`, another line
    stands for this one.
    """

    __tablename__ = "roster_line"

    roster_id: Mapped[int] = mapped_column(ForeignKey("roster.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[str]
    name: Mapped[str]
    place: Mapped[str]
    body_id: Mapped[int | None]
    section: Mapped[str]
    role: Mapped[str]
    sealed: Mapped[str] = mapped_column(info={"sealed": PURPOSE})
    chosen: Mapped[str] = mapped_column(default="")


class RosterStep(Base):
    """What the roster means for one person, and what was done about it.

    `was` and `office` are where they work before and after, in words; `heir_id` takes over what they look after, for
    the reason `why`; `companion_id` those whom they accompany. `before` and `given` are what an undoing needs,
    `ticked` the to-dos outside of the bot that somebody did.
    """

    __tablename__ = "roster_step"
    __table_args__ = (Index(None, "roster_id", "kind"), Index(None, "team_id", "user_id"))

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[str]
    roster_id: Mapped[int] = mapped_column(ForeignKey("roster.id", ondelete="CASCADE"))
    kind: Mapped[str]
    name: Mapped[str]
    user_id: Mapped[str | None] = mapped_column(default=None)
    number: Mapped[int | None] = mapped_column(default=None)
    was: Mapped[str] = mapped_column(default="")
    office: Mapped[str] = mapped_column(default="")
    body_id: Mapped[int | None] = mapped_column(default=None)
    section: Mapped[str] = mapped_column(default="")
    role: Mapped[str] = mapped_column(default="")
    candidates: Mapped[list[str]] = mapped_column(JSON, default_factory=list)
    keeps: Mapped[dict[str, int]] = mapped_column(JSON, default_factory=dict)
    accompanies: Mapped[int] = mapped_column(default=0)
    heir_id: Mapped[str | None] = mapped_column(default=None)
    why: Mapped[str] = mapped_column(default="")
    companion_id: Mapped[str | None] = mapped_column(default=None)
    is_left_out: Mapped[bool] = mapped_column(default=False, server_default=false())
    before: Mapped[dict[str, Any]] = mapped_column(JSON, default_factory=dict)
    given: Mapped[list[list[str]]] = mapped_column(JSON, default_factory=list)
    ticked: Mapped[list[str]] = mapped_column(JSON, default_factory=list)
    done_at: Mapped[datetime | None] = mapped_column(default=None)
    undone_at: Mapped[datetime | None] = mapped_column(default=None)


class Departure(Base):
    """That somebody moved on, and what they said about staying in touch; deleted when a roster names them again."""

    __tablename__ = "departure"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    answer: Mapped[str] = mapped_column(default=Answer.NOTHING)
    answered_at: Mapped[datetime | None] = mapped_column(default=None)


class FormerOffice(Base):
    """Where somebody worked until they moved."""

    __tablename__ = "former_office"
    __table_args__ = (Index(None, "team_id", "user_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[str]
    user_id: Mapped[str]
    office: Mapped[str]
    body_id: Mapped[int | None]
    until: Mapped[datetime]


class Handover(Base):
    """What somebody took over from somebody: `given` are features and keys. The briefing is made of it."""

    __tablename__ = "handover"
    __table_args__ = (Index(None, "team_id", "to_id"), Index(None, "team_id", "from_id"))

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[str]
    roster_id: Mapped[int]
    from_id: Mapped[str]
    to_id: Mapped[str]
    at: Mapped[datetime]
    given: Mapped[list[list[str]]] = mapped_column(JSON)
    read_at: Mapped[datetime | None] = mapped_column(default=None)
    undone_at: Mapped[datetime | None] = mapped_column(default=None)

    @property
    def key(self) -> str:
        """The letter that tells of it."""
        return f"april:handover:{self.id}"


def latest(session: Session, *, team_id: str, hold: bool = False) -> Roster | None:
    """The roster that organisers work with: the last one that was not put away."""
    found = select(Roster).where(Roster.team_id == team_id, Roster.state != State.DROPPED).order_by(Roster.id.desc())
    return session.scalars(_held(found.limit(1), hold=hold)).first()


def by_id(session: Session, *, team_id: str, roster_id: int, hold: bool = False) -> Roster | None:
    """The roster of this number; `hold` it until the turn ends, to change it."""
    found = select(Roster).where(Roster.team_id == team_id, Roster.id == roster_id)
    return session.scalars(_held(found, hold=hold)).one_or_none()


def lines(session: Session, roster: Roster) -> list[RosterLine]:
    """Its lines, in their order."""
    found = select(RosterLine).where(RosterLine.roster_id == roster.id).order_by(RosterLine.number)
    return list(session.scalars(found))


def steps(session: Session, roster: Roster, *, kind: Kind | None = None) -> list[RosterStep]:
    """What follows from it, by name; with `kind`, these only."""
    found = select(RosterStep).where(RosterStep.roster_id == roster.id)
    found = found.where(RosterStep.kind == kind) if kind else found
    return list(session.scalars(found.order_by(RosterStep.was, RosterStep.office, RosterStep.name, RosterStep.id)))


def step(session: Session, *, team_id: str, step_id: int) -> RosterStep | None:
    """The step of this number."""
    return session.scalars(select(RosterStep).where(RosterStep.team_id == team_id, RosterStep.id == step_id)).first()


def put_in_place(session: Session, rows: Sequence[RosterLine] | Sequence[RosterStep]) -> None:
    """Keep rows that nobody goes on with in this session; as objects of it they would be inserted one by one."""
    if rows:
        kept = [column.key for column in type(rows[0]).__mapper__.column_attrs if column.key != "id"]
        said = [{name: getattr(row, name) for name in kept} for row in rows]
        session.connection().execute(insert(type(rows[0])), said)


def next_step(session: Session, roster: Roster) -> RosterStep | None:
    """The next one that is to be done: whoever moves or stays first, so that heirs are where they belong."""
    waiting = select(RosterStep).where(
        RosterStep.roster_id == roster.id, RosterStep.done_at.is_(None), RosterStep.is_left_out.is_(False)
    )
    last = case((RosterStep.kind == Kind.LEAVES, 1), else_=0)
    return session.scalars(waiting.order_by(last, RosterStep.id).limit(1)).first()


def count(session: Session, roster: Roster) -> dict[str, int]:
    """How many steps of each kind there are."""
    found = select(RosterStep.kind, func.count()).where(RosterStep.roster_id == roster.id).group_by(RosterStep.kind)
    counts = {row[0]: row[1] for row in session.execute(found)}
    return {kind: counts.get(kind, 0) for kind in Kind}


def departed(session: Session, *, team_id: str) -> set[str]:
    """The user ids of those who moved on already."""
    return set(session.scalars(select(Departure.user_id).where(Departure.team_id == team_id)))


def unread(session: Session, *, team_id: str, user_id: str) -> list[Handover]:
    """What somebody took over and has not looked at, the earliest first."""
    found = select(Handover).where(Handover.team_id == team_id, Handover.to_id == user_id)
    return list(
        session.scalars(found.where(Handover.read_at.is_(None), Handover.undone_at.is_(None)).order_by(Handover.id))
    )


def handovers(session: Session, roster: Roster, *, from_id: str) -> list[Handover]:
    """What was taken over from somebody by this plan, and not given back."""
    found = select(Handover).where(Handover.roster_id == roster.id, Handover.from_id == from_id)
    return list(session.scalars(found.where(Handover.undone_at.is_(None)).order_by(Handover.id)))


def _held(found: Any, *, hold: bool) -> Any:
    return found.with_for_update().execution_options(populate_existing=True) if hold else found
