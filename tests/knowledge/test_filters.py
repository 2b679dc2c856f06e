from datetime import timedelta

import pytest

from bot.db import Database
from knowledge import cards, filters
from knowledge.cards import Draft, Kind
from knowledge.filters import Asked, Filter
from tests.knowledge.conftest import NOW

TIP, STORY, FAILURE, SOLUTION, QUESTION = "コツ", "事例", "失敗談", "解決", "質問"
TAGGED = "もう一つの失敗談"
CARDS = [
    Draft(Kind.TIP, TIP, "議会", tags=("Excel", "税務"), author="佐藤 美咲（小田原市 税務課）"),
    Draft(Kind.STORY, STORY, "議会", story={"problem": "混雑"}, author="三浦 花（真鶴町 総務課）"),
    Draft(Kind.STORY, FAILURE, "議会", story={"stumbles": "転んだ"}, tags=("excel",), author="100%市_x 情報課"),
    Draft(Kind.STORY, TAGGED, "予算", tags=("失敗談",)),
    Draft(Kind.SOLUTION, SOLUTION, "議会", tags=("議会",), author="田中 健（三浦市 市民課）"),
    Draft(Kind.QUESTION, QUESTION, "議会", author=""),
]


@pytest.fixture
def six(database: Database) -> Database:
    """Cards of each kind."""
    with database.begin() as session:
        for number, draft in enumerate(CARDS):
            now = NOW + timedelta(hours=number)
            cards.keep(session, team_id="T1", origin=f"test:{number}", draft=draft, now=now)
    return database


def fitting(database: Database, typed: str) -> list[str]:
    with database.read() as session:
        only = filters.read(typed).only("T1")
        return [card.title for card in cards.newest(session, team_id="T1", limit=9, only=only)]


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("種類:コツ", [TIP]),
        ("kind:tip", [TIP]),
        ("種類：事例", [TAGGED, FAILURE, STORY]),
        ("KIND:Story", [TAGGED, FAILURE, STORY]),
        ("種類:失敗談", [TAGGED, FAILURE]),
        ("種類:コツ、解決", [SOLUTION, TIP]),
        ("ｋｉｎｄ：ｔｉｐ", [TIP]),
        ("kind: solution", [SOLUTION]),
        ("未解決", [QUESTION]),
        ("unsolved", [QUESTION]),
        ("種類:質問", [QUESTION]),
        ("タグ:Excel", [FAILURE, TIP]),
        ("tag:EXCEL", [FAILURE, TIP]),
        ("タグ:#ｅｘｃｅｌ", [FAILURE, TIP]),
        ("タグ:Excel,税務", [TIP]),
        ("タグ:Exce", []),
        ("団体:小田原市", [TIP]),
        ("from:小田原", [TIP]),
        ("団体:三浦", [SOLUTION]),
        ("団体:小田原市、真鶴町", [STORY, TIP]),
        ("団体:「小田原市 税務課」", [TIP]),
        ('from:"100%市_X"', [FAILURE]),
        ("from:%", [FAILURE]),
        ("種類:事例 タグ:Excel", [FAILURE]),
        ("種類:コツ 団体:三浦市", []),
        ("種類:コツ,そのほか", [TIP]),
    ],
)
def test_a_filter_leaves_the_cards_that_fit(six: Database, typed: str, titles: list[str]) -> None:
    assert fitting(six, typed) == titles


@pytest.mark.parametrize(
    ("typed", "words", "names"),
    [
        ("議会 種類:コツ 議事録", "議会 議事録", ["kind"]),
        ("未解決　議会", "議会", ["kind"]),
        ("tag:a tag:b from:c x", "x", ["tag", "tag", "from"]),
        ("種類:", "", ["kind"]),
        ("from: 種類:コツ", "", ["from", "kind"]),
        ("議会だより", "議会だより", []),
        ("  ＤＸ：　計画  ", "ＤＸ：　計画", []),
        ("未解決の質問", "未解決の質問", []),
        ("時刻:10:30", "時刻:10:30", []),
        ("https://example.com/?tag:x", "https://example.com/?tag:x", []),
        ("", "", []),
    ],
)
def test_filters_are_told_from_words(typed: str, words: str, names: list[str]) -> None:
    asked = filters.read(typed)
    assert asked.words == words
    assert [each.name for each in asked.filters] == names


def test_what_nobody_understands_is_said_and_filters_nothing(six: Database) -> None:
    [filter_] = filters.read("種類:漫画").filters
    assert filter_.unknown == ("漫画",)
    assert filter_.says_nothing
    assert filters.read("タグ:").filters[0].says_nothing
    assert len(fitting(six, "種類:漫画")) == len(CARDS)


def test_a_filter_that_fits_no_card_at_all_is_told_from_two_that_fit_none_together(six: Database) -> None:
    with six.read() as session:
        wrong = filters.read("タグ:土木 種類:コツ")
        assert filters.in_vain(session, team_id="T1", asked=wrong) == [Filter("tag", ("土木",))]
        assert filters.in_vain(session, team_id="T1", asked=filters.read("種類:コツ 団体:三浦市")) == []
        assert filters.in_vain(session, team_id="T1", asked=Asked("土木")) == []


def test_the_tags_and_towns_there_are_come_the_most_frequent_first(six: Database) -> None:
    with six.begin() as session:
        extra = Draft(Kind.TIP, "もう一つ", "議会", tags=("税務",), author="岩崎 誠（小田原市 税務課）")
        cards.keep(session, team_id="T1", origin="test:extra", draft=extra, now=NOW)
        assert filters.possible(session, team_id="T1", name="tag")[0] == "税務"
        assert filters.possible(session, team_id="T1", name="from")[0] == "小田原市"
        assert filters.possible(session, team_id="T2", name="from") == []


@pytest.mark.parametrize(
    ("author", "town"),
    [("佐藤 美咲（小田原市 税務課）", "小田原市"), ("佐藤（真鶴町）", "真鶴町"), ("佐藤 美咲", ""), ("", "")],
)
def test_the_town_stands_behind_the_name(author: str, town: str) -> None:
    assert filters.town(author) == town
