"""Makes a database as new. To keep it open spares the next test from composing every statement anew."""

from sqlalchemy import delete, text

from bot.db import Base, Database

_USED = text("SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL")


def empty(database: Database) -> None:
    """Delete every row, and let numbers begin with 1 again: with so many small tables far faster than TRUNCATE."""
    with database.begin() as session:
        connection = session.connection()
        deletions = [str(delete(table)) for table in reversed(Base.metadata.sorted_tables)]
        if database.is_sqlite:
            for deletion in deletions:
                connection.exec_driver_sql(deletion)
            return
        connection.exec_driver_sql("; ".join(deletions))
        for sequence in session.scalars(_USED).all():
            session.execute(text("SELECT setval(:sequence, 1, false)"), {"sequence": sequence})
