"""What somebody decides about mail, and when it is time for one.

At most one mail a day, at the beginning of the person's own working day, and only when there is something that no mail
told before. Who chose weekly gets their digest on the first working day of the week; what cannot wait until then comes
on its day. Quiet weeks and silence hold back digests; what the person themselves joined is told all the same, as their
letters in Slack are.
"""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from bot import availability, members, working_time
from bot.mailing import address as mail_address
from bot.mailing.pieces import Part
from bot.turn import Refused, Turn
from bot.vault import LostKeyError
from bot.working_time import Hours
from handlers.mail import model
from handlers.mail.model import Dispatch, Kind, Mailbox, Rhythm, Source, State

Teller = Callable[[Turn], list[Part]]

DAY = timedelta(days=1)
# Who has no working day in years is looked at again after this time.
FAR = timedelta(days=30)
# An address that was typed may be somebody else's: so many mails a day at most ask whether it is not.
MOST_CONFIRMATIONS = 3
CONFIRM_WITHIN = timedelta(days=3)


def agree(t: Turn, *, rhythm: Rhythm, source: Source, address: str) -> Mailbox:
    """Somebody wants mail from now on, there.

    Args:
        address: as Slack knows it, or as it was typed; "" for the one that is known already.

    Raises:
        Refused: they cannot have mail, it is no address, or too many were to be confirmed today.
    """
    if not t.settings.sends_mail:
        raise Refused("mail-unavailable")
    if not members.known(t.session, team_id=t.team_id, user_id=t.user_id).can_be_asked:
        raise Refused("mail-cannot")
    box = model.mailbox(t.session, team_id=t.team_id, user_id=t.user_id, hold=True)
    known = opened(t, box) if box and box.source == source else ""
    wanted = _read(address, source) if address else known
    if not wanted:
        raise Refused("mail-address-missing", block_id="address")
    if box is None:
        box = Mailbox(t.team_id, t.user_id, rhythm, address="", source=source, agreed_at=t.now)
        t.session.add(box)
    box.rhythm = rhythm
    if wanted != known or box.failure or box.confirmed_at is None:
        _move(t, box, source, wanted)
    elif box.confirmed_at:
        box.look_at = t.now
    t.session.flush()
    return box


def stop(t: Turn, user_id: str) -> None:
    """No mail any more, and the address is forgotten; said twice, it is so all the same."""
    box = model.mailbox(t.session, team_id=t.team_id, user_id=user_id, hold=True)
    if box:
        t.session.delete(box)
    for each in model.waiting_of(t.session, team_id=t.team_id, user_id=user_id):
        each.state, each.failure = State.DROPPED, "stopped"
    t.session.flush()


def confirm(t: Turn, user_id: str, proof: str) -> bool:
    """Whoever reads that mailbox wants mail there; whether that is still asked."""
    box = model.mailbox(t.session, team_id=t.team_id, user_id=user_id, hold=True)
    if box is None or not is_proven(box, proof):
        return False
    if box.confirmed_at is None:
        box.confirmed_at, box.look_at = t.now, t.now
    return True


def is_proven(box: Mailbox, proof: str) -> bool:
    """Whether a link was sent to the address that is meant now."""
    return bool(proof) and secrets.compare_digest(box.proof, proof)


def follow(t: Turn, user_id: str, *, address: str, has_left: bool) -> None:
    """Slack says something new about somebody: they have left, or have another address."""
    box = model.mailbox(t.session, team_id=t.team_id, user_id=user_id, hold=True)
    if box is None:
        return
    if has_left:
        stop(t, user_id)
    elif address and box.source == Source.SLACK and opened(t, box) != address:
        try:
            _move(t, box, Source.SLACK, mail_address.read(address))
        except ValueError:
            stop(t, user_id)


