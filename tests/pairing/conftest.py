"""A workspace with an organiser, and leaders of several towns who may get to know each other."""

from collections.abc import Callable
from datetime import date, time

import pytest

from bot import schedules
from bot.app import Bot
from bot.recurrence import Every, Rule
from bot.roles import Role
from bot.sandbox import Slack, User, WorldClock
from bot.schedules import Schedule, To
from bot.settings import Settings
from bot.working_time import JAPAN
from handlers.pairing.model import PeerPerson, Standing
from tests.appointing import appoint
from tests.reading import read

TOWNS = "平塚市 葉山町 大磯町 松田町 箱根町 湯河原町".split()  # noqa: SIM905 (one glance)


@pytest.fixture
def mizuno(slack: Slack) -> User:
    """Looks after the community."""
    return slack.add_user("mizuno", real_name="水野 環", title="神奈川県 市町村課")


@pytest.fixture
def config(config: Settings, slack: Slack, mizuno: User) -> Settings:
    """Settings with an organiser, and the channel where organisers are."""
    slack.add_channel("事務局", members=[mizuno])
    return config.model_copy(update={"organisers": (mizuno.id,), "organiser_channel": slack.channel("#事務局").id})


Lead = Callable[..., list[User]]


@pytest.fixture
def lead(bot: Bot, slack: Slack) -> Lead:
    """Makes people leaders: those that are given, and new ones of these towns."""

    def lead(*people: User, towns: str = "") -> list[User]:
        known = len(slack.users)
        new = [
            slack.add_user(f"leader{known + n}", real_name=f"灯 {known + n}号", title=f"{TOWNS[int(town)]} 総務課")
            for n, town in enumerate(towns)
        ]
        slack.settle()
        bot.settle()
        for who in (*people, *new):
            appoint(bot, who, Role.LEADER)
        return [*people, *new]

    return lead


def plan(bot: Bot) -> Schedule:
    """Peer chats for the leaders: on the first Wednesday of a month at ten, as an organiser would set it."""
    rule = Rule(Every.MONTH_WEEKDAY, date(2026, 10, 5), time(10), weekdays=(2,), nth=1)
    with bot.database.begin() as session:
        return schedules.keep(
            session,
            team_id=bot.parts.team_id,
            kind="pairing",
            to=To.LEADERS,
            rule=rule,
            given_by="U",
            now=bot.parts.clock.now(),
            zone=JAPAN,
        )


def join(bot: Bot, *people: User) -> None:
    """They take part, as if they had pressed the button."""
    with bot.database.begin() as session:
        for who in people:
            session.add(PeerPerson(bot.parts.team_id, who.id, Standing.IN, since=bot.parts.clock.now()))


def to(bot: Bot, clock: WorldClock, moment: str) -> None:
    """Let time pass until then, and everything be done that is due."""
    clock.to(moment)
    bot.settle()


def dms(slack: Slack, who: User) -> list[str]:
    """What the bot wrote to somebody about peer chats, as they read it."""
    told = (read({"blocks": message.blocks}) for message in slack.dms(who))
    return [each for each in told if "🍵" in each]


def told(slack: Slack) -> list[str]:
    """What the organisers read."""
    return [message.text for message in slack.channels["#事務局"] if "🍵" in message.text]


def partners(slack: Slack, who: User, *, among: list[User]) -> list[User]:
    """With whom somebody was introduced in their latest letter."""
    return [other for other in among if other is not who and f"<@{other.id}>" in dms(slack, who)[-1]]
