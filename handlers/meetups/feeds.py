"""Private calendar addresses: whoever knows one reads that member's meetups and nothing else, until it is revoked.

The address is shown once. What is kept is its fingerprint (SHA-256 of 256 random bits), so neither the database nor a
copy of it opens anybody's calendar.
"""

import hashlib
import hmac
import secrets
from datetime import timedelta

from sqlalchemy import select

from bot import members, somebody
from bot.pages import Page, Visit
from bot.turn import Turn
from handlers.meetups import ics
from handlers.meetups.model import Feed

ROOM = "calendar"
_ENDING = ".ics"
# What is over stays in the calendar for so long.
KEPT = timedelta(days=180)


def is_offered(t: Turn) -> bool:
    """Whether calendars can reach the bot: it has a public address, and listens there."""
    return bool(t.settings.public_url) and not t.settings.uses_sockets


def of(t: Turn) -> Feed | None:
    """The address that the one who acts has."""
    return t.session.get(Feed, (t.team_id, t.user_id))


def make(t: Turn) -> str:
    """A new address for the one who acts; one that they had before leads nowhere from now on."""
    token = secrets.token_urlsafe(32)
    t.session.merge(Feed(t.team_id, t.user_id, _fingerprint(token), t.now))
    t.session.flush()
    return f"{t.settings.public_url}/{ROOM}/{token}{_ENDING}"


def revoke(t: Turn) -> None:
    """The address leads nowhere from now on."""
    known = of(t)
    if known:
        t.session.delete(known)
        t.session.flush()


def read(t: Turn, visit: Visit) -> Page | None:
    """What stands at an address; None when it leads nowhere."""
    if visit.method != "GET" or not visit.rest.endswith(_ENDING):
        return None
    fingerprint = _fingerprint(visit.rest.removesuffix(_ENDING))
    found = t.session.scalars(select(Feed).where(Feed.team_id == t.team_id, Feed.fingerprint == fingerprint))
    known = found.one_or_none()
    if known is None or not hmac.compare_digest(known.fingerprint, fingerprint):
        return None
    member = members.find(t.session, team_id=t.team_id, user_id=known.user_id)
    if member and member.deleted:
        return None
    say = somebody.words(t, known.user_id)
    return Page(ics.feed(t, ics.of_person(t, known.user_id, t.now - KEPT), say), "text/calendar; charset=utf-8")


def _fingerprint(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
