"""Since when the bot listens in the channels of questions, and until when it knows all that was said there.

Safe while the former version still runs.
"""

import sqlalchemy as sa
from alembic import op

revision = "heard_channels"
down_revision = "early_marks"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "heard_channel",
        *(sa.Column(name, sa.String(), nullable=False) for name in ("team_id", "channel_id")),
        *(sa.Column(name, sa.DateTime(timezone=True), nullable=False) for name in ("since", "until")),
        sa.PrimaryKeyConstraint("team_id", "channel_id", name=op.f("pk_heard_channel")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("heard_channel")
