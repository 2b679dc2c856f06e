"""Looks whether there is anything to tell by mail, and sends what was promised."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from bot.jobs import Parts
from bot.mailing import address as mail_address
from bot.mailing import server as mail_server
from bot.mailing.answers import Doubtful, ServerTroubleError
from bot.mailing.server import Line
from bot.turn import Turns
from handlers.mail import composing, delivering, model, rules
from handlers.mail.composing import Ready
from handlers.mail.model import Dispatch
from handlers.mail.rules import Teller

LOOK_EVERY = timedelta(seconds=60)
SEND_EVERY = timedelta(seconds=20)
FORGET_EVERY = timedelta(hours=1)
# On one connection: few enough that a process that is told to stop can end them.
BATCH = 20
KEPT = timedelta(days=30)
# Who was taken on to be looked at, and was not, is looked at again then.
AGAIN = timedelta(hours=1)


def look_at_one(parts: Parts, tellers: Sequence[Teller]) -> bool:
    """Look whether one person is to get a mail.

    Returns:
        Whether there was somebody to look at.
    """
    if not parts.settings.sends_mail:
        return False
    with parts.database.read() as session:
        due = model.next_to_look_at(session, team_id=parts.team_id, now=parts.clock.now())
    if due is None:
        return False
    if _is_mine(parts, due.user_id):
        turns = Turns.of(parts, due.user_id)
        with turns() as t:
            box = model.mailbox(t.session, team_id=t.team_id, user_id=t.user_id, hold=True)
            if box:
                rules.look(t, box, tellers)
    return True


def send_some(parts: Parts, tellers: Sequence[Teller]) -> bool:
    """Send what is due, on one connection.

    Returns:
        Whether there was anything, and a server that takes it.
    """
    first = claimed = delivering.claim(parts) if parts.settings.sends_mail else None
    if first is None or claimed is None:
        return False
    try:
        with mail_server.opened(mail_address.server(parts.settings.smtp_url)) as line:
            for claimed in _batch(parts, first):
                if not _send(parts, line, claimed, tellers):
                    break
    except ServerTroubleError as error:
        delivering.rest(parts, claimed.id, error.trouble, error.reason)
        return False
    return True


def forget(parts: Parts) -> bool:
    """Forget which mails went out long ago, and addresses that nobody confirmed."""
    now = parts.clock.now()
    with parts.database.begin() as session:
        model.forget_before(session, team_id=parts.team_id, moment=now - KEPT)
        model.forget_unconfirmed(session, team_id=parts.team_id, moment=now - rules.CONFIRM_WITHIN)
    return False


def _is_mine(parts: Parts, user_id: str) -> bool:
    """Take on to look at somebody: when that breaks, others do not wait for it."""
    now = parts.clock.now()
    with parts.database.begin() as session:
        box = model.mailbox(session, team_id=parts.team_id, user_id=user_id, hold=True)
        if box is None or box.look_at is None or box.look_at > now:
            return False
        box.look_at = now + AGAIN
    return True


def _batch(parts: Parts, first: Dispatch) -> Iterator[Dispatch]:
    """Mails that are claimed only when those before them are done."""
    yield first
    for _ in range(BATCH - 1):
        following = delivering.claim(parts)
        if following is None:
            return
        yield following


def _send(parts: Parts, line: Line, claimed: Dispatch, tellers: Sequence[Teller]) -> bool:
    """Send one mail, if it is still to go; whether the connection is still there."""
    turns = Turns.of(parts, claimed.user_id)
    with turns.look() as t:
        ready = composing.compose(t, claimed, tellers)
    if not isinstance(ready, Ready):
        delivering.leave(parts, claimed.id, ready)
        return True
    outcome = line.send(ready.message, sender=ready.sender, to=ready.to)
    delivering.record(parts, claimed.id, outcome, ready)
    return not isinstance(outcome, Doubtful)
