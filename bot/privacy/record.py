"""The record of organisers and operators as a table: CSV, or a workbook of Excel."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import BinaryIO
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot import members
from bot.privacy import audit
from bot.settings import Settings
from bot.tables import delimited, excel
from bot.words import words

COLUMNS = ("日時", "だれが", "ID", "したこと", "対象")


def write(session: Session, file: BinaryIO, settings: Settings, *, team_id: str, form: str) -> int:
    """Write every act that is kept, the last one first; returns how many there are."""
    rows = [_row(session, settings, note) for note in audit.newest(session, team_id=team_id)]
    if form == "xlsx":
        excel.write(file, title="記録", columns=[(name, False) for name in COLUMNS], rows=rows)
    else:
        write_csv(file, COLUMNS, rows)
    return len(rows)


def write_csv(file: BinaryIO, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table as CSV, in UTF-8 with the mark by which Excel knows it; what Excel would work out is marked as text."""
    text = io.TextIOWrapper(file, "utf-8-sig", newline="", write_through=True)
    table = csv.writer(text)
    table.writerow(columns)
    table.writerows([delimited.marked(cell) for cell in row] for row in rows)
    text.detach()


def _row(session: Session, settings: Settings, note: audit.Note) -> tuple[str, ...]:
    say = words(settings.locale)
    when = note.at.astimezone(ZoneInfo(settings.timezone))
    who = members.find(session, team_id=note.team_id, user_id=note.user_id) if note.user_id else None
    name = (who.name if who else "") if note.user_id else say("audit-operator")
    return f"{when:%Y-%m-%d %H:%M:%S}", name, note.user_id, say(f"audit-act-{note.act}"), note.about
