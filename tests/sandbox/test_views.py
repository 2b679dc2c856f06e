from typing import Any

import pytest
from slack_sdk import WebClient

from bot.sandbox import Slack, User, WorldClock
from tests.sandbox.conftest import refusal
from tests.sandbox.views import HOME, MODAL, field, options, plain


def test_a_trigger_opens_one_modal_within_three_seconds(
    slack: Slack, client: WebClient, sato: User, clock: WorldClock
) -> None:
    first, late = slack.world.new_trigger(sato), slack.world.new_trigger(sato)
    client.views_open(trigger_id=first, view=MODAL)
    clock.to("2026-10-01 10:00:04")
    errors = [
        refusal(client, "views.open", trigger_id=trigger, view=MODAL)["error"] for trigger in (first, late, "nope")
    ]
    assert errors == ["exchanged_trigger_id", "expired_trigger_id", "invalid_trigger_id"]


def test_the_stack_holds_three_modals(slack: Slack, client: WebClient, sato: User) -> None:
    alone = refusal(client, "views.push", trigger_id=slack.world.new_trigger(sato), view=MODAL)
    assert alone["error"] == "not_found"
    root = client.views_open(trigger_id=slack.world.new_trigger(sato), view=MODAL)["view"]
    top = client.views_push(trigger_id=slack.world.new_trigger(sato), view=MODAL)["view"]
    assert (top["root_view_id"], top["previous_view_id"]) == (root["id"], root["id"])
    client.views_push(trigger_id=slack.world.new_trigger(sato), view=MODAL)
    full = refusal(client, "views.push", trigger_id=slack.world.new_trigger(sato), view=MODAL)
    assert full["error"] == "push_limit_reached"


def test_a_stale_update_meets_the_hash(slack: Slack, client: WebClient, sato: User) -> None:
    view = client.views_open(trigger_id=slack.world.new_trigger(sato), view=MODAL)["view"]
    client.views_update(view_id=view["id"], hash=view["hash"], view=MODAL)
    stale = refusal(client, "views.update", view_id=view["id"], hash=view["hash"], view=MODAL)
    assert stale["error"] == "hash_conflict"
    assert refusal(client, "views.update", view_id="V404", view=MODAL)["error"] == "not_found"
    home = client.views_publish(user_id=sato.id, view=HOME)["view"]
    assert client.views_publish(user_id=sato.id, view=HOME, hash=home["hash"])["view"]["id"] == home["id"]
    assert refusal(client, "views.publish", user_id=sato.id, view=HOME, hash="0")["error"] == "hash_conflict"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"title": plain("x" * 25)}, "must be less than 25 characters [json-pointer:/view/title/text]"),
        ({"private_metadata": "x" * 3001}, "must be less than 3001 characters [json-pointer:/view/private_metadata]"),
        ({"colour": "red"}, "invalid additional property: colour [json-pointer:/view]"),
        ({"submit": None}, "should be an object [json-pointer:/view/submit]"),
        (
            {"blocks": [field("a", {"type": "radio_buttons", "options": options("a"), "initial_option": {"text": 1}})]},
            "should be an object [json-pointer:/view/blocks/0/element/initial_option/text]",
        ),
        (
            {"blocks": [{"type": "markdown", "text": "x"}]},
            "unsupported type: markdown [json-pointer:/view/blocks/0/type]",
        ),
        (
            {"blocks": [field("a", {"type": "button", "text": plain("x")})]},
            "unsupported type: button [json-pointer:/view/blocks/0/element/type]",
        ),
        (
            {"blocks": [{"type": "actions", "elements": [{"type": "plain_text_input", "action_id": "a"}]}]},
            "unsupported type: plain_text_input [json-pointer:/view/blocks/0/elements/0/type]",
        ),
    ],
)
def test_what_a_view_may_not_be(
    slack: Slack, client: WebClient, sato: User, change: dict[str, Any], message: str
) -> None:
    told = refusal(client, "views.open", trigger_id=slack.world.new_trigger(sato), view=MODAL | change)
    assert told["error"] == "invalid_arguments"
    assert f"[ERROR] {message}" in told["response_metadata"]["messages"]


def test_inputs_need_a_submit_button_and_views_stay_small(slack: Slack, client: WebClient, sato: User) -> None:
    mute = {name: value for name, value in MODAL.items() if name != "submit"}
    told = refusal(client, "views.open", trigger_id=slack.world.new_trigger(sato), view=mute)
    assert "must define `submit`" in told["response_metadata"]["messages"][0]
    huge = MODAL | {"blocks": [{"type": "section", "text": plain("字" * 2900)}] * 40}
    trigger = slack.world.new_trigger(sato)
    assert refusal(client, "views.open", trigger_id=trigger, view=huge)["error"] == "view_too_large"
    double = refusal(client, "views.publish", user_id=sato.id, view=MODAL)
    assert double["error"] == "invalid_arguments"
