"""The manifest says where the bot is found, and how it is let in."""

import pytest

from bot.manifest import manifest, scopes
from bot.sandbox.manifest import Manifest
from bot.settings import Settings, SettingsError, load

HOME = "https://tomoshibi.example.lg.jp"


def test_slack_posts_to_the_public_address() -> None:
    made = manifest(Settings(_env_file=None, public_url=HOME))
    assert made["settings"]["event_subscriptions"]["request_url"] == f"{HOME}/slack/events"
    assert made["settings"]["interactivity"]["request_url"] == f"{HOME}/slack/events"
    assert {each["url"] for each in made["features"]["slash_commands"]} == {f"{HOME}/slack/events"}
    assert "redirect_urls" not in made["oauth_config"]
    assert not made["settings"]["token_rotation_enabled"]


def test_where_browsers_let_it_in_tokens_are_renewed_and_organisations_may_have_it() -> None:
    made = manifest(Settings(_env_file=None, public_url=HOME, slack_client_id="1.2"))
    assert made["oauth_config"]["redirect_urls"] == [f"{HOME}/slack/oauth_redirect"]
    assert made["settings"]["token_rotation_enabled"]
    assert made["settings"]["org_deploy_enabled"]
    heard = made["settings"]["event_subscriptions"]["bot_events"]
    assert {"app_uninstalled", "tokens_revoked", "team_access_granted", "team_access_revoked"} <= set(heard)
    assert tuple(made["oauth_config"]["scopes"]["bot"]) == scopes()
    Manifest(made)


def test_over_sockets_nothing_is_posted_and_commands_keep_their_prefix() -> None:
    settings = Settings(_env_file=None, public_url=HOME, slack_app_token="xapp-1", command_prefix="dx-")
    made = manifest(settings)
    assert made["settings"]["socket_mode_enabled"]
    assert HOME not in str(made)
    assert {each["command"][:4] for each in made["features"]["slash_commands"]} == {"/dx-"}


def test_what_is_missing_to_be_let_in_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_CLIENT_ID", "1.2")
    monkeypatch.setenv("SLACK_SIGNING_SECRET", "s")
    with pytest.raises(SettingsError) as refusal:
        load(for_slack=True)
    assert [line.partition(" ")[0] for line in refusal.value.lines] == ["SLACK_CLIENT_SECRET", "PUBLIC_URL"]
    monkeypatch.setenv("SLACK_CLIENT_SECRET", "s")
    monkeypatch.setenv("PUBLIC_URL", HOME)
    assert load(for_slack=True).uses_oauth
