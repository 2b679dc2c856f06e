"""Looks after those who seem alone: a human is asked to say hello, never the person to answer more.

The four states are kept apart. Ignored, alone or low: the companion says hello. Silent by choice: that is respected.
On leave: nothing until they are back. Unreachable: an organiser sees to it. Without a companion an organiser is asked,
and learns nothing of the answers.
"""

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import func, select

from bot import availability, contacts, members, outbox, roles, working_time
from bot.outbox import Speaks, Urgency
from bot.turn import Refused, Turn
from handlers.checkins import model, views
from handlers.checkins.model import LOW, Answer, Hello, Reason, Round
from handlers.checkins.rules import STEP, has_reached, letter_key

# Nobody is asked twice for the same reason within this time; and so long ago a former answer still says something.
AGAIN_AFTER = timedelta(days=28)
FORMER = timedelta(days=56)
# Whoever is asked to say hello has so many working days until it is too late for this occasion.
STALE_AFTER = 5


def look_at_some(t: Turn) -> bool:
    """Look at some of those whose round is closed: does anybody need to hear from a human? Whether there were any."""
    unseen = (
        select(Answer, Round)
        .join(Round, Round.id == Answer.round_id)
        .where(Answer.team_id == t.team_id, Answer.seen_at.is_(None), Round.closed_at.is_not(None))
    )
    found = t.session.execute(unseen.order_by(Answer.round_id, Answer.user_id).limit(STEP)).all()
    for answer, round_ in found:
        answer.seen_at = t.now
        _tend(t, round_, answer)
    return bool(found)


def said_hello(t: Turn, round_id: int, user_id: str) -> None:
    """「声をかけました」: that is kept, and shown.

    Raises:
        Refused: somebody else was asked.
    """
    round_ = model.round_by_id(t.session, team_id=t.team_id, round_id=round_id)
    asked = model.hellos_asked(t.session, round_, t.user_id) if round_ else []
    mine = [hello for hello in asked if hello.user_id == user_id]
    if round_ is None or not mine:
        raise Refused("checkins-hello-not-yours")
    for hello in mine:
        hello.said_at = hello.said_at or t.now
    t.session.flush()
    _write(t, round_, t.user_id)


def _tend(t: Turn, round_: Round, answer: Answer) -> None:
    fresh = [reason for reason in _reasons(t, round_, answer) if not _asked_lately(t, answer.user_id, reason)]
    if not fresh:
        return
    for_organiser = fresh == [Reason.UNREACHABLE]
    asked_id, as_companion = _who(t, answer.user_id, for_organiser=for_organiser)
    if asked_id is None:
        return
    for reason in fresh:
        t.session.add(
            Hello(
                team_id=t.team_id,
                round_id=round_.id,
                user_id=answer.user_id,
                reason=reason,
                asked_id=asked_id,
                at=t.now,
                as_companion=as_companion,
            )
        )
    t.session.flush()
    _write(t, round_, asked_id)


def _reasons(t: Turn, round_: Round, answer: Answer) -> Iterator[Reason]:
    """What speaks for a hello, the weightiest first; nothing for people who are gone or do not want to be looked at."""
    who = {"team_id": t.team_id, "user_id": answer.user_id}
    member = members.find(t.session, **who)
    if member is None or not member.can_be_asked or contacts.has_declined(t.session, **who):
        return
    if answer.could_talk is False:
        yield Reason.ALONE
    former_round, former = _former(t, round_, answer.user_id) or (None, None)
    if former and _is_low(answer) and _is_low(former):
        yield Reason.LOW
    if contacts.ignored(t.session, **who, since=t.now - AGAIN_AFTER, now=t.now):
        yield Reason.IGNORED
    if answer.answered_at is None and not _wants_silence(t, answer) and not _was_away(t, round_, answer.user_id):
        if _is_unreachable(t, round_, answer.user_id):
            yield Reason.UNREACHABLE
        elif (
            former and former_round and _kept_silent(t, former_round, former) and has_reached(t, round_, answer.user_id)
        ):
            yield Reason.SILENT


