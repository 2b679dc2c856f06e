"""What happens to peer chats without anybody acting, one small step at a time.

People are matched between two turns, so that no turn waits for it.
"""

from datetime import timedelta

from bot.jobs import Parts, first_of
from bot.turn import Turns
from handlers.pairing import matching, model, regrouping, rules

EVERY = timedelta(seconds=10)
STEPS = (
    rules.close_one,
    regrouping.let_go_one,
    rules.announce_some,
    rules.invite_some,
    rules.introduce_some,
    rules.ask_some,
)


def step(parts: Parts) -> bool:
    """Do the first thing that is to be done; whether there was one."""
    turn = Turns.of(parts)
    with parts.database.read() as session:
        if not model.is_anything_to_do(session, team_id=parts.team_id):
            return False
    with turn.look() as t:
        plan = rules.to_match(t)
    if plan:
        groups = matching.groups(plan.people, plan.past)
        with turn() as t:
            rules.seat(t, plan, groups)
        return True
    return first_of(turn, STEPS)
