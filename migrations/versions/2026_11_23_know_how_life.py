"""The life of know-how: marks, history, reviews.

Safe while the former version still runs: the tables are new.
"""

revision = "know_how_life"
down_revision = "companions"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""


def downgrade() -> None:
    """Go back."""
