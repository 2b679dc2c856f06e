"""The pages behind the links of a mail. They need no login: whoever has the link has read the mail.

Programs that look for harm follow every link of a mail, so to look at a page changes nothing; its one button does.
Mail programs with a button of their own post to the same address (RFC 8058).
"""

from bot import pages, somebody
from bot.pages import Page, Visit
from bot.turn import Turn
from bot.vault import LostKeyError, vault
from bot.words import Words, words
from handlers.mail import model, rules
from handlers.mail.composing import CONFIRM, STOP, VALID

GONE = 410
UNKNOWN = 404


def read(t: Turn, visit: Visit) -> Page | None:
    """What stands at an address; None when it is another workspace's."""
    links = vault(t.settings, "mail link")
    try:
        act, team_id, user_id, *said = links.open(visit.rest).split(":")
    except LostKeyError:
        return _told(words(t.settings.locale), "broken", status=UNKNOWN)
    if team_id != t.team_id:
        return None
    say = somebody.words(t, user_id)
    try:
        links.open(visit.rest, now=t.now, within=VALID[act])
    except LostKeyError:
        return _told(say, "old", status=GONE)
    if act == STOP:
        return _stop(t, say, user_id, posted=visit.method == "POST")
    if act == CONFIRM:
        return _confirm(t, say, user_id, said[0], posted=visit.method == "POST")
    return None


def _stop(t: Turn, say: Words, user_id: str, *, posted: bool) -> Page:
    if posted:
        rules.stop(t, user_id)
    elif model.mailbox(t.session, team_id=t.team_id, user_id=user_id):
        return _asked(say, "stop")
    return _told(say, "stopped")


def _confirm(t: Turn, say: Words, user_id: str, proof: str, *, posted: bool) -> Page:
    box = model.mailbox(t.session, team_id=t.team_id, user_id=user_id)
    if box is None or not rules.is_proven(box, proof):
        return _told(say, "old", status=GONE)
    if not posted and box.confirmed_at is None:
        return _asked(say, "confirm")
    if posted:
        rules.confirm(t, user_id, proof)
    return _told(say, "confirmed")


def _asked(say: Words, what: str) -> Page:
    """A page with one button, which posts to the address where the page stands."""
    button = f'<button class="button">{pages.escape(say(f"mail-page-{what}-button"))}</button>'
    text = pages.escape(say(f"mail-page-{what}-text"))
    return pages.sheet(say(f"mail-page-{what}"), text, f'<form method="post">{button}</form>')


def _told(say: Words, what: str, *, status: int = 200) -> Page:
    return pages.sheet(say(f"mail-page-{what}"), pages.escape(say(f"mail-page-{what}-text")), status=status)
