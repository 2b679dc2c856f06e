import pytest
from slack_sdk import WebClient
from slack_sdk.webhook import WebhookClient

from bot.sandbox import Slack, User, WorldClock
from tests.sandbox.bot import Bot
from tests.sandbox.views import BUTTONS


@pytest.fixture
def answer(slack: Slack, bot: Bot, sato: User) -> WebhookClient:
    bot.answers["command"] = {"text": "元", "blocks": BUTTONS}
    slack.command(sato, "/echo", channel="#質問")
    return WebhookClient(bot.commands[-1]["response_url"])


def test_it_serves_five_times(slack: Slack, answer: WebhookClient, sato: User) -> None:
    for number in range(5):
        assert answer.send(text=str(number)).status_code == 200
    spent = answer.send(text="6")
    assert (spent.status_code, "used_url" in spent.body) == (404, True)
    assert [message.text for message in slack.ephemerals(sato)] == ["元", "0", "1", "2", "3", "4"]


def test_it_serves_for_half_an_hour(answer: WebhookClient, clock: WorldClock) -> None:
    clock.to("2026-10-01 10:30:01")
    assert "expired_url" in answer.send(text="遅い").body


def test_a_command_cannot_be_replaced(slack: Slack, answer: WebhookClient, sato: User) -> None:
    answer.send(text="別", replace_original=True)
    assert [message.text for message in slack.ephemerals(sato)] == ["元", "別"]


@pytest.mark.usefixtures("answer")
def test_an_ephemeral_message_is_replaced_and_deleted_in_place(slack: Slack, bot: Bot, sato: User) -> None:
    slack.click(sato, "go")
    pressed = WebhookClient(bot.acts[-1]["response_url"])
    pressed.send(text="新", replace_original=True, response_type="in_channel")
    assert [message.text for message in slack.ephemerals(sato)] == ["新"]
    assert slack.channels["#質問"] == []
    pressed.send(delete_original=True)
    assert slack.ephemerals(sato) == []


def test_an_ordinary_message_is_replaced_and_answered(slack: Slack, bot: Bot, client: WebClient, sato: User) -> None:
    client.chat_postMessage(channel=sato.id, text="元", blocks=BUTTONS)
    slack.click(sato, "go")
    pressed = WebhookClient(bot.acts[-1]["response_url"])
    pressed.send(text="新", replace_original=True)
    pressed.send(text="皆さん", response_type="in_channel")
    assert [message.text for message in slack.dms(sato)] == ["新", "皆さん"]


def test_what_is_wrong_is_refused(slack: Slack, answer: WebhookClient) -> None:
    assert "no_text" in answer.send(text="").body
    assert "invalid_blocks" in answer.send(blocks=[{"type": "poem"}]).body
    assert "invalid_payload" in answer.send_dict({"text": "x", "colour": "red"}).body
    assert slack.surprises == ["response_url: unknown ['colour']"]


def test_an_answer_goes_into_the_thread_that_it_names(slack: Slack, answer: WebhookClient, sato: User) -> None:
    root = slack.post(sato, "#質問", "根")
    answer.send_dict({"text": "皆さん", "response_type": "in_channel", "thread_ts": root.ts})
    assert [message.text for message in slack.thread(root)] == ["根", "皆さん"]
    assert "thread_not_found" in answer.send_dict({"text": "どこ", "thread_ts": "1.000000"}).body
