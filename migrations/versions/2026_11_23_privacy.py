"""What organisers did, and since when somebody is not here any more.

Safe while the former version still runs: the table is new, and so is the column, which may be empty.
"""

import sqlalchemy as sa
from alembic import op

from bot.db import Utc

revision = "privacy"
down_revision = "installations"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_index(op.f("ix_audit_team_id_at"), "audit", ["team_id", "at"])
    op.create_index(op.f("ix_audit_team_id_act_at"), "audit", ["team_id", "act", "at"])
    with op.batch_alter_table("member") as table:
        table.add_column(sa.Column("left_at", Utc(), nullable=True))


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("member") as table:
        table.drop_column("left_at")
    op.drop_index(op.f("ix_audit_team_id_act_at"), table_name="audit")
    op.drop_index(op.f("ix_audit_team_id_at"), table_name="audit")
    op.drop_table("audit")
