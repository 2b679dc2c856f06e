"""Questions and the replies to them.

Safe while the former version still runs: the tables are new.
"""

import sqlalchemy as sa
from alembic import op

from bot.db import Utc

revision = "questions"
down_revision = "know_how"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("asker_id", sa.String(), nullable=False),
        sa.Column("channel_id", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("asked_at", Utc(), nullable=False),
        sa.Column("ts", sa.String(), nullable=True),
        sa.Column("post_key", sa.String(), nullable=True),
        sa.Column("situation", sa.String(), nullable=False),
        sa.Column("tried", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("similar", sa.JSON(), nullable=False),
        sa.Column("solution_ts", sa.String(), nullable=True),
        sa.Column("solved_at", Utc(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
        sa.UniqueConstraint("team_id", "channel_id", "ts", name=op.f("uq_question_team_id_channel_id_ts")),
        sa.UniqueConstraint("team_id", "post_key", name=op.f("uq_question_team_id_post_key")),
    )
    op.create_index(
        op.f("ix_question_team_id_state_asked_at"), "question", ["team_id", "state", "asked_at"], unique=False
    )
    op.create_table(
        "reply",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("channel_id", sa.String(), nullable=False),
        sa.Column("ts", sa.String(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"], ["question.id"], name=op.f("fk_reply_question_id_question"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("team_id", "channel_id", "ts", name=op.f("pk_reply")),
    )
    op.create_index(op.f("ix_reply_question_id"), "reply", ["question_id"], unique=False)


def downgrade() -> None:
    """Go back."""
    op.drop_table("reply")
    op.drop_table("question")