def look(t: Turn, box: Mailbox, tellers: Sequence[Teller]) -> None:
    """See whether there is a mail to be written to the one whose turn it is, and when to look again."""
    if t.member and not t.member.can_be_asked:
        stop(t, t.user_id)
        return
    hours = hours_of(t)
    opening = _opening(t.now, hours)
    if opening is None or opening > t.now:
        box.look_at = opening or t.now + FAR
        return
    today = t.now.astimezone(hours.zone).date()
    box.look_at = _opening(datetime.combine(today + DAY, time(), hours.zone), hours) or t.now + FAR
    key = f"mail:{today}:{t.user_id}"
    kind = Kind.DIGEST if is_digest_due(t, box, today) else Kind.REMINDER
    if model.by_key(t.session, team_id=t.team_id, key=key):
        return
    if news(t, box, kind, tellers):
        closes = datetime.combine(today, hours.closes, hours.zone)
        t.session.add(Dispatch(t.team_id, key, t.user_id, kind, created_at=t.now, due_at=t.now, stale_at=closes))
    elif kind == Kind.DIGEST:
        box.digest_on = today


def is_digest_due(t: Turn, box: Mailbox, today: date) -> bool:
    """Whether the day of a digest has come, and they want to hear from the bot at all."""
    quiet = availability.hours_of(t.session, team_id=t.team_id, user_id=t.user_id)
    if availability.is_muted(t.session, team_id=t.team_id, user_id=t.user_id, now=t.now):
        return False
    if not working_time.is_open(t.now, quiet):
        return False
    last = box.digest_on
    return box.rhythm == Rhythm.DAILY or last is None or last.isocalendar()[:2] < today.isocalendar()[:2]


def news(t: Turn, box: Mailbox, kind: str, tellers: Sequence[Teller]) -> list[Part]:
    """What a mail tells now, what is new first; nothing when nothing of it is new.

    A digest tells everything that waits, a reminder what is new and cannot wait.
    """
    told = set(box.told)
    parts = [part for tell in tellers for part in tell(t) if part.entries]
    if kind == Kind.DIGEST:
        new = [part for part in parts if any(entry.key not in told for entry in part.entries)]
        return [*new, *(part for part in parts if part not in new)] if new else []
    urgent = [
        replace(part, entries=tuple(each for each in part.entries if each.is_urgent and each.key not in told))
        for part in parts
    ]
    return [part for part in urgent if part.entries]


def hours_of(t: Turn) -> Hours:
    """When the one whose turn it is may get mail at all; leave is no such time, quiet weeks are."""
    return availability.hours_of(t.session, team_id=t.team_id, user_id=t.user_id, quietly=False)


def theirs(t: Turn) -> dict[str, list[dict[str, Any]]]:
    """The address of the one whose turn it is, for them to see."""
    box = model.mailbox(t.session, team_id=t.team_id, user_id=t.user_id)
    return {"mydata-address": [{"address": opened(t, box), "rhythm": box.rhythm}] if box else []}


def opened(t: Turn, box: Mailbox) -> str:
    """The address in the clear; "" when the key is lost."""
    try:
        return model.safe(t.settings).open(box.address)
    except LostKeyError:
        return ""


def _move(t: Turn, box: Mailbox, source: Source, address: str) -> None:
    """Mail goes there from now on; what was typed is confirmed first."""
    box.address, box.source = model.safe(t.settings).seal(address), source
    box.failure, box.failed_at, box.told, box.agreed_at = "", None, [], t.now
    if source == Source.SLACK:
        box.confirmed_at, box.proof, box.look_at = t.now, "", t.now
        return
    asked = model.confirmations_since(t.session, team_id=t.team_id, user_id=t.user_id, since=t.now - DAY)
    if asked >= MOST_CONFIRMATIONS:
        raise Refused("mail-too-many", block_id="address")
    box.confirmed_at, box.proof, box.look_at = None, secrets.token_hex(8), None
    t.session.add(
        Dispatch(
            t.team_id,
            f"mail-confirmation:{t.user_id}:{box.proof}",
            t.user_id,
            Kind.CONFIRMATION,
            created_at=t.now,
            due_at=t.now,
            stale_at=t.now + DAY,
        )
    )


def _read(address: str, source: Source) -> str:
    try:
        return mail_address.read(address)
    except ValueError:
        text_id = "mail-address-slack" if source == Source.SLACK else "mail-address-wrong"
        raise Refused(text_id, block_id="where" if source == Source.SLACK else "address") from None


def _opening(moment: datetime, hours: Hours) -> datetime | None:
    try:
        return working_time.next_opening(moment, hours)
    except ValueError:  # they have no working day in years
        return None
