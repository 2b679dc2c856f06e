"""What load balancers, Prometheus and the log see of the bot."""

import json
import re
import threading
from datetime import timedelta

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from slack_bolt import BoltRequest, BoltResponse
from sqlalchemy import text

from bot import outbox
from bot.app import Bot
from bot.db import Database
from bot.health import state
from bot.health.metrics import Metrics
from bot.reception import Reception
from bot.sandbox import Slack, User, WorldClock
from tests import canary
from tests.lobby import Lobby

SECRET_THOUGHT = "財政課の山下さんには言えない悩みがあります"


def get(lobby: Lobby, path: str) -> httpx.Response:
    return httpx.get(lobby.address.replace("/slack/events", path))


def figures(lobby: Lobby) -> dict[tuple[str, str], float]:
    """The samples, by name and by the labels that are no workspace."""
    found = {}
    for family in text_string_to_metric_families(get(lobby, "/metrics").text):
        for sample in family.samples:
            labels = ",".join(f"{value}" for name, value in sorted(sample.labels.items()) if name != "team")
            found[sample.name, labels] = sample.value
    return found


def turns(log_lines: list[str]) -> list[dict[str, object]]:
    found = [json.loads(line) for line in "".join(log_lines).splitlines() if line.startswith("{")]
    return [line for line in found if line["event"] == "turn"]


def test_a_bot_that_can_take_requests_says_so_and_one_that_is_to_stop_does_not(
    bot: Bot, lobby: Lobby, slack: Slack, sato: User
) -> None:
    assert get(lobby, "/healthz").status_code == get(lobby, "/readyz").status_code == 200
    bot.reception.close()
    told = get(lobby, "/readyz")
    assert told.status_code == 503
    assert told.json() == {"database": True, "migrated": True, "slack": True, "taking_requests": False}
    assert get(lobby, "/healthz").status_code == 200
    slack.command(sato, "/knowhow", "議会", channel="#質問")
    assert slack.ephemerals(sato) == []
    assert slack.errors(sato)


def test_a_bot_whose_database_has_an_unknown_or_an_old_shape_says_whether_it_can_go_on(
    bot: Bot, lobby: Lobby, database: Database
) -> None:
    with database.begin() as session:
        head = session.scalar(text("SELECT version_num FROM alembic_version"))
    try:
        for revision, ready in (("questions", 503), ("of_a_later_version", 200)):
            with database.begin() as session:
                session.execute(text("UPDATE alembic_version SET version_num = :to"), {"to": revision})
            assert get(lobby, "/readyz").status_code == ready
    finally:
        with database.begin() as session:
            session.execute(text("UPDATE alembic_version SET version_num = :to"), {"to": head})


def test_a_stop_waits_for_those_who_are_inside_and_no_longer_than_it_may() -> None:
    reception, begun, end = Reception(Metrics(), at_once=1), threading.Event(), threading.Event()

    def turn(_request: BoltRequest) -> BoltResponse:
        begun.set()
        end.wait(10)
        return BoltResponse(status=200)

    request = BoltRequest(body={"command": "/ask"}, mode="socket_mode")
    inside = threading.Thread(target=reception.take, args=(turn, request))
    inside.start()
    assert begun.wait(10)
    reception.close()
    assert not reception.emptied(0.01)
    assert reception.take(turn, request).status == 503
    end.set()
    assert reception.emptied(10)
    inside.join()


def test_what_the_bot_does_is_counted(bot: Bot, lobby: Lobby, slack: Slack, sato: User, clock: WorldClock) -> None:
    slack.command(sato, "/knowhow", "議会 議事録", channel="#質問")
    slack.post(sato, "#質問", "電子決裁の代決はどう運用していますか")
    now = figures(lobby)
    assert now["tomoshibi_turns_total", "command,done"] == 1
    assert now["tomoshibi_turns_total", "event,done"] >= 1
    assert now["tomoshibi_turn_seconds_count", "command"] == 1
    assert now["tomoshibi_letters", "due"] >= 1
    assert now["tomoshibi_questions_waiting", "posted"] == 1
    assert now["tomoshibi_cards", ""] >= 0
    assert ("tomoshibi_questions_replied_percent", "1") not in now


