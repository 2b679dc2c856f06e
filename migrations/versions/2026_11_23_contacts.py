"""Who exchanged replies with whom; the reply ladder.

Safe while the former version still runs: the tables are new.
"""

import sqlalchemy as sa
from alembic import op

from bot.db import Utc

revision = "contacts"
down_revision = "check_ins"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "own_post",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.Column("asks", sa.Boolean(), nullable=False, server_default=sa.true()),
        sa.PrimaryKeyConstraint("team_id", "place", name=op.f("pk_own_post")),
    )
    op.create_index(op.f("ix_own_post_team_id_user_id_at"), "own_post", ["team_id", "user_id", "at"])
    op.create_index(op.f("ix_own_post_at"), "own_post", ["at"])
    op.create_table(
        "contact",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("from_id", sa.String(), nullable=False),
        sa.Column("to_id", sa.String(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "source", name=op.f("pk_contact")),
    )
    op.create_index(op.f("ix_contact_team_id_from_id_at"), "contact", ["team_id", "from_id", "at"])
    op.create_index(op.f("ix_contact_team_id_to_id_at"), "contact", ["team_id", "to_id", "at"])
    op.create_index(op.f("ix_contact_team_id_place"), "contact", ["team_id", "place"])
    op.create_index(op.f("ix_contact_at"), "contact", ["at"])
    op.create_table(
        "contact_person",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("could_talk", sa.Boolean(), nullable=True),
        sa.Column("talked_at", Utc(), nullable=True),
        sa.Column("came_by_at", Utc(), nullable=True),
        sa.Column("declined", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.PrimaryKeyConstraint("team_id", "user_id", name=op.f("pk_contact_person")),
    )
    op.create_table(
        "ladder",
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("rung", sa.Integer(), nullable=False),
        sa.Column("due_at", Utc(), nullable=True),
        sa.ForeignKeyConstraint(
            ["question_id"], ["question.id"], name=op.f("fk_ladder_question_id_question"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("question_id", name=op.f("pk_ladder")),
    )
    op.create_index(op.f("ix_ladder_team_id_due_at"), "ladder", ["team_id", "due_at"])
    op.create_table(
        "asked_person",
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.Column("because", sa.String(), nullable=False),
        sa.Column("passed_at", Utc(), nullable=True),
        sa.ForeignKeyConstraint(
            ["question_id"], ["question.id"], name=op.f("fk_asked_person_question_id_question"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("question_id", "user_id", "role", name=op.f("pk_asked_person")),
    )
    op.create_index(op.f("ix_asked_person_team_id_role_at"), "asked_person", ["team_id", "role", "at"])
    op.create_table(
        "weekly_host",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "number", name=op.f("pk_weekly_host")),
    )


def downgrade() -> None:
    """Go back."""
    for table in ("weekly_host", "asked_person", "ladder", "contact_person", "contact", "own_post"):
        op.drop_table(table)
