"""Letters that Slack will never take as they are: which, why, and what organisers can do about them.

What a letter says is not shown to organisers: it may be private. Where it was to go is told only when that is known to
everybody who may know of the letter, which sealed addresses are not (`bot.anonymity`).
"""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from bot.anonymity import is_sealed
from bot.letters.manners import is_person
from bot.outbox import Failure, Lane, Letter


def count(session: Session, *, team_id: str) -> int:
    """How many there are."""
    return session.scalar(select(func.count()).select_from(Letter).where(_is_dead(team_id))) or 0


def newest(session: Session, *, team_id: str, limit: int) -> list[Letter]:
    """Those that were written last."""
    return list(session.scalars(select(Letter).where(_is_dead(team_id)).order_by(Letter.id.desc()).limit(limit)))


def send_again(session: Session, *, team_id: str, letter_id: int, now: datetime) -> bool:
    """Let Slack be asked once more; what is of no use any more is dropped then, as always.

    Returns:
        Whether there was such a letter.
    """
    letter = _dead(session, team_id, letter_id)
    if letter:
        letter.failure, letter.attempts, letter.claimed_at, letter.due_at = None, 0, None, now
    return letter is not None


def discard(session: Session, *, team_id: str, letter_id: int) -> bool:
    """Forget about a letter; whether there was one."""
    letter = _dead(session, team_id, letter_id)
    if letter:
        letter.discard()
    return letter is not None


def goes_to(letter: Letter) -> str:
    """Where it was to go, as mrkdwn; "" when nobody is to know."""
    if is_sealed(letter.channel) or (letter.only_for and is_sealed(letter.only_for)):
        return ""
    return f"<@{letter.channel}>" if is_person(letter.channel) else f"<#{letter.channel}>"


def was_edit(letter: Letter) -> bool:
    """Whether it stands in Slack, only not as it ought to."""
    return letter.lane is Lane.EDIT


def _dead(session: Session, team_id: str, letter_id: int) -> Letter | None:
    return session.scalars(select(Letter).where(_is_dead(team_id), Letter.id == letter_id)).one_or_none()


def _is_dead(team_id: str) -> ColumnElement[bool]:
    return and_(Letter.team_id == team_id, Letter.failure.is_not(None), Letter.failure.not_in(list(Failure)))
