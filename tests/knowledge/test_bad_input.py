"""Whatever is typed: an answer or nothing, within a second."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.db import Database
from bot.settings import Settings
from knowledge import cards, encoder
from knowledge.cards import Draft, Kind
from knowledge.search import search, similar
from tests.knowledge.conftest import NOW

SECONDS = 1.0
FUZZ = settings(
    max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

HIRAGANA = st.text(st.characters(min_codepoint=0x3041, max_codepoint=0x3096), max_size=200)
SIGNS = st.text("'\";-%_*()[]{}<>$#@!&|^~=+\\/?.,:`{ $x }=–…。、「」【】（）！？〜ー", max_size=200)
CONTROLS = st.text(st.characters(categories=("Cc", "Cf", "Co", "Cn", "Zl", "Zp")), max_size=200)
RIGHT_TO_LEFT = st.text(
    st.one_of(st.characters(min_codepoint=0x590, max_codepoint=0x6FF), st.sampled_from("\u202e\u200f\u2067議会"))
)
ANYTHING = st.text(st.characters(), max_size=300)
WORDS = st.lists(st.sampled_from(["議会", "予算", "Excel", "まくろ", "NEAR", "OR", "{ $title }", "-- ", "%s"])).map(
    " ".join
)


@pytest.fixture(scope="module")
def notes(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    file = tmp_path_factory.mktemp("bad") / "notes.sqlite3"
    shutil.copy(migrated_sqlite, file)
    database = Database(f"sqlite:///{file}")
    drafts = {
        f"share:{number}": Draft(Kind.TIP, f"議会の予算{number}", f"Excelの{number}枚目をマクロで集計する")
        for number in range(300)
    }
    cards.keep_new(database.begin, team_id="T1", drafts=drafts, now=NOW)
    yield database
    database.close()


def answered(database: Database, text: str) -> None:
    began = time.perf_counter()
    with database.read() as session:
        page = search(session, team_id="T1", text=text, limit=100)
        shown = similar(session, team_id="T1", text=text)
    assert time.perf_counter() - began < SECONDS
    assert len(page.hits) == min(page.total, 100)
    assert len(shown) <= 3


@pytest.mark.parametrize("kind", [HIRAGANA, SIGNS, CONTROLS, RIGHT_TO_LEFT, ANYTHING, WORDS])
def test_whatever_is_typed_is_answered(notes: Database, kind: st.SearchStrategy[str]) -> None:
    @FUZZ
    @given(kind)
    def typed(text: str) -> None:
        answered(notes, text)

    typed()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("議会の予算をExcelで集計したい。" * 600, id="10,000 characters of sentences"),
        pytest.param("あ" * 10_000, id="10,000 times the same kana"),
        pytest.param("議" * 10_000, id="10,000 times the same kanji"),
        pytest.param("a" * 10_000, id="10,000 times the same letter"),
        pytest.param("！？" * 5_000, id="10,000 signs"),
        pytest.param("か\u3099" * 5_000, id="10,000 characters that combine"),
        pytest.param("\u202e" * 10_000, id="10,000 marks of direction"),
        pytest.param("👨‍👩‍👧" * 2_000, id="10,000 characters of emoji"),
        pytest.param(" ".join(f"予算{number}" for number in range(500)), id="500 terms"),
        pytest.param("\ufdfa" * 10_000, id="10,000 characters that become 18 each"),
        pytest.param("(" * 10_000, id="10,000 brackets"),
    ],
)
def test_a_text_of_any_length_is_answered(notes: Database, text: str) -> None:
    answered(notes, text)


def test_whatever_is_typed_has_a_meaning_or_none() -> None:
    by = encoder.of(Settings(_env_file=None))
    if by is None:
        pytest.skip("the wheel is not for this machine")

    @FUZZ
    @given(ANYTHING | CONTROLS | RIGHT_TO_LEFT)
    def typed(text: str) -> None:
        meant = encoder.meaning(by, text)
        assert meant is None or float(meant.vector @ meant.vector) == pytest.approx(1, abs=0.01)

    typed()
