"""More of a question's life.

Safe while the former version still runs: nothing that it reads is changed.
"""

revision = "question_life"
down_revision = "people"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""


def downgrade() -> None:
    """Go back."""
