"""Peer chats.

Safe while the former version still runs: the tables are new.
"""

revision = "peer_chats"
down_revision = "meetups"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""


def downgrade() -> None:
    """Go back."""
