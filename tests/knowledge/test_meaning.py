from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.db import Database
from knowledge import cards, encoder, fusion, vectors
from knowledge.cards import Card, Draft, Kind
from knowledge.encoder import Endpoint
from knowledge.search import Page, search, similar
from tests.knowledge.conftest import NOW, Keep
from tests.knowledge.embeddings import Embeddings, embeddings

NOTES = [
    ("年休の届け", "前の日までに、上司の承認をもらう。"),
    ("予算要求の集計", "各課の表を一つにまとめる。"),
    ("押印の廃止", "規則を一括で改正する。"),
]


@pytest.fixture
def endpoint() -> Iterator[Embeddings]:
    with embeddings() as known:
        yield known


@pytest.fixture
def by(endpoint: Embeddings) -> Endpoint:
    return Endpoint(endpoint.url, "small")


def fill(database: Database, by: Endpoint) -> None:
    with database.begin() as session:
        for title, body in NOTES:
            cards.keep(session, team_id="T1", origin=f"share:{title}", draft=Draft(Kind.TIP, title, body), now=NOW)
    work_out(database, by)


def work_out(database: Database, by: Endpoint) -> int:
    done = 0
    while some := vectors.work_out(database, team_id="T1", by=by, at_once=2):
        done += some
    return done


def look(database: Database, by: Endpoint, text: str, *, team: str = "T1") -> Page:
    with database.read() as session:
        return search(session, team_id=team, text=text, meaning=encoder.meaning(by, text))


def titles(page: Page) -> list[str]:
    return [hit.card.title for hit in page.hits]


def test_a_card_is_found_by_what_it_means(database: Database, by: Endpoint) -> None:
    fill(database, by)
    with database.read() as session:
        assert search(session, team_id="T1", text="はんこ").total == 0
    assert titles(look(database, by, "はんこ"))[0] == "押印の廃止"
    assert titles(look(database, by, "お休みを取りたい"))[0] == "年休の届け"


def test_a_card_is_found_by_its_words_before_its_meaning_is_known(database: Database, by: Endpoint, keep: Keep) -> None:
    fill(database, by)
    keep("公用車の予約", "共有の予定表に入れる")
    assert titles(look(database, by, "公用車"))[0] == "公用車の予約"
    assert work_out(database, by) == 1
    assert titles(look(database, by, "公用車"))[0] == "公用車の予約"


def test_while_the_endpoint_is_down_words_still_find(database: Database, endpoint: Embeddings, by: Endpoint) -> None:
    fill(database, by)
    endpoint.faults = [(503, {}, b"")]
    assert titles(look(database, by, "予算")) == ["予算要求の集計"]


def test_a_deleted_card_is_not_found_by_its_meaning(database: Database, by: Endpoint) -> None:
    fill(database, by)
    assert titles(look(database, by, "はんこ"))[0] == "押印の廃止"
    with database.begin() as session:
        cards.forget(session, team_id="T1", origin="share:押印の廃止")
    assert "押印の廃止" not in titles(look(database, by, "はんこ"))


def test_a_changed_card_is_found_by_what_it_means_now(database: Database, by: Endpoint) -> None:
    fill(database, by)
    look(database, by, "はんこ")
    with database.begin() as session:
        later, draft = NOW + timedelta(days=1), Draft(Kind.TIP, "費用の欄の見直し", "費用の欄をなくす")
        cards.keep(session, team_id="T1", origin="share:押印の廃止", draft=draft, now=later)
    assert work_out(database, by) == 1
    assert titles(look(database, by, "はんこ")) == []
    assert "費用の欄の見直し" in titles(look(database, by, "お金"))


def test_what_is_known_is_not_worked_out_again(database: Database, endpoint: Embeddings, by: Endpoint) -> None:
    fill(database, by)
    assert work_out(database, by) == 0
    assert sorted(endpoint.texts) == sorted(said for title, body in NOTES for said in (title, f"{title}\n{body}"))


def test_another_model_reads_every_card_anew(database: Database, endpoint: Embeddings, by: Endpoint) -> None:
    fill(database, by)
    other = Endpoint(endpoint.url, "other")
    assert titles(look(database, other, "はんこ")) == []
    assert work_out(database, other) == len(NOTES)
    assert titles(look(database, other, "はんこ"))[0] == "押印の廃止"
    assert titles(look(database, by, "はんこ")) == []


def test_what_a_filter_leaves_out_is_not_found_by_its_meaning(database: Database, by: Endpoint) -> None:
    fill(database, by)
    with database.read() as session:
        text, only = "はんこ", Card.kind == Kind.STORY
        page = search(session, team_id="T1", text=text, meaning=encoder.meaning(by, text), only=only)
    assert page.hits == []


def test_another_workspace_finds_nothing_by_meaning(database: Database, by: Endpoint) -> None:
    fill(database, by)
    assert look(database, by, "はんこ", team="T2").hits == []


def test_what_nobody_wrote_about_is_not_found_by_meaning_either(database: Database, by: Endpoint) -> None:
    fill(database, by)
    assert look(database, by, "水道料金の減免").total == 0


def test_similar_know_how_is_shown_for_what_it_means(database: Database, by: Endpoint) -> None:
    fill(database, by)
    text = "はんこをなくしたいのですが、規則はどう改めましたか"
    with database.read() as session:
        assert similar(session, team_id="T1", text=text) == []
        [hit] = similar(session, team_id="T1", text=text, meaning=encoder.meaning(by, text))
    assert hit.card.title == "押印の廃止"


def test_both_databases_give_the_same_list_by_meaning(both: list[Database], by: Endpoint) -> None:
    for database in both:
        fill(database, by)
    lists = [
        [[(hit.card.id, hit.score) for hit in look(database, by, f"{title} お金").hits] for title, _ in NOTES]
        for database in both
    ]
    assert lists[0] == lists[1]
    assert all(lists[0])


def test_the_best_of_both_rankings_comes_first() -> None:
    by_words, near = [(1, 500), (2, 400), (3, 100)], {1: 8000, 2: 9000, 3: 7000, 4: 8900}
    ranked = fusion.fused(by_words, near)
    assert [card_id for card_id, _ in ranked] == [2, 1, 4, 3]
    assert max(score for _, score in ranked) <= fusion.SCALE


def test_equals_come_in_the_order_they_were_kept() -> None:
    assert fusion.fused([(3, 5), (1, 5), (2, 5)], {3: 1, 2: 1, 1: 1}) == [(1, 10_000), (2, 10_000), (3, 10_000)]
