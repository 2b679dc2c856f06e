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
from tests.sandbox.views import BUTTONS, HOME, MODAL, plain

SPEC = Path(os.environ.get("SLACK_SPEC_DIR", "."))
pytestmark = pytest.mark.skipif("SLACK_SPEC_DIR" not in os.environ, reason="SLACK_SPEC_DIR is not set")

EVENTS = {
    ("message", None): "Message", ("message", "message_changed"): "MessageChanged",
    ("message", "message_deleted"): "MessageDeleted", ("message", "thread_broadcast"): "MessageThreadBroadcast",
    ("message", "channel_join"): "MessageChannelJoin", ("app_mention", None): "AppMention",
    ("reaction_added", None): "ReactionAdded", ("reaction_removed", None): "ReactionRemoved",
    ("member_joined_channel", None): "MemberJoinedChannel", ("team_join", None): "TeamJoin",
    ("user_change", None): "UserChange", ("app_home_opened", None): "AppHomeOpened",
    ("channel_archive", None): "ChannelArchive", ("channel_rename", None): "ChannelRename",
}  # fmt: skip
ACTS = {
    "block_actions": "interactive-components/BlockAction", "message_action": "interactive-components/MessageShortcut",
    "view_submission": "views/ViewSubmission", "view_closed": "views/ViewClosed",
}  # fmt: skip
# What Slack sends and these samples happen not to have seen.
GAPS = frozenset({"blocks", "selected_options", "selected_users", "selected_date_time"})
BROADCAST_BY_BOT = frozenset({"bot_id", "bot_profile"})


def live(slack: Slack, bot: Bot, client: WebClient, sato: User, mori: User) -> None:
    """Everything that the local Slack can do, once."""
    room = slack.channel("#質問")
    for name in ("#質問", "#雑談"):
        client.conversations_join(channel=slack.channel(name).id)
    bot.answers["view"] = MODAL
    asked = slack.post(sato, "#質問", "@tomoshibi 予算は？ https://example.jp")
    slack.post(mori, "#質問", "見て", thread=asked, broadcast=True)
    slack.delete(mori, slack.post(mori, "#質問", "違った", thread=asked))
    slack.edit(sato, asked, "予算は #雑談 で")
    slack.react(mori, asked, "eyes")
    slack.unreact(mori, asked, "eyes")
    slack.join(slack.add_user("new"), "#質問", invited_by=sato)
    slack.change_user(mori, title="課長")
    said = say(client, room.id, sato, asked.ts)
    read(client, room.id, sato, said)
    slack.open_home(sato)
    client.views_publish(user_id=sato.id, view=HOME)
    slack.open_home(sato)
    slack.click(sato, "go", at="home")
    press(slack, client, sato)
    client.chat_delete(channel=room.id, ts=said)
    slack.rename(sato, "#雑談", "ひろば")
    slack.archive(sato, "#ひろば")


def say(client: WebClient, channel: str, sato: User, thread_ts: str) -> str:
    metadata = {"event_type": "letter", "event_payload": {"id": "1"}}
    said = client.chat_postMessage(channel=channel, text="ボタン", blocks=BUTTONS, metadata=metadata)
    client.chat_postMessage(channel=channel, text="返事", thread_ts=thread_ts, reply_broadcast=True)
    client.chat_postMessage(channel=sato.id, text="こんにちは")
    client.chat_postEphemeral(channel=channel, user=sato.id, text="内緒", blocks=BUTTONS)
    client.chat_update(channel=channel, ts=said["ts"], text="文だけ")
    client.chat_update(channel=channel, ts=said["ts"], text="ボタン", blocks=BUTTONS)
    client.reactions_add(channel=channel, timestamp=said["ts"], name="tada")
    client.reactions_get(channel=channel, timestamp=said["ts"])
    return str(said["ts"])


def read(client: WebClient, channel: str, sato: User, ts: str) -> None:
    client.api_test()
    client.auth_test()
    client.team_info()
    client.bots_info(bot=client.auth_test()["bot_id"])
    client.users_info(user=sato.id, include_locale=True)
    client.users_list(limit=2)
    client.users_conversations(user=sato.id, types="public_channel,im")
    client.conversations_open(users=sato.id)
    client.conversations_open(users=sato.id, return_im=True)
    client.conversations_info(channel=channel, include_num_members=True)
    client.conversations_list(types="public_channel,im", limit=1)
    client.conversations_members(channel=channel, limit=1)
    client.conversations_join(channel=channel)
    client.conversations_history(channel=channel, limit=2, include_all_metadata=True)
    client.conversations_replies(channel=channel, ts=ts, include_all_metadata=True)
    client.chat_getPermalink(channel=channel, message_ts=ts)
    client.reactions_remove(channel=channel, timestamp=ts, name="tada")


def press(slack: Slack, client: WebClient, sato: User) -> None:
    slack.click(sato, "go", at=slack.ephemerals(sato)[-1])
    slack.click(sato, "go", at=slack.channels["#質問"][-2])
    slack.choose(sato, "pick", "b", at=slack.channels["#質問"][-2])
    slack.shortcut(sato, "save", slack.channels["#質問"][-2])
    slack.shortcut(sato, "open")
    slack.command(sato, "/echo", "やあ", channel="#質問")
    slack.command(sato, "/form", channel="#質問")
    slack.choose(sato, "live", "b", at="modal")
    view = slack.modal(sato) or {}
    client.views_update(view_id=view["id"], view=MODAL | {"notify_on_close": True})
    client.views_push(trigger_id=slack.sent[-1]["trigger_id"], view=MODAL | {"notify_on_close": True})
    slack.close(sato)
    slack.submit(sato, title="題", sizes=["a", "b"])


@pytest.fixture
def lived(slack: Slack, bot: Bot, client: WebClient, sato: User, mori: User) -> Slack:
    live(slack, bot, client, sato, mori)
    assert slack.errors(sato) == []
    assert slack.surprises == []
    return slack


def test_every_method_answers_in_a_shape_that_slack_has(lived: Slack) -> None:
    WebClient(lived.app_token, base_url=lived.api_url).apps_connections_open(app_token=lived.app_token)
    unheard = set(METHODS) - {call.method for call in lived.calls if call.response["ok"]}
    assert unheard == set()
    problems = []
    for call in lived.calls:
        if call.method != "api.test":
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
