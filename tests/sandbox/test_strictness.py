"""What the local Slack refuses, with Slack's own codes: a bot that passes here is not surprised by the real one."""

import json
import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from slack_sdk import WebClient

from bot.sandbox import Slack, User, WorldClock
from tests.sandbox.bot import Bot, HttpDoor, build
from tests.sandbox.conftest import manifest, refusal
from tests.sandbox.views import HOME, MODAL
from tests.sandbox.wrong_blocks import BLOCKS, MODALS
from tests.sandbox.wrong_calls import CALLS, Place


def latest(slack: Slack, name: str) -> str:
    """What the app was given last of this kind."""
    return str(next(payload[name] for payload in reversed(slack.sent) if name in payload))


@pytest.fixture(scope="module")
def table() -> Iterator[Place]:
    """One place for everything that is refused and leaves no trace."""
    slack = Slack(manifest(), clock=WorldClock(frozen=True))
    slack.add_channel("秘密", private=True, members=[slack.add_user("mori"), slack.add_user("abe")])
    slack.add_channel("質問", members=[slack.add_user("sato"), slack.bot])
    slack.add_channel("雑談", members=[slack.user("sato"), slack.bot])
    with slack.serve(), HttpDoor(build(slack).app) as door:
        slack.request_url = door.url
        yield furnished(slack)


@pytest.fixture
def place(slack: Slack, bot: Bot) -> Place:
    assert bot.acts == []
    for name in ("#質問", "#雑談"):
        slack.join(slack.bot, name)
    return furnished(slack)


def furnished(slack: Slack) -> Place:
    sato = slack.user("sato")
    slack.archive(sato, "#雑談")
    client = WebClient(slack.bot_token, base_url=slack.api_url)
    theirs = slack.post(sato, "#質問", "私の")
    ts = client.chat_postMessage(channel=theirs.channel, text="灯の")["ts"]
    [mine] = [message for message in slack.channels["#質問"] if message.ts == ts]

    def trigger() -> str:
        slack.shortcut(sato, "open")
        return latest(slack, "trigger_id")

    return Place(slack, client, sato, mine, theirs, trigger)


@pytest.mark.parametrize("name", BLOCKS)
def test_blocks_that_slack_refuses(table: Place, name: str) -> None:
    told = refusal(table.client, "chat.postMessage", channel=table.room, text="x", blocks=BLOCKS[name])
    assert (told["error"], bool(told["errors"])) == ("invalid_blocks", True)
    assert refusal(table.client, "chat.update", **table.on_mine(blocks=BLOCKS[name]))["error"] == "invalid_blocks"


@pytest.mark.parametrize("name", MODALS)
def test_modals_that_slack_refuses(table: Place, name: str) -> None:
    told = refusal(table.client, "views.open", trigger_id=table.trigger(), view=MODALS[name])
    assert told["error"] == "invalid_arguments"
    assert told["response_metadata"]["messages"]


@pytest.mark.parametrize("name", CALLS)
def test_calls_that_slack_refuses(table: Place, name: str) -> None:
    error, ask = CALLS[name]
    method, arguments = ask(table)
    assert refusal(table.client, method, **arguments)["error"] == error


@pytest.mark.skipif("SLACK_SPEC_DIR" not in os.environ, reason="SLACK_SPEC_DIR is not set")
def test_every_code_above_is_one_of_slacks_own() -> None:
    methods = json.loads((Path(os.environ["SLACK_SPEC_DIR"]) / "methods.json").read_text(encoding="utf-8"))
    known = {error for method in methods.values() for error in method.get("errors") or ()}
    # Slack answers these for every method; its reference does not list them at each.
    known |= {"invalid_arguments", "invalid_limit", "unknown_method", "cannot_dm_bot", "bot_not_found"}
    assert {error for error, _ in CALLS.values()} <= known


def test_only_an_own_token_opens_the_door(slack: Slack) -> None:
    def error(token: str, method: str) -> str:
        head = {"Authorization": f"Bearer {token}"} if token else {}
        return str(httpx.post(f"{slack.api_url}{method}", headers=head, trust_env=False).json()["error"])

    assert error("", "auth.test") == "not_authed"
    assert error("xoxb-no", "auth.test") == "invalid_auth"
    assert error(slack.app_token, "auth.test") == "not_allowed_token_type"
    assert error(slack.bot_token, "apps.connections.open") == "not_allowed_token_type"


