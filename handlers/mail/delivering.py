"""Hands promised mails to the server, each once as far as anybody can know.

A mail is claimed by an update that only one process can win, so any number of them may deliver. Mail cannot be looked
up like a message in Slack: when the connection breaks, or the process dies, between the end of a mail and the server's
answer, it may have arrived or not. Then it is sent once more, as mail servers among themselves do (RFC 5321, 4.5.3.2
and 6.1), with the same Message-ID, by which servers and mail programs tell that it is the same; and after a second
doubt no more. So nobody gets a third copy, and nothing is lost in silence: what was not surely told is news tomorrow.

What is wrong with the server is no mail's fault: then all mails wait together, and none of them loses a try.
"""

from datetime import date, datetime, timedelta

import structlog
from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from bot.jobs import Parts
from bot.mailing.answers import Doubtful, Later, NoMailbox, Outcome, Taken, Trouble, Unwanted
from handlers.mail import model
from handlers.mail.composing import Lost, NoMore, NotYet, Ready
from handlers.mail.model import Dispatch, Kind, Mailbox, MailServer, State

log = structlog.get_logger()

# A sender that has not come back after this time has died; no answer of a server takes so long.
LEASE = timedelta(minutes=15)
# Greylisting servers want to be asked again after some minutes.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (5, 10, 20, 40, 60))
MOST_DOUBTS = 2
SERVER_PAUSE = timedelta(minutes=1)
LONGEST_SERVER_PAUSE = timedelta(minutes=15)


def claim(parts: Parts) -> Dispatch | None:
    """The next mail that is due, for this process alone until it says what came of it; None while the server rests."""
    now = parts.clock.now()
    with parts.database.read() as session:
        if not model.is_any_due(session, team_id=parts.team_id, now=now):
            return None
    with parts.database.begin() as session:
        server = session.get(MailServer, parts.team_id)
        if server and server.rests_until > now:
            return None
        while dispatch := _next(session, parts.team_id, now):
            if dispatch.claimed_at and _doubted(dispatch):
                continue
            dispatch.claimed_at = now
            return dispatch
    return None


def record(parts: Parts, dispatch_id: int, outcome: Outcome, ready: Ready) -> None:
    """What the server said about a mail."""
    now = parts.clock.now()
    with parts.database.begin() as session:
        if rested := session.get(MailServer, parts.team_id):
            session.delete(rested)  # it answers again
        dispatch, box = _held(session, dispatch_id)
        if dispatch is None:  # it was erased with its person while it was on its way
            return
        dispatch.claimed_at = None
        _settle(dispatch, box, outcome, ready, now)
        if not isinstance(outcome, Taken):
            log.warning("mail is not taken", mail=dispatch.key, reason=outcome.reason, state=str(dispatch.state))


def leave(parts: Parts, dispatch_id: int, why: NotYet | NoMore | Lost) -> None:
    """It does not go now, or not at all."""
    now = parts.clock.now()
    with parts.database.begin() as session:
        dispatch, box = _held(session, dispatch_id)
        if dispatch is None:
            return
        dispatch.claimed_at = None
        match why:
            case NotYet(until):
                dispatch.due_at = until
            case NoMore(reason):
                dispatch.state, dispatch.failure = State.DROPPED, reason
            case Lost():
                dispatch.state, dispatch.failure = State.FAILED, "key"
                if box:
                    box.failure, box.failed_at, box.look_at = "key", now, None


def rest(parts: Parts, dispatch_id: int, trouble: Trouble, reason: str) -> None:
    """The server takes nothing: all mails wait, and the one that met with it goes behind the others."""
    now = parts.clock.now()
    with parts.database.begin() as session:
        server = session.get(MailServer, parts.team_id, with_for_update=True)
        if server is None:
            server = MailServer(parts.team_id, now, failures=0, trouble=trouble)
            session.add(server)
        pause = min(SERVER_PAUSE * 2 ** min(server.failures, 10), LONGEST_SERVER_PAUSE)
        server.failures, server.trouble, server.rests_until = server.failures + 1, trouble, now + pause
        dispatch, _ = _held(session, dispatch_id)
        if dispatch:
            dispatch.claimed_at, dispatch.due_at = None, server.rests_until
    log.warning("mail server takes nothing", trouble=str(trouble), reason=reason, seconds=pause.total_seconds())


def _next(session: Session, team_id: str, now: datetime) -> Dispatch | None:
    is_free = or_(Dispatch.claimed_at.is_(None), Dispatch.claimed_at <= now - LEASE)
    due = select(Dispatch).where(Dispatch.team_id == team_id, Dispatch.state == State.WAITING, Dispatch.due_at <= now)
    due = due.where(is_free).order_by(Dispatch.due_at, Dispatch.id).limit(1)
    return session.scalars(due.with_for_update(skip_locked=True)).first()


def _held(session: Session, dispatch_id: int) -> tuple[Dispatch | None, Mailbox | None]:
    dispatch = session.get(Dispatch, dispatch_id, with_for_update=True)
    if dispatch is None:
        return None, None
    return dispatch, model.mailbox(session, team_id=dispatch.team_id, user_id=dispatch.user_id, hold=True)


def _settle(dispatch: Dispatch, box: Mailbox | None, outcome: Outcome, ready: Ready, now: datetime) -> None:
    match outcome:
        case Taken():
            dispatch.state, dispatch.sent_at, dispatch.failure = State.SENT, now, ""
            if box:
                _remember(box, dispatch, ready)
        case Later(reason):
            _wait(dispatch, reason, now)
        case Doubtful(reason):
            _wait(dispatch, reason, now)
            _doubted(dispatch)
        case NoMailbox(reason):
            dispatch.state, dispatch.failure = State.FAILED, reason
            if box:
                box.failure, box.failed_at, box.look_at = reason, now, None
        case Unwanted(reason):
            dispatch.state, dispatch.failure = State.FAILED, reason


def _doubted(dispatch: Dispatch) -> bool:
    """Nobody knows whether it arrived; whether that was so too often."""
    dispatch.doubts += 1
    if dispatch.doubts < MOST_DOUBTS:
        return False
    dispatch.state, dispatch.failure, dispatch.claimed_at = State.FAILED, "doubtful", None
    log.warning("mail may have arrived", mail=dispatch.key)
    return True


def _wait(dispatch: Dispatch, reason: str, now: datetime) -> None:
    dispatch.due_at = now + PAUSES[min(dispatch.attempts, len(PAUSES) - 1)]
    dispatch.attempts += 1
    dispatch.failure = reason


def _remember(box: Mailbox, dispatch: Dispatch, ready: Ready) -> None:
    """What was told is no news any more; a digest told all there is, so what it did not tell need not be remembered."""
    if dispatch.kind == Kind.DIGEST:
        box.told = list(ready.told)
        box.digest_on = date.fromisoformat(dispatch.key.split(":")[1])
    elif dispatch.kind == Kind.REMINDER:
        box.told = [*box.told, *ready.told]
