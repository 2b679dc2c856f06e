"""The benchmark of the clock measures what it says, on a round that is small."""

import json

import pytest
from rich.console import Console

from bot.bench import clock


@pytest.mark.long
def test_a_round_is_opened_written_sent_and_picked_without_a_429() -> None:
    figures = json.loads(clock.run(members=30, seconds=1.0, database=None, console=Console(quiet=True)))
    assert set(figures) == {
        *("members", "open_round_s", "write_letters_s", "letters", "rate_ratio", "pick_due_s", "picked", "rss_mb"),
        "http_429",
    }
    assert figures["letters"] == 30
    assert figures["http_429"] == 0
    assert figures["rate_ratio"] > 0
    assert 0 < figures["picked"] < 30
