"""Digests.

Safe while the former version still runs: the tables are new.
"""

import sqlalchemy as sa
from alembic import op

from bot.db import Utc

revision = "digests"
down_revision = "study"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "digest",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("since", Utc(), nullable=False),
        sa.Column("stale_at", Utc(), nullable=False),
        sa.Column("written_at", Utc(), nullable=True),
        sa.Column("is_sent", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "key", "user_id", name=op.f("pk_digest")),
    )
    op.create_index(op.f("ix_digest_team_id_written_at"), "digest", ["team_id", "written_at"])
    op.create_table(
        "no_digest",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("since", Utc(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "user_id", name=op.f("pk_no_digest")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("no_digest")
    op.drop_table("digest")
