"""The figure that proves the promise: what share of questions got a human reply within one and two working days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from bot import working_time
from bot.health.measures import Measure
from bot.turn import Turn
from bot.working_time import JAPAN
from handlers.questions.asked import Climb, Rung
from handlers.questions.model import Question, Reply, State

# A share of fewer questions than this says more about chance, and about single people, than about the community.
FEWEST = 5
DAYS = 2
# Two working days are over by then, whatever holidays there are.
LONGEST = timedelta(days=21)
# What those who keep the bot running see of the promise.
LATELY = timedelta(days=28)
COLUMNS = {
    "month": "月",
    "questions": "質問",
    "within_1_day": "1営業日以内（%）",
    "within_2_days": "2営業日以内（%）",
    "too_new": "まだ2営業日たっていない質問",
}


@dataclass
class Month:
    """The questions of a month (`2026-11`) whose two working days are over, and how many were answered in time.

    Attributes:
        waiting: those whose time is not over yet; they are in no share.
    """

    month: str
    asked: int = 0
    in_one: int = 0
    in_two: int = 0
    waiting: int = 0

    def share(self, answered: int) -> int | None:
        """Per cent of the month's questions; None when they are too few to say."""
        return round(100 * answered / self.asked) if self.asked >= FEWEST else None


def by_month(session: Session, *, team_id: str, since: datetime, until: datetime, now: datetime) -> list[Month]:
    """The months in which questions were asked from `since` until before `until`, in their order.

    Withdrawn questions do not count, nor do those that were put together with an earlier one.
    """
    months: dict[str, Month] = {}
    for asked_at, first in _answered(session, team_id, since, until):
        name = f"{asked_at.astimezone(JAPAN):%Y-%m}"
        month = months.setdefault(name, Month(name))
        if _within(asked_at, now, DAYS) and now < working_time.add_days(asked_at, DAYS):
            month.waiting += 1
            continue
        month.asked += 1
        month.in_one += first is not None and _within(asked_at, first, 1)
        month.in_two += first is not None and _within(asked_at, first, DAYS)
    return list(months.values())


def measures(t: Turn) -> Iterator[Measure]:
    """For those who keep the bot running: how far questions climbed, and whether the promise is kept."""
    since = t.now - LATELY
    rungs = select(Climb.rung, func.count(), func.count().filter(Question.state == State.OPEN)).join(
        Question, Question.id == Climb.question_id
    )
    lately = rungs.where(Climb.team_id == t.team_id, Question.asked_at >= since).group_by(Climb.rung)
    found = {rung: (reached, waiting) for rung, reached, waiting in t.session.execute(lately)}
    for rung in Rung:
        reached, waiting = found.get(rung, (0, 0))
        name = {"rung": rung.name.lower()}
        yield Measure(
            "questions_reached", "Questions of the last 28 days, by the last rung they climbed.", reached, name
        )
        yield Measure("questions_waiting", "Those of them that wait for a human reply, likewise.", waiting, name)
    months = by_month(t.session, team_id=t.team_id, since=since, until=t.now, now=t.now)
    whole = Month("", *(sum(getattr(month, name) for month in months) for name in ("asked", "in_one", "in_two")))
    yield Measure("questions_asked", "Questions of the last 28 days whose two working days are over.", whole.asked)
    for days, answered in ((1, whole.in_one), (2, whole.in_two)):
        if (share := whole.share(answered)) is not None:
            about = f"Per cent of them that got a human reply in time; none while they are fewer than {FEWEST}."
            yield Measure("questions_replied_percent", about, share, {"working_days": str(days)})


def told(month: Month) -> dict[str, Any]:
    """A month as a row of a table, by `COLUMNS`; a share of too few questions is None."""
    return {
        "month": month.month,
        "questions": month.asked,
        "within_1_day": month.share(month.in_one),
        "within_2_days": month.share(month.in_two),
        "too_new": month.waiting,
    }


def _within(asked_at: datetime, moment: datetime, days: int) -> bool:
    """Whether a moment comes so many working days later, or earlier; most are told without looking at holidays."""
    gap = moment - asked_at
    if gap <= timedelta(days=days):
        return True
    return gap <= LONGEST and moment <= working_time.add_days(asked_at, days)


def _answered(
    session: Session, team_id: str, since: datetime, until: datetime
) -> Iterator[tuple[datetime, datetime | None]]:
    """When each question was asked, and when the first human but the asker replied."""
    human = and_(Reply.question_id == Question.id, Reply.user_id != Question.asker_id)
    questions = (
        select(Question.asked_at, func.min(Reply.at))
        .outerjoin(Reply, human)
        .where(Question.team_id == team_id, Question.state.in_([State.OPEN, State.ANSWERED, State.SOLVED]))
        .where(Question.asked_at >= since, Question.asked_at < until)
        .group_by(Question.id, Question.asked_at)
        .order_by(Question.asked_at)
    )
    yield from ((asked_at, first) for asked_at, first in session.execute(questions))
