import pytest

from bot import settings
from bot.settings import Settings, SettingsError


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.chdir(str(tmp_path))
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def test_every_wrong_setting_is_named_at_once_and_in_plain_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "八千")
    monkeypatch.setenv("DATABASE_URL", "mysql://secret@host/db")
    monkeypatch.setenv("TIMEZONE", "Japan/Somewhere")
    monkeypatch.setenv("SLACK_API_URL", "slack")
    with pytest.raises(SettingsError) as error:
        settings.load()
    assert [line.partition(" ")[0] for line in error.value.lines] == [
        "DATABASE_URL",
        "PORT",
        "SLACK_API_URL",
        "TIMEZONE",
    ]
    assert "secret" not in str(error.value)


def test_every_missing_setting_is_named_at_once() -> None:
    with pytest.raises(SettingsError) as error:
        settings.load(for_slack=True)
    assert [line.partition(" ")[0] for line in error.value.lines] == ["SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"]


def test_what_is_wrong_and_what_is_missing_is_named_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "八千")
    with pytest.raises(SettingsError) as error:
        settings.load(for_slack=True)
    assert [line.partition(" ")[0] for line in error.value.lines] == [
        "PORT",
        "SLACK_BOT_TOKEN",
        "SLACK_SIGNING_SECRET",
    ]


def test_an_app_token_of_the_wrong_kind_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")
    monkeypatch.setenv("SLACK_APP_TOKEN", "xoxb-2")
    with pytest.raises(SettingsError, match="xapp-"):
        settings.load(for_slack=True)


def test_an_endpoint_that_is_to_be_used_needs_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENCODER", "openai")
    with pytest.raises(SettingsError, match="EMBEDDINGS_URL"):
        settings.load()
    monkeypatch.setenv("EMBEDDINGS_URL", "http://127.0.0.1:1/v1")
    assert settings.load().encoder == "openai"


@pytest.mark.parametrize("listed", ["C1,C2", "C1, C2", "C1、C2", " C1 ,, C2 "])
def test_lists_are_read_however_they_are_separated(monkeypatch: pytest.MonkeyPatch, listed: str) -> None:
    monkeypatch.setenv("QUESTION_CHANNELS", listed)
    assert settings.load().question_channels == ("C1", "C2")


def test_empty_lines_of_the_example_are_the_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "")
    monkeypatch.setenv("DATABASE_URL", "")
    assert settings.load() == Settings(_env_file=None)


def test_the_address_of_slack_ends_in_a_slash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_API_URL", "http://127.0.0.1:1/api")
    assert settings.load().slack_api_url == "http://127.0.0.1:1/api/"
