"""How Alembic finds the database and the models."""

import logging

from alembic import context
from sqlalchemy import Engine

import bot.app  # noqa: F401 (brings every feature, and with it every table)
from bot import settings
from bot.db import Base, Database

logging.getLogger("alembic").setLevel(logging.WARNING)


def _engine() -> Engine:
    given: Engine | None = context.config.attributes.get("engine")
    return given or Database(settings.load().database_url).engine


with _engine().connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        compare_server_default=True,
        render_as_batch=connection.dialect.name == "sqlite",
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()
