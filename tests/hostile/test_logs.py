"""What comes in from outside makes no lines of its own in the log."""

import json
import logging
from typing import Any

import pytest
from structlog.stdlib import ProcessorFormatter

from bot.app import Bot
from bot.sandbox import Slack, User
from tests.hostile.knocking import Knock

SQLITE = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
FORGED = 'x\n{"event": "all is well", "level": "info"}\r\nERROR: 乗っ取り'
WORDS = "誰にも言えない悩み"


def odd(slack: Slack, sato: User) -> list[dict[str, Any]]:
    """Payloads that carry a line for the log, and words of somebody's."""
    who: dict[str, Any] = {"team": {"id": slack.team.id}, "user": {"id": sato.id}, "trigger_id": "1.1"}
    state = {"values": {"a": {"a": {"type": "plain_text_input", "value": WORDS}}}}
    view = {"id": "V1", "hash": "1", "type": "modal", "callback_id": FORGED, "blocks": [], "title": {"text": "x"}}
    return [
        who | {"type": "view_closed", "view": view | {"state": state}},
        who | {"type": "view_submission", "view": view | {"state": state, "private_metadata": WORDS}},
        who | {"type": "block_suggestion", "action_id": FORGED, "value": WORDS},
        who | {"type": FORGED, "value": WORDS},
        who | {"type": "block_actions", "actions": [{"action_id": FORGED, "type": "button", "value": WORDS}]},
        who | {"type": "shortcut", "callback_id": FORGED},
        who | {"type": "message_action", "callback_id": FORGED, "message": {"text": WORDS, "ts": FORGED}},
        {
            "type": "event_callback",
            "team_id": slack.team.id,
            "event_id": FORGED,
            "event": {"type": FORGED, "text": WORDS},
        },
        {"type": "event_callback", "team_id": FORGED, "event_id": "Ev2", "event": {"type": "message", "text": WORDS}},
    ]


@SQLITE
def test_nothing_that_comes_in_is_a_line_of_the_log(
    bot: Bot, slack: Slack, knock: Knock, sato: User, capfd: pytest.CaptureFixture[str]
) -> None:
    capfd.readouterr()
    for payload in odd(slack, sato):
        assert knock.send(payload).status_code in {200, 400, 401, 403, 404, 500}
    knock.command({"command": FORGED, "text": WORDS, "team_id": slack.team.id, "user_id": sato.id, "trigger_id": "1"})
    knock.unsigned(FORGED.encode(), {"X-Slack-Signature": "v0=x"})
    told = capfd.readouterr().err
    assert WORDS not in told
    for line in told.splitlines():
        assert json.loads(line)["event"] != "all is well", line


def test_lines_of_other_libraries_stay_in_one_line_too() -> None:
    ours = [each for each in logging.getLogger().handlers if isinstance(each.formatter, ProcessorFormatter)]
    assert ours
    record = logging.LogRecord("uvicorn.error", logging.ERROR, "f", 1, "%s", (FORGED,), None)
    assert [len(each.format(record).splitlines()) for each in ours] == [1] * len(ours)
