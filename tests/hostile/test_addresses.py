"""Secret addresses: nobody guesses one, and what stands there is told to nobody else."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.app import Bot
from bot.running import shell
from bot.sandbox import Slack
from tests.hostile.knocking import Knock, rows
from tests.hostile.profiles import tried

SQLITE = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
ODD = ("", "x", "%00", "%ff", "%ED%A0%80", "a" * 8000, "..%2f..%2fetc%2fpasswd", "%2e%2e", "';--", "=" * 44, "gAAAAA==")


def rooms(bot: Bot) -> list[str]:
    """The beginnings of all paths that are answered besides Slack's own."""
    paths = {getattr(route, "path", "") for route in shell(bot).routes}
    return sorted(paths - {"/slack/events", "/healthz", "/readyz", "/metrics", ""})


@SQLITE
def test_a_guess_leads_nowhere_and_leaves_nothing(bot: Bot, slack: Slack, knock: Knock) -> None:
    door = str(slack.request_url).removesuffix("/slack/events")
    before = rows(bot)
    assert rooms(bot)
    for room in rooms(bot):
        for odd in ODD:
            for method in ("GET", "POST", "HEAD"):
                answer = knock.http.request(
                    method, door + room.replace("{rest}", odd) + ("" if "{" in room else f"?{odd}")
                )
                assert answer.status_code < 500, (method, room, odd)
                assert "Traceback" not in answer.text
                if "{rest}" in room:
                    assert answer.status_code in {200, 303, 400, 403, 404, 405}
                    assert "calendar" not in answer.headers.get("content-type", "")
    assert rows(bot) == before


@SQLITE
def test_any_guess_at_a_calendar_is_answered_alike(slack: Slack, knock: Knock) -> None:
    door = str(slack.request_url).removesuffix("/slack/events")

    @tried(30)
    @given(st.text(max_size=60))
    def guessed(token: str) -> None:
        path = quote(token, errors="replace", safe="")
        answer = knock.http.get(f"{door}/calendar/{path}.ics", follow_redirects=False)
        assert (answer.status_code, answer.text.lower()) in {(404, "not found"), (307, "")}

    guessed()