def _kept_silent(t: Turn, round_: Round, answer: Answer) -> bool:
    """Whether somebody got the letter of a round, and did not answer it."""
    return answer.answered_at is None and not answer.is_spared and has_reached(t, round_, answer.user_id)


def _former(t: Turn, round_: Round, user_id: str) -> tuple[Round, Answer] | None:
    """What the person answered, or that they did not, the last time they were asked before."""
    before = (
        select(Round, Answer)
        .join(Round, Round.id == Answer.round_id)
        .where(Answer.team_id == t.team_id, Answer.user_id == user_id, Answer.asked_at.is_not(None))
        .where(Round.opened_at < round_.opened_at, Round.opened_at > round_.opened_at - FORMER)
        .order_by(Round.opened_at.desc())
        .limit(1)
    )
    found = t.session.execute(before).one_or_none()
    return (found[0], found[1]) if found else None


def _is_low(answer: Answer) -> bool:
    return answer.mood is not None and answer.mood <= LOW


def _wants_silence(t: Turn, answer: Answer) -> bool:
    muted = availability.is_muted(t.session, team_id=t.team_id, user_id=answer.user_id, now=t.now)
    return answer.is_spared or answer.asked_at is None or muted


def _was_away(t: Turn, round_: Round, user_id: str) -> bool:
    """Whether the person was away on any day of the round, or is."""
    spans = availability.absences(t.session, team_id=t.team_id, user_id=user_id)
    first, last = (moment.astimezone(working_time.JAPAN).date() for moment in (round_.opened_at, t.now))
    return any(each.first <= last and first <= each.last for each in spans)


def _is_unreachable(t: Turn, round_: Round, user_id: str) -> bool:
    letter = outbox.find(t.session, team_id=t.team_id, key=letter_key(round_, user_id))
    return letter is not None and letter.is_dead


def _asked_lately(t: Turn, user_id: str, reason: Reason) -> bool:
    lately = select(Hello.id).where(Hello.team_id == t.team_id, Hello.user_id == user_id, Hello.reason == reason)
    return t.session.scalar(lately.where(Hello.at > t.now - AGAIN_AFTER).limit(1)) is not None


def _who(t: Turn, user_id: str, *, for_organiser: bool) -> tuple[str | None, bool]:
    """Who is asked, and whether as companion: the companion if they are there, otherwise who is asked least."""
    companion = roles.companion_of(t.session, team_id=t.team_id, user_id=user_id)
    if companion and not for_organiser and _is_there(t, companion):
        return companion, True
    others = [each for each in roles.organisers(t.session, t.settings, team_id=t.team_id) if each != user_id]
    there = [each for each in others if _is_there(t, each)]
    return min(there, key=lambda each: _burden(t, each), default=None), False


def _is_there(t: Turn, user_id: str) -> bool:
    member = members.find(t.session, team_id=t.team_id, user_id=user_id)
    today = t.now.astimezone(working_time.JAPAN).date()
    return (
        (member is None or member.can_be_asked)
        and not availability.is_away(t.session, team_id=t.team_id, user_id=user_id, day=today)
        and not availability.is_muted(t.session, team_id=t.team_id, user_id=user_id, now=t.now)
    )


def _burden(t: Turn, user_id: str) -> int:
    waiting = select(func.count()).where(Hello.team_id == t.team_id, Hello.asked_id == user_id, Hello.said_at.is_(None))
    return t.session.scalar(waiting) or 0


def _write(t: Turn, round_: Round, asked_id: str) -> None:
    """One letter to each who is asked after a round, whoever it is about."""
    key = f"{round_.key}:hello:{asked_id}"
    message = views.asked_to_greet(t, asked_id, model.hellos_asked(t.session, round_, asked_id))
    outbox.put(
        t.session,
        team_id=t.team_id,
        key=key,
        to=asked_id,
        message=message,
        now=t.now,
        speaks=Speaks.FIRST,
        about="checkins",
        stale_at=working_time.add_days(t.now, STALE_AFTER),
        urgency=Urgency.URGENT,
        together=True,
    )
