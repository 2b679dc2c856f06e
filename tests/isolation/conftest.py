"""People who lead, and who look after each other."""

from collections.abc import Callable
from functools import partial

import pytest

from bot.app import Bot
from bot.roles import Role
from bot.sandbox import User
from tests import appointing

Lead = Callable[[User], None]
Accompany = Callable[[User, User], None]


@pytest.fixture
def lead(bot: Bot) -> Lead:
    """Makes somebody a leader."""
    return partial(appointing.appoint, bot, role=Role.LEADER)


@pytest.fixture
def accompany(bot: Bot) -> Accompany:
    """Names who looks after somebody."""
    return partial(appointing.accompany, bot)
