"""What of paths may stand in a mail: one's own that are due soon, as the Home tab has them."""

from bot import moments, studied
from bot.mailing.pieces import Entry, Part
from bot.turn import Turn
from handlers.paths import model
from handlers.paths.home import SHOWN, SOON


def waiting(t: Turn) -> list[Part]:
    """What waits for the one whose turn it is."""
    say = t.words
    soon = [each for each in model.own(t) if each.person.due <= studied.today(t.now) + SOON]
    entries = tuple(
        Entry(
            key=f"path:{each.path.id}:{each.person.due}",
            title=each.path.name,
            said=say("paths-mail-due", due=moments.day(say, each.person.due)),
        )
        for each in soon[:SHOWN]
    )
    return [Part(say("paths-home-soon"), say("paths-mail", count=len(soon)), entries)]
