"""Indexes for what the Home tab asks at each visit: one's own cards and questions, what is new, who was asked.

Safe while the former version still runs.
"""

from alembic import op

revision = "home_indexes"
down_revision = "card_words"
branch_labels = None
depends_on = None

INDEXES = {
    "card": ["author_id", "created_at"],
    "question": ["asker_id"],
    "asked_person": ["user_id"],
    "thread_part": ["user_id"],
}


def upgrade() -> None:
    """Go forward."""
    for table, columns in INDEXES.items():
        for column in columns:
            op.create_index(op.f(f"ix_{table}_team_id_{column}"), table, ["team_id", column])


def downgrade() -> None:
    """Go back."""
    for table, columns in INDEXES.items():
        for column in columns:
            op.drop_index(op.f(f"ix_{table}_team_id_{column}"), table)
