"""Age and use move cards among their equals, and never past what says clearly more about a search."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from bot.db import Database
from knowledge import standing
from knowledge.cards import Card
from knowledge.finding import find
from tests.knowledge.conftest import NOW, Keep


@pytest.fixture
def _three(keep: Keep) -> None:
    for town in ("三浦市", "真鶴町", "大磯町"):
        keep(f"議事録を文字に起こす（{town}）", "会議の録音をソフトに入れます")


def titles(database: Database, words: str, *, later: timedelta = timedelta()) -> list[str]:
    with database.read() as session:
        return [hit.card.title for hit in find(session, team_id="T1", typed=words, now=NOW + later).page.hits]


def mark(database: Database, title: str, **marks: object) -> None:
    with database.begin() as session:
        session.execute(update(Card).where(Card.title == title).values(**marks))


@pytest.mark.usefixtures("_three")
def test_among_equals_what_helped_comes_first(database: Database) -> None:
    mark(database, "議事録を文字に起こす（大磯町）", helpful=1)
    assert titles(database, "議事録") == [f"議事録を文字に起こす（{town}）" for town in ("大磯町", "三浦市", "真鶴町")]


@pytest.mark.usefixtures("_three")
def test_what_another_body_copied_counts_more_than_that_it_helped(database: Database) -> None:
    mark(database, "議事録を文字に起こす（真鶴町）", helpful=1)
    mark(database, "議事録を文字に起こす（大磯町）", copies=1)
    assert titles(database, "議事録")[:2] == ["議事録を文字に起こす（大磯町）", "議事録を文字に起こす（真鶴町）"]


@pytest.mark.usefixtures("_three")
def test_what_is_opened_often_comes_first_but_that_somebody_says_it_helped_counts_more(database: Database) -> None:
    mark(database, "議事録を文字に起こす（大磯町）", reads=standing.READS_FOR_ONE)
    mark(database, "議事録を文字に起こす（真鶴町）", reads=standing.READS_FOR_ONE - 1)
    assert titles(database, "議事録")[0] == "議事録を文字に起こす（大磯町）"
    mark(database, "議事録を文字に起こす（大磯町）", reads=100_000)
    mark(database, "議事録を文字に起こす（真鶴町）", helpful=standing.READ + 1)
    assert titles(database, "議事録")[0] == "議事録を文字に起こす（真鶴町）"


@pytest.mark.usefixtures("_three")
@pytest.mark.parametrize("marks", [{"is_outdated": True}, {"superseded_by": 2}, {"review_at": NOW - timedelta(days=1)}])
def test_what_may_not_be_right_any_more_comes_last_and_is_still_found(
    database: Database, marks: dict[str, object]
) -> None:
    mark(database, "議事録を文字に起こす（三浦市）", helpful=50, copies=11, **marks)
    assert titles(database, "議事録") == [f"議事録を文字に起こす（{town}）" for town in ("真鶴町", "大磯町", "三浦市")]


@pytest.mark.usefixtures("_three")
def test_a_card_grows_old_by_itself(database: Database) -> None:
    mark(database, "議事録を文字に起こす（真鶴町）", review_at=NOW + timedelta(days=1000))
    assert titles(database, "議事録")[0] == "議事録を文字に起こす（三浦市）"
    assert titles(database, "議事録", later=timedelta(days=400))[0] == "議事録を文字に起こす（真鶴町）"


def test_use_never_drowns_what_says_clearly_more(database: Database, keep: Keep) -> None:
    keep("議事録を文字に起こす", "会議の録音をソフトに入れます")
    keep("研修の進め方", "研修のあとで、議事録のことも少し話します。ほかにも話すことはたくさんあります。" * 3)
    mark(database, "研修の進め方", helpful=1000, copies=33)
    assert titles(database, "議事録 文字に起こす")[0] == "議事録を文字に起こす"


def test_the_order_behind_the_first_ones_stays(database: Database) -> None:
    best = [(number, 1000) for number in range(1, standing.FIRST + 20)]
    with database.read() as session:
        assert standing.ordered(session, best=best, wanted=5, now=NOW) == best


def test_the_places_that_are_wanted_are_the_same_as_if_every_card_were_looked_at(
    database: Database, keep: Keep
) -> None:
    ids = [keep(f"議事録を文字に起こす {number}", "会議の録音をソフトに入れます").id for number in range(12)]
    for number in range(12):
        mark(database, f"議事録を文字に起こす {number}", helpful=number * 7 % 12, is_outdated=number % 5 == 0)

    @given(st.lists(st.integers(1, 1000), min_size=12, max_size=12), st.integers(1, 12))
    def same(scores: list[int], wanted: int) -> None:
        best = list(zip(ids, sorted(scores, reverse=True), strict=True))
        few = standing.ordered(session, best=best, wanted=wanted, now=NOW)
        assert few[:wanted] == standing.ordered(session, best=best, wanted=12, now=NOW)[:wanted]
        assert sorted(dict(few)) == ids

    with database.read() as session:
        same()
