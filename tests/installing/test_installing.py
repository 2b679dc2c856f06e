"""Workspaces let the bot in, take it out, and let it in again."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot import members, roles, web_api
from bot.app import Bot, build
from bot.db import Database
from bot.installation import installations
from bot.sandbox import Installation, Slack, WorldClock
from bot.settings import Settings
from handlers.questions.model import Question
from tests.installing.browser import Browser
from tests.kinds import on_sqlite_alone


def said(team: Installation, channel: str) -> list[str]:
    """What people and the bot wrote, without Slack's own notices."""
    return [message.text for message in team.channels[channel] if message.subtype != "channel_join"]


@on_sqlite_alone
def test_a_workspace_lets_the_bot_in_by_a_browser(bot: Bot, slack: Slack, browser: Browser) -> None:
    sato = slack.user("sato")
    assert not slack.is_installed
    done = browser.install(sato)
    assert "「神奈川のひろば」に灯を追加しました" in done.text
    assert slack.is_installed
    bot.settle()
    [hello] = slack.dms(sato)
    assert "最初の事務局" in hello.text
    slack.click(sato, "channels.open", at=hello)
    assert slack.submit(sato, questions=[slack.channel("#質問").id]) == {}
    slack.post(slack.user("tanaka"), "#質問", "議事録の要約はどうしていますか")
    bot.settle()
    assert len(said(slack, "#質問")) == 2


def test_who_lets_it_in_is_the_first_organiser_and_who_does_so_again_is_not(
    bot: Bot, slack: Slack, browser: Browser
) -> None:
    browser.install(slack.user("sato"))
    browser.install(slack.user("tanaka"))
    with bot.database.read() as session:
        found = roles.organisers(session, bot.parts.settings, team_id=slack.team.id)
    assert found == [slack.user("sato").id]


@on_sqlite_alone
def test_the_token_stands_nowhere_in_the_clear(bot: Bot, slack: Slack, browser: Browser) -> None:
    browser.install(slack.user("sato"))
    with bot.database.read() as session:
        [row] = installations.every(session)
    assert row.token
    assert slack.bot_token not in f"{row.token} {row.refresh_token}"
    assert slack.bot_token not in repr(row)
    assert row.token not in repr(row)
    assert bot.parts.slack.token == slack.bot_token


def test_who_says_no_is_told_kindly_and_nothing_changed(bot: Bot, slack: Slack, browser: Browser) -> None:
    back = browser.install(slack.user("sato"), "deny")
    assert back.status_code == 200
    assert "何も変わっていません" in back.text
    assert not slack.is_installed
    assert bot.workspaces.now() == {}


def test_a_code_is_good_for_one_use(bot: Bot, slack: Slack, browser: Browser) -> None:
    address = browser.answer(browser.ask(), slack.user("sato"))
    assert browser.open(address).status_code == 200
    again = browser.open(address)
    assert again.status_code == 400
    assert "すでに使われた" in again.text
    assert list(bot.workspaces.now()) == [slack.team.id]


@on_sqlite_alone
def test_a_stolen_address_is_worth_nothing_in_another_browser(
    bot: Bot, slack: Slack, browser: Browser, config: Settings
) -> None:
    address = browser.answer(browser.ask(), slack.user("sato"))
    with Browser(config.public_url) as thief:
        thief.ask()
        assert thief.open(address).status_code == 400
    assert bot.workspaces.now() == {}
    assert browser.open(address).status_code == 200


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_after_ten_minutes_one_begins_again(bot: Bot, slack: Slack, browser: Browser, clock: WorldClock) -> None:
    address = browser.answer(browser.ask(), slack.user("sato"))
    clock.advance(timedelta(minutes=11))
    assert browser.open(address).status_code == 400
    assert browser.install(slack.user("sato")).status_code == 200


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    "query", ["", "?code=1", "?state=x&code=1", "?error=access_denied", "?error=odd", "?state=%ff"]
)
def test_whatever_comes_back_a_page_is_shown_and_nothing_is_let_in(bot: Bot, browser: Browser, query: str) -> None:
    back = browser.look(f"/slack/oauth_redirect{query}")
    assert back.status_code in {200, 400}
    assert "灯をワークスペースに追加する" in back.text
    assert bot.workspaces.now() == {}


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_wrong_secret_is_said_to_whoever_runs_the_bot(
    slack: Slack, browser: Browser, bot: Bot, clock: WorldClock
) -> None:
    slack.world.tokens["client_secret"] = "another"
    back = browser.install(slack.user("sato"))
    assert back.status_code == 502
    assert "SLACK_CLIENT_SECRET" in back.text
    assert "bad_client_secret" in back.text


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_the_pages_are_not_there_when_they_are_not_set(bot: Bot, browser: Browser, config: Settings) -> None:
    bot.workspaces.settings = config.model_copy(update={"slack_client_id": ""})
    assert browser.look("/slack/install").status_code == 404
    assert browser.look("/slack/oauth_redirect?error=access_denied").status_code == 404


