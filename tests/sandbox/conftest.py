"""A workspace with three people, and a small bot on the other side that does one of everything."""

from collections.abc import Iterator
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.sandbox import Slack, User, WorldClock
from tests.sandbox.bot import Bot, HttpDoor, build

BOT_EVENTS = ["app_home_opened", "app_mention", "message.channels", "message.groups", "message.im", "reaction_added"]
BOT_EVENTS += ["reaction_removed", "member_joined_channel", "team_join", "user_change", "channel_archive"]
BOT_EVENTS += ["channel_rename", "channel_unarchive", "channel_id_changed", "file_shared", "file_deleted"]
SCOPES = ["commands", "chat:write", "im:write", "im:history", "im:read", "app_mentions:read", "users:read"]
SCOPES += ["channels:read", "channels:history", "channels:join", "groups:read", "groups:history"]
SCOPES += ["reactions:read", "reactions:write", "team:read", "files:read", "files:write"]


def manifest(*, scopes: list[str] | None = None, events: list[str] | None = None) -> dict[str, Any]:
    return {
        "display_information": {"name": "灯"},
        "features": {
            "bot_user": {"display_name": "tomoshibi"},
            "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True},
            "slash_commands": [
                {"command": "/echo", "description": "返す", "usage_hint": "[言葉]", "should_escape": True},
                {"command": "/raw", "description": "そのまま返す", "should_escape": False},
                {"command": "/form", "description": "入力する"},
                {"command": "/silent", "description": "答えない"},
                {"command": "/broken", "description": "壊れている"},
            ],
            "shortcuts": [
                {"name": "保存", "type": "message", "callback_id": "save", "description": "保存する"},
                {"name": "開く", "type": "global", "callback_id": "open", "description": "開く"},
            ],
        },
        "oauth_config": {"scopes": {"bot": SCOPES if scopes is None else scopes}},
        "settings": {
            "event_subscriptions": {"bot_events": BOT_EVENTS if events is None else events},
            "interactivity": {"is_enabled": True, "message_menu_options_url": "https://example.jp/slack/events"},
        },
    }


@pytest.fixture
def clock() -> WorldClock:
    clock = WorldClock(frozen=True)
    clock.to("2026-10-01 10:00")
    return clock


@pytest.fixture
def slack(clock: WorldClock) -> Iterator[Slack]:
    slack = Slack(manifest(), clock=clock)
    for name, real_name in (("sato", "佐藤 美咲"), ("mori", "森 健一"), ("abe", "阿部 由美")):
        slack.add_user(name, real_name=real_name, title="小田原市", email=f"{name}@example.jp")
    slack.add_channel("質問", topic="なんでも")
    slack.add_channel("雑談")
    slack.add_channel("秘密", private=True, members=[slack.user("mori")])
    with slack.serve():
        yield slack


@pytest.fixture
def bot(slack: Slack) -> Iterator[Bot]:
    bot = build(slack)
    with HttpDoor(bot.app) as door:
        slack.request_url = door.url
        yield bot


@pytest.fixture
def client(slack: Slack) -> WebClient:
    return WebClient(slack.bot_token, base_url=slack.api_url)


@pytest.fixture
def sato(slack: Slack) -> User:
    return slack.user("sato")


@pytest.fixture
def mori(slack: Slack) -> User:
    return slack.user("mori")


def refusal(client: WebClient, method: str, **arguments: Any) -> dict[str, Any]:
    with pytest.raises(SlackApiError) as refused:
        client.api_call(method, json=arguments)
    return dict(refused.value.response.data)
