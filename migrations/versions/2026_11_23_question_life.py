"""More of a question's life: first posts, several solutions, duplicates, moves, questions of people who are not named.

Safe while the former version still runs: what is new has a default or may be empty, and what it reads is unchanged. It
would show a question whose asker is not named under the asker's pseudonym, which tells nobody who it is.
"""

import sqlalchemy as sa
from alembic import op

from bot.db import Utc

revision = "question_life"
down_revision = "people"
branch_labels = None
depends_on = None

COLUMNS = ("is_first", "is_archived", "further_ts", "duplicate_of", "sealed_asker")


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table("question") as table:
        table.add_column(sa.Column("is_first", sa.Boolean(), nullable=False, server_default=sa.false()))
        table.add_column(sa.Column("is_archived", sa.Boolean(), nullable=False, server_default=sa.false()))
        table.add_column(sa.Column("further_ts", sa.String(), nullable=False, server_default=sa.text("''")))
        table.add_column(sa.Column("duplicate_of", sa.Integer(), nullable=True))
        table.add_column(sa.Column("sealed_asker", sa.String(), nullable=True))
        table.create_index(op.f("ix_question_duplicate_of"), ["duplicate_of"], unique=False)
    with op.batch_alter_table("letter") as table:
        table.add_column(sa.Column("only_for", sa.String(), nullable=True))
    op.create_table(
        "former_place",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("channel_id", sa.String(), nullable=False),
        sa.Column("ts", sa.String(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"], ["question.id"], name=op.f("fk_former_place_question_id_question"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("team_id", "channel_id", "ts", name=op.f("pk_former_place")),
    )
    op.create_index(op.f("ix_former_place_question_id"), "former_place", ["question_id"], unique=False)
    op.create_table(
        "early_reply",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("channel_id", sa.String(), nullable=False),
        sa.Column("ts", sa.String(), nullable=False),
        sa.Column("thread_ts", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "channel_id", "ts", name=op.f("pk_early_reply")),
    )
    op.create_index(
        op.f("ix_early_reply_team_id_channel_id_thread_ts"),
        "early_reply",
        ["team_id", "channel_id", "thread_ts"],
        unique=False,
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("early_reply")
    op.drop_table("former_place")
    with op.batch_alter_table("letter") as table:
        table.drop_column("only_for")
    with op.batch_alter_table("question") as table:
        table.drop_index(op.f("ix_question_duplicate_of"))
        for column in reversed(COLUMNS):
            table.drop_column(column)