def test_what_is_no_json_is_said_to_be_none(slack: Slack) -> None:
    head = {"Authorization": f"Bearer {slack.bot_token}", "Content-Type": "application/json"}

    def error(body: str) -> str:
        return str(httpx.post(f"{slack.api_url}auth.test", headers=head, content=body, trust_env=False).json()["error"])

    assert (error("{"), error("[1]")) == ("invalid_json", "json_not_object")


def test_a_scope_that_was_not_granted(place: Place) -> None:
    place.slack.world.manifest.scopes.remove("chat:write")
    told = refusal(place.client, "chat.postMessage", channel=place.room, text="x")
    assert (told["error"], told["needed"]) == ("missing_scope", "chat:write")


def test_outside_a_channel_the_app_neither_speaks_nor_reads(slack: Slack, client: WebClient) -> None:
    room, theirs = slack.channel("#質問").id, slack.post(slack.user("sato"), "#質問", "私の").ts
    for method, arguments in [
        ("chat.postMessage", {"text": "x"}),
        ("conversations.history", {}),
        ("conversations.replies", {"ts": "1.000000"}),
        ("reactions.add", {"timestamp": theirs, "name": "tada"}),
    ]:
        assert refusal(client, method, channel=room, **arguments)["error"] == "not_in_channel"


def test_a_trigger_serves_once_and_for_three_seconds(place: Place, clock: WorldClock) -> None:
    used, late = place.trigger(), place.trigger()
    place.client.views_open(trigger_id=used, view=MODAL)
    assert refusal(place.client, "views.open", trigger_id=used, view=MODAL)["error"] == "exchanged_trigger_id"
    clock.advance(timedelta(seconds=3, milliseconds=1))
    assert refusal(place.client, "views.open", trigger_id=late, view=MODAL)["error"] == "expired_trigger_id"


def test_modals_stack_three_high(place: Place) -> None:
    place.client.views_open(trigger_id=place.trigger(), view=MODAL)
    for _ in range(2):
        place.client.views_push(trigger_id=place.trigger(), view=MODAL)
    told = refusal(place.client, "views.push", trigger_id=place.trigger(), view=MODAL)
    assert told["error"] == "push_limit_reached"


def test_a_view_that_changed_meanwhile_is_not_overwritten(place: Place) -> None:
    view = place.client.views_open(trigger_id=place.trigger(), view=MODAL)["view"]
    place.client.views_update(view_id=view["id"], hash=view["hash"], view=MODAL)
    told = refusal(place.client, "views.update", view_id=view["id"], hash=view["hash"], view=MODAL)
    assert told["error"] == "hash_conflict"
    home = place.client.views_publish(user_id=place.sato.id, view=HOME)["view"]
    place.client.views_publish(user_id=place.sato.id, view=HOME, hash=home["hash"])
    told = refusal(place.client, "views.publish", user_id=place.sato.id, view=HOME, hash=home["hash"])
    assert told["error"] == "hash_conflict"


def test_an_external_id_belongs_to_one_view(place: Place) -> None:
    view = MODAL | {"external_id": "one"}
    place.client.views_open(trigger_id=place.trigger(), view=view)
    told = refusal(place.client, "views.push", trigger_id=place.trigger(), view=view)
    assert told["error"] == "duplicate_external_id"


def test_in_a_closed_channel_nothing_changes_any_more(place: Place, sato: User) -> None:
    place.slack.archive(sato, "#質問")
    item = {"channel": place.room, "timestamp": place.mine.ts, "name": "tada"}
    assert refusal(place.client, "reactions.add", **item)["error"] == "is_archived"
    assert refusal(place.client, "chat.update", **place.on_mine(text="x"))["error"] == "is_inactive"


def test_an_answer_to_an_act_serves_five_times_in_half_an_hour(place: Place, clock: WorldClock) -> None:
    place.slack.shortcut(place.sato, "save", place.theirs)
    url = latest(place.slack, "response_url")

    def told(**body: Any) -> str:
        answer = httpx.post(url, json=body, trust_env=False)
        return answer.text if answer.status_code == httpx.codes.OK else str(answer.json()["error"])

    assert told(blocks=[{"type": "poem"}]) == "invalid_blocks"
    assert told() == "no_text"
    assert [told(text="はい") for _ in range(4)] == ["ok", "ok", "ok", "used_url"]
    place.slack.shortcut(place.sato, "save", place.theirs)
    url = latest(place.slack, "response_url")
    clock.advance(timedelta(minutes=30, seconds=1))
    assert told(text="はい") == "expired_url"
