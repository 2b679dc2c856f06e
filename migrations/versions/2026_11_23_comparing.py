"""Whether a question has been compared with what is known.

Safe while the former version still runs: it does not know the column, and what it keeps counts as compared, as it is.
"""

import sqlalchemy as sa
from alembic import op

revision = "comparing"
down_revision = "companions"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table("question") as question:
        question.add_column(sa.Column("is_compared", sa.Boolean(), nullable=False, server_default=sa.true()))
        question.create_index(op.f("ix_question_team_id_is_compared"), ["team_id", "is_compared"])


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("question") as question:
        question.drop_index(op.f("ix_question_team_id_is_compared"))
        question.drop_column("is_compared")
