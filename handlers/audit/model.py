"""Who may read the record."""

from bot import roles
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
        raise Refused("audit-organisers-only")
