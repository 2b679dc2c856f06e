"""Who people are: bodies, sections, roles, and whom the bot has asked about them.

Safe while the former version still runs: what is new has a default or may be empty, and what it reads is unchanged.
"""

import sqlalchemy as sa
from alembic import op

from bot.db import Utc

revision = "people"
down_revision = "questions"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "body",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("prefecture", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("population", sa.Integer(), nullable=True),
        sa.Column("successor_code", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_body")),
        sa.UniqueConstraint("team_id", "code", name=op.f("uq_body_team_id_code")),
    )
    op.create_table(
        "member_role",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("given_by", sa.String(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "user_id", "role", name=op.f("pk_member_role")),
    )
    op.create_table(
        "first_contact",
        sa.Column("team_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.String(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("is_on_home", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "user_id", name=op.f("pk_first_contact")),
    )
    with op.batch_alter_table("member") as table:
        table.add_column(sa.Column("is_guest", sa.Boolean(), nullable=False, server_default=sa.false()))
        table.add_column(sa.Column("is_external", sa.Boolean(), nullable=False, server_default=sa.false()))
        table.add_column(sa.Column("section", sa.String(), nullable=False, server_default=sa.text("''")))
        table.add_column(sa.Column("body_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("ask_again_at", Utc(), nullable=True))
        table.create_foreign_key(op.f("fk_member_body_id_body"), "body", ["body_id"], ["id"], ondelete="SET NULL")


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("member") as table:
        table.drop_constraint(op.f("fk_member_body_id_body"), type_="foreignkey")
        for column in ("ask_again_at", "body_id", "section", "is_external", "is_guest"):
            table.drop_column(column)
    op.drop_table("first_contact")
    op.drop_table("member_role")
    op.drop_table("body")
