"""Somebody erases what is stored about them: everything in one turn, so that nothing is half gone."""

from collections.abc import Callable, Sequence

from bot.letters import shredding
from bot.privacy import audit, stored
from bot.privacy.audit import Act
from bot.turn import Turn

Erase = Callable[[Turn, bool], None]


def erase(t: Turn, features: Sequence[Erase], *, keeps_words: bool) -> None:
    """Erase what is stored about the person of the turn.

    The record says that somebody did, and on which day, so that organisers can tell how often it happens; who it was is
    said nowhere.

    Args:
        features: what the features do about it first.
        keeps_words: whether what they asked, answered and shared stays, without their name.
    """
    name = t.member.name if t.member else ""
    for each in features:
        each(t, keeps_words)
    t.session.flush()
    stored.erase(t.session, team_id=t.team_id, user_id=t.user_id)
    shredding.shred(t.session, team_id=t.team_id, user_id=t.user_id, name=name)
    day = t.now.replace(hour=0, minute=0, second=0, microsecond=0)
    audit.write(t.session, team_id=t.team_id, act=Act.PERSON_ERASED, about="", now=day)
