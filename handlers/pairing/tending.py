"""What people do with peer chats: take part, pause, stop, skip a round, and say whether they met."""

from bot import contacts, schedules
from bot.schedules import Schedule
from bot.turn import Refused, Turn
from handlers.pairing import letters, model, regrouping, rules
from handlers.pairing.model import Met, PeerRound, PeerSeat, Standing, State


def only_for_who_may(t: Turn) -> None:
    """See that somebody can take part.

    Raises:
        Refused: guests and people of other workspaces cannot be matched.
    """
    if not model.may_take_part(t.member):
        raise Refused("pairing-not-for-guests")


def join(t: Turn) -> None:
    """Take part, from the round on that is announced already, if there is one.

    Raises:
        Refused: guests and people of other workspaces cannot be matched.
    """
    only_for_who_may(t)
    model.stand(t, t.user_id, Standing.IN)
    for round_ in model.coming(t):
        schedule = t.session.get_one(Schedule, round_.schedule_id)
        known = model.seat_of(t.session, round_, t.user_id)
        if known is None and schedules.is_meant(t.session, schedule, t.user_id):
            rules.new_seat(t, round_, t.user_id)
    t.session.flush()
    letters.follow(t, t.user_id)


def pause(t: Turn) -> None:
    """Not for now: nothing comes until they say that they are back. Who sits with somebody still does."""
    model.stand(t, t.user_id, Standing.PAUSED)
    letters.follow(t, t.user_id)


def stop(t: Turn) -> None:
    """Not at all, also for who was invited only."""
    model.stand(t, t.user_id, Standing.STOPPED)
    letters.follow(t, t.user_id)


def skip(t: Turn, round_id: int) -> None:
    """Sit out a round that was announced, which is final.

    Raises:
        Refused: people have been introduced since.
    """
    round_, seat = _own(t, round_id)
    if seat.state == State.SKIPPED:
        return
    if round_.matched_at:
        raise Refused("pairing-introduced")
    seat.state = State.SKIPPED
    t.session.flush()
    letters.follow(t, t.user_id)


def leave(t: Turn, round_id: int) -> None:
    """Not be able to make it after the introduction, which is final too; whoever is left is matched again.

    Raises:
        Refused: it is too late, or they do not sit with anybody.
    """
    round_, seat = _own(t, round_id)
    if seat.state == State.SKIPPED:
        return
    if seat.chat_id is None:
        raise Refused("pairing-nobody-there")
    if any(each.met == Met.YES for each in model.at_table(t.session, seat.chat_id)) or round_.asks_at <= t.now:
        raise Refused("pairing-too-late")
    regrouping.leave(t, round_, seat, State.SKIPPED)


def say_met(t: Turn, round_id: int, met: Met) -> None:
    """Say whether they met; said again, the last word counts. The isolation record learns who spoke with whom.

    Raises:
        Refused: the round is over, or they do not sit with anybody.
    """
    round_, seat = _own(t, round_id)
    if seat.chat_id is None:
        raise Refused("pairing-nobody-there")
    if seat.met == met:
        return
    seat.met = met
    where = f"{model.KIND}:{seat.chat_id}"
    mine = f"{where}:{t.user_id}"
    contacts.forget(t.session, team_id=t.team_id, where=mine)
    if met == Met.YES:
        contacts.note_attended(t.session, team_id=t.team_id, user_id=t.user_id, at=t.now, where=where)
        for other in model.at_table(t.session, seat.chat_id):
            for one, two in ((t.user_id, other.user_id), (other.user_id, t.user_id)):
                contacts.note_reply(t.session, team_id=t.team_id, from_id=one, to_id=two, at=t.now, where=mine)
    t.session.flush()
    letters.follow_met(t, round_, seat)


def _own(t: Turn, round_id: int) -> tuple[PeerRound, PeerSeat]:
    """The round, held until the turn ends, and how it is with the person in it."""
    round_ = model.round_by_id(t.session, team_id=t.team_id, round_id=round_id, hold=True)
    seat = model.seat_of(t.session, round_, t.user_id) if round_ else None
    if round_ is None or seat is None or round_.closed_at or round_.closes_at <= t.now:
        raise Refused("pairing-over")
    return round_, seat
