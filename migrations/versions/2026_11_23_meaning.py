"""What the index was made with, and what cards mean.

Safe while the former version still runs: nothing that it reads is changed.
"""

revision = "meaning"
down_revision = "question_life"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""


def downgrade() -> None:
    """Go back."""