def test_a_share_of_too_few_questions_is_no_figure_and_one_of_enough_is(
    bot: Bot, lobby: Lobby, slack: Slack, sato: User, tanaka: User, clock: WorldClock
) -> None:
    for number in range(5):
        root = slack.post(sato, "#質問", f"質問その{number}: 庁内の{number}番目のきまりはありますか")
        if number:
            slack.post(tanaka, "#質問", "うちにはあります", thread=root)
    clock.advance(timedelta(days=7))
    now = figures(lobby)
    assert now["tomoshibi_questions_replied_percent", "1"] == 80
    assert now["tomoshibi_questions_replied_percent", "2"] == 80
    assert now["tomoshibi_questions_asked", ""] == 5


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_figures_of_the_database_are_read_once_in_a_while(bot: Bot, lobby: Lobby, slack: Slack, sato: User) -> None:
    before = figures(lobby)
    slack.post(sato, "#質問", "電子決裁の代決はどう運用していますか")
    assert figures(lobby)["tomoshibi_letters", "due"] == before["tomoshibi_letters", "due"]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_figures_name_nobody_and_say_nothing_of_what_was_written(
    bot: Bot, lobby: Lobby, slack: Slack, sato: User
) -> None:
    slack.post(sato, "#質問", SECRET_THOUGHT)
    bot.settle()
    page = get(lobby, "/metrics").text
    assert not re.search(r"[ぁ-ん一-龠]|xox|\bU[0-9A-Z]{6,}|\bC[0-9A-Z]{6,}", page)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_every_turn_is_a_line_in_the_log_that_says_what_and_how_long_but_not_who_or_what_was_written(
    bot: Bot, slack: Slack, sato: User, log_lines: list[str]
) -> None:
    slack.command(sato, "/ask", SECRET_THOUGHT, channel="#質問")
    slack.submit(sato)
    lines = [line for line in turns(log_lines) if line["kind"] != "event"]
    assert [(line["kind"], line["name"], line["outcome"]) for line in lines] == [
        ("command", "/ask", "done"),
        ("view", "questions.ask", "done"),
    ]
    assert {"reference", "team", "ms"} <= set(lines[-1])
    assert sato.id not in "".join(log_lines)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_refused_turn_and_a_failed_one_say_so_and_the_reference_is_the_one_that_people_are_told(
    bot: Bot, slack: Slack, sato: User, log_lines: list[str], database: Database
) -> None:
    slack.command(sato, "/ask", "マイナンバーを書きます", channel="#質問")
    slack.submit(sato, question="123456789018")
    assert turns(log_lines)[-1]["outcome"] == "refused"
    slack.command(sato, "/ask", SECRET_THOUGHT, channel="#質問")
    with database.begin() as session:
        session.execute(text("ALTER TABLE question RENAME COLUMN text TO gone"))
    try:
        errors = slack.submit(sato)
    finally:
        with database.begin() as session:
            session.execute(text("ALTER TABLE question RENAME COLUMN gone TO text"))
    last = turns(log_lines)[-1]
    assert last["outcome"] == "failed"
    assert str(last["reference"]) in str(errors)
    assert "sqlalchemy.exc.OperationalError" in "".join(log_lines)


def test_a_row_that_the_database_refuses_is_not_quoted_in_the_log(
    bot: Bot, slack: Slack, sato: User, log_lines: list[str], database: Database
) -> None:
    slack.command(sato, "/ask", SECRET_THOUGHT, channel="#質問")
    with database.begin() as session:
        session.execute(text("ALTER TABLE question ADD COLUMN needed VARCHAR NOT NULL DEFAULT 'x'"))
        if not database.is_sqlite:
            session.execute(text("ALTER TABLE question ALTER COLUMN needed DROP DEFAULT"))
    try:
        slack.submit(sato)
    finally:
        with database.begin() as session:
            session.execute(text("ALTER TABLE question DROP COLUMN needed"))
    if not database.is_sqlite:
        assert "sqlalchemy.exc.IntegrityError NotNullViolation 23502" in "".join(log_lines)
    assert canary.WATCH.leaks(slack) == []


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_the_canary_sings(bot: Bot, slack: Slack, sato: User) -> None:
    slack.command(sato, "/ask", SECRET_THOUGHT, channel="#質問")
    watch = canary.Watch()
    for line in (f"it says {SECRET_THOUGHT}\n", "佐藤 美咲 was here\n", "xoxb-1-2\n", "sato@example.lg.jp\n", "fine\n"):
        watch.lines.append(line)
    assert len(watch.leaks(slack)) == 4
    assert len(watch.leaks(None)) == 2


def test_letters_are_counted_by_how_far_they_are(bot: Bot, database: Database, clock: WorldClock) -> None:
    now, team_id = clock.now(), bot.parts.team_id
    with database.begin() as session:
        for name in ("due", "late", "later", "claimed", "dead", "stale", "sent"):
            letter = outbox.post(session, team_id=team_id, key=name, to="C1", message={}, now=now)
            match name:
                case "late":
                    letter.due_at = now - timedelta(hours=2)
                case "later":
                    letter.due_at = now + timedelta(hours=2)
                case "claimed":
                    letter.claimed_at, letter.due_at = now - timedelta(hours=2), now + timedelta(minutes=5)
                case "dead":
                    letter.due_at, letter.failure = None, "channel_not_found"
                case "stale":
                    letter.due_at, letter.failure = None, outbox.Failure.STALE
                case "sent":
                    letter.due_at, letter.ts, letter.sent_at = None, "1.0", now
    with database.read() as session:
        found = state.letters(session, team_id=team_id, now=now)
    assert found == state.Letters(
        due=2, later=1, under_way=1, stuck=2, dead={"channel_not_found": 1}, lately=found.lately
    )
    assert found.lately >= 1
