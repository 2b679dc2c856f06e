"""Aliases and saved searches.

Safe while the former version still runs: the tables are new.
"""

import sqlalchemy as sa
from alembic import op

from bot.db import Utc

revision = "searching"
down_revision = "meaning"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "alias",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("word", sa.String(), nullable=False),
        sa.Column("means", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "word", name=op.f("pk_alias")),
    )
    op.create_table(
        "saved_search",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("query", sa.String(), nullable=False),
        sa.Column("looked_at", Utc(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_search")),
        sa.UniqueConstraint("team_id", "user_id", "query", name=op.f("uq_saved_search_team_id_user_id_query")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("saved_search")
    op.drop_table("alias")
