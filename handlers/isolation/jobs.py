"""What happens without anybody acting: what nobody looks at any more is let go."""

from bot import contacts
from bot.jobs import Parts


def forget_old(parts: Parts) -> bool:
    """Forget posts and replies of more than a year ago."""
    with parts.database.begin() as session:
        contacts.forget_old(session, team_id=parts.team_id, now=parts.clock.now())
    return False
