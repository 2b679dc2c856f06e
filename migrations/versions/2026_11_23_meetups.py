"""Meetups.

Safe while the former version still runs: the tables are new.
"""

revision = "meetups"
down_revision = "digests"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""


def downgrade() -> None:
    """Go back."""
