"""Writes a mail at the moment of sending, or sees that it is not to go any more, or not yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot import working_time
from bot.mailing import address as mail_address
from bot.mailing import message as mail_message
from bot.mailing.message import Link, Mail
from bot.mailing.pieces import Part
from bot.turn import Turn
from bot.vault import vault
from handlers.mail import model, rules
from handlers.mail.model import Dispatch, Kind, Mailbox, Rhythm
from handlers.mail.rules import Teller

ROOM = "mail"
STOP = "stop"
CONFIRM = "confirm"
# How long the links work; whoever finds an older one is told where to go.
VALID = {STOP: timedelta(days=366), CONFIRM: rules.CONFIRM_WITHIN}


@dataclass(frozen=True)
class Ready:
    """It can go: `told` are the keys of what it tells."""

    message: bytes
    sender: str
    to: str
    told: tuple[str, ...]


@dataclass(frozen=True)
class NotYet:
    """Not before then."""

    until: datetime


@dataclass(frozen=True)
class NoMore:
    """Never."""

    why: str


@dataclass(frozen=True)
class Lost:
    """The address cannot be opened: its key is gone."""


def compose(t: Turn, dispatch: Dispatch, tellers: Sequence[Teller]) -> Ready | NotYet | NoMore | Lost:
    """The mail to the one whose turn it is."""
    box = _mailbox(t, dispatch)
    if isinstance(box, NoMore):
        return box
    address = rules.opened(t, box)
    if not address:
        return Lost()
    if dispatch.kind == Kind.CONFIRMATION:
        return _ready(t, dispatch, _confirmation(t, box), address)
    opening = working_time.next_opening(t.now, rules.hours_of(t))
    if opening > t.now:
        return NotYet(opening)
    parts = rules.news(t, box, dispatch.kind, tellers)
    told = tuple(entry.key for part in parts for entry in part.entries)
    return _ready(t, dispatch, _told(t, box, dispatch.kind, parts), address, told) if parts else NoMore("nothing")


def link(t: Turn, act: str, *said: str) -> str:
    """An address that does this for whoever knows it, and that nobody else can make."""
    token = vault(t.settings, "mail link").seal_at(":".join((act, t.team_id, *said)), t.now)
    return f"{t.settings.public_url}/{ROOM}/{token}"


def _mailbox(t: Turn, dispatch: Dispatch) -> Mailbox | NoMore:
    """Where it goes, or why it is not to go any more."""
    box = model.mailbox(t.session, team_id=t.team_id, user_id=t.user_id)
    if dispatch.stale_at <= t.now:
        return NoMore("stale")
    if box is None or box.failure:
        return NoMore("stopped")
    if t.member and not t.member.can_be_asked:
        return NoMore("gone")
    is_asked = dispatch.kind == Kind.CONFIRMATION
    if (box.confirmed_at is None) != is_asked or (is_asked and not dispatch.key.endswith(f":{box.proof}")):
        return NoMore("address changed")
    return box


def _ready(t: Turn, dispatch: Dispatch, mail: Mail, to: str, told: tuple[str, ...] = ()) -> Ready:
    sender = mail_address.sender(t.settings.mail_from)
    made = mail_message.message(
        mail, sender=sender, to=to, mark=dispatch.mark, now=t.now, zone=ZoneInfo(t.settings.timezone)
    )
    return Ready(made.as_bytes(), sender.addr_spec, to, told)


def _told(t: Turn, box: Mailbox, kind: str, parts: Sequence[Part]) -> Mail:
    say = t.words
    others = sum(len(part.entries) for part in parts[1:])
    first = parts[0].subject
    name = t.member.name if t.member else ""
    rhythm = say("mail-why-daily") if box.rhythm == Rhythm.DAILY else say("mail-why-weekly")
    command = f"/{t.settings.command_prefix}tomoshibi"
    return Mail(
        subject=say("mail-subject-more", told=first, count=others) if others else say("mail-subject", told=first),
        hello=say("mail-hello" if kind == Kind.DIGEST else "mail-hello-urgent", name=name),
        parts=parts,
        door=Link(say("mail-door"), t.workspace.url),
        foot=[say("mail-why", workspace=t.workspace.name), rhythm, say("mail-how", command=command)],
        stop=Link(say("mail-stop"), link(t, STOP, t.user_id)),
        locale=say.locale,
    )


def _confirmation(t: Turn, box: Mailbox) -> Mail:
    """Whoever gets this may not know of it: it says nothing of the person, and that nothing need be done."""
    say = t.words
    return Mail(
        subject=say("mail-confirm-subject"),
        hello=say("mail-confirm-hello", workspace=t.workspace.name),
        door=Link(say("mail-confirm-door"), link(t, CONFIRM, t.user_id, box.proof)),
        foot=[say("mail-confirm-days", days=rules.CONFIRM_WITHIN.days), say("mail-confirm-unknown")],
        locale=say.locale,
    )
