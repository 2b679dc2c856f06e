"""April: a roster, what it says of each person, and what was done about it; and who looks after cards and questions.

Safe while the former version still runs: what is new may be empty. Until it ends, the former version shows a card or a
question as its author's alone.
"""

import sqlalchemy as sa
from alembic import op

from bot.db import Utc

revision = "rosters"
down_revision = "mail"
branch_labels = None
depends_on = None

TABLES = ("handover", "former_office", "departure", "roster_step", "roster_line", "roster")
KEEPERS = (("card", "keeper_id"), ("card", "keeper"), ("question", "keeper_id"))


def upgrade() -> None:
    """Go forward."""
    for table, column in KEEPERS:
        op.add_column(table, sa.Column(column, sa.String(), nullable=True))
        if column == "keeper_id":
            op.create_index(op.f(f"ix_{table}_team_id_keeper_id"), table, ["team_id", "keeper_id"])
    _rosters()
    _people()


def downgrade() -> None:
    """Go back."""
    for table in TABLES:
        op.drop_table(table)
    for table, column in reversed(KEEPERS):
        if column == "keeper_id":
            op.drop_index(op.f(f"ix_{table}_team_id_keeper_id"), table)
        op.drop_column(table, column)


def _rosters() -> None:
    op.create_table(
        "roster",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("brought_by", sa.String(), nullable=False),
        sa.Column("brought_at", Utc(), nullable=False),
        sa.Column("file_id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("notes", sa.JSON(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("compared_at", Utc(), nullable=True),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("asked_at", Utc(), nullable=True),
        sa.Column("done_at", Utc(), nullable=True),
        sa.Column("emptied_at", Utc(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roster")),
    )
    op.create_index(op.f("ix_roster_team_id_state"), "roster", ["team_id", "state"])
    op.create_table(
        "roster_line",
        sa.Column("roster_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=True),
        sa.Column("section", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("sealed", sa.String(), nullable=False),
        sa.Column("chosen", sa.String(), nullable=False),
        _of_roster("roster_line"),
        sa.PrimaryKeyConstraint("roster_id", "number", name=op.f("pk_roster_line")),
    )
    op.create_table(
        "roster_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("roster_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("was", sa.String(), nullable=False),
        sa.Column("office", sa.String(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=True),
        sa.Column("section", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("candidates", sa.JSON(), nullable=False),
        sa.Column("keeps", sa.JSON(), nullable=False),
        sa.Column("accompanies", sa.Integer(), nullable=False),
        sa.Column("heir_id", sa.String(), nullable=True),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("companion_id", sa.String(), nullable=True),
        sa.Column("is_left_out", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.Column("ticked", sa.JSON(), nullable=False),
        sa.Column("done_at", Utc(), nullable=True),
        sa.Column("undone_at", Utc(), nullable=True),
        _of_roster("roster_step"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roster_step")),
    )
    op.create_index(op.f("ix_roster_step_roster_id_kind"), "roster_step", ["roster_id", "kind"])
    op.create_index(op.f("ix_roster_step_team_id_user_id"), "roster_step", ["team_id", "user_id"])


def _people() -> None:
    op.create_table(
        "departure",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("answered_at", Utc(), nullable=True),
        sa.PrimaryKeyConstraint("team_id", "user_id", name=op.f("pk_departure")),
    )
    op.create_table(
        "former_office",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("office", sa.String(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=True),
        sa.Column("until", Utc(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_office")),
    )
    op.create_index(op.f("ix_former_office_team_id_user_id"), "former_office", ["team_id", "user_id"])
    op.create_table(
        "handover",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("roster_id", sa.Integer(), nullable=False),
        sa.Column("from_id", sa.String(), nullable=False),
        sa.Column("to_id", sa.String(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.Column("read_at", Utc(), nullable=True),
        sa.Column("undone_at", Utc(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover")),
    )
    op.create_index(op.f("ix_handover_team_id_from_id"), "handover", ["team_id", "from_id"])
    op.create_index(op.f("ix_handover_team_id_to_id"), "handover", ["team_id", "to_id"])


def _of_roster(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["roster_id"], ["roster.id"], name=op.f(f"fk_{table}_roster_id_roster"), ondelete="CASCADE"
    )
