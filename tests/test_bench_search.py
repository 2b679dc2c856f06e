import json
import subprocess
from pathlib import Path

import pytest

from tests.test_command_line import tomoshibi

DOCS = [
    {"id": "a", "title": "議会の議事録をAIで作る", "body": "録音を文字にしてから、要点をまとめる。"},
    {"id": "b", "title": "予算要求の集計", "body": "各課のExcelをPower Queryで一つにまとめる。"},
]
QUERIES = [
    {"id": "1", "text": "議事録 AI", "relevant": {"a": 1}},
    {"id": "2", "text": "エクセル", "relevant": {"b": 2, "nowhere": 0}},
    {"id": "3", "text": "水道料金", "relevant": {"a": 1}},
]


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    for name, rows in (("docs", DOCS), ("queries", QUERIES)):
        lines = [json.dumps(row, ensure_ascii=False) for row in rows]
        (tmp_path / f"{name}.jsonl").write_text("\n".join(lines), "utf-8")
    return tmp_path


def measure(folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    files = ("--docs", str(folder / "docs.jsonl"), "--queries", str(folder / "queries.jsonl"))
    return tomoshibi(folder, "bench", "search", *files, *more)


@pytest.mark.long
def test_the_search_is_measured_in_one_line(collection: Path, postgres: str) -> None:
    for database in ("", postgres):
        done = measure(collection, "--encoder", "none", *(["--database", database] if database else []))
        [line] = done.stdout.splitlines()
        figures = json.loads(line)
        assert {name: figures[name] for name in ("success@1", "success@5", "mrr@10", "ndcg@10", "recall@100")} == {
            name: pytest.approx(2 / 3, abs=0.001)
            for name in ("success@1", "success@5", "mrr@10", "ndcg@10", "recall@100")
        }
        assert 0 < figures["p50_ms"] <= figures["p95_ms"]
        assert figures["index_s"] > 0
        assert figures["bytes"] > 1000
        assert "asked 3 of 3" in done.stderr


def test_a_line_that_cannot_be_read_is_named(collection: Path) -> None:
    (collection / "docs.jsonl").write_text('{"id": "a", "title": "", "body": "b"}\n{"title"\n', "utf-8")
    done = measure(collection)
    assert done.returncode == 1
    assert done.stdout == ""
    assert "line 2" in done.stderr


def test_an_encoder_that_there_is_not_is_refused(collection: Path) -> None:
    assert measure(collection, "--encoder", "bert").returncode == 2
