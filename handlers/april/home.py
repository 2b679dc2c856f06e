"""The Home tab in April: the briefing for who takes over, the offer to who moves on, the plan for organisers."""

from bot import blocks, somebody
from bot.blocks import Block
from bot.turn import Turn
from handlers.april import letters, model, views
from handlers.april.model import Departure


def waiting(t: Turn) -> list[Block]:
    """What somebody took over and has not read yet, and the question to who moves on."""
    say = t.words
    shown = [
        blocks.section(
            say("april-brief", who=somebody.name(t, each.from_id)),
            accessory=blocks.button(say("april-brief-read"), letters.READ, value=str(each.id)),
        )
        for each in model.unread(t.session, team_id=t.team_id, user_id=t.user_id)
    ]
    left = t.session.get(Departure, (t.team_id, t.user_id))
    if left and left.answered_at is None:
        stay = blocks.button(say("april-stay"), letters.STAY)
        shown += [
            blocks.section(say("april-goodbye-offer")),
            blocks.actions(stay, blocks.button(say("april-part"), letters.PART)),
        ]
    return shown


def organisers(t: Turn) -> list[Block]:
    """The way to the roster; nothing for everybody else."""
    return views.door(t, model.latest(t.session, team_id=t.team_id)) if t.is_organiser else []
