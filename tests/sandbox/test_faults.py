import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.sandbox import Slack, User


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


def test_faults_that_are_cleared_do_nothing(slack: Slack, rash: WebClient) -> None:
    slack.faults.fail_next("*", "fatal_error", times=9)
    slack.faults.clear()
    assert rash.auth_test()["ok"]
