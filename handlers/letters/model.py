"""Who may look after letters that were not delivered."""

from bot import roles, undelivered
from bot.turn import Refused, Turn


def is_organiser(t: Turn) -> bool:
    """Whether the one who acts looks after the community."""
    return roles.is_organiser(t.session, t.settings, team_id=t.team_id, user_id=t.user_id)


def only_for_organisers(t: Turn) -> None:
    """See that an organiser acts.

    Raises:
        Refused: it is somebody else.
    """
    if not is_organiser(t):
        raise Refused("letters-organisers-only")


def send_again(t: Turn, letter_id: int) -> None:
    """Try once more; who presses twice tries once."""
    only_for_organisers(t)
    undelivered.send_again(t.session, team_id=t.team_id, letter_id=letter_id, now=t.now)


def discard(t: Turn, letter_id: int) -> None:
    """Forget about it."""
    only_for_organisers(t)
    undelivered.discard(t.session, team_id=t.team_id, letter_id=letter_id)
