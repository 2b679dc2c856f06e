"""Where the words of a card stand.

Safe while the former version still runs: it leaves the column alone. What is not filled is read when it is shown; the
job that reads cards again fills it.
"""

import sqlalchemy as sa
from alembic import op

revision = "card_words"
down_revision = "reads"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.add_column("card", sa.Column("words", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    """Go back."""
    op.drop_column("card", "words")
