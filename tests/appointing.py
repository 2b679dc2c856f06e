"""What people are, as organisers would have said."""

from bot import roles
from bot.app import Bot
from bot.roles import Role
from bot.sandbox import User


def appoint(bot: Bot, who: User, role: Role) -> None:
    """Somebody has this role."""
    with bot.database.begin() as session:
        now, team_id = bot.parts.clock.now(), bot.parts.team_id
        roles.give(session, team_id=team_id, user_id=who.id, role=role, given_by="U", now=now)


def accompany(bot: Bot, who: User, companion: User) -> None:
    """Somebody looks after somebody."""
    with bot.database.begin() as session:
        now, team_id = bot.parts.clock.now(), bot.parts.team_id
        roles.accompany(session, team_id=team_id, user_id=who.id, companion_id=companion.id, given_by="U", now=now)
