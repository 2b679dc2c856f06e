"""What happens to paths without anybody acting: once a day those are reminded whose due day comes near."""

from datetime import time, timedelta

from bot import availability, studied
from bot.jobs import Job, Parts
from bot.turn import Turns
from bot.working_time import JAPAN
from handlers.paths import reminding

MORNING = time(8)


def remind(parts: Parts) -> bool:
    """Write today's reminders; the letters wait for everybody's own working hours."""
    now = parts.clock.now()
    if now.astimezone(JAPAN).time() < MORNING:
        return False
    today = studied.today(now)
    turn, key = (
        Turns.of(parts),
        f"paths:day:{today}",
    )
    with turn.look() as t:
        if t.is_noted(key):
            return False
    with turn() as t:
        if not t.first_time(key):
            return False
        for path, person in reminding.due_to_be_reminded(t.session, team_id=t.team_id, today=today):
            hours = availability.hours_of(t.session, team_id=t.team_id, user_id=person.user_id)
            rung = reminding.reminder(person, today=today, hours=hours)
            if rung is not None:
                reminding.remind(t, path, person, rung)
    return True


JOBS = (Job("paths", timedelta(minutes=10), remind),)
