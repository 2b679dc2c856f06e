import pytest

from bot.db import Database
from knowledge import placed, team_aliases, text
from knowledge.highlight import Asked, why
from knowledge.query import heard
from knowledge.search import search
from tests.knowledge.conftest import Keep


@pytest.fixture
def register(database: Database, keep: Keep) -> Database:
    keep("住民基本台帳の手続き", "住民基本台帳の写しを交付します。")
    keep("転入の案内", "じゅうき、と呼ぶ人もいます。")
    with database.begin() as session:
        team_aliases.add(session, team_id="T1", word="ジュウキ", means="住民基本台帳")
    return database


def titles(database: Database, words: str, team: str = "T1") -> list[str]:
    with database.read() as session:
        return [hit.card.title for hit in search(session, team_id=team, text=words).hits]


@pytest.mark.parametrize("typed", ["ジュウキ", "じゅうき", "ジュウキ 手続き", "ジュウキの手続きはどうしていますか"])
def test_an_alias_finds_what_it_means(register: Database, typed: str) -> None:
    assert titles(register, typed)[0] == "住民基本台帳の手続き"


def test_what_is_written_with_the_alias_itself_is_still_found(register: Database, keep: Keep) -> None:
    keep("窓口の呼び方", "ジュウキと書いてあるのは通称です。")
    assert "窓口の呼び方" in titles(register, "ジュウキ")


def test_a_longer_word_is_no_alias(register: Database) -> None:
    assert titles(register, "ジュウキス") == []
    assert team_aliases.stretches("ジュウキス aジュウキ1 XAB", {"ジュウキ": "x", "ab": "y"}) == [(7, 11, "x")]
    assert team_aliases.stretches("ジュウキの話、じゅうきの話", {"ジュウキ": "x"}) == [(0, 4, "x"), (7, 11, "x")]


def test_another_team_has_other_words(register: Database, keep: Keep) -> None:
    keep("住民基本台帳", "よその町の話", team="T2")
    assert titles(register, "ジュウキ", team="T2") == []


def test_an_alias_that_is_taken_back_means_nothing(register: Database) -> None:
    with register.begin() as session:
        team_aliases.remove(session, team_id="T1", word="じゅうき")
        assert team_aliases.of(session, team_id="T1") == {}
    assert titles(register, "ジュウキ") == []


def test_the_longer_of_two_aliases_counts() -> None:
    aliases = {"デンサン": "電算室", "デンサンシツ": "情報課"}
    assert team_aliases.stretches("でんさんしつの話", aliases) == [(0, 6, "情報課")]


@pytest.mark.parametrize("said", ["", "ﾃﾞﾝｻﾝ", "㍻ ㈱ ﬁ", "İ" * 50, "デンサン\u200bシツ"])
def test_places_stay_places_whatever_is_typed(said: str) -> None:
    assert len(team_aliases.folded(said)) == len(said)
    words = text.analyse(said).words
    assert team_aliases.read(said, words, {"ナイ": "無い"}) == list(words)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("query", "also"),
    [
        ("エクセル", {"エクセル": "Excel"}),
        ("パワオト 集計", {"パワオト": "Power Automate"}),
        ("ゆーでみー", {"ユーデミー": "Udemy"}),
        ("ジュウキ", {"ジュウキ": "住民基本台帳"}),
        ("excel", {}),
        ("サーバ", {}),
        ("集計した", {}),
        ("水道", {}),
    ],
)
def test_what_was_found_under_another_name_is_told(database: Database, query: str, also: dict[str, str]) -> None:
    with database.begin() as session:
        team_aliases.add(session, team_id="T1", word="ジュウキ", means="住民基本台帳")
        asked = Asked(heard(session, team_id="T1", typed=query))
    body = "Power Automateで自動化し、集計する。Udemyで学ぶ。住民基本台帳のサーバー。"
    assert why(placed.line("Excelのマクロ"), placed.line(body), asked).also == also
