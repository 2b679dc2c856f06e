"""What the Home tab says about peer chats: whom I meet this month, what comes next; to organisers, how it goes."""

from bot import blocks
from bot.blocks import Block
from bot.turn import Turn
from handlers.pairing import model, results, views
from handlers.pairing.model import State


def waiting(t: Turn) -> list[Block]:
    """The round that comes, or the partner who has not been met yet."""
    return _this_month(t, open_=True)


def mine(t: Turn) -> list[Block]:
    """Whom one met this month, whether one takes part, and what comes next; nothing for whom there is none."""
    if not model.may_take_part(t.member):
        return []
    shown = [*_this_month(t, open_=False), *views.about_me(t)]
    return [blocks.heading(t.words("pairing-title")), *shown] if shown else []


def organisers(t: Turn) -> list[Block]:
    """How the last round went, in figures that may be shown; nothing for everybody else."""
    if not t.is_organiser:
        return []
    return results.on_home(t)


def _this_month(t: Turn, *, open_: bool) -> list[Block]:
    found = model.current(t, t.user_id)
    if found is None:
        return []
    round_, seat = found
    waits = seat.state == State.EXPECTED or (seat.state == State.SEATED and not seat.met)
    shown = views.this_month(t, round_, seat) if waits == open_ else []
    return [blocks.heading(t.words("pairing-title")), *shown] if shown and open_ else shown
