"""Who may look after letters that were not delivered."""

from bot.letters import undelivered
from bot.privacy import audit
from bot.privacy.audit import Act
from bot.turn import Refused, Turn


def only_for_organisers(t: Turn) -> None:
    """See that an organiser acts.

    Raises:
        Refused: it is somebody else.
    """
    if not t.is_organiser:
        raise Refused("letters-organisers-only")


def send_again(t: Turn, letter_id: int) -> None:
    """Try once more; who presses twice tries once."""
    only_for_organisers(t)
    if undelivered.send_again(t.session, team_id=t.team_id, letter_id=letter_id, now=t.now):
        audit.note(t, Act.LETTER_AGAIN, f"letter:{letter_id}")


def discard(t: Turn, letter_id: int) -> None:
    """Forget about it."""
    only_for_organisers(t)
    if undelivered.discard(t.session, team_id=t.team_id, letter_id=letter_id):
        audit.note(t, Act.LETTER_DISCARDED, f"letter:{letter_id}")
