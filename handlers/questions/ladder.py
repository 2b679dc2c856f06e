"""The guaranteed first human reply: a question that waits climbs from rung to rung until a human has answered.

    +4 h likely answerers · +1 day the companion or the weekly host · +2 days an organiser, by name · +3 days alarm

All in working time from when it was asked. A rung is reached once; of those that were missed only the last one is
taken. What is due stands in the database, so a restart or a second process changes nothing.
"""

from datetime import timedelta

import structlog
from sqlalchemy import func, select

from bot import outbox, roles, working_time
from bot.blocks import Block
from bot.jobs import Parts
from bot.outbox import Speaks, Urgency
from bot.turn import Turn, Turns
from handlers.questions import answerers, asked, asking, hosts, model
from handlers.questions.asked import As, Asked, Climb, Rung, waits, when
from handlers.questions.model import Question, State

log = structlog.get_logger()

# Over how long a time the work of organisers is balanced.
LATELY = timedelta(days=28)
FEATURE = "questions"
EVERY = timedelta(seconds=20)


def follow(t: Turn, question: Question) -> None:
    """Bring the ladder up to date with what happened to a question; its letters say what is true now.

    Only a new question begins to climb: one that is already older than the whole ladder came in by import.
    """
    climb = t.session.get(Climb, question.id)
    if climb is None:
        if waits(question) and t.now < when(question, Rung.ALARM):
            t.session.add(Climb(question.id, t.team_id, due_at=when(question, Rung.LIKELY)))
        return
    climb.due_at = when(question, climb.rung + 1) if waits(question) and climb.rung < Rung.ALARM else None
    if climb.rung > Rung.POSTED or asked.of(t.session, question):
        show(t, question)


def follow_channel(t: Turn, channel_id: str) -> None:
    """The channel was archived, or opened again: its questions stop climbing, or go on from where time is."""
    climbing = select(Question).join(Climb, Climb.question_id == Question.id)
    here = climbing.where(
        Question.team_id == t.team_id, Question.channel_id == channel_id, Question.state == State.OPEN
    )
    for question in t.session.scalars(here.execution_options(populate_existing=True)).all():
        follow(t, question)


def show(t: Turn, question: Question) -> None:
    """Let every letter about it say what is true now: edited in place where it was sent, unsent where it was not."""
    organiser_id = ""
    for each in (each for each in asked.of(t.session, question) if each.role != As.TOOK):
        _say(t, question, _letter_key(question, each), asking.letter(t, question, each))
        organiser_id = each.user_id if each.role == As.ORGANISER else organiser_id
    for rung in (Rung.ORGANISER, Rung.ALARM):
        _say(t, question, _notice_key(question, rung), asking.notice(t, question, rung, organiser_id))


def climb_one(parts: Parts) -> bool:
    """Take the next rung that is due, in working time.

    Returns:
        Whether there was one.
    """
    now = parts.clock.now()
    if not working_time.is_open(now):
        return False
    due = select(Climb.question_id).where(Climb.team_id == parts.team_id, Climb.due_at <= now)
    with parts.database.read() as session:
        number = session.scalar(due.order_by(Climb.due_at).limit(1))
    if number is None:
        return False
    with Turns.of(parts)() as t:
        question = model.by_id(t.session, team_id=t.team_id, question_id=number)  # held until the turn ends
        climb = t.session.get(Climb, number, populate_existing=True)
        if question and climb and climb.due_at and climb.due_at <= t.now:
            _take(t, question, climb)
    return True


def ask(t: Turn, question: Question, user_id: str, role: As, *, because: str = "") -> None:
    """Ask somebody, in their own working hours."""
    to = Asked(question.id, user_id, role, t.team_id, t.now, because)
    t.session.add(to)
    t.session.flush()
    is_unasked_for = role == As.LIKELY
    outbox.post(
        t.session,
        team_id=t.team_id,
        key=_letter_key(question, to),
        to=user_id,
        message=asking.letter(t, question, to),
        now=t.now,
        # Companions, hosts and organisers took this on; a likely answerer did not.
        speaks=Speaks.FIRST if is_unasked_for else Speaks.REMINDING,
        about=FEATURE,
        stale_at=when(question, Rung.ORGANISER) if is_unasked_for else None,
        urgency=Urgency.NORMAL if is_unasked_for else Urgency.URGENT,
        together=True,
    )


