"""Who exchanged replies with whom; the reply ladder.

Safe while the former version still runs: the tables are new.
"""

revision = "contacts"
down_revision = "check_ins"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""


def downgrade() -> None:
    """Go back."""
