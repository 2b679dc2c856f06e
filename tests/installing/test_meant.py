"""Whose business a payload is, where it names several workspaces, or none (Enterprise Grid, Slack Connect)."""

import hashlib
import hmac
import json
import time
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from sqlalchemy import select

from bot import members
from bot.app import Bot
from bot.installation import installations
from bot.installation.installations import Granted
from bot.sandbox import Installation, Slack
from bot.settings import Settings
from bot.vault import vault
from handlers.questions.model import Question
from tests.installing.browser import Browser
from tests.lobby import Lobby

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

ORG = "E0000000001"


def send(lobby: Lobby, config: Settings, body: bytes, kind: str = "application/json") -> httpx.Response:
    """Send something as Slack does."""
    timestamp = str(int(time.time()))
    base = f"v0:{timestamp}:".encode() + body
    digest = hmac.new(config.slack_signing_secret.encode(), base, hashlib.sha256).hexdigest()
    headers = {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": f"v0={digest}", "Content-Type": kind}
    return httpx.post(lobby.address, content=body, headers=headers, trust_env=False)


def act(lobby: Lobby, config: Settings, **payload: Any) -> httpx.Response:
    return send(
        lobby, config, urlencode({"payload": json.dumps(payload)}).encode(), "application/x-www-form-urlencoded"
    )


def asked(bot: Bot) -> list[tuple[str, str]]:
    """Every question, with its workspace."""
    with bot.database.read() as session:
        return [(each.team_id, each.text) for each in session.scalars(select(Question).order_by(Question.id))]


def message(team: Installation, text: str, ts: str) -> dict[str, Any]:
    channel = team.channel("#質問").id
    return {"type": "message", "channel": channel, "user": team.user("tanaka").id, "ts": ts, "text": text}


def test_an_event_belongs_to_the_workspace_of_its_authorization(
    bot: Bot, both: tuple[Installation, Installation], lobby: Lobby, config: Settings
) -> None:
    kanagawa, shizuoka = both
    body = {
        "type": "event_callback",
        "event_id": "Ev1",
        "team_id": "T9FOREIGN",
        "context_team_id": "T9FOREIGN",
        "is_ext_shared_channel": True,
        "authorizations": [{"team_id": shizuoka.team.id, "enterprise_id": None, "is_enterprise_install": False}],
        "event": message(shizuoka, "よその方からの質問です", "1790902900.000100") | {"user_team": "T9FOREIGN"},
    }
    assert send(lobby, config, json.dumps(body).encode()).status_code == 200
    assert asked(bot) == [(shizuoka.team.id, "よその方からの質問です")]
    assert {kanagawa.team.id, shizuoka.team.id} == set(bot.workspaces.now())


def test_a_channel_that_two_of_ours_share_is_told_of_once_and_belongs_to_one(
    bot: Bot, both: tuple[Installation, Installation], lobby: Lobby, config: Settings
) -> None:
    kanagawa, shizuoka = both
    body = {
        "type": "event_callback",
        "event_id": "Ev2",
        "team_id": shizuoka.team.id,
        "authorizations": [{"team_id": kanagawa.team.id}],
        "event": message(kanagawa, "共有チャンネルの質問です", "1790902900.000200"),
    }
    send(lobby, config, json.dumps(body).encode())
    assert asked(bot) == [(kanagawa.team.id, "共有チャンネルの質問です")]


def test_a_button_belongs_to_the_workspace_that_its_message_was_posted_for(
    bot: Bot, both: tuple[Installation, Installation]
) -> None:
    kanagawa, shizuoka = both
    pressed = {
        "type": "block_actions",
        "team": {"id": kanagawa.team.id},
        "user": {"id": "U9", "team_id": "T9FOREIGN"},
        "message": {"team": shizuoka.team.id, "ts": "1.0"},
    }
    found = bot.workspaces.meant(pressed)
    assert found
    assert found.team_id == shizuoka.team.id
    opened = {"type": "view_submission", "team": {"id": "T9"}, "view": {"app_installed_team_id": kanagawa.team.id}}
    window = bot.workspaces.meant(opened)
    assert window
    assert window.team_id == kanagawa.team.id


@pytest.fixture
def organisation(bot: Bot, slack: Slack, config: Settings) -> None:
    """An organisation let the bot in as a whole; one workspace of it is known."""
    answer = {
        "access_token": slack.world.new_token("xoxb-", None),
        "team": None,
        "enterprise": {"id": ORG, "name": "神奈川県"},
        "is_enterprise_install": True,
        "authed_user": {"id": slack.user("sato").id},
    }
    slack.world.installed = True
    auth = {"team_id": ORG, "team": "神奈川県", "url": slack.page_url, "bot_id": "B1", "user_id": slack.bot.id}
    with bot.database.begin() as session:
        members.remember_workspace(session, auth)
        installations.keep(session, vault(config, installations.PURPOSE), Granted.read(answer), now=slack.clock.now())
    bot.workspaces.look()


def test_an_organisation_is_no_workspace_itself(bot: Bot, organisation: None) -> None:
    assert bot.workspaces.now() == {}


def test_a_workspace_of_an_organisation_joins_by_using_the_bot(
    bot: Bot, organisation: None, slack: Slack, lobby: Lobby, config: Settings
) -> None:
    fields = {
        "command": "/tomoshibi",
        "text": "",
        "user_id": slack.user("sato").id,
        "team_id": slack.team.id,
        "enterprise_id": ORG,
        "is_enterprise_install": "true",
        "channel_id": slack.channel("#質問").id,
        "trigger_id": "1",
    }
    told = send(lobby, config, urlencode(fields).encode(), "application/x-www-form-urlencoded")
    assert "できること" in told.text or "blocks" in told.text
    assert list(bot.workspaces.now()) == [slack.team.id]
    assert bot.parts.slack.token == slack.bot_token


def test_without_a_team_it_is_where_the_person_is(bot: Bot, organisation: None, slack: Slack) -> None:
    pressed = {
        "type": "block_actions",
        "team": None,
        "enterprise": {"id": ORG},
        "is_enterprise_install": True,
        "user": {"id": slack.user("sato").id, "team_id": slack.team.id},
        "view": {"team_id": slack.team.id, "app_installed_team_id": ORG},
    }
    found = bot.workspaces.meant(pressed)
    assert found
    assert found.team_id == slack.team.id


def test_an_organisation_grants_and_takes_back_a_workspace(
    bot: Bot, organisation: None, slack: Slack, lobby: Lobby, config: Settings
) -> None:
    def tell(event: dict[str, Any]) -> None:
        authorizations = [{"enterprise_id": ORG, "team_id": None, "is_enterprise_install": True}]
        body = {"type": "event_callback", "team_id": None, "enterprise_id": ORG, "authorizations": authorizations}
        send(lobby, config, json.dumps(body | {"event": event}).encode())

    tell({"type": "team_access_granted", "team_ids": ["T0000000008", "T0000000009"]})
    assert list(bot.workspaces.now()) == ["T0000000008", "T0000000009"]
    tell({"type": "team_access_revoked", "team_ids": ["T0000000008"]})
    assert list(bot.workspaces.now()) == ["T0000000009"]
    tell({"type": "tokens_revoked", "tokens": {"oauth": ["U1"]}})
    assert list(bot.workspaces.now()) == ["T0000000009"]
    tell({"type": "app_uninstalled"})
    assert bot.workspaces.now() == {}


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"type": "event_callback", "event": "x"},
        {"type": "event_callback", "event": {"type": "message"}, "authorizations": ["x", {}]},
        {"type": "block_actions", "team": ["T1"], "view": 3, "message": None, "user": "U1"},
        {"type": "event_callback", "enterprise_id": "E404", "team_id": "T404", "event": {"type": "app_uninstalled"}},
    ],
)
def test_a_payload_of_nobody_is_acknowledged_and_nothing_is_done(
    bot: Bot, lobby: Lobby, config: Settings, browser: Browser, body: dict[str, Any]
) -> None:
    assert send(lobby, config, json.dumps(body).encode()).status_code in {200, 400}
    assert bot.workspaces.now() == {}


def test_a_form_of_a_workspace_without_the_bot_is_answered_with_a_window(
    bot: Bot, lobby: Lobby, config: Settings
) -> None:
    told = act(lobby, config, type="view_submission", team={"id": "T404"}, user={"id": "U1"}, view={"id": "V1"})
    assert told.json()["response_action"] == "update"
    assert "入っていません" in str(told.json())
