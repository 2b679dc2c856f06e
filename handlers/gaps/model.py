"""Who may mend what was searched in vain, and what an alias has to be."""

from bot.privacy import audit
from bot.privacy.audit import Act
from bot.turn import Refused, Turn
from knowledge import search, team_aliases

SHORTEST = 2


def only_for_organisers(t: Turn) -> None:
    """See that an organiser acts.

    Raises:
        Refused: it is somebody else.
    """
    if not t.is_organiser:
        raise Refused("gaps-organisers-only")


def add_alias(t: Turn, *, word: str, means: str) -> int:
    """From now on whoever searches for the word finds what it means; returns how many cards that are.

    Raises:
        Refused: the word is no word, or means itself, or something that no card says.
    """
    if sum(map(str.isalnum, word)) < SHORTEST:
        raise Refused("gaps-too-short", block_id="word")
    if team_aliases.folded(word) == team_aliases.folded(means):
        raise Refused("gaps-same", block_id="means")
    found = search.search(t.session, team_id=t.team_id, text=means).total
    if not found:
        raise Refused("gaps-means-nothing", block_id="means", means=means)
    team_aliases.add(t.session, team_id=t.team_id, word=word, means=means)
    audit.note(t, Act.ALIAS_KEPT)
    return found
