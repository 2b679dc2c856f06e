"""Who accompanies whom.

Safe while the former version still runs: the table is new.
"""

import sqlalchemy as sa
from alembic import op

from bot.db import Utc

revision = "companions"
down_revision = "searching"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "companionship",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("companion_id", sa.String(), nullable=False),
        sa.Column("given_by", sa.String(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "user_id", name=op.f("pk_companionship")),
    )
    op.create_index(op.f("ix_companionship_team_id_companion_id"), "companionship", ["team_id", "companion_id"])


def downgrade() -> None:
    """Go back."""
    op.drop_table("companionship")
