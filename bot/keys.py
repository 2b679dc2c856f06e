"""Secrets of this installation: the operator's, or ones that are kept in files beside the data, made when missing.

They are kept outside of the database, so that a copy of the database alone opens nothing.
"""

import os
import secrets
from pathlib import Path

from bot.db import Database
from bot.settings import Settings

ANONYMITY = "anonymity.key"
VAULT = "secret.key"


def with_keys(settings: Settings, database: Database) -> Settings:
    """The settings with every key: the operator's, or the one kept in a file.

    Raises:
        OSError: a file can neither be read nor written.
    """
    room = beside(database)
    return settings.model_copy(
        update={
            "anonymity_key": settings.anonymity_key or _kept(room / ANONYMITY),
            "secret_keys": settings.secret_keys or (_kept(room / VAULT),),
        }
    )


def beside(database: Database) -> Path:
    """The folder of the files that belong to a database: its own on SQLite, `data/` otherwise."""
    file = database.url.database if database.is_sqlite else None
    return Path(file).parent if file else Path("data")


def _kept(file: Path) -> str:
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = file.with_name(f"{file.name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(32), "utf-8")
        try:
            file.hardlink_to(draft)  # another process may have been first; its key is the key then
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return file.read_text("utf-8").strip()
