"""${message}

Safe while the former version still runs? Say why:
- new tables and new nullable columns are; a column is dropped one release after nothing reads it;
- data moves in a revision of its own, in batches.
"""

import sqlalchemy as sa
from alembic import op

import bot.db

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade() -> None:
    """Go forward."""
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    """Go back."""
    ${downgrades if downgrades else "pass"}
