"""All that stands in a database, to be held against what should."""

from typing import Any

from sqlalchemy import select

from bot.db import Base, Database

Rows = dict[str, list[dict[str, Any]]]


def dump(database: Database, *, team_id: str = "") -> Rows:
    """Every row of every table, as text, by table; of one workspace only, if it is named."""
    with database.read() as session:
        return {
            table.name: [
                {name: str(value) for name, value in row._mapping.items()}  # noqa: SLF001 (SQLAlchemy's public name)
                for row in session.execute(select(table).order_by(*table.primary_key.columns))
                if not team_id or row.team_id == team_id
            ]
            for table in Base.metadata.sorted_tables
        }


def naming(rows: Rows, *traces: str) -> set[tuple[str, str]]:
    """The tables and columns in which one of these traces stands."""
    return {
        (table, column)
        for table, found in rows.items()
        for row in found
        for column, value in row.items()
        if any(trace in value for trace in traces)
    }
