"""April: a roster, what it says of each person, and what was done about it.

Safe while the former version still runs: the tables are new.
"""

revision = "rosters"
down_revision = "mail"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""


def downgrade() -> None:
    """Go back."""
