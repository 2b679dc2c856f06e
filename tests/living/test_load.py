"""The load of `tomoshibi bench load`, for a moment: what is acknowledged is there, and what is missing is seen."""

import json
from collections import Counter

import pytest
from rich.console import Console
from sqlalchemy import delete

from bot.app import Bot
from bot.bench import load, load_counting
from bot.bench.load_sending import Sent
from bot.bench.load_town import Request
from bot.sandbox import Slack, User
from bot.sandbox.link import Outgoing
from handlers.questions.model import Reply

PROMISED = {"offered_per_h", "p50_ms", "p95_ms", "p99_ms", "errors", "lost", "rss_start_mb", "rss_end_mb"}


@pytest.mark.long
def test_under_the_traffic_of_a_workspace_nothing_is_lost_and_nothing_doubled() -> None:
    found = json.loads(load.run(scale=0.5, processes=1, seconds=4, database="", console=Console(quiet=True)))
    assert found.keys() >= PROMISED
    assert found["acknowledged"] > 0
    assert (found["lost"], found["doubled"], found["jobs_failed"]) == (0, 0, {})


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_reply_that_was_acknowledged_and_is_not_there_counts_as_lost(
    bot: Bot, slack: Slack, sato: User, tanaka: User
) -> None:
    root = slack.post(sato, "#質問", "帳票はどう残していますか")
    slack.post(tanaka, "#質問", "紙で5年です（abcdefghijkl）", thread=root)
    events = [outgoing for outgoing, _ in slack.attempts if outgoing.kind == "events_api"]

    def sent(outgoing: Outgoing) -> Sent:
        message = outgoing.payload["event"]
        is_reply = "thread_ts" in message
        after = (root.ts,) if is_reply else ()
        request = Request("reply" if is_reply else "question", outgoing, about=message["ts"], after=after)
        return Sent(request, due=0, is_heard=True)

    everything = [sent(outgoing) for outgoing in events[-2:]]

    def lost() -> int:
        return int(load_counting.count(bot.database, everything, Counter(), Console(quiet=True))["lost"])

    assert lost() == 0
    with bot.database.begin() as session:
        session.execute(delete(Reply))
    assert lost() == 1
