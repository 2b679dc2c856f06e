"""What goes into calendars is understood by a reader that has nothing in common with ours: ical.js of npm."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from bot.app import Bot
from bot.sandbox import Message, Slack, User
from tests.meetups.conftest import SQLITE
from tests.meetups.test_calendar import files

MODULES = Path(__file__).parents[2] / ".ci" / "node_modules"
NODE = shutil.which("node")

pytestmark = pytest.mark.skipif(
    NODE is None or not (MODULES / "ical.js").exists(), reason="ical.js is not at hand (npm ci --prefix .ci)"
)


def understood(content: bytes) -> dict[str, Any]:
    told = subprocess.run(
        [str(NODE), str(Path(__file__).with_name("read_calendar.cjs"))],
        input=content,
        env=os.environ | {"NODE_PATH": str(MODULES), "TZ": "America/New_York"},
        capture_output=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(told.stdout)
    return found


@SQLITE
def test_a_meetup_is_understood_wherever_its_reader_lives(bot: Bot, slack: Slack, meetup: Message, sato: User) -> None:
    slack.click(sato, "meetups.join", at=meetup)
    slack.click(sato, "meetups.calendar", at=meetup)
    [content] = files(slack, sato)
    told = understood(content)
    [event] = told["events"]
    assert told["method"] == "PUBLISH"
    assert event["summary"] == "生成AIを持ち寄る会"
    assert event["location"] == "https://meet.example.jp/ai"
    assert (event["start"], event["end"]) == ("2026-10-06T06:00:00.000Z", "2026-10-06T07:30:00.000Z")
    assert event["zone"] == "Asia/Tokyo"
    assert event["status"] == "CONFIRMED"
