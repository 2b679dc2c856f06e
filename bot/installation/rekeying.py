"""Seals everything anew with the first of `SECRET_KEYS`, so that an older key can be taken away.

What is sealed says so itself: a column with `info={"sealed": PURPOSE}` is found here, whoever it belongs to.
"""

from dataclasses import dataclass

from sqlalchemy import Table, select, update

from bot.db import Base, Database
from bot.settings import Settings
from bot.vault import LostKeyError, vault

HELP = "暗号化して保管しているもの（トークンなど）を、SECRET_KEYS の先頭の鍵で暗号化し直します。"


@dataclass
class Renewed:
    """What came of it: how many values were sealed anew, and the columns with values that no key opens."""

    count: int = 0
    lost: dict[str, int] | None = None


def renew_all(settings: Settings, database: Database) -> Renewed:
    """Seal everything anew; safe while the bot runs, and to be done again."""
    done, lost = Renewed(), dict[str, int]()
    for table in Base.metadata.sorted_tables:
        for name in [column.name for column in table.columns if "sealed" in column.info]:
            _renew(settings, database, table, name, done, lost)
    done.lost = lost
    return done


def _renew(
    settings: Settings, database: Database, table: Table, name: str, done: Renewed, lost: dict[str, int]
) -> None:
    column, safe = table.columns[name], vault(settings, str(table.columns[name].info["sealed"]))
    with database.read() as session:
        values = session.scalars(select(column).where(column != "").distinct()).all()
    for value in values:
        try:
            anew = safe.renew(value)
        except LostKeyError:
            lost[f"{table.name}.{name}"] = lost.get(f"{table.name}.{name}", 0) + 1
            continue
        with database.begin() as session:
            # Only what still stands there: a token that was renewed in between was sealed with the first key.
            session.execute(update(table).where(column == value).values({name: anew}))
        done.count += 1
