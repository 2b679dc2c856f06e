"""The life of know-how: marks, copies, history, reviews, newer cards, followed tags, whole threads.

Safe while the former version still runs: what is new has a default or may be empty. The bot's posts of cards get
another key, so that a number that SQLite gives out again never finds the post of a card that is gone; until it ends,
the former version links such a card to no post.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from bot.db import Utc

revision = "know_how_life"
down_revision = "comparing"
branch_labels = None
depends_on = None

TABLES = ("thread_part", "thread_save", "followed_tag", "card_copy", "card_helpful", "card_version")


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table("card") as table:
        for column in _columns():
            table.add_column(column)
        table.create_index(op.f("ix_card_superseded_by"), ["superseded_by"], unique=False)
    _marks()
    _threads()
    _rename_letters("'card:' || card.id", "'card:' || card.origin")


def downgrade() -> None:
    """Go back."""
    _rename_letters("'card:' || card.origin", "'card:' || card.id")
    for table in TABLES:
        op.drop_table(table)
    op.drop_index(op.f("ix_card_superseded_by"), "card")
    for column in reversed(_columns()):
        op.drop_column("card", column.name)


def _columns() -> list[sa.Column[Any]]:
    return [
        sa.Column("hours_saved", sa.Double(), nullable=True),
        sa.Column("people_affected", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False, server_default=sa.text("1")),
        sa.Column("follows", sa.Boolean(), nullable=False, server_default=sa.true()),
        sa.Column("review_at", Utc(), nullable=True),
        sa.Column("asked_at", Utc(), nullable=True),
        sa.Column("is_outdated", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("superseded_by", sa.Integer(), nullable=True),
        sa.Column("helpful", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("copies", sa.Integer(), nullable=False, server_default=sa.text("0")),
    ]


def _marks() -> None:
    op.create_table(
        "card_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("card_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        _of_card("card_version"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_card_version")),
    )
    op.create_index(op.f("ix_card_version_card_id"), "card_version", ["card_id"], unique=False)
    op.create_table(
        "card_helpful",
        sa.Column("card_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        _of_card("card_helpful"),
        sa.PrimaryKeyConstraint("card_id", "user_id", name=op.f("pk_card_helpful")),
    )
    op.create_table(
        "card_copy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("card_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("since", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        _of_card("card_copy"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_card_copy")),
        sa.UniqueConstraint("card_id", "user_id", name=op.f("uq_card_copy_card_id_user_id")),
    )
    op.create_index(op.f("ix_card_copy_card_id"), "card_copy", ["card_id"], unique=False)
    op.create_index(op.f("ix_card_copy_team_id"), "card_copy", ["team_id"], unique=False)
    op.create_table(
        "followed_tag",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("tag", sa.String(), nullable=False),
        sa.Column("since", Utc(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "user_id", "tag", name=op.f("pk_followed_tag")),
    )


def _threads() -> None:
    op.create_table(
        "thread_save",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("channel_id", sa.String(), nullable=False),
        sa.Column("ts", sa.String(), nullable=False),
        sa.Column("saved_by", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.Column("closes_at", Utc(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_thread_save")),
        sa.UniqueConstraint("team_id", "channel_id", "ts", name=op.f("uq_thread_save_team_id_channel_id_ts")),
    )
    op.create_table(
        "thread_part",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("channel_id", sa.String(), nullable=False),
        sa.Column("ts", sa.String(), nullable=False),
        sa.Column("save_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["save_id"], ["thread_save.id"], name=op.f("fk_thread_part_save_id_thread_save"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("team_id", "channel_id", "ts", name=op.f("pk_thread_part")),
    )
    op.create_index(op.f("ix_thread_part_save_id"), "thread_part", ["save_id"], unique=False)


def _of_card(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["card_id"], ["card.id"], name=op.f(f"fk_{table}_card_id_card"), ondelete="CASCADE")


def _rename_letters(old: str, new: str) -> None:
    """The letters of cards that are kept; those of cards that are gone keep their key, which nobody asks for."""
    of_letter = f"card.team_id = letter.team_id AND letter.key = {old}"
    op.execute(
        f"UPDATE letter SET key = (SELECT {new} FROM card WHERE {of_letter}) "  # noqa: S608 (no words of people's)
        f"WHERE key LIKE 'card:%' AND EXISTS (SELECT 1 FROM card WHERE {of_letter})"
    )
