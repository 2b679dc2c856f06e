"""What stands in the database but not in the clear: tokens and mail addresses, and links that nobody else can make.

Sealed with Fernet (AES-128-CBC and HMAC-SHA256) under `SECRET_KEYS`: the first key seals, all of them open, so that a
new key can be put in front, everything sealed anew (`renew`), and the old one taken away. Each purpose has keys of its
own: what was sealed for one opens for no other.
"""

import hmac
from base64 import urlsafe_b64encode
from datetime import datetime, timedelta
from functools import cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from bot.settings import Settings


class LostKeyError(Exception):
    """It was sealed with a key that is not among ours, for another purpose, or too long ago; or not by us at all."""


class Vault:
    """What the keys can do for one purpose."""

    def __init__(self, secrets: tuple[str, ...], purpose: str) -> None:
        derived = [hmac.digest(secret.encode(), f"vault:{purpose}".encode(), "sha256") for secret in secrets]
        self._fernet = MultiFernet([Fernet(urlsafe_b64encode(key)) for key in derived])

    def seal(self, text: str) -> str:
        """The text, sealed: letters, digits, `-`, `_` and `=`, different each time."""
        return self._fernet.encrypt(text.encode()).decode()

    def seal_at(self, text: str, now: datetime) -> str:
        """Likewise, with the time by which `open` judges its age."""
        return self._fernet.encrypt_at_time(text.encode(), int(now.timestamp())).decode()

    def open(self, sealed: str, *, now: datetime | None = None, within: timedelta | None = None) -> str:
        """The text in the clear.

        Args:
            within: how old it may be at `now`; None, however old.

        Raises:
            LostKeyError: it cannot be opened, or is too old.
        """
        try:
            if now is None or within is None:
                return self._fernet.decrypt(sealed.encode()).decode()
            return self._fernet.decrypt_at_time(
                sealed.encode(), int(within.total_seconds()), int(now.timestamp())
            ).decode()
        except InvalidToken:
            raise LostKeyError from None

    def renew(self, sealed: str) -> str:
        """The same text, sealed with the first key.

        Raises:
            LostKeyError: it cannot be opened.
        """
        try:
            return self._fernet.rotate(sealed.encode()).decode()
        except InvalidToken:
            raise LostKeyError from None


def vault(settings: Settings, purpose: str) -> Vault:
    """The vault of this installation for one purpose, as in `"bot token"` or `"mail address"`."""
    return _vault(settings.secret_keys, purpose)


@cache
def _vault(secrets: tuple[str, ...], purpose: str) -> Vault:
    return Vault(secrets, purpose)
