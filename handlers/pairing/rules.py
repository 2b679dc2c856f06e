"""How a round goes: it is announced, people are matched, asked once whether they met, and it closes.

Who is on leave, in quiet weeks or wants silence on the day of the matching sits it out, and is told nothing.
"""

import hashlib
from dataclasses import dataclass

from sqlalchemy import ColumnElement, insert, select
from sqlalchemy.orm import joinedload

from bot import availability, contacts, schedules, working_time
from bot.availability import Absence, Availability
from bot.members import Member
from bot.schedules import Occurrence, Schedule
from bot.turn import Turn
from bot.working_time import JAPAN
from handlers.pairing import letters, model, results
from handlers.pairing.matching import Group, Past, Person
from handlers.pairing.model import PeerChat, PeerPerson, PeerRound, PeerSeat, Standing, State

# After a long weekend without the bot a round is still welcome; later it is better to wait for the next one.
USEFUL_FOR = working_time.DAY * 4
# In working days: from the announcement to the matching, from there to the question whether they met, and to the end.
MATCHES_AFTER, ASKS_AFTER, CLOSES_AFTER = 1, 5, 15
# So many people are written to in one turn.
STEP = 50


@dataclass(frozen=True)
class Plan:
    """Who is to be matched now, in the order that decides between equally good ways, and what happened before."""

    round_id: int
    people: tuple[Person, ...]
    past: Past


def open_round(t: Turn, schedule: Schedule, occurrence: Occurrence) -> None:
    """A round comes: those who take part are told, those who never said anything are invited, once in their life."""
    matches_at = working_time.add_days(t.now, MATCHES_AFTER)
    round_ = PeerRound(
        team_id=t.team_id,
        key=occurrence.key,
        schedule_id=schedule.id,
        opened_at=t.now,
        matches_at=matches_at,
        asks_at=working_time.add_days(matches_at, ASKS_AFTER),
        closes_at=working_time.add_days(matches_at, CLOSES_AFTER),
    )
    t.session.add(round_)
    t.session.flush()
    meant = {member.user_id: member for member in _meant(t, schedule)}
    known = {each.user_id: each.standing for each in _people(t)}
    expected = [user_id for user_id in meant if known.get(user_id) == Standing.IN]
    strangers = [user_id for user_id in meant if user_id not in known]
    if expected:
        keys = {"team_id": t.team_id, "round_id": round_.id, "state": State.EXPECTED, "town": "", "met": ""}
        rows = [{**keys, "user_id": user_id, "introductions": 0, "is_told": True} for user_id in expected]
        t.session.execute(insert(PeerSeat), rows)
    if strangers:
        keys = {"team_id": t.team_id, "standing": Standing.INVITED, "since": t.now, "waited": 0}
        t.session.execute(insert(PeerPerson), [{**keys, "user_id": user_id} for user_id in strangers])


def announce_some(t: Turn) -> bool:
    """Tell some of those who are to be matched that it is tomorrow; whether there was anybody."""
    found = _some(t, PeerSeat.state == State.EXPECTED, PeerSeat.announced_at.is_(None), PeerRound.matches_at > t.now)
    for seat, round_ in found:
        seat.announced_at = t.now
        if model.there_from(t, seat.user_id):
            letters.announce(t, round_, seat)
    return bool(found)


def invite_some(t: Turn) -> bool:
    """Invite some of those who never said anything; whether there was anybody."""
    found = model.uninvited(t, limit=STEP)
    for person in found:
        person.invited_at = t.now
        letters.invite(t, person.user_id)
    return bool(found)


def to_match(t: Turn) -> Plan | None:
    """The round whose time has come, if there is one."""
    due = select(PeerRound).where(PeerRound.team_id == t.team_id, PeerRound.closed_at.is_(None))
    due = due.where(PeerRound.matched_at.is_(None), PeerRound.matches_at <= t.now, PeerRound.closes_at > t.now)
    round_ = t.session.scalars(due.order_by(PeerRound.id).limit(1)).first()
    if round_ is None:
        return None
    return Plan(round_.id, present(t, round_), model.past(t.session, team_id=t.team_id, besides=round_.id))


def seat(t: Turn, plan: Plan, groups: list[Group]) -> None:
    """Let people sit as was found out for them; if somebody came or went in the meantime, it is tried again."""
    round_ = model.round_by_id(t.session, team_id=t.team_id, round_id=plan.round_id, hold=True)
    if round_ is None or round_.matched_at or present(t, round_) != plan.people:
        return
    people = {person.id: person for person in plan.people}
    known = {each.user_id: each for each in model.seats(t.session, round_)}
    standing = {each.user_id: each for each in _people(t)}
    chats = _chats(t, round_, groups)
    for group in groups:
        chat = chats.get(group)
        for user_id in group:
            seat = known.pop(user_id, None) or new_seat(t, round_, user_id)
            seat.state, seat.is_told = (State.SEATED if chat else State.ALONE), False
            seat.chat_id, seat.town = (chat.id if chat else None), people[user_id].body
            standing[user_id].waited = 0 if chat else standing[user_id].waited + 1
    for absent in known.values():
        if absent.state == State.EXPECTED:
            absent.state = State.AWAY
    round_.matched_at = t.now
    # What was matched late, because the bot was away, is asked about later too.
    round_.asks_at = max(round_.asks_at, working_time.add_days(t.now, ASKS_AFTER))
    round_.closes_at = max(round_.closes_at, working_time.add_days(t.now, CLOSES_AFTER))
    results.tell_matched(t, round_, plan.people, groups)


