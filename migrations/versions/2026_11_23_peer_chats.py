"""Peer chats: who takes part, the rounds, and who sat with whom in them.

Safe while the former version still runs: the tables are new.
"""

import sqlalchemy as sa
from alembic import op

from bot.db import Utc

revision = "peer_chats"
down_revision = "meetups"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "peer_person",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("standing", sa.String(), nullable=False),
        sa.Column("since", Utc(), nullable=False),
        sa.Column("invited_at", Utc(), nullable=True),
        sa.Column("waited", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "user_id", name=op.f("pk_peer_person")),
    )
    op.create_index(
        op.f("ix_peer_person_team_id_standing_invited_at"), "peer_person", ["team_id", "standing", "invited_at"]
    )
    op.create_table(
        "peer_round",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("schedule_id", sa.Integer(), nullable=False),
        sa.Column("opened_at", Utc(), nullable=False),
        sa.Column("matches_at", Utc(), nullable=False),
        sa.Column("asks_at", Utc(), nullable=False),
        sa.Column("closes_at", Utc(), nullable=False),
        sa.Column("matched_at", Utc(), nullable=True),
        sa.Column("closed_at", Utc(), nullable=True),
        sa.ForeignKeyConstraint(
            ["schedule_id"], ["schedule.id"], name=op.f("fk_peer_round_schedule_id_schedule"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_peer_round")),
        sa.UniqueConstraint("team_id", "key", name=op.f("uq_peer_round_team_id_key")),
    )
    op.create_index(op.f("ix_peer_round_schedule_id"), "peer_round", ["schedule_id"])
    op.create_index(op.f("ix_peer_round_team_id_closed_at"), "peer_round", ["team_id", "closed_at"])
    op.create_table(
        "peer_chat",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("opener_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"], ["peer_round.id"], name=op.f("fk_peer_chat_round_id_peer_round"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_peer_chat")),
    )
    op.create_index(op.f("ix_peer_chat_round_id"), "peer_chat", ["round_id"])
    op.create_table(
        "peer_seat",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("town", sa.String(), nullable=False),
        sa.Column("chat_id", sa.Integer(), nullable=True),
        sa.Column("announced_at", Utc(), nullable=True),
        sa.Column("introductions", sa.Integer(), nullable=False),
        sa.Column("is_told", sa.Boolean(), nullable=False),
        sa.Column("asked_at", Utc(), nullable=True),
        sa.Column("met", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"], ["peer_round.id"], name=op.f("fk_peer_seat_round_id_peer_round"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["chat_id"], ["peer_chat.id"], name=op.f("fk_peer_seat_chat_id_peer_chat")),
        sa.PrimaryKeyConstraint("team_id", "round_id", "user_id", name=op.f("pk_peer_seat")),
    )
    op.create_index(op.f("ix_peer_seat_team_id_user_id"), "peer_seat", ["team_id", "user_id"])
    op.create_index(op.f("ix_peer_seat_round_id_state"), "peer_seat", ["round_id", "state"])
    op.create_index(op.f("ix_peer_seat_chat_id"), "peer_seat", ["chat_id"])


def downgrade() -> None:
    """Go back."""
    op.drop_table("peer_seat")
    op.drop_table("peer_chat")
    op.drop_table("peer_round")
    op.drop_table("peer_person")
