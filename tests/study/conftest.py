"""What tests about study share."""

from collections.abc import Callable
from datetime import date

import pytest

from bot import studied
from bot.app import Bot
from bot.sandbox import Slack, User
from bot.studied import StudyRecord
from tests.reading import read

Tell = Callable[..., str]


@pytest.fixture
def tell(bot: Bot, slack: Slack) -> Tell:
    """`tell(who, "25分 Excel")` types `/study …` and answers with what the person then reads."""

    def typed(who: User, text: str = "") -> str:
        slack.command(who, "/study", text)
        return read(slack.ephemerals(who)[-1]["blocks"])

    return typed


def records(bot: Bot, who: User) -> list[StudyRecord]:
    """What is kept of somebody's study."""
    with bot.database.read() as session:
        return studied.records(
            session, team_id=bot.parts.team_id, user_id=who.id, start=date(2020, 1, 1), end=date(2040, 1, 1)
        )
