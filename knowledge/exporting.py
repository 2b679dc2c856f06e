"""Know-how into a file that comes back unchanged: tables for people (CSV, Excel), lines for programs (JSON Lines)."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, BinaryIO

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from bot.tables import delimited, excel
from knowledge.card_table import NAMES, cells, when
from knowledge.cards import Card

_AT_ONCE = 500
_WIDE = {"title", "body", "problem", "steps", "effect", "stumbles"}

Progress = Callable[[int], None]
Write = Callable[[Session, str, BinaryIO, Progress], int]


def write_csv(session: Session, team_id: str, file: BinaryIO, progress: Progress) -> int:
    """Every card as CSV, in UTF-8 with the mark by which Excel knows it; what Excel would work out is marked as text.

    Returns:
        How many cards there are.
    """
    text = io.TextIOWrapper(file, "utf-8-sig", newline="", write_through=True)
    table = csv.writer(text)
    table.writerow(names[0] for names in NAMES.values())
    done = 0
    for done, (card, newer) in enumerate(_cards(session, team_id), 1):
        table.writerow(delimited.marked(cell) for cell in cells(card, newer=newer))
        progress(done)
    text.detach()
    return done


def write_xlsx(session: Session, team_id: str, file: BinaryIO, progress: Progress) -> int:
    """Every card as a workbook of Excel, in which every cell is text.

    Returns:
        How many cards there are.
    """
    rows = []
    for card, newer in _cards(session, team_id):
        rows.append(cells(card, newer=newer))
        progress(len(rows))
    columns = [(names[0], name in _WIDE) for name, names in NAMES.items()]
    excel.write(file, title="ノウハウ", columns=columns, rows=rows)
    return len(rows)


def write_json_lines(session: Session, team_id: str, file: BinaryIO, progress: Progress) -> int:
    """Every card as one JSON object a line.

    Returns:
        How many cards there are.
    """
    done = 0
    for done, (card, newer) in enumerate(_cards(session, team_id), 1):
        file.write(json.dumps(_object(card, newer), ensure_ascii=False).encode() + b"\n")
        progress(done)
    return done


FORMATS: Mapping[str, Write] = {"csv": write_csv, "xlsx": write_xlsx, "jsonl": write_json_lines}


def count(session: Session, team_id: str) -> int:
    """How many cards an export will hold."""
    return session.scalar(select(func.count()).select_from(Card).where(Card.team_id == team_id)) or 0


def _cards(session: Session, team_id: str) -> Iterator[tuple[Card, str]]:
    """Every card in the order in which they were kept, with the origin of the one that took its place."""
    newer = aliased(Card)
    found = select(Card, newer.origin).outerjoin(newer, newer.id == Card.superseded_by)
    found = found.where(Card.team_id == team_id).order_by(Card.id)
    for card, origin in session.execute(found.execution_options(yield_per=_AT_ONCE)):
        yield card, origin or ""


def _object(card: Card, newer: str) -> dict[str, Any]:
    plain = ("kind", "title", "body", "story", "hours_saved", "people_affected", "tags", "author", "author_id")
    return {
        "id": card.origin,
        **{name: getattr(card, name) for name in plain},
        **{name: getattr(card, name) for name in ("keeper", "keeper_id", "source_channel", "source_ts", "source_url")},
        "created_at": when(card.created_at),
        "updated_at": when(card.updated_at),
        "review_at": when(card.review_at) if card.review_at else None,
        "is_outdated": card.is_outdated,
        "superseded_by": newer or None,
    }
