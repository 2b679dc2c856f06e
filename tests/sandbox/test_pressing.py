from typing import Any

import pytest
from slack_sdk import WebClient

from bot.sandbox import Slack, User
from tests.sandbox.bot import Bot
from tests.sandbox.views import BUTTONS, HOME, MODAL, field, options, plain


def opened(slack: Slack, bot: Bot, who: User, **change: Any) -> None:
    bot.answers["view"] = MODAL | change
    slack.command(who, "/form", channel="#質問")
    assert slack.modal(who)


def typed(bot: Bot) -> dict[str, Any]:
    values: dict[str, Any] = bot.acts[-1]["view"]["state"]["values"]
    return values


@pytest.mark.usefixtures("bot")
def test_a_command_is_answered_to_its_user_alone(slack: Slack, sato: User, mori: User) -> None:
    slack.command(sato, "/echo", "やあ", channel="#質問")
    assert [message.text for message in slack.ephemerals(sato)] == ["やあ"]
    assert slack.ephemerals(mori) == []
    assert slack.channels["#質問"] == []


def test_a_command_may_answer_in_the_channel(slack: Slack, bot: Bot, sato: User) -> None:
    bot.answers["command"] = {"response_type": "in_channel", "text": "皆さん", "blocks": BUTTONS}
    slack.command(sato, "/echo", channel="#質問")
    assert [message.text for message in slack.channels["#質問"]] == ["皆さん"]


def test_mentions_in_commands_are_escaped_only_when_the_manifest_says_so(
    slack: Slack, bot: Bot, sato: User, mori: User
) -> None:
    slack.command(sato, "/echo", "@mori #質問", channel="#質問")
    slack.command(sato, "/raw", "@mori #質問", channel="#質問")
    room = slack.channel("#質問")
    assert [command["text"] for command in bot.commands] == [f"<@{mori.id}|mori> <#{room.id}|質問>", "@mori #質問"]


@pytest.mark.usefixtures("bot")
def test_what_slack_says_when_a_command_fails(slack: Slack, sato: User) -> None:
    slack.ack_timeout_s = 0.1
    slack.command(sato, "/silent")
    slack.command(sato, "/broken")
    slack.command(sato, "/nothing")
    slack.request_url = "http://127.0.0.1:9/slack/events"
    slack.command(sato, "/echo")
    assert slack.errors(sato) == [
        '/silent failed with the error "operation_timeout"',
        '/broken failed with the error "http_service_error"',
        "/nothing is not a valid command.",
        '/echo failed with the error "dispatch_failed"',
    ]


def test_the_newest_button_is_pressed_unless_another_is_named(
    slack: Slack, bot: Bot, client: WebClient, sato: User
) -> None:
    for channel in ("#質問", "#雑談"):
        client.conversations_join(channel=slack.channel(channel).id)
        client.chat_postMessage(channel=slack.channel(channel).id, text="選ぶ", blocks=BUTTONS)
    slack.click(sato, "go")
    slack.click(sato, "go", at=slack.channels["#質問"][-1])
    assert [act["channel"]["name"] for act in bot.acts] == ["雑談", "質問"]
    action = bot.acts[-1]["actions"][0]
    assert (action["action_id"], action["value"], action["type"], action["block_id"]) == ("go", "1", "button", "acts")
    with pytest.raises(LookupError, match="sees no stop"):
        slack.click(sato, "stop")
    with pytest.raises(LookupError, match="value '2'"):
        slack.click(sato, "go", value="2")


def test_an_ephemeral_message_is_not_sent_along(slack: Slack, bot: Bot, sato: User) -> None:
    bot.answers["command"] = {"text": "選ぶ", "blocks": BUTTONS}
    slack.command(sato, "/echo", channel="#質問")
    slack.click(sato, "go")
    assert bot.acts[-1]["container"]["is_ephemeral"] is True
    assert "message" not in bot.acts[-1]


