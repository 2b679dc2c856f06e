"""Makes a database as new. To keep it open spares the next test from composing every statement anew."""

import functools

from sqlalchemy import delete, text

from bot.db import Base, Database

_USED = text("SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL")


def empty(database: Database) -> None:
    """Delete every row, and let numbers begin with 1 again: with so many small tables far faster than TRUNCATE."""
    looks, deletions = _prepared()
    with database.begin() as session:
        connection = session.connection()
        with_rows = set(connection.exec_driver_sql(looks).scalars())
        for table, deletion in deletions.items():
            if table in with_rows:
                connection.exec_driver_sql(deletion)
        if not database.is_sqlite:
            for sequence in session.scalars(_USED).all():
                session.execute(text("SELECT setval(:sequence, 1, false)"), {"sequence": sequence})


@functools.cache
def _prepared() -> tuple[str, dict[str, str]]:
    """What says which tables have rows, and what deletes them, table by table: those that point to others first."""
    deletions = {table.name: str(delete(table)) for table in reversed(Base.metadata.sorted_tables)}
    return " UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM {name})" for name in deletions), deletions  # noqa: S608 (the names are our own)
