"""Carries letters to Slack, each once: what goes next is sorted (`.sorting`), judged (`.manners`), and sent.

Only a sender that holds the workspace's lock (`Database.alone`) delivers, so a letter that is found claimed was left by
a sender that died: whether Slack took it is then looked up, not guessed (`bot.letters.sending`).
"""

from datetime import datetime, timedelta

import structlog
from slack_sdk import WebClient
from sqlalchemy.orm import Session

from bot.anonymity import SEALED, Seal, is_sealed
from bot.clock import Clock
from bot.db import Database
from bot.letters import bundle, manners, pacing, sending, sorting
from bot.letters.carriage import carried, dissolve, gather
from bot.letters.manners import Drop, Hold
from bot.letters.pacing import UNPACED, Limits
from bot.letters.sending import Dead, Later, Limited, Outcome, Sent
from bot.outbox import Lane, Letter, find

log = structlog.get_logger()

FIRST_PAUSE = timedelta(seconds=2)
LONGEST_PAUSE = timedelta(minutes=10)


def deliver_one(
    database: Database,
    clock: Clock,
    slack: WebClient,
    *,
    team_id: str,
    seal: Seal | None = None,
    limits: Limits = UNPACED,
) -> bool:
    """Send the next letter of this workspace that may go. Call it only while holding the workspace's lock.

    Returns:
        Whether there was a letter to send, or to put off.
    """
    with database.begin() as session:
        letter = sorting.next_letter(session, team_id=team_id, now=clock.now(), limits=limits)
        if letter is None:
            return False
        in_doubt = letter.claimed_at is not None
        if not in_doubt and not _suits(session, letter, clock.now()):
            return True
        _claim(session, letter, now=clock.now(), limits=limits)
    outcome = sending.send(slack, letter, seal=seal, in_doubt=in_doubt)
    with database.begin() as session:
        _record(session, letter, outcome, clock.now(), in_doubt=in_doubt)
    return True


def _suits(session: Session, letter: Letter, now: datetime) -> bool:
    """Whether it may go now; if not, note when it may, or that it is not to go at all."""
    verdict = manners.judge(session, letter, now=now)
    letter.held = ""
    match verdict:
        case Hold(until, why):
            letter.due_at, letter.held = until, why
            return False
        case Drop(why):
            letter.failure, letter.due_at = why, None
            log.info("letter is left unsent", letter=letter.key, reason=why)
            return False
    return True


def _claim(session: Session, letter: Letter, *, now: datetime, limits: Limits) -> None:
    """Note that this letter is on its way, and what goes with it; a copy of what is to be sent leaves the session."""
    if letter.thread_key and not letter.thread_ts:
        root = find(session, team_id=letter.team_id, key=letter.thread_key)
        letter.thread_ts = root.ts if root else None
    with_it = carried(session, letter) or gather(session, letter, now=now)
    letter.claimed_at = letter.claimed_at or now
    letter.attempts += 1
    pacing.set_out(session, letter, now=now, limits=limits)
    session.flush()
    session.expunge(letter)
    letter.message = bundle.composed([letter.message, *(each.message for each in with_it)])


def _record(session: Session, claimed: Letter, outcome: Outcome, now: datetime, *, in_doubt: bool) -> None:
    letter = session.get_one(Letter, claimed.id)
    with_it = carried(session, letter)
    match outcome:
        case Sent():
            pacing.went_well(session, letter)
            for each in (letter, *with_it):
                _delivered(each, outcome, now)
            # Revised while it was on its way: what Slack has is already old.
            letter.sent, letter.thread_ts = claimed.wanted, claimed.thread_ts
            letter.due_at = None if letter.wanted == letter.sent else now
        case Limited(method, pause):
            pacing.obey(session, team_id=letter.team_id, method=method, now=now, pause=pause)
            _wait(letter, pause, now, reason=method)
            if not in_doubt:  # it may have been the look into history that was too much
                letter.claimed_at = None
                dissolve(session, letter, now=now + pause)
        case Later(reason):
            pacing.stumbled(session, letter, now=now)
            _wait(letter, min(FIRST_PAUSE * 2 ** (letter.attempts - 1), LONGEST_PAUSE), now, reason=reason)
        case Dead() if not letter.ts and dissolve(session, letter, now=now, for_good=True):
            # It may be the company that Slack did not take.
            letter.due_at, letter.claimed_at = now, None
        case Dead(reason):
            letter.failure, letter.due_at, letter.claimed_at = reason, None, None
            log.error("letter is dead", letter=letter.key, reason=reason)


def _delivered(letter: Letter, sent: Sent, now: datetime) -> None:
    letter.ts, letter.sent_channel = sent.ts, SEALED if is_sealed(letter.channel) else sent.channel
    letter.sent_at = letter.sent_at or now
    letter.sent, letter.claimed_at, letter.attempts, letter.due_at = letter.wanted, None, 0, None
    letter.turn_into(Lane.EDIT)


def _wait(letter: Letter, pause: timedelta, now: datetime, *, reason: str) -> None:
    letter.due_at = now + pause
    log.warning("letter waits", letter=letter.key, reason=reason, seconds=pause.total_seconds())
