import os
from pathlib import Path
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from bot.sandbox import Slack, User
from bot.sandbox.api import METHODS
from tests import contracts
from tests.sandbox.bot import Bot
from tests.sandbox.living import live
from tests.sandbox.views import plain

SPEC = Path(os.environ.get("SLACK_SPEC_DIR", "."))
pytestmark = pytest.mark.skipif("SLACK_SPEC_DIR" not in os.environ, reason="SLACK_SPEC_DIR is not set")

EVENTS = {
    ("message", None): "Message", ("message", "message_changed"): "MessageChanged",
    ("message", "message_deleted"): "MessageDeleted", ("message", "thread_broadcast"): "MessageThreadBroadcast",
    ("message", "channel_join"): "MessageChannelJoin", ("app_mention", None): "AppMention",
    ("reaction_added", None): "ReactionAdded", ("reaction_removed", None): "ReactionRemoved",
    ("member_joined_channel", None): "MemberJoinedChannel", ("team_join", None): "TeamJoin",
    ("user_change", None): "UserChange", ("app_home_opened", None): "AppHomeOpened",
    ("message", "file_share"): "MessageFileShare", ("file_shared", None): "FileShared",
    ("file_deleted", None): "FileDeleted", ("channel_id_changed", None): "ChannelIdChanged",
    ("channel_unarchive", None): "ChannelUnarchive", ("channel_archive", None): "ChannelArchive",
    ("channel_rename", None): "ChannelRename",
}  # fmt: skip
ACTS = {
    "block_actions": "interactive-components/BlockAction", "message_action": "interactive-components/MessageShortcut",
    "view_submission": "views/ViewSubmission", "view_closed": "views/ViewClosed",
}  # fmt: skip
# What Slack sends and these samples happen not to have seen.
GAPS = frozenset({"blocks", "selected_options", "selected_users", "selected_date_time"})
WITHOUT_SAMPLE = {"api.test", "files.delete"}
SHARED_FILE = GAPS | {"team", "client_msg_id", "bot_id", "bot_profile", "app_id"}
BROADCAST_BY_BOT = frozenset({"bot_id", "bot_profile"})


@pytest.fixture
def lived(slack: Slack, bot: Bot, client: WebClient, sato: User, mori: User) -> Slack:
    live(slack, bot, client, sato, mori)
    assert slack.errors(sato) == []
    assert slack.surprises == []
    return slack


def test_every_method_answers_in_a_shape_that_slack_has(lived: Slack) -> None:
    WebClient(lived.app_token, base_url=lived.api_url).apps_connections_open(app_token=lived.app_token)
    unheard = set(METHODS) - {call.method for call in lived.calls if call.response["ok"]}
    assert unheard == {"oauth.v2.access"}  # asked before there is a token, see test_oauth
    problems = []
    for call in lived.calls:
        if call.method not in WITHOUT_SAMPLE:
            shape = contracts.sample(SPEC, f"api/{call.method}")
            problems += contracts.shape_problems(call.response, shape, SPEC, call.method)
    assert problems == []


def test_every_payload_has_a_shape_that_slack_has(lived: Slack) -> None:
    kinds, problems = set(), []
    for payload in lived.sent:
        name, gaps = sample_of(payload)
        kinds.add(name)
        if name:
            problems += contracts.shape_problems(payload, contracts.sample(SPEC, name), SPEC, name, gaps=gaps)
    assert problems == []
    expected = {f"events/{name}Payload" for name in EVENTS.values()}
    expected |= {f"payloads/{name}Payload" for name in ACTS.values()}
    assert kinds - {""} == expected | {"payloads/slash-commands/SlashCommandPayload"}


def sample_of(payload: dict[str, Any]) -> tuple[str, frozenset[str]]:
    if "event" in payload:
        event = payload["event"]
        if event.get("subtype") == "file_share":
            return "events/MessageFileSharePayload", SHARED_FILE
        by_bot = event.get("subtype") == "thread_broadcast" and "bot_id" in event
        return f"events/{EVENTS[event['type'], event.get('subtype')]}Payload", BROADCAST_BY_BOT if by_bot else GAPS
    if "command" in payload:
        return "payloads/slash-commands/SlashCommandPayload", frozenset()
    if payload["type"] == "shortcut":
        return "", frozenset()
    return f"payloads/{ACTS[payload['type']]}Payload", GAPS


def test_what_a_bot_calls_is_held_against_the_platforms_schema(lived: Slack) -> None:
    contracts.check_calls(lived.calls, SPEC)


@pytest.mark.parametrize(
    "blocks",
    [
        [{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}}],
        [{"type": "header", "text": {"type": "mrkdwn", "text": "題"}}],
        [{"type": "context", "elements": [{"type": "mrkdwn", "text": "x"}] * 11}],
        [{"type": "actions", "elements": [{"type": "button", "text": plain("x" * 76), "action_id": "a"}]}],
        [{"type": "section", "text": plain("x"), "colour": "red"}],
        [{"type": "image", "image_url": "https://example.jp/x.png"}],
        [{"type": "actions", "elements": [{"type": "overflow", "options": [], "action_id": "a"}]}],
        [{"type": "section"}],
        [{"type": "poem", "text": plain("x")}],
    ],
)
def test_what_the_schema_refuses_the_local_slack_refuses_too(
    slack: Slack, client: WebClient, blocks: list[dict[str, Any]]
) -> None:
    assert contracts.check_blocks(blocks, SPEC, "blocks") != []
    with pytest.raises(SlackApiError) as refused:
        client.chat_postMessage(channel=slack.user("sato").id, text="x", blocks=blocks)
    assert refused.value.response["error"] == "invalid_blocks"
    with pytest.raises(AssertionError):
        contracts.check_calls(slack.calls, SPEC)


def test_a_response_url_answers_in_a_shape_that_slack_has(lived: Slack, sato: User) -> None:
    url = next(payload["response_url"] for payload in lived.sent if "response_url" in payload)
    assert WebhookClient(url).send(text="ok").body == "ok"
    assert lived.ephemerals(sato)[-1].text == "ok"
