import json
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from bot.sandbox import Slack, User
from tests.sandbox.bot import Bot


@pytest.fixture
def rash(slack: Slack) -> WebClient:
    """A client that never tries twice."""
    return WebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[])


def test_a_rate_limit_comes_with_the_seconds_to_wait(slack: Slack, rash: WebClient, sato: User) -> None:
    slack.faults.fail_next("chat.postMessage", retry_after=7, times=2)
    for _ in range(2):
        with pytest.raises(SlackApiError) as limited:
            rash.chat_postMessage(channel=sato.id, text="x")
        assert limited.value.response.status_code == 429
        assert limited.value.response.headers["retry-after"] == "7"
        assert limited.value.response["error"] == "ratelimited"
    rash.chat_postMessage(channel=sato.id, text="x")
    assert len(slack.dms(sato)) == 1


def test_an_error_on_order(slack: Slack, rash: WebClient, sato: User) -> None:
    slack.faults.fail_next("chat.postMessage", "account_inactive")
    rash.auth_test()
    with pytest.raises(SlackApiError, match="account_inactive"):
        rash.chat_postMessage(channel=sato.id, text="x")


def test_a_server_error(slack: Slack, rash: WebClient) -> None:
    slack.faults.fail_next("*", http_status=503)
    with pytest.raises(SlackApiError) as broken:
        rash.auth_test()
    assert broken.value.response.status_code == 503


def test_a_connection_that_breaks_before_and_one_that_breaks_after(slack: Slack, rash: WebClient, sato: User) -> None:
    slack.faults.fail_next("chat.postMessage", drop_before=True)
    slack.faults.fail_next("chat.postMessage", drop_after_accept=True)
    for text in ("前", "後"):
        with pytest.raises(OSError):  # noqa: PT011 - what breaks on the way differs by platform
            rash.chat_postMessage(channel=sato.id, text=text)
    assert [message.text for message in slack.dms(sato)] == ["後"]


def test_a_slow_answer(slack: Slack, sato: User) -> None:
    slack.faults.fail_next("chat.postMessage", delay_s=0.2)
    impatient = WebClient(slack.bot_token, base_url=slack.api_url, timeout=0.1, retry_handlers=[])  # type: ignore[arg-type]
    with pytest.raises(TimeoutError):
        impatient.chat_postMessage(channel=sato.id, text="x")


def test_a_call_that_is_held_is_answered_when_it_is_let_go(slack: Slack, rash: WebClient, sato: User) -> None:
    with ThreadPoolExecutor(1) as pool, slack.faults.hold("chat.postMessage") as held:
        calling = pool.submit(rash.chat_postMessage, channel=sato.id, text="一つめ")
        held.wait()
        assert slack.dms(sato) == []
        rash.chat_postMessage(channel=sato.id, text="二つめ")
        assert not calling.done()
        held.release()
        assert calling.result()["ok"]
    assert [message.text for message in slack.dms(sato)] == ["二つめ", "一つめ"]


def test_faults_that_are_cleared_do_nothing(slack: Slack, rash: WebClient) -> None:
    slack.faults.fail_next("*", "fatal_error", times=9)
    slack.faults.clear()
    assert rash.auth_test()["ok"]


def test_a_fault_that_is_switched_on_strikes_until_it_is_switched_off(
    slack: Slack, rash: WebClient, sato: User
) -> None:
    slack.faults.switch_on("server_error")
    for _ in range(2):
        with pytest.raises(SlackApiError) as broken:
            rash.chat_postMessage(channel=sato.id, text="x")
        assert broken.value.response.status_code == 500
    slack.faults.switch_off("server_error")
    rash.chat_postMessage(channel=sato.id, text="x")
    assert (len(slack.dms(sato)), slack.faults.struck("server_error")) == (1, 2)


def test_a_rate_limit_that_stays_names_its_seconds(slack: Slack, rash: WebClient) -> None:
    slack.faults.switch_on("rate_limit", 12)
    with pytest.raises(SlackApiError) as limited:
        rash.auth_test()
    assert limited.value.response.headers["retry-after"] == "12"


def test_connections_that_break_before_and_after(slack: Slack, rash: WebClient, sato: User) -> None:
    for fault in ("cut_before", "cut_after"):
        slack.faults.switch_on(fault)
        with pytest.raises(OSError):  # noqa: PT011 - what breaks on the way differs by platform
            rash.chat_postMessage(channel=sato.id, text=fault)
        slack.faults.switch_off(fault)
    assert [message.text for message in slack.dms(sato)] == ["cut_after"]


def test_slowness_comes_on_top_of_another_fault(slack: Slack, rash: WebClient) -> None:
    slack.faults.switch_on("slow", 0.01)
    slack.faults.switch_on("server_error")
    with pytest.raises(SlackApiError):
        rash.auth_test()
    assert [(fault.name, fault.struck) for fault in slack.faults.standing if fault.is_on] == [
        ("slow", 1),
        ("server_error", 1),
    ]


def test_answers_to_acts_meet_the_faults_too(slack: Slack, bot: Bot, sato: User) -> None:
    assert bot.acts == []
    slack.shortcut(sato, "open")
    slack.shortcut(sato, "save", slack.post(sato, "#質問", "これ"))
    url = next(payload["response_url"] for payload in reversed(slack.sent) if "response_url" in payload)
    slack.faults.switch_on("server_error")
    assert httpx.post(url, json={"text": "x"}, trust_env=False).status_code == 500
    slack.faults.clear()
    slack.faults.switch_on("cut_after")
    with pytest.raises(httpx.TransportError):
        httpx.post(url, json={"text": "届いた"}, trust_env=False)
    assert [message.text for message in slack.ephemerals(sato)] == ["届いた"]


def test_an_app_that_is_stopped_hears_nothing_and_people_are_told(slack: Slack, bot: Bot, sato: User) -> None:
    slack.faults.switch_on("app_stopped")
    slack.command(sato, "/echo", "やあ")
    assert (bot.commands, slack.errors(sato)) == ([], ['/echo failed with the error "dispatch_failed"'])
    slack.faults.switch_off("app_stopped")
    slack.command(sato, "/echo", "やあ")
    assert slack.ephemerals(sato)[-1].text == "やあ"


def test_an_answer_that_is_lost_makes_slack_ask_again(slack: Slack, bot: Bot, sato: User) -> None:
    slack.join(slack.bot, "#質問")
    slack.faults.switch_on("answer_lost")
    slack.post(sato, "#質問", "二度聞こえる")
    assert [event["text"] for event in bot.heard("message")] == ["二度聞こえる"] * 2
    assert bot.retries[-2:] == [(None, None), ("1", "http_timeout")]
    assert slack.faults.struck("answer_lost") >= 2


def test_socket_mode_that_is_cut_lets_nobody_in(slack: Slack) -> None:
    def hello() -> str:
        app = WebClient(slack.app_token, base_url=slack.api_url)
        with connect(app.apps_connections_open(app_token=slack.app_token)["url"], proxy=None) as socket:
            return str(json.loads(socket.recv(2))["type"])

    assert hello() == "hello"
    slack.faults.switch_on("socket_cut")
    with pytest.raises((InvalidStatus, ConnectionClosed)):
        hello()
    assert slack.faults.struck("socket_cut") == 1
    slack.faults.switch_off("socket_cut")
    assert hello() == "hello"


def test_a_fault_that_does_not_exist_cannot_be_switched_on(slack: Slack) -> None:
    with pytest.raises(KeyError):
        slack.faults.switch_on("flood")
