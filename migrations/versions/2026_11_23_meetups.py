"""Meetups, who comes, what they say about dates, what they find out, roundtables, and private calendar addresses.

Safe while the former version still runs: the tables are new.
"""

import sqlalchemy as sa
from alembic import op

from bot.db import Utc

revision = "meetups"
down_revision = "digests"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "meetup",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("host_id", sa.String(), nullable=False),
        sa.Column("channel_id", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("created_at", Utc(), nullable=False),
        sa.Column("mark", sa.String(), nullable=False),
        sa.Column("starts_at", Utc(), nullable=True),
        sa.Column("ends_at", Utc(), nullable=True),
        sa.Column("dated_at", Utc(), nullable=True),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("announcement", sa.Integer(), nullable=False),
        sa.Column("day_at", Utc(), nullable=True),
        sa.Column("hour_at", Utc(), nullable=True),
        sa.Column("rule", sa.JSON(), nullable=True),
        sa.Column("slot_at", Utc(), nullable=True),
        sa.Column("follows_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("deadline", Utc(), nullable=True),
        sa.Column("quorum", sa.Integer(), nullable=False),
        sa.Column("remind_at", Utc(), nullable=True),
        sa.Column("closed_at", Utc(), nullable=True),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("groups", sa.JSON(), nullable=True),
        sa.Column("unposted_at", Utc(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetup")),
    )
    op.create_index(op.f("ix_meetup_team_id_state_deadline"), "meetup", ["team_id", "state", "deadline"])
    op.create_index(op.f("ix_meetup_team_id_state_starts_at"), "meetup", ["team_id", "state", "starts_at"])
    op.create_table(
        "meetup_joining",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("meetup_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.Column("is_waiting", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meetup_id"], ["meetup.id"], name=op.f("fk_meetup_joining_meetup_id_meetup"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetup_joining")),
        sa.UniqueConstraint("meetup_id", "user_id", name=op.f("uq_meetup_joining_meetup_id_user_id")),
    )
    op.create_index(op.f("ix_meetup_joining_team_id_user_id"), "meetup_joining", ["team_id", "user_id"])
    op.create_table(
        "meetup_date",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("meetup_id", sa.Integer(), nullable=False),
        sa.Column("starts_at", Utc(), nullable=False),
        sa.Column("ends_at", Utc(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meetup_id"], ["meetup.id"], name=op.f("fk_meetup_date_meetup_id_meetup"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetup_date")),
        sa.UniqueConstraint("meetup_id", "starts_at", name=op.f("uq_meetup_date_meetup_id_starts_at")),
    )
    op.create_table(
        "meetup_vote",
        sa.Column("date_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("suits", sa.String(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.ForeignKeyConstraint(
            ["date_id"], ["meetup_date.id"], name=op.f("fk_meetup_vote_date_id_meetup_date"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("date_id", "user_id", name=op.f("pk_meetup_vote")),
    )
    op.create_table(
        "meetup_remark",
        sa.Column("meetup_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meetup_id"], ["meetup.id"], name=op.f("fk_meetup_remark_meetup_id_meetup"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meetup_id", "user_id", name=op.f("pk_meetup_remark")),
    )
    op.create_table(
        "meetup_note",
        sa.Column("meetup_id", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meetup_id"], ["meetup.id"], name=op.f("fk_meetup_note_meetup_id_meetup"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meetup_id", "topic", name=op.f("pk_meetup_note")),
    )
    op.create_table(
        "meetup_feed",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("created_at", Utc(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "user_id", name=op.f("pk_meetup_feed")),
        sa.UniqueConstraint("fingerprint", name=op.f("uq_meetup_feed_fingerprint")),
    )
    _create_roundtables()


def _create_roundtables() -> None:
    op.create_table(
        "meetup_topic",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("meetup_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meetup_id"], ["meetup.id"], name=op.f("fk_meetup_topic_meetup_id_meetup"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetup_topic")),
    )
    op.create_index(op.f("ix_meetup_topic_meetup_id"), "meetup_topic", ["meetup_id"])
    op.create_table(
        "meetup_choice",
        sa.Column("meetup_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("topic_id", sa.Integer(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meetup_id"], ["meetup.id"], name=op.f("fk_meetup_choice_meetup_id_meetup"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"], ["meetup_topic.id"], name=op.f("fk_meetup_choice_topic_id_meetup_topic"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meetup_id", "user_id", name=op.f("pk_meetup_choice")),
    )
    op.create_table(
        "meetup_table",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("meetup_id", sa.Integer(), nullable=False),
        sa.Column("topic_id", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("people", sa.JSON(), nullable=False),
        sa.Column("facilitator_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meetup_id"], ["meetup.id"], name=op.f("fk_meetup_table_meetup_id_meetup"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"], ["meetup_topic.id"], name=op.f("fk_meetup_table_topic_id_meetup_topic"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetup_table")),
        sa.UniqueConstraint("meetup_id", "topic_id", "nth", name=op.f("uq_meetup_table_meetup_id_topic_id_nth")),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("meetup_table")
    op.drop_table("meetup_choice")
    op.drop_index(op.f("ix_meetup_topic_meetup_id"), "meetup_topic")
    op.drop_table("meetup_topic")
    op.drop_table("meetup_feed")
    op.drop_table("meetup_note")
    op.drop_table("meetup_remark")
    op.drop_table("meetup_vote")
    op.drop_table("meetup_date")
    op.drop_table("meetup_joining")
    op.drop_table("meetup")
