"""Signed, and still no payload: every body is answered, nothing is kept of it, and the bot goes on."""

import gzip
import json
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.app import Bot
from bot.sandbox import Slack, User
from bot.web import LARGEST_BODY
from tests.hostile.knocking import FORM, JSON, Knock, rows
from tests.hostile.profiles import tried

SQLITE = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

DEEP = 10_000
SHAPES = ("[]", "null", "1", '"text"', "[1, 2]", "{}", '{"type": null}', '{"event": []}', '{"type": ["a"]}', "NaN")
KINDS = ("event_callback", "block_actions", "view_submission", "view_closed", "shortcut", "message_action", "nothing")
HOLLOW = tuple(json.dumps({"type": kind, "team_id": "T0000000001"}) for kind in KINDS)
ODD = (
    b"",
    b"\0",
    b"\xff\xfe\x00",
    b"{",
    b"{" * DEEP,
    b"[" * DEEP + b"]" * DEEP,
    b'{"a":' * DEEP + b"1" + b"}" * DEEP,
    b'{"event":' * DEEP + b"{}" + b"}" * DEEP,
    b'{"authorizations":[' * DEEP + b"]}" * DEEP,
    b'{"type": "event_callback", "type": "url_verification", "challenge": 1}',
    b'{"n": ' + b"9" * 100_000 + b"}",
    b'{"n": 1e999999}',
    b"payload",
    b"payload=",
    b"payload=%00",
    b"payload=%7B&payload=%7B%7D",
    b"&=&=&" * 50_000,
    b"command=%2Fask",
    b"command=%2Fask&text=%ED%A0%80",
    b"ssl_check=1",
    *(shape.encode() for shape in (*SHAPES, *HOLLOW)),
    *(urlencode({"payload": shape}).encode() for shape in (*SHAPES, *HOLLOW)),
    gzip.compress(b"{}" * 1000),
)
TYPES = (FORM, JSON, "", "text/plain", "multipart/form-data; boundary=x", "application/json; charset=utf-7", "é/\x7f")


@SQLITE
def test_a_body_that_is_no_payload_is_answered_and_nothing_is_kept(
    bot: Bot, slack: Slack, knock: Knock, sato: User
) -> None:
    slack.command(sato, "/tomoshibi")
    before = rows(bot)
    for body in ODD:
        for kind in (FORM, JSON):
            answer = knock.signed(body, kind=kind)
            assert answer.status_code in {200, 400, 404} or b"event_callback" in body, (body[:60], kind)
            assert "Traceback" not in answer.text
            assert len(answer.content) < 1000
    for kind in TYPES:
        assert knock.signed(b'{"type": "event_callback"}', kind=kind).status_code < 501
    assert rows(bot) == before
    slack.command(sato, "/tomoshibi")
    assert "できること" in slack.ephemerals(sato)[-1].text


@SQLITE
def test_what_is_larger_than_anything_slack_sends_is_not_read_to_its_end(knock: Knock) -> None:
    for size in (LARGEST_BODY + 1, 10 * LARGEST_BODY):
        assert knock.signed(b"x" * size).status_code == 413
    assert knock.signed(b"x" * LARGEST_BODY).status_code < 500


@SQLITE
def test_other_methods_and_paths_lead_nowhere(knock: Knock, slack: Slack) -> None:
    door = str(slack.request_url)
    for method in ("GET", "PUT", "DELETE", "OPTIONS", "TRACE"):
        assert knock.http.request(method, door).status_code == 405
    for path in ("/slack/events/", "/slack/../etc/passwd", "/%2e%2e/", "/slack", "/.env", "/data/tomoshibi.sqlite3"):
        assert knock.http.get(door.replace("/slack/events", path), follow_redirects=False).status_code in {404, 307}


@SQLITE
def test_any_bytes_are_answered(bot: Bot, knock: Knock) -> None:
    @tried(60)
    @given(body=st.binary(max_size=300), kind=st.sampled_from((FORM, JSON)), inside=st.booleans())
    def body_of_any_kind(body: bytes, kind: str, *, inside: bool) -> None:
        sent = b"payload=" + urlencode({"p": body}).encode()[2:] if inside else body
        assert knock.signed(sent, kind=kind).status_code < 500

    body_of_any_kind()
