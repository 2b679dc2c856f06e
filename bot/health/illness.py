"""When the bot itself is ill, the organisers hear of it in their channel: once, and once more when it is well again.

    a job that fails again and again · letters that nobody can deliver for an hour · a disk that is nearly full ·
    a token that Slack refuses

What was said stands in the outbox, under keys that count up, so that no restart and no second process says it again.
While the channel cannot be reached, or sleeps, only one message comes in the end: that it was so, from when to when.
"""

import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import structlog
from slack_sdk.errors import SlackApiError
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bot import blocks, channels, outbox, web_api
from bot.health import state
from bot.jobs import Job, Parts
from bot.letters.pacing import Pace
from bot.outbox import Letter, Speaks, Urgency
from bot.words import words

log = structlog.get_logger()

EVERY = timedelta(minutes=1)
# A job is ill when it failed so often, over at least this time; it is well when nothing was heard for so long.
FAILURES = 3
FAILING_FOR = timedelta(minutes=5)
QUIET_FOR = timedelta(minutes=15)
# A job that fails twice a second is noted this often.
NOTE_EVERY = timedelta(seconds=20)
ASK_SLACK_EVERY = timedelta(minutes=10)
TOKEN = "token"  # noqa: S105 (it is an illness)
REFUSED = {"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "missing_scope"}
_PREFIX = "job:"
_KEY = "illness:"


class Memory:
    """What one process noted a moment ago, so that it is not done all the time."""

    def __init__(self) -> None:
        self._at: dict[tuple[str, str], datetime] = {}
        self._lock = threading.Lock()

    def is_time(self, team_id: str, what: str, *, now: datetime, every: timedelta) -> bool:
        """Whether this was not done within that time; then it is done now."""
        with self._lock:
            last = self._at.get((team_id, what))
            if last is not None and last <= now < last + every:
                return False
            self._at[team_id, what] = now
            return True


@dataclass(frozen=True)
class Illness:
    """Something that is wrong now.

    Args:
        name: the same illness has the same name; its first word is in the names of the texts that tell of it.
        values: what the text needs.
    """

    name: str
    values: Mapping[str, str | int]


def note_failure(job: str, parts: Parts, *, memory: Memory) -> None:
    """A step of a job broke off: remember since when, and how often, for every process to see."""
    now = parts.clock.now()
    if not memory.is_time(parts.team_id, f"{_PREFIX}{job}", now=now, every=NOTE_EVERY):
        return
    try:
        with parts.database.begin() as session:
            pace = session.get(Pace, (parts.team_id, f"{_PREFIX}{job}"))
            if pace is None:
                session.add(Pace(parts.team_id, f"{_PREFIX}{job}", since=now, until=now, failures=1))
            elif pace.until < now - QUIET_FOR:
                pace.since, pace.until, pace.failures = now, now, 1
            else:
                pace.until, pace.failures = now, pace.failures + 1
    except SQLAlchemyError:
        # It may be the database itself that is ill; the log has told already which job it was.
        log.exception("cannot note that a job failed", job=job, team=parts.team_id)


def look(parts: Parts, *, memory: Memory) -> bool:
    """See how the bot is, and tell what is new; whether anything was."""
    now = parts.clock.now()
    asked = memory.is_time(parts.team_id, TOKEN, now=now, every=ASK_SLACK_EVERY)
    refused = _refusal(parts) if asked else None
    with parts.database.begin() as session:
        ill = {each.name: each for each in _illnesses(session, parts, now)}
        if refused:
            ill[TOKEN] = Illness(TOKEN, {"reason": refused})
        known = _known(session, parts.team_id)
        new = ill.keys() - known.keys()
        # Whether a token is taken again is known only when Slack was asked.
        over = {name for name in known.keys() - ill.keys() if name != TOKEN or refused == ""}
        for name in sorted(new):
            _fell_ill(session, parts, ill[name], now)
        for name in sorted(over):
            _recovered(session, parts, known[name], now)
    return bool(new or over)


def job(memory: Memory) -> Job:
    """Looking round, once a minute."""
    return Job("illness", EVERY, partial(look, memory=memory))


def _illnesses(session: Session, parts: Parts, now: datetime) -> Iterator[Illness]:
    failing = select(Pace).where(Pace.team_id == parts.team_id, Pace.name.startswith(_PREFIX))
    for pace in session.scalars(failing.where(Pace.until >= now - QUIET_FOR, Pace.failures >= FAILURES)):
        if pace.until - pace.since >= FAILING_FOR:
            yield Illness(pace.name, {"job": pace.name.removeprefix(_PREFIX)})
    if stuck := state.letters(session, team_id=parts.team_id, now=now).stuck:
        yield Illness("letters", {"count": stuck})
    if parts.database.is_sqlite and (room := state.room(parts.database)).is_nearly_full:
        yield Illness("disk", {"megabytes": room.free // 2**20})


def _refusal(parts: Parts) -> str | None:
    """Why Slack refuses the token; "" when it takes it, None when that cannot be said."""
    try:
        web_api.whoami(parts.slack)
    except SlackApiError as error:
        reason = str(error.response.get("error"))
        return reason if reason in REFUSED else None
    except OSError:
        return None
    return ""


def _known(session: Session, team_id: str) -> dict[str, Letter]:
    """The illnesses that were told and are not known to be over, each with its letter."""
    return {name: letter for name, letter in _told(session, team_id).items() if letter.key.endswith(":ill")}


def _told(session: Session, team_id: str) -> dict[str, Letter]:
    """The last letter about each illness."""
    ours = (Letter.team_id == team_id, Letter.key >= _KEY, Letter.key < f"{_KEY}~")
    letters = session.scalars(select(Letter).where(*ours).order_by(Letter.id))
    return {letter.key.removeprefix(_KEY).rsplit(":", 2)[0]: letter for letter in letters}


def _fell_ill(session: Session, parts: Parts, illness: Illness, now: datetime) -> None:
    log.error("the bot is ill", illness=illness.name, team=parts.team_id, **illness.values)
    last = _told(session, parts.team_id).get(illness.name)
    number = int(last.key.rsplit(":", 2)[1]) + 1 if last else 1
    kind = illness.name.partition(":")[0]
    text = words(parts.settings.locale)(f"illness-now-{kind}", **illness.values)
    letter = _post(session, parts, f"{_KEY}{illness.name}:{number}:ill", text, now)
    if kind == TOKEN:  # Slack takes nothing from us now; that it was so is told afterwards
        letter.discard()


def _recovered(session: Session, parts: Parts, letter: Letter, now: datetime) -> None:
    name, number, _ = letter.key.removeprefix(_KEY).rsplit(":", 2)
    log.info("the bot is well again", illness=name, team=parts.team_id)
    if letter.ts is None and letter.claimed_at is None:
        letter.discard()
    kind, _, which = name.partition(":")
    zone = ZoneInfo(parts.settings.timezone)
    since, until = (f"{moment.astimezone(zone):%m/%d %H:%M}" for moment in (letter.created_at, now))
    text = words(parts.settings.locale)(f"illness-over-{kind}", since=since, until=until, job=which)
    _post(session, parts, f"{_KEY}{name}:{number}:well", text, now)


def _post(session: Session, parts: Parts, key: str, text: str, now: datetime) -> Letter:
    channel = channels.of_organisers(session, parts.settings, team_id=parts.team_id)
    letter = outbox.post(
        session,
        team_id=parts.team_id,
        key=key,
        to=channel,
        message=blocks.message(text, blocks.section(text)),
        now=now,
        speaks=Speaks.REMINDING,
        about="illness",
        urgency=Urgency.URGENT,
    )
    if not channel:  # it stays as a note of what was known
        letter.discard()
    return letter
