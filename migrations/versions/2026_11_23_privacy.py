"""What organisers did, and what was asked about what is stored of people.

Safe while the former version still runs: the tables are new.
"""

revision = "privacy"
down_revision = "installations"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""


def downgrade() -> None:
    """Go back."""
