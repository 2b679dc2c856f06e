"""Courses and paths with a due date: whose they are, who is to finish them when, and the track that somebody chose."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.bodies import Body
from bot.db import Base, asked_once
from bot.turn import Refused, Turn


class Track(StrEnum):
    """What somebody is trained for, each with the examination that it leads to."""

    ICT = "ict"
    BUSINESS = "business"


class LearningPath(Base):
    """A course or a path. It belongs to a body, or, without one, to everybody.

    One that is not listed is somebody's own, and only those who are on it see it. `borrowed_from` is the path of
    another body that it was taken over from.
    """

    __tablename__ = "learning_path"
    __table_args__ = (Index(None, "team_id", "body_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[str]
    name: Mapped[str]
    about: Mapped[str]
    track: Mapped[str]
    is_required: Mapped[bool]
    is_listed: Mapped[bool]
    body_id: Mapped[int | None] = mapped_column(ForeignKey("body.id", ondelete="SET NULL"))
    made_by: Mapped[str]
    made_at: Mapped[datetime]
    borrowed_from: Mapped[int | None] = mapped_column(default=None)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)


class PathPerson(Base):
    """That somebody is to finish a path by a day, that day included; `given_by` is themselves when they want to.

    `reminded` is what was said last (`handlers.paths.rules.reminder`).
    """

    __tablename__ = "path_person"
    __table_args__ = (Index(None, "team_id", "user_id"), Index(None, "team_id", "due"))

    path_id: Mapped[int] = mapped_column(ForeignKey("learning_path.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)
    team_id: Mapped[str]
    due: Mapped[date]
    given_by: Mapped[str]
    at: Mapped[datetime]
    done_at: Mapped[datetime | None] = mapped_column(default=None)
    reminded: Mapped[int | None] = mapped_column(default=None)


class PathTrack(Base):
    """The track that somebody chose."""

    __tablename__ = "path_track"

    team_id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)
    track: Mapped[str]
    at: Mapped[datetime]


@dataclass(frozen=True)
class Own:
    """A path that somebody is on."""

    path: LearningPath
    person: PathPerson


def by_id(session: Session, *, team_id: str, path_id: int) -> LearningPath:
    """The path of this number.

    Raises:
        Refused: it is gone.
    """
    found = select(LearningPath).where(LearningPath.team_id == team_id, LearningPath.id == path_id)
    path = session.scalars(found.where(LearningPath.closed_at.is_(None))).one_or_none()
    if path is None:
        raise Refused("paths-gone")
    return path


@asked_once
def own(t: Turn) -> list[Own]:
    """The paths that the one who looks has not finished, the next due first."""
    found = (
        select(LearningPath, PathPerson)
        .join(PathPerson, PathPerson.path_id == LearningPath.id)
        .where(PathPerson.team_id == t.team_id, PathPerson.user_id == t.user_id, PathPerson.done_at.is_(None))
        .where(LearningPath.closed_at.is_(None))
        .order_by(PathPerson.due, LearningPath.id)
    )
    return [Own(path, person) for path, person in t.session.execute(found)]


def track(session: Session, *, team_id: str, user_id: str) -> str:
    """The track that somebody chose; "" when none."""
    chosen = session.get(PathTrack, (team_id, user_id))
    return chosen.track if chosen else ""


def by_body(session: Session, *, team_id: str) -> list[tuple[LearningPath, Body | None]]:
    """Every path that is listed, with the body that it belongs to: first those for everybody, then body by body."""
    found = (
        select(LearningPath, Body)
        .join(Body, Body.id == LearningPath.body_id, isouter=True)
        .where(LearningPath.team_id == team_id, LearningPath.is_listed, LearningPath.closed_at.is_(None))
    )
    rows = [(path, body) for path, body in session.execute(found)]
    return sorted(rows, key=lambda row: (row[1] is not None, (row[1].code or row[1].name) if row[1] else "", row[0].id))
