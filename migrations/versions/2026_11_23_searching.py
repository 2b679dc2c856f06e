"""Aliases and saved searches.

Safe while the former version still runs: nothing that it reads is changed.
"""

revision = "searching"
down_revision = "meaning"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""


def downgrade() -> None:
    """Go back."""