def test_a_choice_in_a_message_is_told_and_remembered(slack: Slack, bot: Bot, client: WebClient, sato: User) -> None:
    client.chat_postMessage(channel=sato.id, text="選ぶ", blocks=BUTTONS)
    slack.choose(sato, "pick", "b")
    assert bot.acts[-1]["actions"][0]["selected_option"]["value"] == "b"
    slack.click(sato, "go")
    assert bot.acts[-1]["state"]["values"]["acts"]["pick"]["selected_option"]["value"] == "b"
    with pytest.raises(LookupError, match="offers"):
        slack.choose(sato, "pick", "z")


def test_slacks_client_checks_the_form_before_the_app_hears_of_it(slack: Slack, bot: Bot, sato: User) -> None:
    inputs = [
        field("name", {"type": "plain_text_input", "min_length": 2}),
        field("mail", {"type": "email_text_input"}, optional=True),
        field("site", {"type": "url_text_input"}, optional=True),
        field("people", {"type": "number_input", "is_decimal_allowed": False, "max_value": "9"}, optional=True),
    ]
    opened(slack, bot, sato, blocks=inputs)
    assert slack.submit(sato) == {"name": "この項目は必須です"}
    assert set(slack.submit(sato, name="x", mail="x", site="x", people="10")) == {"name", "mail", "site", "people"}
    assert slack.submit(sato, people="1.5")["people"] == "整数を入力してください"
    assert bot.acts == []
    assert slack.submit(sato, name="xy", mail="x@example.jp", site="https://example.jp", people="9") == {}
    assert typed(bot)["people"]["people"] == {"type": "number_input", "value": "9"}


def test_every_kind_of_input_arrives_as_slack_sends_it(slack: Slack, bot: Bot, sato: User, mori: User) -> None:
    room = slack.channel("#質問")
    inputs = [
        field("text", {"type": "plain_text_input", "initial_value": "初め"}),
        field("one", {"type": "static_select", "options": options("a", "b")}),
        field("many", {"type": "multi_static_select", "options": options("a", "b")}),
        field("radio", {"type": "radio_buttons", "options": options("a", "b"), "initial_option": options("b")[0]}),
        field("boxes", {"type": "checkboxes", "options": options("a", "b")}, optional=True),
        field("who", {"type": "users_select"}),
        field("people", {"type": "multi_users_select"}),
        field("talk", {"type": "conversations_select"}),
        field("room", {"type": "channels_select"}),
        field("day", {"type": "datepicker", "initial_date": "2026-10-01"}),
        field("time", {"type": "timepicker"}),
        field("moment", {"type": "datetimepicker"}),
    ]
    opened(slack, bot, sato, blocks=inputs)
    chosen = {"who": mori, "people": [mori, sato.id], "talk": room, "room": room.id, "time": "09:30", "moment": 17e8}
    assert slack.submit(sato, one="b", many=["a", "b"], **chosen) == {}
    values = {block_id: next(iter(by_action.values())) for block_id, by_action in typed(bot).items()}
    assert [value["type"] for value in values.values()] == [block["element"]["type"] for block in inputs]
    assert values["text"]["value"] == "初め"
    assert values["one"]["selected_option"]["text"] == plain("B") | {"emoji": True}
    assert [option["value"] for option in values["many"]["selected_options"]] == ["a", "b"]
    assert values["radio"]["selected_option"]["value"] == "b"
    assert values["boxes"]["selected_options"] == []
    assert (values["who"]["selected_user"], values["people"]["selected_users"]) == (mori.id, [mori.id, sato.id])
    assert (values["talk"]["selected_conversation"], values["room"]["selected_channel"]) == (room.id, room.id)
    assert (values["day"]["selected_date"], values["time"]["selected_time"]) == ("2026-10-01", "09:30")
    assert values["moment"]["selected_date_time"] == 1_700_000_000


