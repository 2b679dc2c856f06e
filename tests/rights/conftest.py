"""A workspace with one thing of every kind, all of them 佐藤さん's, and another one that the same bot serves."""

import pytest
from slack_sdk import WebClient
from sqlalchemy import delete

from bot import members
from bot.app import Bot
from bot.db import Database
from bot.installation import installations
from bot.installation.installations import PURPOSE, Granted
from bot.members import Member
from bot.sandbox import Installation, Slack, User, WorldClock
from bot.settings import Settings
from bot.vault import vault
from tests.everything import Ids, under_way


@pytest.fixture
def config(config: Settings, slack: Slack) -> Settings:
    """One organiser, and two channels, so that questions could be moved."""
    organiser = slack.add_user("organiser", real_name="組織 花子", title="神奈川県 市町村課")
    channels = (slack.channel("#質問").id, slack.channel("#雑談").id)
    return config.model_copy(
        update={"organisers": (organiser.id,), "question_channels": channels, "anonymity_key": "k" * 40}
    )


@pytest.fixture
def made(bot: Bot, slack: Slack, database: Database, clock: WorldClock, sato: User) -> Ids:
    """One thing of every kind, all of them 佐藤さん's."""
    with database.begin() as session:
        session.execute(delete(Member).where(Member.user_id == sato.id))
        return under_way(session, clock.now(), bot.parts.team_id, sato.id, slack.channel("#質問").id, "1790000000.0000")


@pytest.fixture
def theirs(bot: Bot, slack: Slack, config: Settings, database: Database) -> Installation:
    """Another prefecture, in which the bot is installed too."""
    other = slack.add_team("静岡のひろば")
    auth = WebClient(other.bot_token, base_url=slack.api_url).auth_test().data
    assert isinstance(auth, dict)
    granted = Granted(other.team.id, "", is_enterprise_install=False, token=other.bot_token, refresh_token="",
                      lasts=None, scopes="", installed_by="")  # fmt: skip
    with database.begin() as session:
        members.remember_workspace(session, auth)
        installations.keep(session, vault(config, PURPOSE), granted, now=bot.parts.clock.now())
    bot.settle()
    return other


@pytest.fixture
def elsewhere(theirs: Installation, database: Database, clock: WorldClock) -> Ids:
    """One thing of every kind in another workspace."""
    owner, channel = theirs.add_user("mochizuki", real_name="望月 葵"), theirs.add_channel("質問")
    with database.begin() as session:
        session.execute(delete(Member).where(Member.user_id == owner.id))
        return under_way(session, clock.now(), theirs.team.id, owner.id, channel.id, "1780000000.0000")
