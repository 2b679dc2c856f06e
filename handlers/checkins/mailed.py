"""What of check-ins may stand in a mail: that one is open, and that somebody is asked to say hello; never to whom.

Answers, notes and reasons stay in Slack, with the one whom they are about and their companion.
"""

from zoneinfo import ZoneInfo

from bot import moments
from bot.mailing.pieces import Entry, Part
from bot.turn import Turn
from handlers.checkins import model
from handlers.checkins.model import Hello


def waiting(t: Turn) -> list[Part]:
    """What waits for the one whose turn it is."""
    say = t.words
    return [
        Part(say("checkins-home"), say("checkins-mail-open"), tuple(_own(t))),
        Part(say("checkins-home-hellos"), say("checkins-mail-hellos"), tuple(_asked(t, model.open_hellos(t)))),
    ]


def _asked(t: Turn, hellos: list[Hello]) -> list[Entry]:
    """One line for all of them: even the number of reasons is nobody else's to read."""
    if not hellos:
        return []
    people = len({each.user_id for each in hellos})
    return [Entry(f"hello:{max(each.id for each in hellos)}", t.words("checkins-mail-hello", count=people))]


def _own(t: Turn) -> list[Entry]:
    found = model.current(t, t.user_id)
    if found is None or model.wants_none(t.session, team_id=t.team_id, user_id=t.user_id):
        return []
    round_, given = found
    if given and given.is_whole:
        return []
    closes = moments.day(t.words, round_.closes_at.astimezone(ZoneInfo(t.settings.timezone)).date())
    return [Entry(f"check-in:{round_.id}", t.words("checkins-mail-line", closes=closes))]
