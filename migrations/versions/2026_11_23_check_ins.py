"""Check-ins: rounds and answers, who wants none, and who was asked to say hello.

Safe while the former version still runs: the tables are new.
"""

import sqlalchemy as sa
from alembic import op

from bot.db import Utc

revision = "check_ins"
down_revision = "schedules"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "checkin_round",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("schedule_id", sa.Integer(), nullable=False),
        sa.Column("opened_at", Utc(), nullable=False),
        sa.Column("remind_at", Utc(), nullable=False),
        sa.Column("closes_at", Utc(), nullable=False),
        sa.Column("closed_at", Utc(), nullable=True),
        sa.Column("counted", sa.JSON(), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["schedule_id"], ["schedule.id"], name=op.f("fk_checkin_round_schedule_id_schedule"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checkin_round")),
        sa.UniqueConstraint("team_id", "key", name=op.f("uq_checkin_round_team_id_key")),
    )
    op.create_index(op.f("ix_checkin_round_schedule_id"), "checkin_round", ["schedule_id"])
    op.create_index(op.f("ix_checkin_round_team_id_closes_at"), "checkin_round", ["team_id", "closes_at"])
    op.create_table(
        "checkin_answer",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("is_spared", sa.Boolean(), nullable=False),
        sa.Column("mood", sa.Integer(), nullable=True),
        sa.Column("could_talk", sa.Boolean(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("asked_at", Utc(), nullable=True),
        sa.Column("answered_at", Utc(), nullable=True),
        sa.Column("reminded_at", Utc(), nullable=True),
        sa.Column("seen_at", Utc(), nullable=True),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["checkin_round.id"],
            name=op.f("fk_checkin_answer_round_id_checkin_round"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("team_id", "round_id", "user_id", name=op.f("pk_checkin_answer")),
    )
    op.create_index(op.f("ix_checkin_answer_team_id_user_id"), "checkin_answer", ["team_id", "user_id"])
    op.create_index(op.f("ix_checkin_answer_round_id_asked_at"), "checkin_answer", ["round_id", "asked_at"])
    op.create_index(op.f("ix_checkin_answer_team_id_seen_at"), "checkin_answer", ["team_id", "seen_at"])
    op.create_table(
        "no_check_ins",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("since", Utc(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "user_id", name=op.f("pk_no_check_ins")),
    )
    op.create_table(
        "checkin_hello",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("asked_id", sa.String(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.Column("as_companion", sa.Boolean(), nullable=False),
        sa.Column("said_at", Utc(), nullable=True),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["checkin_round.id"],
            name=op.f("fk_checkin_hello_round_id_checkin_round"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checkin_hello")),
        sa.UniqueConstraint(
            "team_id", "round_id", "user_id", "reason", name=op.f("uq_checkin_hello_team_id_round_id_user_id_reason")
        ),
    )
    op.create_index(op.f("ix_checkin_hello_team_id_user_id"), "checkin_hello", ["team_id", "user_id"])
    op.create_index(op.f("ix_checkin_hello_team_id_asked_id"), "checkin_hello", ["team_id", "asked_id"])


def downgrade() -> None:
    """Go back."""
    op.drop_table("checkin_hello")
    op.drop_table("no_check_ins")
    op.drop_table("checkin_answer")
    op.drop_table("checkin_round")
