"""Working time of members, and what letters need to keep to it.

Safe while the former version still runs: the tables are new.
"""

revision = "working_time"
down_revision = "know_how_life"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""


def downgrade() -> None:
    """Go back."""
