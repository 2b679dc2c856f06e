"""Study: what people record, their plans, studying together, nudges and what they do, paths with due dates.

Safe while the former version still runs: the tables are new.
"""

import sqlalchemy as sa
from alembic import op

from bot.db import Utc

revision = "study"
down_revision = "contacts"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "path_track",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("track", sa.String(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "user_id", name=op.f("pk_path_track")),
    )
    op.create_table(
        "study_arm",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("arm", sa.String(), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("asked_at", Utc(), nullable=True),
        sa.Column("retired_at", Utc(), nullable=True),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "arm", name=op.f("pk_study_arm")),
    )
    op.create_table(
        "study_nudge",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("arm", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "user_id", "week", name=op.f("pk_study_nudge")),
    )
    op.create_index(op.f("ix_study_nudge_team_id_arm"), "study_nudge", ["team_id", "arm"], unique=False)
    op.create_table(
        "study_plan",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("lessons", sa.Integer(), nullable=False),
        sa.Column("obstacle", sa.String(), nullable=False),
        sa.Column("instead", sa.String(), nullable=False),
        sa.Column("made_at", Utc(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "user_id", "week", name=op.f("pk_study_plan")),
    )
    op.create_table(
        "study_record",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("lessons", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.Column("key", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_study_record")),
        sa.UniqueConstraint("team_id", "key", name=op.f("uq_study_record_team_id_key")),
    )
    op.create_index(
        op.f("ix_study_record_team_id_user_id_day"), "study_record", ["team_id", "user_id", "day"], unique=False
    )
    op.create_table(
        "study_sitting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("open_id", sa.String(), nullable=True),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("since", Utc(), nullable=False),
        sa.Column("until", Utc(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("ended_at", Utc(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_study_sitting")),
        sa.UniqueConstraint("team_id", "open_id", name=op.f("uq_study_sitting_team_id_open_id")),
    )
    op.create_index(op.f("ix_study_sitting_team_id_user_id"), "study_sitting", ["team_id", "user_id"], unique=False)
    op.create_table(
        "study_table",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("channel_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", name=op.f("pk_study_table")),
    )
    op.create_table(
        "study_taste",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("engine", sa.String(), nullable=False),
        sa.Column("is_unnamed", sa.Boolean(), nullable=False),
        sa.Column("snoozed_until", Utc(), nullable=True),
        sa.Column("stopped_at", Utc(), nullable=True),
        sa.PrimaryKeyConstraint("team_id", "user_id", name=op.f("pk_study_taste")),
    )
    op.create_table(
        "work_use",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("told", sa.String(), nullable=False),
        sa.Column("hours_a_month", sa.Double(), nullable=True),
        sa.Column("at", Utc(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_use")),
        sa.UniqueConstraint("team_id", "key", name=op.f("uq_work_use_team_id_key")),
    )
    op.create_index(op.f("ix_work_use_team_id_user_id"), "work_use", ["team_id", "user_id"], unique=False)
    op.create_table(
        "learning_path",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("track", sa.String(), nullable=False),
        sa.Column("is_required", sa.Boolean(), nullable=False),
        sa.Column("is_listed", sa.Boolean(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=True),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("made_at", Utc(), nullable=False),
        sa.Column("borrowed_from", sa.Integer(), nullable=True),
        sa.Column("closed_at", Utc(), nullable=True),
        sa.ForeignKeyConstraint(
            ["body_id"], ["body.id"], name=op.f("fk_learning_path_body_id_body"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_learning_path")),
    )
    op.create_index(op.f("ix_learning_path_team_id_body_id"), "learning_path", ["team_id", "body_id"], unique=False)
    op.create_table(
        "path_person",
        sa.Column("path_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("given_by", sa.String(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.Column("done_at", Utc(), nullable=True),
        sa.Column("reminded", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["path_id"], ["learning_path.id"], name=op.f("fk_path_person_path_id_learning_path"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("path_id", "user_id", name=op.f("pk_path_person")),
    )
    op.create_index(op.f("ix_path_person_team_id_due"), "path_person", ["team_id", "due"], unique=False)
    op.create_index(op.f("ix_path_person_team_id_user_id"), "path_person", ["team_id", "user_id"], unique=False)


def downgrade() -> None:
    """Go back."""
    op.drop_index(op.f("ix_path_person_team_id_user_id"), table_name="path_person")
    op.drop_index(op.f("ix_path_person_team_id_due"), table_name="path_person")
    op.drop_table("path_person")
    op.drop_index(op.f("ix_learning_path_team_id_body_id"), table_name="learning_path")
    op.drop_table("learning_path")
    op.drop_index(op.f("ix_work_use_team_id_user_id"), table_name="work_use")
    op.drop_table("work_use")
    op.drop_table("study_taste")
    op.drop_table("study_table")
    op.drop_index(op.f("ix_study_sitting_team_id_user_id"), table_name="study_sitting")
    op.drop_table("study_sitting")
    op.drop_index(op.f("ix_study_record_team_id_user_id_day"), table_name="study_record")
    op.drop_table("study_record")
    op.drop_table("study_plan")
    op.drop_index(op.f("ix_study_nudge_team_id_arm"), table_name="study_nudge")
    op.drop_table("study_nudge")
    op.drop_table("study_arm")
    op.drop_table("path_track")
