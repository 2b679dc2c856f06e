"""Several workspaces while the bot runs: beats of their own, sockets, and settings that mean only one of them."""

import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from bot import roles, running, web_api
from bot.app import Bot, build
from bot.db import Database
from bot.jobs import Job, Metronome, Parts
from bot.manifest import manifest
from bot.sandbox import Installation, Slack, WorldClock
from bot.settings import Settings
from tests.installing.browser import Browser
from tests.installing.conftest import people

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


def wait_until(is_so: Callable[[], bool]) -> None:
    """Wait for what happens in other threads."""
    until = time.monotonic() + 8
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.02)


def test_a_workspace_joins_while_the_bot_runs_and_one_that_left_is_left_alone(
    bot: Bot, slack: Slack, shizuoka: Installation, browser: Browser
) -> None:
    beats: set[str] = set()
    heard = threading.Lock()

    def note(parts: Parts) -> bool:
        with heard:
            beats.add(parts.team_id)
        return False

    def forget() -> None:
        with heard:
            beats.clear()

    browser.install(slack.user("sato"))
    metronome = Metronome([Job("note", timedelta(seconds=0.05), note)], bot.workspaces.now)
    try:
        wait_until(lambda: beats == {slack.team.id})
        browser.install(shizuoka.user("sato"))
        wait_until(lambda: beats == {slack.team.id, shizuoka.team.id})
        slack.uninstall()
        time.sleep(2.2)  # by then the roll was called once more
        forget()
        wait_until(lambda: beats == {shizuoka.team.id})
        time.sleep(0.2)
        assert beats == {shizuoka.team.id}
    finally:
        metronome.stop()


@pytest.fixture
def over_sockets(database: Database, clock: WorldClock, settings: Settings) -> Iterator[tuple[Slack, Bot, str]]:
    """The bot over Socket Mode; its pages are on a port of its own."""
    settings = settings.model_copy(update={"slack_app_token": "xapp-"})
    slack = Slack(manifest(settings), clock=clock, name="神奈川のひろば")
    people(slack, "佐藤 美咲", "田中 健")
    with slack.serve():
        config = settings.model_copy(
            update={
                "slack_bot_token": slack.bot_token,
                "slack_client_id": slack.client_id,
                "slack_client_secret": slack.client_secret,
                "slack_app_token": slack.app_token,
                "slack_api_url": slack.api_url,
                "question_channels": (slack.channel("#質問").id,),
                "organisers": (slack.user("sato").id,),
            }
        )
        bot = build(config, clock=clock, database=database, slack=web_api.client(config))
        with running.behind_door(bot, config) as door:
            wait_until(lambda: slack.sockets == 1)
            yield slack, bot, door.pages
    assert slack.surprises == []


def test_over_sockets_a_second_workspace_is_let_in_beside_that_of_the_settings(
    over_sockets: tuple[Slack, Bot, str],
) -> None:
    slack, bot, pages = over_sockets
    shizuoka = slack.add_team("静岡のひろば", installed=False)
    people(shizuoka, "望月 葵", "鈴木 蓮")
    sato = shizuoka.user("sato")
    # Who looks at the page from elsewhere comes back to where they are.
    slack.world.manifest.redirect_urls.append(f"{pages}/slack/oauth_redirect")
    bot.workspaces.settings = bot.workspaces.settings.model_copy(update={"public_url": pages})
    with Browser(pages) as browser:
        assert "「静岡のひろば」に灯を追加しました" in browser.install(sato).text
    bot.settle()
    assert "最初の事務局" in shizuoka.dms(sato)[0].text
    shizuoka.command(sato, "/tomoshibi", "チャンネル", channel="#質問")
    assert shizuoka.submit(sato, questions=[shizuoka.channel("#質問").id]) == {}
    for team in (slack, shizuoka):
        team.post(team.user("tanaka"), "#質問", "電子決裁の代決はどうしていますか")
    bot.settle()
    for team in (slack, shizuoka):
        assert [each.user for each in team.channels["#質問"] if each.subtype is None][1:] == [team.bot.id]


def test_settings_mean_the_workspace_of_their_token_and_no_other(over_sockets: tuple[Slack, Bot, str]) -> None:
    slack, bot, pages = over_sockets
    shizuoka = slack.add_team("静岡のひろば", installed=False)
    people(shizuoka, "望月 葵", "鈴木 蓮")
    slack.world.manifest.redirect_urls.append(f"{pages}/slack/oauth_redirect")
    bot.workspaces.settings = bot.workspaces.settings.model_copy(update={"public_url": pages})
    with Browser(pages) as browser:
        browser.install(shizuoka.user("sato"))
    here, there = (bot.workspaces.now()[team.team.id] for team in (slack, shizuoka))
    assert bot.parts is here
    assert here.settings.organisers == (slack.user("sato").id,)
    assert (there.settings.organisers, there.settings.question_channels) == ((), ())
    with bot.database.read() as session:
        assert roles.organisers(session, there.settings, team_id=there.team_id) == [shizuoka.user("sato").id]


def test_over_sockets_nothing_is_taken_for_slacks_at_the_page_door(over_sockets: tuple[Slack, Bot, str]) -> None:
    _, _, pages = over_sockets
    with Browser(pages) as browser:
        assert browser.look("/healthz").status_code == 200
        assert browser.post("/slack/events", b"command=%2Ftomoshibi").status_code == 401
