"""Study: sessions, plans, nudges.

Safe while the former version still runs: the tables are new.
"""

revision = "study"
down_revision = "contacts"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""


def downgrade() -> None:
    """Go back."""