def ask_likely(t: Turn, question: Question, *, limit: int = answerers.LIKELY) -> None:
    """Ask those who are likely to know."""
    found = answerers.likely(t, question, limit=limit)
    for each in found:
        ask(t, question, each.user_id, As.LIKELY, because=each.because)
    if not found:
        log.info("nobody is known who is likely to know", question=question.id)


def _take(t: Turn, question: Question, climb: Climb) -> None:
    if not waits(question):
        climb.due_at = None
        return
    rung = max(rung for rung in Rung if when(question, rung) <= t.now)
    climb.rung = rung
    climb.due_at = when(question, rung + 1) if rung < Rung.ALARM else None
    match rung:
        case Rung.LIKELY:
            ask_likely(t, question)
        case Rung.HOST:
            _ask_host(t, question)
        case Rung.ORGANISER:
            _ask_organiser(t, question)
        case Rung.ALARM:
            _alarm(t, question)


def _ask_host(t: Turn, question: Question) -> None:
    """The companion of the one who asks; the host of the week where there is none, or nobody may know who asks."""
    companion = None
    if not question.is_anonymous:
        companion = roles.companion_of(t.session, team_id=t.team_id, user_id=question.keeper_id or question.asker_id)
    known = {each.user_id for each in asked.of(t.session, question)} | question.askers
    day = hosts.today(t)
    if companion and companion not in known and hosts.is_there(t, companion, day):
        ask(t, question, companion, As.BUDDY)
    elif (host := hosts.on_duty(t, day)) and host not in known:
        ask(t, question, host, As.HOST)
    else:
        log.info("no companion and no weekly host to ask", question=question.id)


def _ask_organiser(t: Turn, question: Question) -> None:
    """The organiser with the least to do, by name; who said that they would answer is the one."""
    organiser_id = _next_organiser(t, question)
    if organiser_id is None:
        _say_once(t, "no organiser to ask", question)
        return
    ask(t, question, organiser_id, As.ORGANISER)
    _tell_organisers(t, question, Rung.ORGANISER, organiser_id)


def _alarm(t: Turn, question: Question) -> None:
    log.warning("a question had no human reply for three working days", question=question.id, link=question.ts)
    _tell_organisers(t, question, Rung.ALARM)


def _tell_organisers(t: Turn, question: Question, rung: Rung, organiser_id: str = "") -> None:
    channel_id = t.organiser_channel
    if not channel_id:
        _say_once(t, "no organisers' channel to tell", question)
        return
    outbox.post(
        t.session,
        team_id=t.team_id,
        key=_notice_key(question, rung),
        to=channel_id,
        message=asking.notice(t, question, rung, organiser_id),
        now=t.now,
        about=FEATURE,
        urgency=Urgency.URGENT,
    )


def _next_organiser(t: Turn, question: Question) -> str | None:
    took = [each.user_id for each in asked.of(t.session, question) if each.role == As.TOOK]
    day = hosts.today(t)
    there = [
        each
        for each in roles.organisers(t.session, t.settings, team_id=t.team_id)
        if each not in question.askers and hosts.is_there(t, each, day)
    ]
    lately = select(Asked.user_id, func.count(), func.max(Asked.at)).where(
        Asked.team_id == t.team_id, Asked.role == As.ORGANISER, Asked.at > t.now - LATELY
    )
    load = {user_id: (times, last) for user_id, times, last in t.session.execute(lately.group_by(Asked.user_id))}
    unburdened = (0, t.now - LATELY)
    return next(iter(took), None) or min(there, key=lambda each: load.get(each, unburdened), default=None)


def _say_once(t: Turn, what: str, question: Question) -> None:
    """Log what is missing in this workspace, not for every question anew."""
    if t.first_time(f"ladder: {what}"):
        log.warning(what, question=question.id)


def _say(t: Turn, question: Question, key: str, message: Block) -> None:
    if waits(question) or not outbox.take_back(t.session, team_id=t.team_id, key=key):
        outbox.revise(t.session, team_id=t.team_id, key=key, message=message, now=t.now)


def _letter_key(question: Question, to: Asked) -> str:
    return f"question:{question.id}:asked:{to.role}:{to.user_id}"


def _notice_key(question: Question, rung: Rung) -> str:
    return f"question:{question.id}:organisers:{rung.name.lower()}"
