"""Several processes on one database do everything once."""

import json
import threading

import pytest
from rich.console import Console

from bot import members
from bot.bench import chaos
from bot.db import Database

AUTH = {"team_id": "T1", "team": "神奈川", "url": "https://kanagawa.slack.com/", "bot_id": "B1", "user_id": "U1"}


def test_two_processes_that_start_at_the_same_moment_know_the_same_workspace(database: Database) -> None:
    begun = threading.Barrier(2)
    names: list[str] = []

    def start() -> None:
        begun.wait()
        with database.begin() as session:
            names.append(members.remember_workspace(session, AUTH).name)

    starting = [threading.Thread(target=start) for _ in range(2)]
    for each in starting:
        each.start()
    for each in starting:
        each.join()
    assert names == ["神奈川", "神奈川"]


@pytest.mark.long
@pytest.mark.parametrize("seed", [1, 2])
def test_replicas_that_are_killed_all_the_time_lose_nothing_and_do_nothing_twice(seed: int) -> None:
    for attempt in range(3):  # a machine too busy to let any replica live long enough tells nothing
        said = chaos.run(replicas=3, kills=6, database="", console=Console(quiet=True), seed=seed + 10 * attempt)
        found = json.loads(said)
        if found["turns"] and found["letters"]:
            break
    assert found["kills"] == 6
    assert found["turns"] > 0
    assert found["letters"] == found["delivered"] > 0
    names = ("lost", "duplicated", "turns_lost", "turns_doubled")
    assert {name: found[name] for name in names} == dict.fromkeys(names, 0)
