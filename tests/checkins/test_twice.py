"""Everything happens once: with two bots on one database, and with a new one after a restart."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from bot import web_api
from bot.app import Bot, build
from bot.sandbox import Slack, User, WorldClock
from bot.settings import Settings
from tests.appointing import accompany
from tests.checkins.conftest import Lead, digests, dms, plan


@pytest.fixture
def other(bot: Bot, config: Settings, clock: WorldClock) -> Bot:
    """Another process of the same bot, as far as the database knows."""
    return build(config, clock=clock, database=bot.database, slack=web_api.client(config))


def together(bots: list[Bot]) -> None:
    """Both do at the same time whatever is due."""
    with ThreadPoolExecutor(len(bots)) as pool:
        for done in [pool.submit(each.settle) for each in bots * 2]:
            done.result()


def test_two_bots_do_everything_once(
    bot: Bot, other: Bot, slack: Slack, clock: WorldClock, lead: Lead, sato: User, tanaka: User
) -> None:
    people = lead(sato, count=4)
    accompany(bot, sato, tanaka)
    plan(bot)
    for moment in ("2026-11-09 10:00", "2026-11-10 10:00", "2026-11-13 17:00", "2026-11-16 09:00"):
        clock.to(moment)
        together([bot, other])
        if moment == "2026-11-09 10:00":
            slack.click(sato, "checkins.talked.no")
    assert [len(dms(slack, who)) for who in people] == [1, 2, 2, 2, 2]
    assert len(digests(slack)) == 1
    assert len(dms(slack, tanaka)) == 1


def test_a_restart_in_between_changes_nothing(
    bot: Bot, other: Bot, slack: Slack, clock: WorldClock, lead: Lead, sato: User
) -> None:
    lead(sato)
    plan(bot)
    clock.to("2026-11-09 10:00")
    for job in bot.jobs:
        if job.name == "schedules":
            assert job.step(bot.parts)
    other.settle()
    assert len(dms(slack, sato)) == 1
    clock.to("2026-11-10 10:00")
    other.settle()
    assert len(dms(slack, sato)) == 2
