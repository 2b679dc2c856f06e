"""Where the app is installed: a workspace's token, sealed, and the channels that its organisers named.

Safe while the former version still runs: the tables are new.
"""

import sqlalchemy as sa
from alembic import op

from bot.db import Utc

revision = "installations"
down_revision = "peer_chats"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "installation",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("installed_at", Utc(), nullable=False),
        sa.Column("granted_at", Utc(), nullable=False),
        sa.Column("enterprise_id", sa.String(), nullable=False),
        sa.Column("is_enterprise_install", sa.Boolean(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("refresh_token", sa.String(), nullable=False),
        sa.Column("expires_at", Utc(), nullable=True),
        sa.Column("scopes", sa.String(), nullable=False),
        sa.Column("installed_by", sa.String(), nullable=False),
        sa.Column("revoked_at", Utc(), nullable=True),
        sa.Column("renewal_failed", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", name=op.f("pk_installation")),
    )
    op.create_table(
        "named_channel",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("channel_id", sa.String(), nullable=False),
        sa.Column("named_by", sa.String(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "purpose", "channel_id", name=op.f("pk_named_channel")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("named_channel")
    op.drop_table("installation")
