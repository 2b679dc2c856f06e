"""How a round goes: it opens, people are asked, reminded once, answer and change their minds, and it closes.

What is to be done for many people is done in small steps, so that no turn holds up another one.
"""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, insert, select

from bot import contacts, outbox, recurrence, schedules, working_time
from bot.blocks import Block
from bot.feature import Tally
from bot.outbox import Failure, Speaks
from bot.schedules import Occurrence, Schedule
from bot.turn import Refused, Turn
from handlers.checkins import model, results, views
from handlers.checkins.model import KIND, Answer, NoCheckIns, Round

# After a weekend without the bot a check-in is still welcome; later the next one is near.
USEFUL_FOR = timedelta(days=3)
REMIND_AFTER = 1
CLOSES_AFTER = 4
CLOSES_AT = time(17)
# So many people are written to in one turn.
STEP = 50


def open_round(t: Turn, schedule: Schedule, occurrence: Occurrence) -> None:
    """Open a round for those who are meant now; who wants no check-ins is not written to."""
    round_ = Round(
        team_id=t.team_id,
        key=occurrence.key,
        schedule_id=schedule.id,
        opened_at=t.now,
        remind_at=working_time.add_days(t.now, REMIND_AFTER),
        closes_at=_closes(t, schedule),
    )
    t.session.add(round_)
    t.session.flush()
    spared = set(t.session.scalars(select(NoCheckIns.user_id).where(NoCheckIns.team_id == t.team_id)))
    keys = {"team_id": t.team_id, "round_id": round_.id, "note": ""}
    rows = [
        {**keys, "user_id": user_id, "is_spared": user_id in spared}
        for user_id in schedules.audience(t.session, schedule)
    ]
    if rows:
        t.session.execute(insert(Answer), rows)


def ask_some(t: Turn) -> bool:
    """Write to some of those who have not been written to; whether there were any."""
    waiting = (
        select(Answer, Round)
        .join(Round, Round.id == Answer.round_id)
        .where(Answer.team_id == t.team_id, Answer.asked_at.is_(None), Answer.is_spared.is_(False))
        .where(Round.closed_at.is_(None), Round.closes_at > t.now)
    )
    found = t.session.execute(waiting.order_by(Answer.round_id, Answer.user_id).limit(STEP)).all()
    for answer, round_ in found:
        answer.asked_at = t.now
        if answer.answered_at is None:
            _post(t, letter_key(round_, answer.user_id), answer.user_id, views.letter(t, round_, answer), round_)
    return bool(found)


def remind_some(t: Turn) -> bool:
    """Remind some of those who have not answered; whether there was anybody to look at."""
    silent = (
        select(Answer, Round)
        .join(Round, Round.id == Answer.round_id)
        .where(Answer.team_id == t.team_id, Answer.reminded_at.is_(None), Answer.answered_at.is_(None))
        .where(Round.closed_at.is_(None), Round.remind_at <= t.now, Round.closes_at > t.now)
        .where(Answer.asked_at < Round.remind_at, Answer.is_spared.is_(False))
    )
    found = t.session.execute(silent.order_by(Answer.round_id, Answer.user_id).limit(STEP)).all()
    for answer, round_ in found:
        answer.reminded_at = t.now
        schedule = t.session.get_one(Schedule, round_.schedule_id)
        if schedules.is_meant(t.session, schedule, answer.user_id) and has_reached(t, round_, answer.user_id):
            _post(t, reminder_key(round_, answer.user_id), answer.user_id, views.reminder(t, round_, answer), round_)
    return bool(found)


def answer(
    t: Turn,
    round_id: int,
    *,
    mood: int | None = None,
    could_talk: bool | None = None,
    note: str | None = None,
) -> Answer:
    """Keep what the person who acts answers; what is None stays as it was.

    Raises:
        Refused: the round is closed.
    """
    round_ = open_one(t, round_id)
    given = model.answer_of(t.session, round_, t.user_id, hold=True) or _join(t, round_)
    given.mood = given.mood if mood is None else mood
    given.could_talk = given.could_talk if could_talk is None else could_talk
    given.note = given.note if note is None else note
    given.answered_at = given.answered_at or t.now
    t.session.flush()
    if could_talk is not None:
        contacts.note_talked(t.session, team_id=t.team_id, user_id=t.user_id, could_talk=could_talk, at=t.now)
    show(t, round_, given)
    return given


def open_one(t: Turn, round_id: int) -> Round:
    """The round, if it can still be answered.

    Raises:
        Refused: it is closed, or the person is none of those whom it asks.
    """
    round_ = model.round_by_id(t.session, team_id=t.team_id, round_id=round_id)
    if round_ is None or not round_.is_open(t.now):
        planned = schedules.next_of(t.session, team_id=t.team_id, kind=KIND, user_id=t.user_id)
        raise Refused("checkins-closed", next=views.when_next(t, planned))
    schedule = t.session.get_one(Schedule, round_.schedule_id)
    if not model.answer_of(t.session, round_, t.user_id) and not schedules.is_meant(t.session, schedule, t.user_id):
        raise Refused("checkins-not-yours")
    return round_


