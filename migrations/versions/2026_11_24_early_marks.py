"""✅ that came before the reply that it is on.

Safe while the former version still runs.
"""

import sqlalchemy as sa
from alembic import op

revision = "early_marks"
down_revision = "home_indexes"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "early_mark",
        *(sa.Column(name, sa.String(), nullable=False) for name in ("team_id", "channel_id", "ts", "user_id")),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "channel_id", "ts", "user_id", name=op.f("pk_early_mark")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("early_mark")
