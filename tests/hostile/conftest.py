"""Somebody who knocks at the door of the bot, and a town in which nobody means well."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import running, web_api
from bot.app import Bot, build
from bot.db import Database
from bot.manifest import manifest
from bot.sandbox import Slack, WorldClock
from bot.settings import Settings
from tests.hostile.knocking import Knock
from tests.hostile.town import NAME, Town, live
from tests.lobby import Lobby


@pytest.fixture
def knock(bot: Bot, slack: Slack) -> Iterator[Knock]:
    """Whoever knocks knows where the door is, and Slack's secret where they sign with it."""
    knock = Knock(str(slack.request_url), slack.signing_secret)
    with knock.http:
        yield knock


@pytest.fixture(scope="session")
def town(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """The town after two weeks in which everybody tried to be more than text; it is only looked at afterwards."""
    clock = WorldClock(frozen=True)
    clock.to("2026-10-02 10:00")
    slack = Slack(manifest(Settings(_env_file=None)), clock=clock)
    folk = {
        name: slack.add_user(name, real_name=f"{name} {NAME}", title=f"{office} {NAME}")
        for name, office in {"sato": "小田原市", "tanaka": "三浦市", "suzuki": "真鶴町", "mizuno": "県"}.items()
    }
    slack.add_channel("質問")
    slack.add_channel("雑談")
    slack.add_channel("事務局", members=[folk["mizuno"]])
    lobby = Lobby()
    with slack.serve(), lobby.open():
        config = Settings(
            _env_file=None,
            slack_bot_token=slack.bot_token,
            slack_signing_secret=slack.signing_secret,
            slack_api_url=slack.api_url,
            question_channels=(slack.channel("#質問").id,),
            organisers=(folk["mizuno"].id,),
            organiser_channel=slack.channel("#事務局").id,
            anonymity_key="k" * 32,
            secret_keys=("a key for these tests that nobody could guess",),
            public_url="https://tomoshibi.example.lg.jp",
            encoder="none",
        )
        database = Database(f"sqlite:///{shutil.copy(migrated_sqlite, tmp_path_factory.mktemp('town'))}")
        bot = build(config, clock=clock, database=database, slack=web_api.client(config))
        lobby.shell = running.shell(bot)
        slack.request_url = lobby.address
        bot.settle()
        town = Town(bot, slack, clock, **folk)
        live(town)
        yield town
        database.close()