def test_the_answer_to_a_submission_decides_about_the_modal(slack: Slack, bot: Bot, sato: User) -> None:
    opened(slack, bot, sato)
    bot.answers["view_submission"] = {"response_action": "errors", "errors": {"title": "長すぎます"}}
    assert slack.submit(sato, title="題") == {"title": "長すぎます"}
    bot.answers["view_submission"] = {"response_action": "push", "view": MODAL | {"callback_id": "second"}}
    assert slack.submit(sato) == {}
    assert (slack.modal(sato) or {})["callback_id"] == "second"
    bot.answers["view_submission"] = {"response_action": "update", "view": MODAL | {"callback_id": "third"}}
    slack.submit(sato, title="題")
    assert (slack.modal(sato) or {})["callback_id"] == "third"
    bot.answers["view_submission"] = {}
    slack.submit(sato)
    assert (slack.modal(sato) or {})["callback_id"] == "form"
    bot.answers["view_submission"] = {"response_action": "clear"}
    slack.submit(sato)
    assert slack.modal(sato) is None


def test_an_answer_that_slack_does_not_understand_is_trouble_for_the_person(slack: Slack, bot: Bot, sato: User) -> None:
    opened(slack, bot, sato)
    bot.answers["view_submission"] = {"response_action": "errors", "errors": {"nowhere": "?"}}
    assert slack.submit(sato, title="題") == {"": "We had some trouble connecting. Try again?"}
    bot.answers["view_submission"] = {"response_action": "update", "view": {"type": "modal"}}
    assert "" in slack.submit(sato)
    assert len(slack.surprises) == 2
    assert slack.modal(sato)


def test_an_update_keeps_what_was_typed_in_inputs_that_stay(
    slack: Slack, bot: Bot, client: WebClient, sato: User
) -> None:
    opened(slack, bot, sato)
    slack.choose(sato, "title", "書きかけ")
    slack.choose(sato, "sizes", ["a"])
    assert bot.acts == []
    slack.choose(sato, "live", "b")
    assert typed(bot)["title"]["title"]["value"] == "書きかけ"
    renamed = [field("title", {"type": "plain_text_input"}), field("sizes2", MODAL["blocks"][1]["element"])]
    client.views_update(view_id=bot.acts[-1]["view"]["id"], view=MODAL | {"blocks": renamed})
    values = (slack.modal(sato) or {})["state"]["values"]
    assert values["title"]["title"]["value"] == "書きかけ"
    assert values["sizes2"] == {"sizes": {"type": "checkboxes", "selected_options": []}}


def test_closing_a_modal_is_told_when_the_app_asked_for_it(slack: Slack, bot: Bot, sato: User) -> None:
    opened(slack, bot, sato)
    slack.close(sato)
    assert bot.acts == []
    opened(slack, bot, sato, notify_on_close=True, clear_on_close=True)
    slack.close(sato)
    assert (bot.acts[-1]["type"], bot.acts[-1]["is_cleared"]) == ("view_closed", True)
    assert slack.modal(sato) is None


def test_shortcuts_carry_the_message_or_nothing(slack: Slack, bot: Bot, sato: User, mori: User) -> None:
    message = slack.post(mori, "#質問", "これは良い話")
    slack.shortcut(sato, "save", message)
    slack.shortcut(sato, "open")
    about_message, alone = bot.acts
    assert (about_message["type"], about_message["message"]["text"]) == ("message_action", "これは良い話")
    assert (alone["type"], alone["callback_id"]) == ("shortcut", "open")
    with pytest.raises(LookupError):
        slack.shortcut(sato, "open", message)


def test_the_home_tab_is_opened_and_pressed(slack: Slack, bot: Bot, client: WebClient, sato: User) -> None:
    slack.open_home(sato)
    assert slack.home(sato) is None
    client.views_publish(user_id=sato.id, view=HOME)
    slack.open_home(sato)
    first, second = bot.heard("app_home_opened")
    assert ("view" in first, second["view"]["type"]) == (False, "home")
    slack.click(sato, "go", at="home")
    assert bot.acts[-1]["container"]["type"] == "view"


def test_the_open_modal_covers_what_is_behind_it(slack: Slack, bot: Bot, client: WebClient, sato: User) -> None:
    opened(slack, bot, sato, blocks=BUTTONS)
    client.views_publish(user_id=sato.id, view=HOME)
    slack.click(sato, "go")
    assert bot.acts[-1]["view"]["type"] == "modal"
