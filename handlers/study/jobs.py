"""What happens to study without anybody acting: sittings end, nudges are drawn, and their effect is looked at."""

from datetime import timedelta

from bot import studied
from bot.jobs import Job, Parts
from bot.turn import Turns
from handlers.study import nudges, retiring, sitting, together


def end_sitting(parts: Parts) -> bool:
    """End one sitting whose time is over."""
    now = parts.clock.now()
    with parts.database.read() as session:
        user_id = together.overdue(session, team_id=parts.team_id, now=now)
    if user_id is None:
        return False
    with Turns.of(parts)() as t:
        sitting.end_overdue(t, user_id)
    return True


def draw_nudges(parts: Parts) -> bool:
    """Draw this week for some people, and write to those for whom it was a wording."""
    now = parts.clock.now()
    if not nudges.is_time(now):
        return False
    with parts.database.read() as session:
        people = nudges.due(session, team_id=parts.team_id, now=now)
    if not people:
        return False
    with Turns.of(parts)() as t:
        for user_id in people:
            nudges.draw(t, user_id)
    return True


def look_at_effects(parts: Parts) -> bool:
    """Once a week: ask the organisers about wordings that show no effect."""
    now = parts.clock.now()
    if not nudges.is_time(now):
        return False
    turn, key = Turns.of(parts), f"study:effects:{studied.monday(studied.today(now))}"
    with turn.look() as t:
        if t.is_noted(key):
            return False
    with turn() as t:
        return t.first_time(key) and bool(retiring.propose(t))


JOBS = (
    Job("study-sittings", timedelta(seconds=20), end_sitting),
    Job("study-nudges", timedelta(minutes=5), draw_nudges),
    Job("study-effects", timedelta(hours=1), look_at_effects),
)
