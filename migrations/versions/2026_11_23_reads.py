"""How often a card was opened.

Safe while the former version still runs: the column has a default.
"""

import sqlalchemy as sa
from alembic import op

revision = "reads"
down_revision = "rosters"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.add_column("card", sa.Column("reads", sa.Integer(), nullable=False, server_default=sa.text("0")))


def downgrade() -> None:
    """Go back."""
    op.drop_column("card", "reads")
