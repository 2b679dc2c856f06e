"""What the answers of a mail server mean: for the mail that was to be handed over, or for all mail.

Sources: RFC 5321 (SMTP), RFC 3463 (enhanced status codes). A server's own words are kept nowhere: they tend to repeat
the address.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

START, SHUTTING_DOWN, PERMANENT = 354, 421, 500
OK = {250, 251, 252}
_STATUS = re.compile(rb"([245])\.(\d{1,3})\.(\d{1,3})\b")
# Enhanced codes that speak of the mailbox: it does not exist, is switched off, or moved (RFC 3463, X.1 and X.2.1).
_ADDRESS = {"1.1", "1.2", "1.3", "1.6", "1.10", "2.0", "2.1"}


class Trouble(StrEnum):
    """What can be wrong with the server as a whole; it is wrong for every mail, and none of them is at fault."""

    UNREACHABLE = "unreachable"
    SLOW = "slow"
    TLS = "tls"
    LOGIN = "login"
    SENDER = "sender"
    BUSY = "busy"
    BROKEN = "broken"


class ServerTroubleError(Exception):
    """No mail can be sent now. `reason` is a code, or the name of what went wrong."""

    def __init__(self, trouble: Trouble, reason: str) -> None:
        super().__init__(f"{trouble}: {reason}")
        self.trouble = trouble
        self.reason = reason


@dataclass(frozen=True)
class Taken:
    """The server has it, and answers for it from now on."""


@dataclass(frozen=True)
class Later:
    """Not now (greylisting, a full mailbox); the server does not have it."""

    reason: str


@dataclass(frozen=True)
class NoMailbox:
    """There is no such mailbox."""

    reason: str


@dataclass(frozen=True)
class Unwanted:
    """This mail is not taken; another one to the same mailbox may be."""

    reason: str


@dataclass(frozen=True)
class Doubtful:
    """The connection broke while the server was to say whether it has it."""

    reason: str


Outcome = Taken | Later | NoMailbox | Unwanted | Doubtful


def refused(code: int, told: bytes, *, is_recipient: bool = False) -> Later | NoMailbox | Unwanted | None:
    """What an answer means that is no yes; None when it is one.

    Args:
        is_recipient: it answers to whom the mail is for.

    Raises:
        ServerTroubleError: the server is shutting down.
    """
    if code in OK:
        return None
    if code == SHUTTING_DOWN:
        raise ServerTroubleError(Trouble.BUSY, reason(code, told))
    if code < PERMANENT:
        return Later(reason(code, told))
    if not is_recipient:
        return Unwanted(reason(code, told))
    found = _STATUS.search(told)
    # 550 without more is 「mailbox unavailable」; a policy (5.7.1) says nothing about the mailbox.
    about = f"{int(found[2])}.{int(found[3])}" if found else "1.1"
    return (NoMailbox if about in _ADDRESS else Unwanted)(reason(code, told))


def reason(code: int, told: bytes) -> str:
    """The codes alone."""
    found = _STATUS.search(told)
    return f"{code} {found[0].decode()}" if found else str(code)
