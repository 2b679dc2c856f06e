import json
import os
import random
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.bench import corpus
from bot.db import Database
from knowledge import cache, cards, query
from knowledge.cards import Card, Draft, Kind
from knowledge.ranking import Index
from tests.knowledge.conftest import NOW, Keep

# Enough for each run of the suite; TOMOSHIBI_QUERIES=2000 takes all of the collection, which is a matter of minutes.
QUERIES = int(os.environ.get("TOMOSHIBI_QUERIES", "150"))
Best = tuple[list[tuple[int, int]], int]


def test_only_cards_of_which_it_is_true_count_at_all(database: Database, keep: Keep) -> None:
    tip, other = keep("議会の録音", "議会の録音を聞く"), keep("議会", "議会")
    weights = {"議会": 1_000, "録音": 3_000}
    with database.read() as session:
        all_of_them, total = Index(session, "T1").best(weights, limit=5)
        assert [card_id for card_id, _ in all_of_them] == [tip.id, other.id]
        assert total == 2
        only = Card.title == "議会"
        assert Index(session, "T1").best(weights, limit=5, only=only) == ([all_of_them[1]], 1)
        nobody = Card.title == "どこにもない"
        assert Index(session, "T1").best(weights, limit=5, only=nobody) == ([], 0)


def test_cards_far_from_the_best_one_are_not_worth_listing(database: Database, keep: Keep) -> None:
    best = keep("議会の録音", "議会")
    keep("日程", "どこかで一度だけ議会に触れる。" + "ほかの話をする。" * 60)
    with database.read() as session:
        rows, total = Index(session, "T1").best({"議会": 1_000, "録音": 3_000}, limit=5)
    assert ([card_id for card_id, _ in rows], total) == ([best.id], 1)


@pytest.fixture
def asked(both: list[Database]) -> Iterator[list[str]]:
    """Cards in both databases and queries to them: of a collection where there is one, otherwise fewer."""
    if folder := os.environ.get("TOMOSHIBI_DATA_DIR"):
        docs = map(json.loads, Path(folder, "jsquad/docs.jsonl").read_text("utf-8").splitlines()[: 4 * QUERIES])
        lines = Path(folder, "jsquad/queries.jsonl").read_text("utf-8").splitlines()
        queries = [json.loads(line)["text"] for line in lines][:QUERIES]
        said = [(doc["title"], doc["body"]) for doc in docs]
    else:
        made = corpus.make(300, None, alternatives=300)
        said = [(made.title(card), "\n".join(made.body(card))) for card in range(300)]
        pick = random.Random(2)  # noqa: S311 (the same every time)
        queries = ["".join(pick.choices(said)[0][1][start : start + 12]) for start in range(5) for _ in range(60)]
    drafts = {f"share:{n}": Draft(Kind.TIP, title, body) for n, (title, body) in enumerate(said)}
    for database in both:
        cards.keep_new(database.begin, team_id="T1", drafts=drafts, now=NOW + timedelta(hours=1))
    yield queries
    for database in both:
        cache.forget(database)


def lists(database: Database, queries: list[str]) -> list[Best]:
    with database.read() as session:
        index = Index(session, "T1")
        return [index.best(query.read(index, typed=said).weights, limit=100) for said in queries]


@pytest.mark.long
def test_both_databases_and_the_arrays_give_the_same_hundred_and_the_same_total_for_each_query(
    both: list[Database], asked: list[str]
) -> None:
    sqlite, postgresql = both
    alone = lists(sqlite, asked)
    assert len(alone) == len(asked) >= 150
    assert sum(total > 0 for _, total in alone) > len(asked) * 0.9
    assert lists(postgresql, asked) == alone
    for database in both:
        cache.load(database, "T1")
        assert lists(database, asked) == alone
