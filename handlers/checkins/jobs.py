"""What happens to check-ins without anybody acting, one small step at a time."""

from datetime import timedelta

from bot.jobs import Parts, first_of
from bot.turn import Turns
from handlers.checkins import model, rules, tending

EVERY = timedelta(seconds=2)
STEPS = (rules.close_one, rules.ask_some, rules.remind_some, tending.look_at_some)


def step(parts: Parts) -> bool:
    """Do the first thing that is to be done; whether there was one."""
    turn = Turns.of(parts)
    with parts.database.read() as session:
        if not model.is_anything_to_do(session, team_id=parts.team_id):
            return False
    return first_of(turn, STEPS)