def stop(t: Turn, round_id: int) -> None:
    """「声かけを止める」: nothing more is written to the person; what was on its way is taken back."""
    if not model.wants_none(t.session, team_id=t.team_id, user_id=t.user_id):
        t.session.add(NoCheckIns(team_id=t.team_id, user_id=t.user_id, since=t.now))
    for round_, given in _open_answers(t):
        given.is_spared = True
        outbox.take_back(t.session, team_id=t.team_id, key=reminder_key(round_, t.user_id))
        if outbox.take_back(t.session, team_id=t.team_id, key=letter_key(round_, t.user_id)):
            given.asked_at = None
    _show_stopped(t, round_id, stopped=True)


def resume(t: Turn, round_id: int) -> None:
    """「再開する」: as if it had never been stopped; a round that is open asks them too."""
    stopped = t.session.get(NoCheckIns, (t.team_id, t.user_id))
    if stopped:
        t.session.delete(stopped)
    for _, given in _open_answers(t):
        given.is_spared = False
    _show_stopped(t, round_id, stopped=False)


def show(t: Turn, round_: Round, given: Answer) -> None:
    """Let the letter show the answer; the reminder is not needed any more."""
    key, message = letter_key(round_, given.user_id), views.letter(t, round_, given)
    outbox.revise(t.session, team_id=t.team_id, key=key, message=message, now=t.now)
    key = reminder_key(round_, given.user_id)
    if given.answered_at and not outbox.take_back(t.session, team_id=t.team_id, key=key):
        done = views.reminder_answered(t, given)
        outbox.revise(t.session, team_id=t.team_id, key=key, message=done, now=t.now)


def close_one(t: Turn) -> bool:
    """Close a round whose time has come, and tell the organisers its figures; whether there was one."""
    over = select(Round).where(Round.team_id == t.team_id, Round.closed_at.is_(None), Round.closes_at <= t.now)
    round_ = t.session.scalars(over.order_by(Round.closes_at, Round.id).limit(1).with_for_update()).first()
    if round_ is None:
        return False
    round_.closed_at = t.now
    results.tell(t, round_)
    return True


def tally(t: Turn, occurrence: Occurrence) -> Tally:
    """What came of an occurrence, for the organisers' history: the figures that the digest showed."""
    found = select(Round).where(Round.team_id == t.team_id, Round.key == occurrence.key)
    round_ = t.session.scalars(found).one_or_none()
    if round_ is None:
        return Tally(0)
    # All whom it was for, not only those who were written to: that number less the answers would be a few people.
    meant = t.session.scalar(select(func.count()).select_from(Answer).where(Answer.round_id == round_.id))
    return Tally(meant or 0, round_.figures.get("answered"))


def letter_key(round_: Round, user_id: str) -> str:
    """The key of the letter that asks somebody."""
    return f"{round_.key}:{user_id}"


def reminder_key(round_: Round, user_id: str) -> str:
    """The key of the letter that reminds somebody."""
    return f"{round_.key}:{user_id}:reminder"


def has_reached(t: Turn, round_: Round, user_id: str) -> bool:
    """Whether somebody got the letter that asks them."""
    letter = outbox.find(t.session, team_id=t.team_id, key=letter_key(round_, user_id))
    return letter is not None and letter.sent > 0


def _closes(t: Turn, schedule: Schedule) -> datetime:
    """In the afternoon of the fourth working day after the opening, but before the next round opens."""
    zone = ZoneInfo(t.settings.timezone)
    day = working_time.add_days(t.now, CLOSES_AFTER).astimezone(zone).date()
    closes = datetime.combine(day, CLOSES_AT, zone).astimezone(UTC)
    # What is planned for today has happened: this is it, also when an organiser was early.
    tonight = datetime.combine(t.now.astimezone(zone).date(), time.max, zone)
    coming = recurrence.upcoming(recurrence.read(schedule.rule), after=tonight, zone=zone, count=1)
    return min([closes, *(each.at for each in coming)])


def _join(t: Turn, round_: Round) -> Answer:
    """Somebody answers who was not there when the round was opened."""
    given = Answer(team_id=t.team_id, round_id=round_.id, user_id=t.user_id, asked_at=t.now)
    t.session.add(given)
    return given


def _open_answers(t: Turn) -> list[tuple[Round, Answer]]:
    mine = select(Round, Answer).join(Round, Round.id == Answer.round_id)
    mine = mine.where(Answer.team_id == t.team_id, Answer.user_id == t.user_id, Round.closed_at.is_(None))
    return [(round_, given) for round_, given in t.session.execute(mine)]


def _show_stopped(t: Turn, round_id: int, *, stopped: bool) -> None:
    round_ = model.round_by_id(t.session, team_id=t.team_id, round_id=round_id)
    given = model.answer_of(t.session, round_, t.user_id) if round_ else None
    if round_ and given:
        message = views.letter(t, round_, given, stopped=stopped)
        outbox.revise(t.session, team_id=t.team_id, key=letter_key(round_, t.user_id), message=message, now=t.now)


def _post(t: Turn, key: str, user_id: str, message: Block, round_: Round) -> None:
    letter = outbox.post(
        t.session,
        team_id=t.team_id,
        key=key,
        to=user_id,
        message=message,
        now=t.now,
        speaks=Speaks.FIRST,
        about="checkins",
        stale_at=round_.closes_at,
        together=True,
    )
    if letter.failure == Failure.DISCARDED:  # it was taken back, and is wanted again
        letter.failure, letter.due_at, letter.message = None, t.now, message
