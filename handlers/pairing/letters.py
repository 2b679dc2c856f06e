"""The letters of peer chats: each once, in the working hours of who gets it, and kept true while it stands there.

Whoever takes part has asked for them, so they are reminders; only the invitation is something the bot says first.
"""

from datetime import datetime

from bot import outbox, working_time
from bot.blocks import Block
from bot.outbox import Speaks
from bot.turn import Turn
from handlers.pairing import model, views
from handlers.pairing.model import KIND, PeerRound, PeerSeat, State

INVITATION_LASTS = 10


def invite(t: Turn, user_id: str) -> None:
    """Ask somebody whether they want to take part, once in their life."""
    stale_at = working_time.add_days(t.now, INVITATION_LASTS)
    _post(t, _invitation(user_id), user_id, views.invitation(t, user_id), stale_at, speaks=Speaks.FIRST)


def announce(t: Turn, round_: PeerRound, seat: PeerSeat) -> None:
    """The working day before: it can be skipped with one tap."""
    _post(t, _tomorrow(round_, seat.user_id), seat.user_id, views.announcement(t, round_, seat), round_.matches_at)


def introduce(t: Turn, round_: PeerRound, seat: PeerSeat) -> None:
    """With whom they sit; what was said before of that does not hold any more."""
    _withdraw(t, _introduction(round_, seat, seat.introductions - 1), views.outdated(t, seat.user_id))
    key, message = _introduction(round_, seat, seat.introductions), views.introduction(t, round_, seat)
    _post(t, key, seat.user_id, message, round_.closes_at, not_before=model.there_from(t, seat.user_id))


def ask(t: Turn, round_: PeerRound, seat: PeerSeat) -> None:
    """A week later: did you meet? There is no reminder."""
    if model.there_from(t, seat.user_id):
        _post(t, _met(round_, seat.user_id), seat.user_id, views.question(t, round_, seat), round_.closes_at)


def follow(t: Turn, user_id: str) -> None:
    """Invitation and announcement say how it stands now."""
    revised = {_invitation(user_id): views.invitation(t, user_id)}
    for round_ in model.coming(t):
        seat = model.seat_of(t.session, round_, user_id)
        if seat and seat.state in {State.EXPECTED, State.SKIPPED}:
            revised[_tomorrow(round_, user_id)] = views.announcement(t, round_, seat)
    for key, message in revised.items():
        outbox.revise(t.session, team_id=t.team_id, key=key, message=message, now=t.now)


def follow_introduction(t: Turn, round_: PeerRound, seat: PeerSeat) -> None:
    """Who got up reads so where they were introduced."""
    _withdraw(t, _introduction(round_, seat, seat.introductions), views.skipped(t, seat.user_id))


def follow_met(t: Turn, round_: PeerRound, seat: PeerSeat) -> None:
    """The question, and the introduction, show the answer."""
    revised = {
        _met(round_, seat.user_id): views.question(t, round_, seat),
        _introduction(round_, seat, seat.introductions): views.introduction(t, round_, seat),
    }
    for key, message in revised.items():
        outbox.revise(t.session, team_id=t.team_id, key=key, message=message, now=t.now)


def _invitation(user_id: str) -> str:
    return f"{KIND}:invitation:{user_id}"


def _tomorrow(round_: PeerRound, user_id: str) -> str:
    return f"{round_.key}:{user_id}:tomorrow"


def _introduction(round_: PeerRound, seat: PeerSeat, number: int) -> str:
    return f"{round_.key}:{seat.user_id}:introduction:{number}"


def _met(round_: PeerRound, user_id: str) -> str:
    return f"{round_.key}:{user_id}:met"


def _withdraw(t: Turn, key: str, message: Block) -> None:
    """A letter that does not hold any more is not sent, or says so where it stands."""
    if not outbox.take_back(t.session, team_id=t.team_id, key=key):
        outbox.revise(t.session, team_id=t.team_id, key=key, message=message, now=t.now)


def _post(
    t: Turn,
    key: str,
    user_id: str,
    message: Block,
    stale_at: datetime,
    *,
    speaks: Speaks = Speaks.REMINDING,
    not_before: datetime | None = None,
) -> None:
    outbox.post(
        t.session,
        team_id=t.team_id,
        key=key,
        to=user_id,
        message=message,
        now=t.now,
        not_before=not_before,
        speaks=speaks,
        about=KIND,
        stale_at=stale_at,
        together=True,
    )
