"""What the Home tab says about check-ins: the open round, and to companions how those are whom they accompany."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from bot import blocks, moments, roles, somebody
from bot.blocks import Block
from bot.turn import Turn
from handlers.checkins import model, views
from handlers.checkins.model import Answer

# So many people of one companion, and of each so many answers.
PEOPLE = 12
ANSWERS = 2
# So long an answer stays where it was given.
STAYS = timedelta(minutes=10)


def waiting(t: Turn) -> list[Block]:
    """The check-in that is open and not answered, and whom to say hello to."""
    return [*_own(t, answered=False), *_hellos(t)]


def mine(t: Turn) -> list[Block]:
    """How one answered the check-in that is open, and whom one accompanies."""
    return [*_own(t, answered=True), *_accompanied(t)]


def settings(t: Turn) -> list[Block]:
    """That somebody wants no check-ins, and how to take that back."""
    wants_none = model.wants_none(t.session, team_id=t.team_id, user_id=t.user_id)
    return views.stopped_on_home(t) if wants_none else []


def _own(t: Turn, *, answered: bool) -> list[Block]:
    found = model.current(t, t.user_id)
    if found is None or model.wants_none(t.session, team_id=t.team_id, user_id=t.user_id):
        return []
    round_, given = found
    given = given or Answer(team_id=t.team_id, round_id=round_.id, user_id=t.user_id)
    # It stays where the taps were made, with what is said to them, until whoever looks has gone on to something else.
    is_fresh = given.answered_at is not None and t.now - given.answered_at < STAYS
    return views.on_home(t, round_, given) if (given.is_whole and not is_fresh) == answered else []


def _hellos(t: Turn) -> list[Block]:
    waiting = model.open_hellos(t)
    return [blocks.heading(t.words("checkins-home-hellos")), *views.greetings(t, t.words, waiting)] if waiting else []


def _accompanied(t: Turn) -> list[Block]:
    people = roles.accompanied_by(t.session, team_id=t.team_id, companion_id=t.user_id)
    if not people:
        return []
    parts = [blocks.heading(t.words("checkins-home-accompanied"))]
    for user_id in people[:PEOPLE]:
        parts += _person(t, user_id)
    if len(people) > PEOPLE:
        parts.append(blocks.context(t.words("checkins-home-more", count=len(people) - PEOPLE)))
    return [*parts, blocks.context(t.words("checkins-home-between-you"))]


def _person(t: Turn, user_id: str) -> list[Block]:
    say, zone = t.words, ZoneInfo(t.settings.timezone)
    answers = model.answers_of(t.session, team_id=t.team_id, user_id=user_id, limit=ANSWERS)
    lines = [
        f"{moments.day(say, round_.opened_at.astimezone(zone).date())}　{views.said(say, answer)}"
        for round_, answer in answers
    ]
    notes = [blocks.quoted(answer.note) for _, answer in answers if answer.note][:1]
    who = somebody.signature(t, user_id)
    return [blocks.section("\n".join([f"*{who}*", *(lines or [say("checkins-home-no-answers")])])), *notes]
