"""Who people are: bodies, sections, roles.

Safe while the former version still runs: nothing that it reads is changed.
"""

revision = "people"
down_revision = "questions"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""


def downgrade() -> None:
    """Go back."""
