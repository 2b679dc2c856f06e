"""Who may read the record."""

from bot.turn import Refused, Turn


def only_for_organisers(t: Turn) -> None:
    """See that an organiser acts.

    Raises:
        Refused: it is somebody else.
    """
    if not t.is_organiser:
        raise Refused("audit-organisers-only")
