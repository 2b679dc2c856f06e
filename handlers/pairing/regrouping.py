"""Somebody cannot make it after all: whoever would be left alone is matched again, and all concerned are told."""

from datetime import datetime

from sqlalchemy import or_, select

from bot.members import Member
from bot.turn import Turn
from handlers.pairing import letters, matching, model
from handlers.pairing.matching import Person
from handlers.pairing.model import Met, PeerChat, PeerRound, PeerSeat, State

PAIR, TRIO = 2, 3


def leave(t: Turn, round_: PeerRound, seat: PeerSeat, state: State) -> None:
    """Somebody gets up. Call it while the round is held.

    Two of three stay together. One of two sits down with somebody else who is alone, otherwise with two others.
    """
    chat_id, seat.chat_id, seat.state, seat.is_told = seat.chat_id, None, state, True
    t.session.flush()
    letters.follow_introduction(t, round_, seat)
    rest = model.at_table(t.session, chat_id) if chat_id else []
    if len(rest) > 1:
        _sit(t, round_, rest)
    elif rest:
        _sit_again(t, round_, rest[0])


def let_go_one(t: Turn) -> bool:
    """Somebody sits with others and is not in the workspace any more, or only as a guest; whether there was anybody."""
    found = _gone(t, t.now)
    if found is None:
        return False
    round_id, user_id = found
    round_ = model.round_by_id(t.session, team_id=t.team_id, round_id=round_id, hold=True)
    seat = model.seat_of(t.session, round_, user_id) if round_ else None
    if round_ and seat and seat.chat_id:
        if any(each.met == Met.YES for each in model.at_table(t.session, seat.chat_id)):
            seat.asked_at = t.now  # they met before; that stays as it is
        else:
            leave(t, round_, seat, State.AWAY)
    return True


def _gone(t: Turn, now: datetime) -> tuple[int, str] | None:
    found = (
        select(PeerSeat.round_id, PeerSeat.user_id)
        .join(PeerRound, PeerRound.id == PeerSeat.round_id)
        .join(Member, (Member.team_id == PeerSeat.team_id) & (Member.user_id == PeerSeat.user_id))
        .where(PeerSeat.team_id == t.team_id, PeerSeat.state == State.SEATED, PeerSeat.asked_at.is_(None))
        .where(PeerRound.closed_at.is_(None), PeerRound.asks_at > now)
        .where(or_(Member.deleted, Member.is_guest, Member.is_external))
    )
    row = t.session.execute(found.limit(1)).first()
    return (row[0], row[1]) if row else None


def _sit_again(t: Turn, round_: PeerRound, left: PeerSeat) -> None:
    """Find company for somebody who was left; after the first week there is none any more."""
    past = model.past(t.session, team_id=t.team_id, besides=round_.id)
    alone = model.seats(t.session, round_, State.ALONE)
    seated: dict[int, list[PeerSeat]] = {}
    for seat in model.seats(t.session, round_, State.SEATED):
        if seat.chat_id and seat is not left:
            seated.setdefault(seat.chat_id, []).append(seat)
    pairs = [each for each in seated.values() if len(each) == PAIR and all(seat.met != Met.YES for seat in each)]
    tables = ([[each] for each in alone] or pairs) if t.now < round_.asks_at else []
    if tables:
        people = [[_person(each) for each in table] for table in tables]
        _sit(t, round_, [left, *tables[matching.home_for(_person(left), people, past)]])
    else:
        left.chat_id, left.state, left.is_told = None, State.ALONE, False
        _wait(t, left)


def _sit(t: Turn, round_: PeerRound, company: list[PeerSeat]) -> None:
    """Let them sit together at a table of their own, and be told."""
    chat = PeerChat(team_id=t.team_id, round_id=round_.id, opener_id=company[0].user_id)
    t.session.add(chat)
    t.session.flush()
    for seat in company:
        if seat.state == State.ALONE and (person := model.person(t.session, team_id=t.team_id, user_id=seat.user_id)):
            person.waited = 0
        seat.chat_id, seat.state, seat.is_told = chat.id, State.SEATED, False


def _wait(t: Turn, seat: PeerSeat) -> None:
    person = model.person(t.session, team_id=t.team_id, user_id=seat.user_id)
    if person:
        person.waited += 1


def _person(seat: PeerSeat) -> Person:
    return Person(seat.user_id, seat.town)
