"""A workspace with an organiser, a companion, and leaders who are asked how they are."""

from collections.abc import Callable
from datetime import date, time
from zoneinfo import ZoneInfo

import pytest

from bot import schedules
from bot.app import Bot
from bot.recurrence import Every, Rule
from bot.roles import Role
from bot.sandbox import Slack, User, WorldClock
from bot.schedules import Schedule, To
from bot.settings import Settings
from tests.appointing import appoint
from tests.reading import read

JAPAN = ZoneInfo("Asia/Tokyo")
SURNAMES = "青木 石井 上田 遠藤 岡田 加藤 木村 工藤 小林 斎藤 清水 杉山".split()  # noqa: SIM905 (one glance)


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
    """Makes people leaders: those that are given, or so many new ones."""

    def lead(*people: User, count: int = 0) -> list[User]:
        known = len(slack.users)
        new = [slack.add_user(f"leader{known + n}", real_name=f"{SURNAMES[n]} 灯") for n in range(count)]
        slack.settle()
        bot.settle()
        for who in (*people, *new):
            appoint(bot, who, Role.LEADER)
        return [*people, *new]

    return lead


def plan(bot: Bot, *, interval: int = 2, starts: date = date(2026, 11, 9), at: time = time(10)) -> Schedule:
    """Check-ins for the leaders: on Mondays at ten, as an organiser would set it."""
    rule = Rule(Every.WEEKS, starts, at, interval=interval)
    with bot.database.begin() as session:
        return schedules.keep(
            session,
            team_id=bot.parts.team_id,
            kind="checkin",
            to=To.LEADERS,
            rule=rule,
            given_by="U",
            now=bot.parts.clock.now(),
            zone=JAPAN,
        )


def to(bot: Bot, clock: WorldClock, moment: str) -> None:
    """Let time pass until then, and everything be done that is due."""
    clock.to(moment)
    bot.settle()


def dms(slack: Slack, who: User) -> list[str]:
    """What the bot wrote to somebody of its own accord about check-ins, as they read it."""
    told = (read({"blocks": message.blocks}) for message in slack.dms(who))
    return [each for each in told if "☕" in each or "👋" in each or "チェックインを止めました" in each]


def digests(slack: Slack) -> list[str]:
    """What the organisers read."""
    told = [message for message in slack.channels["#事務局"] if message.subtype is None]
    return [read({"blocks": message.blocks}) or message.text for message in told]