def test_two_workspaces_are_served_side_by_side(bot: Bot, both: tuple[Installation, Installation]) -> None:
    kanagawa, shizuoka = both
    kanagawa.post(kanagawa.user("tanaka"), "#質問", "電子決裁の代決はどうしていますか")
    bot.settle()
    assert len(said(kanagawa, "#質問")) == 2
    assert said(shizuoka, "#質問") == []
    shizuoka.post(shizuoka.user("tanaka"), "#質問", "電子決裁の代決はどうしていますか")
    bot.settle()
    assert len(said(shizuoka, "#質問")) == 2
    assert len(said(kanagawa, "#質問")) == 2


def test_another_process_serves_a_new_workspace_without_a_restart(
    bot: Bot, slack: Slack, browser: Browser, config: Settings, database: Database, clock: WorldClock
) -> None:
    other = build(config, clock=clock, database=database, slack=web_api.client(config))
    assert other.workspaces.now() == {}
    browser.install(slack.user("sato"))
    body = {"type": "event_callback", "team_id": slack.team.id}
    found = other.workspaces.meant(body)
    assert found
    assert found.slack.token == slack.bot_token


@on_sqlite_alone
def test_who_takes_the_bot_out_is_left_alone(bot: Bot, both: tuple[Installation, Installation]) -> None:
    kanagawa, shizuoka = both
    shizuoka.post(shizuoka.user("tanaka"), "#質問", "窓口の混みぐあいを知らせていますか")
    shizuoka.uninstall()
    bot.settle()
    assert list(bot.workspaces.now()) == [kanagawa.team.id]
    before = len(shizuoka.calls)
    bot.settle()
    assert len(shizuoka.calls) == before
    with bot.database.read() as session:
        row = installations.find(session, shizuoka.team.id)
        kept = members.names(session, team_id=shizuoka.team.id, user_ids={shizuoka.user("sato").id})
    assert row
    assert row.revoked_at is not None
    assert (row.token, row.refresh_token) == ("", "")
    assert kept == {shizuoka.user("sato").id: "望月 葵"}


def test_who_lets_it_in_again_goes_on_where_it_ended(
    bot: Bot, browser: Browser, both: tuple[Installation, Installation]
) -> None:
    _, shizuoka = both
    tanaka = shizuoka.user("tanaka")
    shizuoka.post(tanaka, "#質問", "窓口の混みぐあいを知らせていますか")
    shizuoka.uninstall()
    bot.settle()
    assert len(said(shizuoka, "#質問")) == 1
    assert browser.install(shizuoka.user("sato")).status_code == 200
    bot.settle()
    assert len(said(shizuoka, "#質問")) == 2
    shizuoka.post(tanaka, "#質問", "夜間窓口の当番はどう決めていますか")
    with bot.database.read() as session:
        asked = session.scalars(select(Question.text).where(Question.team_id == shizuoka.team.id)).all()
    assert asked == ["窓口の混みぐあいを知らせていますか", "夜間窓口の当番はどう決めていますか"]


def test_who_lets_it_in_again_hears_who_organises(
    bot: Bot, browser: Browser, both: tuple[Installation, Installation], clock: WorldClock
) -> None:
    _, shizuoka = both
    shizuoka.uninstall()
    clock.advance(timedelta(minutes=1))
    sato, tanaka = shizuoka.user("sato"), shizuoka.user("tanaka")
    browser.install(tanaka)
    bot.settle()
    told = shizuoka.dms(tanaka)[-1]
    assert f"このワークスペースの事務局は <@{sato.id}> です。" in told.text
    assert "チャンネルを決める" not in str(told.blocks)
    browser.install(sato)
    bot.settle()
    assert shizuoka.bot.id in shizuoka.channel("#事務局").members
    assert "これまでのデータと設定は、そのまま続いています。" in shizuoka.dms(sato)[-1].text
    assert "チャンネルを決める" in str(shizuoka.dms(sato)[-1].blocks)


def test_old_news_do_not_take_out_a_bot_that_was_let_in_again(
    bot: Bot, browser: Browser, slack: Slack, clock: WorldClock
) -> None:
    browser.install(slack.user("sato"))
    clock.advance(timedelta(minutes=1))
    slack.uninstall()
    [news] = [sent for sent, _ in slack.attempts if sent.payload.get("event", {}).get("type") == "app_uninstalled"]
    clock.advance(timedelta(minutes=1))
    browser.install(slack.user("sato"))
    slack.repeat(news)
    assert list(bot.workspaces.now()) == [slack.team.id]


@on_sqlite_alone
def test_a_bot_that_was_away_finds_out_that_it_was_taken_out(
    bot: Bot, slack: Slack, browser: Browser, clock: WorldClock
) -> None:
    browser.install(slack.user("sato"))
    bot.settle()
    slack.request_url = "http://127.0.0.1:9/nobody"
    slack.uninstall()
    clock.advance(timedelta(hours=7))
    bot.settle()
    assert bot.workspaces.now() == {}


@on_sqlite_alone
def test_a_workspace_without_the_bot_is_told_so_where_it_asks(
    bot: Bot, slack: Slack, browser: Browser, shizuoka: Installation
) -> None:
    browser.install(slack.user("sato"))
    sato = shizuoka.user("sato")
    shizuoka.command(sato, "/tomoshibi", "", channel="#質問")
    [told] = shizuoka.ephemerals(sato)
    assert "このワークスペースに入っていません" in told.text
    assert shizuoka.errors(sato) == []
