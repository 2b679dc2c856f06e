"""People who lead, and who look after each other."""

from collections.abc import Callable

import pytest

from bot import roles
from bot.app import Bot
from bot.roles import Role
from bot.sandbox import User

Lead = Callable[[User], None]
Accompany = Callable[[User, User], None]


@pytest.fixture
def lead(bot: Bot) -> Lead:
    """Makes somebody a leader."""

    def lead(who: User) -> None:
        with bot.database.begin() as session:
            roles.give(
                session,
                team_id=bot.parts.team_id,
                user_id=who.id,
                role=Role.LEADER,
                given_by=who.id,
                now=bot.parts.clock.now(),
            )

    return lead


@pytest.fixture
def accompany(bot: Bot) -> Accompany:
    """Names who looks after somebody."""

    def accompany(who: User, companion: User) -> None:
        with bot.database.begin() as session:
            roles.accompany(
                session,
                team_id=bot.parts.team_id,
                user_id=who.id,
                companion_id=companion.id,
                given_by=companion.id,
                now=bot.parts.clock.now(),
            )

    return accompany
