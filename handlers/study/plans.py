"""The weekly plan: open as to when, the obstacle first, made anew whenever it does not fit."""

from collections.abc import Mapping

from bot import durations, studied
from bot.turn import Refused, Turn
from handlers.study import model
from handlers.study.model import StudyPlan
from handlers.study.rules import LESSONS_MOST

WEEK_MOST = 60 * 60


def current(t: Turn) -> StudyPlan | None:
    """The plan that counts this week."""
    return of(t, t.user_id)


def of(t: Turn, user_id: str) -> StudyPlan | None:
    """The plan of somebody that counts this week."""
    made = model.plans(t.session, team_id=t.team_id, user_id=user_id)
    return model.plan_of(made, studied.monday(studied.today(t.now)))


def make(t: Turn, fields: Mapping[str, str]) -> StudyPlan:
    """Plan from this week on, in the place of what was planned.

    Raises:
        Refused: the aim is no amount, or more than a week holds.
    """
    aim = durations.read(fields["aim"], studied.today(t.now))
    if aim is None:
        raise Refused("study-no-aim", block_id="aim")
    if aim.minutes > WEEK_MOST or aim.lessons > 7 * LESSONS_MOST:
        raise Refused("study-aim-too-high", block_id="aim")
    return _keep(t, minutes=aim.minutes, lessons=aim.lessons, obstacle=fields["obstacle"], instead=fields["instead"])


def give_up(t: Turn) -> None:
    """Have no plan from this week on."""
    _keep(t, minutes=0, lessons=0, obstacle="", instead="")


def _keep(t: Turn, *, minutes: int, lessons: int, obstacle: str, instead: str) -> StudyPlan:
    plan = t.session.merge(
        StudyPlan(
            team_id=t.team_id,
            user_id=t.user_id,
            week=studied.monday(studied.today(t.now)),
            minutes=minutes,
            lessons=lessons,
            obstacle=obstacle,
            instead=instead,
            made_at=t.now,
        )
    )
    t.session.flush()
    return plan
