"""Two prefectures, one bot, and nobody who has let it in yet."""

from collections.abc import Iterator

import pytest

from bot import running, web_api
from bot.app import Bot, build
from bot.db import Database
from bot.manifest import manifest
from bot.sandbox import Installation, Slack, WorldClock
from bot.settings import Settings
from tests.installing.browser import Browser
from tests.lobby import Lobby


@pytest.fixture
def settings(lobby: Lobby) -> Settings:
    """What the operator sets, beside what comes from Slack."""
    return Settings(
        _env_file=None,
        slack_client_id="to come",
        slack_client_secret="to come",
        public_url=lobby.address.removesuffix("/slack/events"),
        port=0,
        secret_keys=("a key for these tests that nobody could guess",),
        encoder="none",
    )


@pytest.fixture
def slack(clock: WorldClock, settings: Settings) -> Iterator[Slack]:
    """神奈川; the app is registered, and installed nowhere."""
    slack = Slack(manifest(settings), clock=clock, name="神奈川のひろば")
    people(slack, "佐藤 美咲", "田中 健")
    slack.uninstall()
    with slack.serve():
        yield slack
    assert slack.surprises == []


def people(team: Installation, first: str, second: str) -> None:
    """Two people and two channels."""
    team.add_user("sato", real_name=first)
    team.add_user("tanaka", real_name=second)
    team.add_channel("質問")
    team.add_channel("事務局")


@pytest.fixture
def shizuoka(slack: Slack) -> Installation:
    """Another prefecture, with a workspace of its own."""
    team = slack.add_team("静岡のひろば", installed=False)
    people(team, "望月 葵", "鈴木 蓮")
    return team


@pytest.fixture
def config(slack: Slack, settings: Settings) -> Settings:
    """Settings with which the bot finds the local Slack; no bot token among them."""
    return settings.model_copy(
        update={
            "slack_client_id": slack.client_id,
            "slack_client_secret": slack.client_secret,
            "slack_signing_secret": slack.signing_secret,
            "slack_api_url": slack.api_url,
        }
    )


@pytest.fixture
def bot(slack: Slack, config: Settings, database: Database, clock: WorldClock, lobby: Lobby) -> Bot:
    """The bot behind its door."""
    bot = build(config, clock=clock, database=database, slack=web_api.client(config))
    lobby.shell = running.shell(bot)
    slack.request_url = lobby.address
    return bot


@pytest.fixture
def browser(bot: Bot, config: Settings) -> Iterator[Browser]:
    """Somebody with a browser."""
    with Browser(config.public_url) as browser:
        yield browser


@pytest.fixture
def both(bot: Bot, browser: Browser, slack: Slack, shizuoka: Installation) -> tuple[Installation, Installation]:
    """Both prefectures let the bot in, and named their channels."""
    for team in (slack, shizuoka):
        who = team.user("sato")
        assert browser.install(who).status_code == 200
        bot.settle()
        team.command(who, "/tomoshibi", "チャンネル")
        named = team.submit(who, questions=[team.channel("#質問").id], organisers=team.channel("#事務局").id)
        assert named == {}
        team.close(who)
    bot.settle()
    return slack, shizuoka
