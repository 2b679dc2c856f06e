"""What who follows somebody should know of their courses: which ones had a due date and are not finished."""

from sqlalchemy import select

from bot import moments
from bot.feature import Keeping, Kept
from bot.turn import Turn
from handlers.paths.model import LearningPath, PathPerson


def to_know(t: Turn, user_id: str) -> list[Kept]:
    """The listed paths that somebody has not finished, the next due first; what is somebody's own stays theirs."""
    found = (
        select(LearningPath, PathPerson.due)
        .join(PathPerson, PathPerson.path_id == LearningPath.id)
        .where(PathPerson.team_id == t.team_id, PathPerson.user_id == user_id, PathPerson.done_at.is_(None))
        .where(LearningPath.closed_at.is_(None), LearningPath.is_listed)
        .order_by(PathPerson.due, LearningPath.id)
    )
    return [Kept(str(path.id), f"{path.name}（{moments.short_day(due)}）") for path, due in t.session.execute(found)]


KEEPING = Keeping(name="paths-keeping", to_know=to_know)
