"""The short benchmarks one after the other, as a table: what can be seen in a few minutes on any machine."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bot.bench import chaos, clock, pairing, search, turn

SECONDS, CONNECTIONS = 3.0, 16
MEMBERS, REPLICAS, KILLS = 1_000, 2, 10
COLLECTION = "office-help"

Run = Callable[[], str]


def run(*, data: Path | None, console: Console) -> Table:
    """Run them.

    Args:
        data: the test collections; without them notes of our own are searched, and the quality is not measured.
        console: where progress is told.
    """
    table = Table("測ったもの", "項目", "値")
    for name, bench in _benches(data, console):
        console.print(f"== {name}")
        for key, value in _flat(json.loads(bench())):
            table.add_row(name, key, str(value))
        table.add_section()
    return table


def _benches(data: Path | None, console: Console) -> Iterator[tuple[str, Run]]:
    cards = data / COLLECTION / "cards.csv" if data else None
    yield (
        "turn",
        lambda: turn.run(cards=cards, seconds=SECONDS, connections=CONNECTIONS, database=None, console=console),
    )
    if data:
        docs, queries = (data / COLLECTION / f"{name}.jsonl" for name in ("docs", "queries"))
        yield (
            "search",
            lambda: search.run(docs=docs, queries=queries, choice="none", database=None, console=console),
        )
    yield "clock", lambda: clock.run(members=MEMBERS, seconds=SECONDS, database=None, console=console)
    yield "chaos", lambda: chaos.run(replicas=REPLICAS, kills=KILLS, database="", console=console)
    yield "pairing", lambda: pairing.run(people=None, console=console)


def _flat(found: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in found.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", value
