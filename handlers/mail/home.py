"""What the Home tab says about mail: whether one gets it, and that it does not arrive."""

from bot.blocks import Block
from bot.turn import Turn
from handlers.mail import model, views


def waiting(t: Turn) -> list[Block]:
    """An address that does not work any more, until another one is chosen."""
    box = model.mailbox(t.session, team_id=t.team_id, user_id=t.user_id) if t.settings.sends_mail else None
    return views.failed(t, box) if box and box.failure else []


def settings(t: Turn) -> list[Block]:
    """Where it goes and how often, or that there is such a thing; nothing where nobody can have mail."""
    if not t.settings.sends_mail or not (t.member and t.member.can_be_asked):
        return []
    box = model.mailbox(t.session, team_id=t.team_id, user_id=t.user_id)
    return [] if box and box.failure else views.on_home(t, box)
