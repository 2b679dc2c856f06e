"""What the index was made with, and what cards mean.

Safe while the former version still runs: nothing that it reads is changed.
"""

import sqlalchemy as sa
from alembic import op

from bot.db import Utc

revision = "meaning"
down_revision = "question_life"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "card_vector",
        sa.Column("card_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("said_at", Utc(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["card_id"], ["card.id"], name=op.f("fk_card_vector_card_id_card"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("card_id", name=op.f("pk_card_vector")),
    )
    op.create_index(
        op.f("ix_card_vector_team_id_model_number"), "card_vector", ["team_id", "model", "number"], unique=False
    )
    # What the index was made with, what changed in it, and a copy of it for large teams.
    op.create_table(
        "index_state",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("made_with", sa.String(), nullable=False),
        sa.Column("making_with", sa.String(), nullable=False),
        sa.Column("done_to", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", name=op.f("pk_index_state")),
    )
    op.create_table(
        "card_change",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("card_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "card_id", name=op.f("pk_card_change")),
    )
    op.create_index(op.f("ix_card_change_team_id_number"), "card_change", ["team_id", "number"], unique=False)
    op.create_table(
        "index_part",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("edition", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("part", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "edition", "part", name=op.f("pk_index_part")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("card_vector")
    op.drop_table("index_part")
    op.drop_table("card_change")
    op.drop_table("index_state")
