"""The app manifest, held against Slack's schema where it is at hand, and against the reference's limits always."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from referencing import Registry, Resource

from bot.manifest import manifest
from bot.settings import Settings


# Slack's file refers to one for each version, which is not part of it. This is what the "App manifest reference" says
# about the parts that we use, and nothing else is allowed.
def strict(required: list[str], **properties: Any) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "required": required, "properties": properties}


def texts(largest: int) -> dict[str, Any]:
    return {"type": "string", "minLength": 1, "maxLength": largest}


URL = {"type": "string", "pattern": "^https?://", "maxLength": 3000}
REFERENCE = strict(
    ["display_information", "features", "oauth_config", "settings"],
    display_information=strict(
        ["name"],
        name=texts(35),
        description=texts(140),
        background_color={"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"},
    ),
    features=strict(
        ["bot_user"],
        app_home=strict(
            [],
            home_tab_enabled={"type": "boolean"},
            messages_tab_enabled={"type": "boolean"},
            messages_tab_read_only_enabled={"type": "boolean"},
        ),
        bot_user=strict(["display_name"], display_name=texts(80), always_online={"type": "boolean"}),
        shortcuts={
            "type": "array",
            "maxItems": 10,
            "items": strict(
                ["name", "type", "callback_id", "description"],
                name=texts(24),
                type={"enum": ["message", "global"]},
                callback_id=texts(255),
                description=texts(150),
            ),
        },
        slash_commands={
            "type": "array",
            "maxItems": 50,
            "items": strict(
                ["command", "description"],
                command={"type": "string", "pattern": "^/", "minLength": 2, "maxLength": 32},
                url=URL,
                description=texts(2000),
                usage_hint=texts(1000),
                should_escape={"type": "boolean"},
            ),
        },
    ),
    oauth_config=strict(
        ["scopes"], scopes=strict(["bot"], bot={"type": "array", "uniqueItems": True, "items": texts(50)})
    ),
    settings=strict(
        ["event_subscriptions", "interactivity"],
        event_subscriptions=strict(
            ["bot_events"],
            request_url=URL,
            bot_events={"type": "array", "maxItems": 100, "uniqueItems": True, "items": texts(50)},
        ),
        interactivity=strict(["is_enabled"], is_enabled={"const": True}, request_url=URL),
        org_deploy_enabled={"type": "boolean"},
        socket_mode_enabled={"type": "boolean"},
        token_rotation_enabled={"type": "boolean"},
    ),
)

WAYS = pytest.mark.parametrize("app_token", ["", "xapp-1"], ids=["over HTTP", "over Socket Mode"])


@WAYS
def test_the_manifest_keeps_to_the_reference(app_token: str) -> None:
    made = manifest(Settings(_env_file=None, slack_app_token=app_token))
    Draft7Validator(REFERENCE).validate(made)
    assert made["settings"]["socket_mode_enabled"] == bool(app_token)
    assert ("request_url" in made["settings"]["interactivity"]) != bool(app_token)


@WAYS
@pytest.mark.skipif("SLACK_SPEC_DIR" not in os.environ, reason="Slack's contracts are not at hand (SLACK_SPEC_DIR)")
def test_the_manifest_is_one_of_the_versions_that_slack_knows(app_token: str) -> None:
    schema = json.loads((Path(os.environ["SLACK_SPEC_DIR"]) / "manifest.schema.json").read_text("utf-8"))
    registry = Registry(retrieve=lambda _uri: Resource.opaque(REFERENCE))  # type: ignore[call-arg]  # attrs' own init
    made = manifest(Settings(_env_file=None, slack_app_token=app_token))
    Draft7Validator(schema, registry=registry).validate(made)
    with pytest.raises(Exception, match="not valid"):
        Draft7Validator(schema, registry=registry).validate(made | {"features": {}})


def test_nothing_is_asked_for_that_is_not_used() -> None:
    scopes = set(manifest(Settings(_env_file=None))["oauth_config"]["scopes"]["bot"])
    assert scopes == {
        "app_mentions:read",
        "channels:history",
        "channels:join",
        "channels:read",
        "chat:write",
        "commands",
        "files:read",
        "files:write",
        "im:history",
        "im:write",
        "reactions:read",
        "users:read",
        "users:read.email",
    }


def test_commands_can_be_told_apart_from_those_of_other_apps() -> None:
    made = manifest(Settings(_env_file=None, command_prefix="dx-"))
    names = [each["command"] for each in made["features"]["slash_commands"]]
    assert names == ["/dx-ask", "/dx-checkin", "/dx-knowhow", "/dx-meetup", "/dx-share", "/dx-study", "/dx-tomoshibi"]
