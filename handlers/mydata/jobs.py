"""Once a day: what has had its time goes, and what people left behind who left the workspace long ago."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from sqlalchemy import select

from bot.jobs import Parts
from bot.members import Member
from bot.privacy import erasure, retention, stored
from bot.privacy.erasure import Erase
from bot.turn import Seen, Turns

EVERY = timedelta(hours=1)


def step(erasures: Sequence[Erase]) -> Callable[[Parts], bool]:
    """The step, for these features: one batch at a time, once a day."""

    def let_go(parts: Parts) -> bool:
        now = parts.clock.now()
        day = f"retention:{now:%Y-%m-%d}"
        with parts.database.read() as session:
            if session.get(Seen, (parts.team_id, day)):
                return False
        with parts.database.begin() as session:
            more = retention.let_go(session, team_id=parts.team_id, now=now)
        more = _erase_one_who_left(parts, erasures) or _forget_one_workspace(parts) or more
        if not more:
            with parts.database.begin() as session:
                session.add(Seen(team_id=parts.team_id, key=day, at=now))
        return more

    return let_go


def _erase_one_who_left(parts: Parts, erasures: Sequence[Erase]) -> bool:
    """Erase what is stored about somebody who left, as they could have done; what they wrote stays, without a name."""
    left = select(Member.user_id).where(
        Member.team_id == parts.team_id, Member.left_at <= parts.clock.now() - retention.AFTER_LEAVING
    )
    with parts.database.read() as session:
        people = list(session.scalars(left.order_by(Member.user_id)))
        found = next((each for each in people if stored.has_any(session, team_id=parts.team_id, user_id=each)), None)
    if found is None:
        return False
    turn = Turns.of(parts, found)
    with turn() as t:
        erasure.erase(t, erasures, keeps_words=True)
    return True


def _forget_one_workspace(parts: Parts) -> bool:
    with parts.database.begin() as session:
        team_id = retention.uninstalled(session, now=parts.clock.now())
        if team_id and team_id != parts.team_id:
            retention.forget_workspace(session, team_id)
            return True
    return False
