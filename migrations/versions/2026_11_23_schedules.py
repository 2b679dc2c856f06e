"""Schedules that organisers set, and what came of them.

Safe while the former version still runs: the tables are new.
"""

import sqlalchemy as sa
from alembic import op

from bot.db import Utc

revision = "schedules"
down_revision = "working_time"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "schedule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("to", sa.String(), nullable=False),
        sa.Column("whom", sa.String(), nullable=False),
        sa.Column("people", sa.JSON(), nullable=False),
        sa.Column("rule", sa.JSON(), nullable=False),
        sa.Column("created_by", sa.String(), nullable=False),
        sa.Column("created_at", Utc(), nullable=False),
        sa.Column("next_at", Utc(), nullable=True),
        sa.Column("paused_at", Utc(), nullable=True),
        sa.Column("deleted_at", Utc(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_schedule")),
    )
    op.create_index(op.f("ix_schedule_team_id_next_at"), "schedule", ["team_id", "next_at"])
    op.create_table(
        "occurrence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("schedule_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("opened_at", Utc(), nullable=False),
        sa.Column("opened_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["schedule_id"], ["schedule.id"], name=op.f("fk_occurrence_schedule_id_schedule"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_occurrence")),
        sa.UniqueConstraint("team_id", "key", name=op.f("uq_occurrence_team_id_key")),
    )
    op.create_index(op.f("ix_occurrence_schedule_id_at"), "occurrence", ["schedule_id", "at"])


def downgrade() -> None:
    """Go back."""
    op.drop_table("occurrence")
    op.drop_table("schedule")
