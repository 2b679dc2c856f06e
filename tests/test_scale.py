"""The benchmark of many cards, with few."""

import json
from pathlib import Path

import pytest

from bot.bench import corpus
from knowledge import index
from tests.test_command_line import tomoshibi

pytestmark = pytest.mark.long

SPEED = {"keyword_p50_ms", "keyword_p95_ms", "sentence_p50_ms", "sentence_p95_ms"}


def collection(folder: Path) -> None:
    """A small collection, as the benchmarks read them."""
    (folder / "notes").mkdir(parents=True)
    topics = ["議会の録画", "予算の査定", "窓口の予約", "申請の様式", "名簿の整理", "押印の廃止"]
    docs = [
        {"id": str(n), "title": topic, "body": f"{topic}は課ごとに違う。{topic}を一つにまとめて全庁で使う。"}
        for n, topic in enumerate(topics)
    ]
    queries = [{"id": doc["id"], "text": f"{doc['title']}をまとめたい", "relevant": {doc["id"]: 1}} for doc in docs]
    for name, lines in (("docs", docs), ("queries", queries)):
        (folder / "notes" / f"{name}.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")


@pytest.mark.parametrize("data", [True, False])
def test_what_the_index_says_of_cards_made_by_the_million_is_what_it_says_of_each(
    tmp_path: Path, *, data: bool
) -> None:
    collection(tmp_path)
    made = corpus.make(60, tmp_path if data else None, alternatives=40)
    said: dict[int, dict[str, int]] = {}
    for terms, ids, impacts in made.parts():
        for term, card_id, impact in zip(terms, ids, impacts, strict=True):
            said.setdefault(card_id, {})[term] = impact
    assert said == {card + 1: index.impacts(made.title(card), made.body(card)) for card in range(60)}


def test_many_cards_are_measured_in_every_engine_and_the_lists_are_the_same(tmp_path: Path, postgres: str) -> None:
    collection(tmp_path / "data")
    told = tomoshibi(tmp_path, "bench", "scale", "--cards", "50", "--data", "data", "--database", postgres)
    assert told.returncode == 0, told.stderr
    figures = json.loads(told.stdout)
    for engine in ("sqlite", "postgresql", "cache", "fts5", "pg_fts"):
        assert set(figures[engine]) == SPEED
    assert {"index_s", "cache_start_s", "rss_mb", "p95_ratio_fts5"} <= set(figures)
    assert (figures["cards"], figures["identical"], figures["found_on_commit"]) == (50, True, True)


@pytest.mark.parametrize(
    ("which", "measured"), [("sqlite", {"sqlite", "cache", "fts5"}), ("memory", {"cache", "fts5"})]
)
def test_what_takes_long_can_be_left_out(tmp_path: Path, which: str, measured: set[str]) -> None:
    collection(tmp_path / "data")
    told = tomoshibi(tmp_path, "bench", "scale", "--cards", "50", "--data", "data", "--engines", which)
    assert told.returncode == 0, told.stderr
    figures = json.loads(told.stdout)
    assert {engine for engine in figures if engine in ("sqlite", "postgresql", "cache", "fts5", "pg_fts")} == measured
