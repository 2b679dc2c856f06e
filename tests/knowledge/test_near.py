import pytest

from bot.db import Database
from knowledge import near, team_aliases
from tests.knowledge.conftest import Keep
from tests.knowledge.test_search import fill


@pytest.fixture
def notes(database: Database, keep: Keep) -> Database:
    fill(database)
    keep("マイナンバーカードの窓口", "スプレッドシートとUdemyで学ぶ")
    return database


def corrected(database: Database, said: str) -> str:
    with database.read() as session:
        return near.corrected(session, team_id="T1", said=said)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("サバー", "サーバー"),
        ("マイナンバ", "マイナンバー"),
        ("まいなんば", "マイナンバー"),
        ("マイナンバカード", "マイナンバーカード"),
        ("ユデミー", "ユーデミー"),
        ("ゆでみー", "ユーデミー"),
        ("スプレットシート", "スプレッドシート"),
        ("excle", "excel"),
        ("ｅｘｃｅｅｌ", "excel"),
        ("キントン 申請", "キントーン 申請"),
        ("udmey 受講", "udemy 受講"),
        ("サバーの容量", "サーバーの容量"),
    ],
)
def test_one_slip_is_mended(notes: Database, said: str, meant: str) -> None:
    assert corrected(notes, said) == meant


@pytest.mark.parametrize(
    "said",
    ["サーバー", "Excel", "エクセル", "ユーデミー", "議会", "予算要求", "ロケット", "カメ", "abc", "", "😀", "に"],
)
def test_what_cards_have_or_nothing_is_near_stays(notes: Database, said: str) -> None:
    assert corrected(notes, said) == ""


@pytest.mark.parametrize("said", ["ロケット", "リモート", "カード入れ ロケット"])
def test_a_real_word_is_no_slip_for_another_one(notes: Database, keep: Keep, said: str) -> None:
    keep("ポケットとリポート", "カードをしまう")
    assert corrected(notes, said) == ""


def test_only_words_of_the_own_team_are_near(notes: Database) -> None:
    with notes.read() as session:
        assert near.corrected(session, team_id="T2", said="サバー") == ""


def test_an_alias_of_the_team_is_near_too(notes: Database) -> None:
    with notes.begin() as session:
        team_aliases.add(session, team_id="T1", word="ガクタロウ", means="Udemy")
    assert corrected(notes, "ガクタロー") == "ガクタロウ"


@pytest.mark.parametrize("said", ["ア" * 10_000, "まちがえた " * 500, "{ $x } サバ'; --", "\0サバ\ud83d", "abcd" * 500])
def test_whatever_is_typed_is_answered(notes: Database, said: str) -> None:
    corrected(notes, said)
