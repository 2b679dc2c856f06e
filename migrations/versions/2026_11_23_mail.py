"""Mail addresses, sealed, what each member wants by mail, and the mails that are promised.

Safe while the former version still runs: the tables are new.
"""

import sqlalchemy as sa
from alembic import op

from bot.db import Utc

revision = "mail"
down_revision = "privacy"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "mailbox",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("rhythm", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("agreed_at", Utc(), nullable=False),
        sa.Column("confirmed_at", Utc(), nullable=True),
        sa.Column("proof", sa.String(), nullable=False),
        sa.Column("look_at", Utc(), nullable=True),
        sa.Column("digest_on", sa.Date(), nullable=True),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.Column("failure", sa.String(), nullable=False),
        sa.Column("failed_at", Utc(), nullable=True),
        sa.PrimaryKeyConstraint("team_id", "user_id", name=op.f("pk_mailbox")),
    )
    op.create_index(op.f("ix_mailbox_team_id_look_at"), "mailbox", ["team_id", "look_at"])
    op.create_table(
        "mail_dispatch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("created_at", Utc(), nullable=False),
        sa.Column("due_at", Utc(), nullable=False),
        sa.Column("stale_at", Utc(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("mark", sa.String(), nullable=False),
        sa.Column("claimed_at", Utc(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("doubts", sa.Integer(), nullable=False),
        sa.Column("failure", sa.String(), nullable=False),
        sa.Column("sent_at", Utc(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_dispatch")),
        sa.UniqueConstraint("team_id", "key", name=op.f("uq_mail_dispatch_team_id_key")),
    )
    op.create_index(op.f("ix_mail_dispatch_team_id_state_due_at"), "mail_dispatch", ["team_id", "state", "due_at"])
    op.create_index(op.f("ix_mail_dispatch_team_id_user_id"), "mail_dispatch", ["team_id", "user_id"])
    op.create_table(
        "mail_server",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("rests_until", Utc(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("trouble", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", name=op.f("pk_mail_server")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("mail_server")
    op.drop_table("mail_dispatch")
    op.drop_table("mailbox")
