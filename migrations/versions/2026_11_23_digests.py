"""Digests.

Safe while the former version still runs: the tables are new.
"""

revision = "digests"
down_revision = "study"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""


def downgrade() -> None:
    """Go back."""
