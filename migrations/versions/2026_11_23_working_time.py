"""Working time of members, and what letters need to keep to it.

Safe while the former version still runs: the tables are new, what is new in letters and members has a default or may be
empty, and the index that is dropped only made the former version's search for due letters faster.
"""

import sqlalchemy as sa
from alembic import op

from bot.db import Utc

revision = "working_time"
down_revision = "know_how_life"
branch_labels = None
depends_on = None

LETTER = ("speaks", "urgency", "queue", "stale_at", "sent_at", "held", "together", "carrier_id")
DUE = sa.text("due_at IS NOT NULL")
FAILED = sa.text("failure IS NOT NULL")


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table("letter") as table:
        table.add_column(sa.Column("speaks", sa.String(), nullable=False, server_default="answering"))
        table.add_column(sa.Column("urgency", sa.Integer(), nullable=False, server_default="2"))
        table.add_column(sa.Column("queue", sa.String(), nullable=False, server_default="post:"))
        table.add_column(sa.Column("stale_at", Utc(), nullable=True))
        table.add_column(sa.Column("sent_at", Utc(), nullable=True))
        table.add_column(sa.Column("held", sa.String(), nullable=False, server_default=sa.text("''")))
        table.add_column(sa.Column("together", sa.Boolean(), nullable=False, server_default=sa.false()))
        table.add_column(sa.Column("carrier_id", sa.Integer(), nullable=True))
        table.drop_index(op.f("ix_letter_team_id_due_at"))
    op.create_index(op.f("ix_letter_team_id_channel_sent_at"), "letter", ["team_id", "channel", "sent_at"])
    op.create_index(op.f("ix_letter_team_id_sent_at"), "letter", ["team_id", "sent_at"])
    op.create_index(op.f("ix_letter_carrier_id"), "letter", ["carrier_id"])
    queue = ["team_id", "queue", "urgency", "due_at", "id"]
    op.create_index("ix_letter_queue", "letter", queue, sqlite_where=DUE, postgresql_where=DUE)
    op.create_index("ix_letter_failure", "letter", ["team_id", "failure"], sqlite_where=FAILED, postgresql_where=FAILED)
    op.create_table(
        "pace",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("since", Utc(), nullable=False),
        sa.Column("until", Utc(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "name", name=op.f("pk_pace")),
    )
    op.create_table(
        "availability",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("days", sa.String(), nullable=False),
        sa.Column("opens", sa.Time(), nullable=False),
        sa.Column("closes", sa.Time(), nullable=False),
        sa.Column("quiet_months", sa.Boolean(), nullable=False),
        sa.Column("is_muted", sa.Boolean(), nullable=False),
        sa.Column("muted_until", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("team_id", "user_id", name=op.f("pk_availability")),
    )
    op.create_table(
        "absence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("is_leave", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence")),
    )
    op.create_index(op.f("ix_absence_team_id_user_id"), "absence", ["team_id", "user_id"])
    with op.batch_alter_table("member") as table:
        table.add_column(sa.Column("zone", sa.String(), nullable=False, server_default=sa.text("''")))


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("member") as table:
        table.drop_column("zone")
    for name in ("absence", "availability", "pace"):
        op.drop_table(name)
    for name in ("queue", "failure", "carrier_id", "team_id_sent_at", "team_id_channel_sent_at"):
        op.drop_index(op.f(f"ix_letter_{name}"), "letter")
    with op.batch_alter_table("letter") as table:
        for column in reversed(LETTER):
            table.drop_column(column)
        table.create_index(op.f("ix_letter_team_id_due_at"), ["team_id", "due_at"], unique=False)
