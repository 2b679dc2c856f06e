"""Keys, and what is kept sealed with them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import keys
from bot.db import Database
from bot.settings import Settings
from bot.vault import LostKeyError, Vault, vault

OLD, NEW = "o" * 32, "n" * 32
NOON = datetime(2026, 10, 2, 3, 0, tzinfo=UTC)


@given(st.text())
def test_what_was_sealed_opens_again_and_does_not_show_through(text: str) -> None:
    sealed = Vault((OLD,), "bot token").seal(text)
    assert Vault((OLD,), "bot token").open(sealed) == text
    assert len(text) < 4 or text not in sealed


def test_the_same_text_looks_different_each_time() -> None:
    assert Vault((OLD,), "bot token").seal("xoxb-1") != Vault((OLD,), "bot token").seal("xoxb-1")


def test_what_was_sealed_for_one_purpose_opens_for_no_other() -> None:
    sealed = Vault((OLD,), "bot token").seal("xoxb-1")
    with pytest.raises(LostKeyError):
        Vault((OLD,), "mail address").open(sealed)


def test_a_new_key_takes_over_while_the_old_one_still_opens() -> None:
    sealed = Vault((OLD,), "bot token").seal("xoxb-1")
    both = Vault((NEW, OLD), "bot token")
    renewed = both.renew(sealed)
    assert both.open(sealed) == both.open(renewed) == "xoxb-1"
    assert Vault((NEW,), "bot token").open(renewed) == "xoxb-1"
    with pytest.raises(LostKeyError):
        Vault((NEW,), "bot token").open(sealed)
    with pytest.raises(LostKeyError):
        Vault((NEW,), "bot token").renew(sealed)


@pytest.mark.parametrize("broken", ["", "なにか", "gAAAA", "xoxb-1", "%s"])
def test_what_was_never_sealed_does_not_open(broken: str) -> None:
    with pytest.raises(LostKeyError):
        Vault((OLD,), "bot token").open(broken)


def test_a_link_opens_only_so_long() -> None:
    link = Vault((OLD,), "install").seal_at("state", NOON)
    ten = timedelta(minutes=10)
    assert Vault((OLD,), "install").open(link, now=NOON + ten, within=ten) == "state"
    with pytest.raises(LostKeyError):
        Vault((OLD,), "install").open(link, now=NOON + ten + timedelta(seconds=1), within=ten)


def test_keys_are_made_once_beside_the_data_and_are_nobody_elses_to_read(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/data/tomoshibi.sqlite3")
    made = keys.with_keys(Settings(_env_file=None), database)
    assert len(made.anonymity_key) >= 32
    assert [len(key) >= 32 for key in made.secret_keys] == [True]
    assert keys.with_keys(Settings(_env_file=None), database) == made
    for name in (keys.ANONYMITY, keys.VAULT):
        assert (tmp_path / "data" / name).stat().st_mode & 0o077 == 0
    for secret in (made.anonymity_key, *made.secret_keys):
        assert secret not in repr(made)
    database.close()


def test_keys_that_the_operator_gave_are_used_as_they_are(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/data/tomoshibi.sqlite3")
    given_ = Settings(_env_file=None, anonymity_key=OLD, secret_keys=(NEW, OLD))
    assert keys.with_keys(given_, database) == given_
    assert not (tmp_path / "data" / keys.VAULT).exists()
    assert vault(given_, "bot token") is vault(given_, "bot token")
    database.close()