def introduce_some(t: Turn) -> bool:
    """Tell some people with whom they sit, or that they are alone; whether there was anybody."""
    model.hold_open(t)  # so that nobody gets up while it is written
    found = _some(t, PeerSeat.is_told.is_(False), PeerSeat.state.in_([State.SEATED, State.ALONE]))
    for each, round_ in found:
        each.is_told = True
        each.introductions += 1
        letters.introduce(t, round_, each)
    return bool(found)


def ask_some(t: Turn) -> bool:
    """Ask some people whether they met, once; whether there was anybody."""
    found = _some(t, PeerSeat.asked_at.is_(None), PeerSeat.state == State.SEATED, PeerRound.asks_at <= t.now)
    for each, round_ in found:
        each.asked_at = t.now
        if not each.met:
            letters.ask(t, round_, each)
    return bool(found)


def close_one(t: Turn) -> bool:
    """Close a round whose time is over; whether there was one."""
    over = select(PeerRound).where(PeerRound.team_id == t.team_id, PeerRound.closed_at.is_(None))
    over = over.where(PeerRound.closes_at <= t.now).order_by(PeerRound.id).limit(1).with_for_update()
    round_ = t.session.scalars(over).first()
    if round_ is None:
        return False
    round_.closed_at = t.now
    results.tell_closed(t, round_)
    return True


def present(t: Turn, round_: PeerRound) -> tuple[Person, ...]:
    """Who is to be matched in a round, were it now.

    The order is another one in each round, so that no name is at an advantage.
    """
    schedule = t.session.get_one(Schedule, round_.schedule_id)
    waited = {each.user_id: each.waited for each in _people(t) if each.standing == Standing.IN}
    out = {each.user_id for each in model.seats(t.session, round_, State.SKIPPED)}
    candidates = [each for each in _meant(t, schedule) if each.user_id in waited and each.user_id not in out]
    special = _with_own_hours(t)
    there = [each for each in candidates if not _may_be_away(each, special) or model.there_from(t, each.user_id)]
    people = (Person(each.user_id, town_of(each), waited[each.user_id]) for each in there)
    return tuple(sorted(people, key=lambda each: hashlib.sha256(f"{round_.key}:{each.id}".encode()).digest()))


def town_of(member: Member) -> str:
    """The body by which somebody is matched; who has said nothing of theirs is of a body of their own."""
    return contacts.town(member) or f"?{member.user_id}"


def new_seat(t: Turn, round_: PeerRound, user_id: str) -> PeerSeat:
    """A seat for somebody who joined after the announcement."""
    seat = PeerSeat(team_id=t.team_id, round_id=round_.id, user_id=user_id, announced_at=t.now)
    t.session.add(seat)
    return seat


def _chats(t: Turn, round_: PeerRound, groups: list[Group]) -> dict[Group, PeerChat]:
    """A table for everybody who does not sit alone."""
    together = [group for group in groups if len(group) > 1]
    chats = {group: PeerChat(team_id=t.team_id, round_id=round_.id, opener_id=group[0]) for group in together}
    t.session.add_all(chats.values())
    t.session.flush()
    return chats


def _some(t: Turn, *conditions: ColumnElement[bool]) -> list[tuple[PeerSeat, PeerRound]]:
    found = (
        select(PeerSeat, PeerRound)
        .join(PeerRound, PeerRound.id == PeerSeat.round_id)
        .where(PeerSeat.team_id == t.team_id, PeerRound.closed_at.is_(None), PeerRound.closes_at > t.now, *conditions)
    )
    rows = t.session.execute(found.order_by(PeerSeat.round_id, PeerSeat.user_id).limit(STEP))
    return [(row[0], row[1]) for row in rows]


def _people(t: Turn) -> list[PeerPerson]:
    return list(t.session.scalars(select(PeerPerson).where(PeerPerson.team_id == t.team_id)))


def _meant(t: Turn, schedule: Schedule) -> list[Member]:
    """Those whom the organisers mean and who can be matched."""
    meant = set(schedules.audience(t.session, schedule))
    everybody = select(Member).where(Member.team_id == t.team_id).options(joinedload(Member.body))
    members = t.session.scalars(everybody.order_by(Member.user_id))
    return [each for each in members if each.user_id in meant and model.may_take_part(each)]


def _with_own_hours(t: Turn) -> set[str]:
    """Who has said something about their time; everybody else works as offices do."""
    said = select(Availability.user_id).where(Availability.team_id == t.team_id)
    away = select(Absence.user_id).where(Absence.team_id == t.team_id)
    return {*t.session.scalars(said), *t.session.scalars(away)}


def _may_be_away(member: Member, special: set[str]) -> bool:
    elsewhere = availability.zone_named(member.zone) != JAPAN
    return member.user_id in special or elsewhere
