"""How workspaces let the app in and take it out, in the local Slack."""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.manifest import manifest
from bot.sandbox import Installation, Slack, WorldClock
from bot.sandbox.grants import TOKEN_LIFE
from bot.settings import Settings
from tests import contracts

HOME = "https://tomoshibi.example.lg.jp"
BACK = f"{HOME}/slack/oauth_redirect"


@pytest.fixture
def slack() -> Iterator[Slack]:
    settings = Settings(_env_file=None, slack_client_id="set", public_url=HOME)
    slack = Slack(manifest(settings), clock=WorldClock(frozen=True))
    slack.add_user("sato", real_name="佐藤 美咲")
    with slack.serve():
        yield slack


@pytest.fixture
def izu(slack: Slack) -> Installation:
    izu = slack.add_team("伊豆のひろば", installed=False)
    izu.add_user("uchida", real_name="内田 さくら")
    izu.add_channel("質問")
    return izu


def authorize(slack: Slack, **more: str) -> httpx.Response:
    asked = {"client_id": slack.client_id, "scope": "commands,chat:write", "redirect_uri": BACK, "state": "s 1"} | more
    return httpx.get(f"{slack.page_url}oauth/v2/authorize?{urlencode(asked)}", trust_env=False)


def decide(slack: Slack, user: str, **more: str) -> dict[str, list[str]]:
    wish = {"client_id": slack.client_id, "scope": "commands", "redirect_uri": BACK, "state": "s 1", "user": user}
    data = wish | {"decision": "allow"} | more
    answer = httpx.post(f"{slack.page_url}oauth/v2/authorize", data=data, trust_env=False)
    assert answer.status_code == 302
    assert answer.headers["location"].startswith(BACK)
    return parse_qs(urlsplit(answer.headers["location"]).query)


def access(slack: Slack, **given: Any) -> dict[str, Any]:
    client = WebClient(base_url=slack.api_url, retry_handlers=[])
    known = {"client_id": slack.client_id, "client_secret": slack.client_secret}
    answer = client.oauth_v2_access(**known | given).data
    assert isinstance(answer, dict)
    return answer


def refused(slack: Slack, **given: Any) -> str:
    with pytest.raises(SlackApiError) as refusal:
        access(slack, **given)
    return str(refusal.value.response["error"])


def test_the_page_asks_who_lets_what_in(slack: Slack, izu: Installation) -> None:
    page = authorize(slack).text
    assert "伊豆のひろば" in page
    assert "内田 さくら" in page
    assert "chat:write" in page
    assert authorize(slack, client_id="x").status_code == 400
    assert "bad_redirect_uri" in authorize(slack, redirect_uri="https://evil.example").text
    assert "invalid_scope" in authorize(slack, scope="admin").text


def test_yes_brings_a_code_and_no_brings_an_error(slack: Slack, izu: Installation) -> None:
    yes = decide(slack, izu.user("uchida").id)
    assert yes["state"] == ["s 1"]
    assert yes["code"]
    no = decide(slack, izu.user("uchida").id, decision="deny")
    assert no == {"error": ["access_denied"], "state": ["s 1"]}
    assert not izu.is_installed


def test_a_guest_lets_nothing_in(slack: Slack, izu: Installation) -> None:
    guest = izu.add_user("guest", is_restricted=True)
    assert decide(slack, guest.id)["error"] == ["access_denied"]


def test_a_code_becomes_a_token_of_that_workspace_once(slack: Slack, izu: Installation) -> None:
    [code] = decide(slack, izu.user("uchida").id)["code"]
    assert refused(slack, code=code, redirect_uri="https://evil.example") == "bad_redirect_uri"
    assert refused(slack, code=code, redirect_uri=BACK, client_secret="x") == "bad_client_secret"
    assert refused(slack, code=code, redirect_uri=BACK, client_id="x") == "invalid_client_id"
    granted = access(slack, code=code, redirect_uri=BACK)
    assert granted["team"] == {"id": izu.team.id, "name": "伊豆のひろば"}
    assert granted["authed_user"] == {"id": izu.user("uchida").id}
    assert WebClient(granted["access_token"], base_url=slack.api_url).auth_test()["team_id"] == izu.team.id
    if spec := os.environ.get("SLACK_SPEC_DIR"):
        shape = contracts.sample(Path(spec), "api/oauth.v2.access")
        assert contracts.shape_problems(granted, shape, Path(spec), "oauth.v2.access") == []
    assert refused(slack, code=code, redirect_uri=BACK) == "code_already_used"
    assert refused(slack, code="guessed", redirect_uri=BACK) == "invalid_code"


def test_a_code_lives_ten_minutes(slack: Slack, izu: Installation) -> None:
    [code] = decide(slack, izu.user("uchida").id)["code"]
    slack.clock.advance(timedelta(minutes=11))
    assert refused(slack, code=code, redirect_uri=BACK) == "invalid_code"


def test_tokens_expire_and_a_refresh_token_is_good_for_one_use(slack: Slack, izu: Installation) -> None:
    [code] = decide(slack, izu.user("uchida").id)["code"]
    first = access(slack, code=code, redirect_uri=BACK)
    assert first["expires_in"] == TOKEN_LIFE.total_seconds()
    slack.clock.advance(timedelta(hours=11))
    second = access(slack, grant_type="refresh_token", refresh_token=first["refresh_token"])
    for token in (first["access_token"], second["access_token"]):
        assert WebClient(token, base_url=slack.api_url).auth_test()["ok"]
    again = {"grant_type": "refresh_token", "refresh_token": first["refresh_token"]}
    assert refused(slack, **again) == "invalid_refresh_token"
    slack.clock.advance(timedelta(hours=2))
    with pytest.raises(SlackApiError, match="token_expired"):
        WebClient(first["access_token"], base_url=slack.api_url).auth_test()
    assert WebClient(second["access_token"], base_url=slack.api_url).auth_test()["ok"]


def test_taking_the_app_out_is_told_and_ends_its_token(slack: Slack, izu: Installation) -> None:
    [code] = decide(slack, izu.user("uchida").id)["code"]
    token = access(slack, code=code, redirect_uri=BACK)["access_token"]
    WebClient(token, base_url=slack.api_url).conversations_join(channel=izu.channel("#質問").id)
    slack.request_url = "http://127.0.0.1:9/"
    izu.uninstall()
    assert [each["event"]["type"] for each in izu.sent if "event" in each][-2:] == ["tokens_revoked", "app_uninstalled"]
    assert izu.bot.id not in izu.channel("#質問").members
    with pytest.raises(SlackApiError, match="account_inactive"):
        WebClient(token, base_url=slack.api_url).auth_test()
    before = len(izu.sent)
    izu.post(izu.user("uchida"), "#質問", "だれか聞いていますか")
    assert len(izu.sent) == before
