"""Only Slack is let in: whatever is not signed over exactly these bytes, just now, is not even read."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.app import Bot
from bot.sandbox import Slack
from bot.signing import SECONDS, is_signed
from tests.hostile.knocking import COMMAND, Knock, rows, signature
from tests.hostile.profiles import PURE

NOW = 1_790_000_000.0
SECRET = "a secret that only Slack and we know"


def fits(body: bytes = b"x", secret: str = SECRET, **changed: list[str]) -> bool:
    stamp, signed = signature(SECRET, b"x", at=NOW)
    return is_signed(secret, body, **{"timestamps": [stamp], "signatures": [signed], "now": NOW} | changed)  # type: ignore[arg-type]


def test_a_signature_fits_its_body_secret_and_time() -> None:
    stamp, signed = signature(SECRET, b"x", at=NOW)
    assert fits()
    assert not fits(body=b"y")
    assert not fits(secret="another")
    assert not fits(secret="")
    assert not fits(timestamps=[], signatures=[signed])
    assert not fits(timestamps=[stamp, stamp])
    assert not fits(signatures=[signed, signed])
    assert not fits(signatures=[signed.removeprefix("v0=")])
    assert not fits(signatures=[signed.replace("v0=", "v1=")])
    assert not fits(signatures=[signed.upper()])


@pytest.mark.parametrize(("seconds", "is_young"), [(SECONDS, True), (SECONDS + 1, False)])
@pytest.mark.parametrize("ahead", [1, -1])
def test_a_signature_is_good_for_five_minutes(seconds: int, ahead: int, *, is_young: bool) -> None:
    stamp, signed = signature(SECRET, b"x", at=NOW + ahead * seconds)
    assert is_signed(SECRET, b"x", timestamps=[stamp], signatures=[signed], now=NOW) is is_young


@PURE
@given(timestamp=st.text(max_size=30), signed=st.text(max_size=80), body=st.binary(max_size=50))
def test_a_forged_header_never_fits_and_breaks_nothing(timestamp: str, signed: str, body: bytes) -> None:
    for stamp in (timestamp, str(int(NOW))):
        for mark in (signed, f"v0={signed}", "v0=" + "é" * 64):
            assert not is_signed(SECRET, body, timestamps=[stamp], signatures=[mark], now=NOW)


def test_where_there_is_no_secret_nothing_is_slacks() -> None:
    stamp, signed = signature("", b"x", at=NOW)
    assert not is_signed("", b"x", timestamps=[stamp], signatures=[signed], now=NOW)


UNREADABLE = (b"", b"\xff\xfe", b"{", b"[" * 100_000, b"payload=" + b"%7B%22a%22%3A" * 20_000, COMMAND)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_whoever_cannot_sign_reaches_nothing_and_stores_nothing(bot: Bot, slack: Slack, knock: Knock) -> None:
    before = rows(bot)
    wrong: tuple[dict[str, str], ...] = (
        {},
        {"X-Slack-Request-Timestamp": "soon", "X-Slack-Signature": "v0=é".encode("latin-1").decode("latin-1")},
        {"X-Slack-Request-Timestamp": "9" * 4000, "X-Slack-Signature": "v0="},
        {"X-Slack-Request-Timestamp": str(int(time.time()))},
    )
    for body in UNREADABLE:
        stamp, signed = signature("guessed", body)
        old = signature(slack.signing_secret, body, at=time.time() - SECONDS - 5)
        for headers in (
            *wrong,
            {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signed},
            {"X-Slack-Request-Timestamp": old[0], "X-Slack-Signature": old[1]},
        ):
            answer = knock.unsigned(body, headers)
            assert (answer.status_code, answer.text) == (401, "not signed")
    assert rows(bot) == before


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_signature_is_for_one_body_and_may_stand_there_once(bot: Bot, slack: Slack, knock: Knock) -> None:
    before = rows(bot)
    stamp, signed = signature(slack.signing_secret, COMMAND)
    good = {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signed}
    assert knock.unsigned(COMMAND + b"&text=other", good).status_code == 401
    assert knock.unsigned(COMMAND, [*good.items(), ("X-Slack-Signature", signed)]).status_code == 401
    assert knock.unsigned(COMMAND, [*good.items(), ("X-Slack-Request-Timestamp", stamp)]).status_code == 401
    assert rows(bot) == before
    assert knock.unsigned(COMMAND, good).status_code == 200


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_an_event_that_is_played_back_happens_once(bot: Bot, slack: Slack, knock: Knock) -> None:
    slack.post(slack.user("sato"), "#質問", "一度だけ届く質問です")
    event = next(each for each in reversed(slack.sent) if each.get("type") == "event_callback")
    bot.settle()
    before = rows(bot)
    for _ in range(3):
        assert knock.event(event).status_code == 200
    assert rows(bot) == before
