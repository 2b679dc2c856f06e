"""Of cards that are saved from a message it is noted whether they say what it said.

Safe while the former version still runs.
"""

import sqlalchemy as sa
from alembic import op

revision = "verbatim_cards"
down_revision = "heard_channels"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.add_column("card", sa.Column("is_verbatim", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """Go back."""
    op.drop_column("card", "is_verbatim")
