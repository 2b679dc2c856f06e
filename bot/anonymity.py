"""Who is not named, not even to those who can read the database: sealed with a key that is kept outside of it.

Two things are kept of somebody who is not to be named. A pseudonym only answers whether somebody is the one: a keyed
hash, salted, so that two of them do not show whether they are the same person's. A sealed address can be written to: it
is encrypted, and opened for the moment of sending. Without the key both are noise. With the key both can be undone, as
whatever can deliver a reply can, so it belongs to nobody who reads the data.

So whoever asked is not to be found out in dumps, backups, logs and exports: no row links them to the question but those
two, logs carry neither names nor addresses, no export opens a seal, and a visit, an exchange or an act that would point
to them by its time is not noted. When somebody erases their data, all seals of the workspace are made anew together
(`handlers.questions.erasing`), so that two copies compared do not show whose tie was cut. A twin world in which
somebody else asked is held against this one, with its backups, exports, reports, figures and log
(`tests/mydata/test_unknowable.py`).
"""

import hmac
import secrets
from base64 import urlsafe_b64encode
from functools import cache

from cryptography.fernet import Fernet, InvalidToken

from bot.settings import Settings

# Where a letter goes that only the seal can tell, and where it went.
SEALED = "sealed"
_ANONYMOUS = "anonymous"
# Whose address a sealed one is when the person cut every tie to what they asked; nothing is sent there.
NOBODY = "nobody"


class BrokenSealError(Exception):
    """It was sealed with another key."""


class Seal:
    """What the key can do."""

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()
        self._fernet = Fernet(urlsafe_b64encode(self._mac("address")))

    def pseudonym(self, user_id: str) -> str:
        """A name that only the same person answers to; a new one each time."""
        salt = secrets.token_hex(8)
        return f"{_ANONYMOUS}:{salt}:{self._mac(f'pseudonym:{salt}:{user_id}').hex()}"

    def is_of(self, pseudonym: str, user_id: str) -> bool:
        """Whether it is this person's pseudonym."""
        _, salt, mac = pseudonym.split(":")
        return hmac.compare_digest(mac, self._mac(f"pseudonym:{salt}:{user_id}").hex())

    def close(self, address: str) -> str:
        """The address of a letter, to be kept."""
        return f"{SEALED}:{self._fernet.encrypt(address.encode()).decode()}"

    def open(self, sealed: str) -> str:
        """The address in the clear, to be used and forgotten.

        Raises:
            BrokenSealError: another key sealed it.
        """
        try:
            return self._fernet.decrypt(sealed.removeprefix(f"{SEALED}:")).decode()
        except InvalidToken:
            raise BrokenSealError from None

    def _mac(self, text: str) -> bytes:
        return hmac.digest(self._secret, text.encode(), "sha256")


def nobody() -> str:
    """A pseudonym to which nobody answers: what stands there once somebody's name was taken away for good."""
    return f"{_ANONYMOUS}:{secrets.token_hex(8)}:{secrets.token_hex(32)}"


def is_pseudonym(user_id: str) -> bool:
    """Whether this stands for somebody who is not named."""
    return user_id.startswith(f"{_ANONYMOUS}:")


def is_sealed(address: str | None) -> bool:
    """Whether only the seal can tell where this goes."""
    return bool(address) and str(address).startswith(f"{SEALED}:")


def seal(settings: Settings) -> Seal | None:
    """The seal of this installation; None without a key, and then nobody can be promised anonymity."""
    return _seal(settings.anonymity_key) if settings.anonymity_key else None


@cache
def _seal(secret: str) -> Seal:
    return Seal(secret)
