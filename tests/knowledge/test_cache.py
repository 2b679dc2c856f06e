import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
from slack_sdk import WebClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.clock import Clock
from bot.db import Database
from bot.jobs import Parts
from bot.settings import Settings
from knowledge import cache, cards, loading, pieces, query
from knowledge.cache import IndexPart
from knowledge.cards import Card, Draft, Kind
from knowledge.ranking import Index
from knowledge.search import search
from tests.knowledge.conftest import NOW, Keep

WORDS = ["議会", "議事録", "予算", "窓口", "申請", "電子化", "会議", "録音", "様式", "押印", "通知", "名簿", "エクセル"]


@pytest.fixture(autouse=True)
def nothing_at_hand(database: Database) -> Iterator[None]:
    yield
    cache.forget(database)


@pytest.fixture
def parts(database: Database) -> Parts:
    return Parts(database, Clock(), Settings(_env_file=None), WebClient(), "T1")


def titles(database: Database, text: str) -> list[str]:
    with database.read() as session:
        return [hit.card.title for hit in search(session, team_id="T1", text=text).hits]


def best(session: Session, text: str, *, kind: str | None = None) -> tuple[list[tuple[int, int]], int]:
    index = Index(session, "T1")
    only = None if kind is None else Card.kind == kind
    return index.best(query.read(index, typed=text).weights, limit=100, only=only)


def at_hand(database: Database) -> bool:
    with database.read() as session:
        return cache.beside(session, "T1") is not None


def said(pick: random.Random, most: int) -> str:
    return "、".join(pick.choices(WORDS, weights=range(len(WORDS), 0, -1), k=pick.randint(1, most)))


def test_the_arrays_and_the_database_give_the_same_lists_whatever_is_kept_changed_and_forgotten(
    database: Database,
) -> None:
    pick = random.Random(4)  # noqa: S311 (the same every time)
    for _ in range(4):
        with database.begin() as session:
            for number in pick.sample(range(120), 40):
                draft = Draft(pick.choice(list(Kind)), said(pick, 4), said(pick, 12))
                cards.keep(session, team_id="T1", origin=f"share:{number}", draft=draft, now=NOW)
            for number in pick.sample(range(120), 10):
                cards.forget(session, team_id="T1", origin=f"share:{number}")
        asked = [(said(pick, 3), pick.choice([None, None, Kind.TIP])) for _ in range(40)]
        beside = at_hand(database)
        with database.read() as session:
            first = [best(session, text, kind=kind) for text, kind in asked]
        held = cache.take_in(database, "T1") if beside else cache.load(database, "T1")
        assert len(held.ids) == len(loading.everything(database, "T1").ids)
        with database.read() as session:
            second = [best(session, text, kind=kind) for text, kind in asked]
        cache.forget(database)
        with database.read() as session:
            alone = [best(session, text, kind=kind) for text, kind in asked]
        cache.load(database, "T1")
        assert first == second == alone
        assert sum(total for _, total in alone) > 100


def test_a_card_is_found_the_moment_it_is_committed_by_whatever_process(database: Database, keep: Keep) -> None:
    keep("議会の議事録", "音声から文字を起こす")
    cache.load(database, "T1")
    another = Database(database.url.render_as_string(hide_password=False))
    with another.begin() as session:
        cards.keep(session, team_id="T1", origin="share:2", draft=Draft(Kind.TIP, "議会の中継", "配信する"), now=NOW)
        assert titles(database, "議会") == ["議会の議事録"]
    another.close()
    assert titles(database, "議会") == ["議会の中継", "議会の議事録"]
    assert at_hand(database)


def test_a_changed_card_and_a_forgotten_one_are_not_what_they_were(database: Database, keep: Keep) -> None:
    for number, title in enumerate(["議会の議事録", "予算の査定", "窓口の予約"]):
        keep(title, "一覧にする", origin=f"share:{number}")
    cache.load(database, "T1")
    keep("電子決裁", "文書をなくす", origin="share:0")
    with database.begin() as session:
        assert cards.forget(session, team_id="T1", origin="share:1")
        assert cards.count(session, team_id="T1") == Index(session, "T1").known([])[0] == 2
    assert titles(database, "議事録") == titles(database, "予算") == []
    assert titles(database, "電子決裁") == ["電子決裁"]
    assert titles(database, "窓口") == ["窓口の予約"]
    cache.take_in(database, "T1")
    assert titles(database, "議事録") == titles(database, "予算") == []
    assert titles(database, "電子決裁") == ["電子決裁"]


def test_a_search_sees_what_its_own_transaction_wrote_and_nobody_else_does(database: Database, keep: Keep) -> None:
    keep("議会の議事録", "音声から文字を起こす")
    cache.load(database, "T1")

    def fail() -> None:
        with database.begin() as session:
            cards.forget(session, team_id="T1", origin="share:議会の議事録")
            assert search(session, team_id="T1", text="議会").total == 0
            assert titles(database, "議会") == ["議会の議事録"]
            raise InterruptedError

    with pytest.raises(InterruptedError):
        fail()
    assert titles(database, "議会") == ["議会の議事録"]


def test_a_transaction_that_ends_after_a_later_one_is_not_overlooked(both: list[Database]) -> None:
    _, database = both  # on SQLite nobody else writes meanwhile

    def write(session: Session, title: str) -> None:
        draft = Draft(Kind.TIP, title, "配信する")
        cards.keep(session, team_id="T1", origin=f"share:{title}", draft=draft, now=NOW)

    with database.begin() as slow:
        write(slow, "議会の中継")
        with database.begin() as quick:
            write(quick, "議会の録画")
        cache.load(database, "T1")
        assert titles(database, "議会") == ["議会の録画"]
        cache.take_in(database, "T1")
    assert titles(database, "議会") == ["議会の中継", "議会の録画"]
    cache.forget(database)


def test_a_look_that_is_older_than_the_arrays_sees_nothing_newer(both: list[Database]) -> None:
    database, _ = both  # on PostgreSQL every statement looks anew
    with database.begin() as session:
        cards.keep(session, team_id="T1", origin="share:1", draft=Draft(Kind.TIP, "議会の録画", "配信"), now=NOW)
    with database.read() as older:
        assert cards.count(older, team_id="T1") == 1
        with database.begin() as session:
            cards.keep(session, team_id="T1", origin="share:2", draft=Draft(Kind.TIP, "議会の中継", "配信"), now=NOW)
        cache.load(database, "T1")
        assert [hit.card.title for hit in search(older, team_id="T1", text="議会").hits] == ["議会の録画"]
    assert len(titles(database, "議会")) == 2
    cache.forget(database)


def test_kept_arrays_are_read_at_the_next_start_with_what_changed_since(database: Database, keep: Keep) -> None:
    for number in range(40):
        keep("予算の査定", WORDS[number % len(WORDS)], origin=f"share:{number}")
    cache.load(database, "T1")
    keep("議会の中継", "配信する")
    with database.begin() as session:
        cards.forget(session, team_id="T1", origin="share:7")
    cache.forget(database)
    cache.load(database, "T1")
    with database.read() as session:
        beside = cache.beside(session, "T1")
        assert beside is not None
        assert (beside.changed, len(beside.packed.ids)) == ([], 40)
        assert Index(session, "T1").known(["予算"]) == (40, {"予算": 39})
    assert titles(database, "中継") == ["議会の中継"]
    with database.read() as session:
        assert session.scalar(select(func.count()).where(IndexPart.part == 0)) == 1


def test_arrays_that_are_not_whole_are_made_anew(database: Database, keep: Keep) -> None:
    keep("議会の議事録", "音声から文字を起こす")
    arrays = cache.load(database, "T1")
    with database.begin() as session:
        for part in session.scalars(select(IndexPart).where(IndexPart.part > 4)):
            session.delete(part)
    assert cache.load(database, "T1").rows.tolist() == arrays.rows.tolist()
    with pytest.raises(ValueError, match="not whole"):
        pieces.put_together(iter([*pieces.taken_apart(arrays, 64)][:-1]))


def test_kept_arrays_from_another_installations_life_are_made_anew(database: Database, keep: Keep) -> None:
    keep("議会の議事録", "音声から文字を起こす")
    arrays = loading.everything(database, "T1")
    cache.keep(database, "T1", replace(arrays, place=arrays.place + 2**40))
    assert cache.load(database, "T1").place < 2**40


def test_large_teams_have_their_arrays_at_hand_and_small_ones_do_not(parts: Parts, keep: Keep) -> None:
    keep("議会の議事録", "音声から文字を起こす")
    cache.follow(parts)
    assert not at_hand(parts.database)
    cache.follow(parts, many=1)
    assert at_hand(parts.database)
    with parts.database.read() as session:
        before = cache.beside(session, "T1")
    cache.follow(parts, many=1)
    with parts.database.read() as session:
        still = cache.beside(session, "T1")
        assert before is not None
        assert still is not None
        assert still.packed is before.packed
    keep("議会の中継", "配信する")
    cache.follow(parts, many=1)
    with parts.database.read() as session:
        after = cache.beside(session, "T1")
        assert after is not None
        assert (after.changed, len(after.packed.ids)) == ([], 2)


def test_too_many_changes_are_left_to_the_database(database: Database, keep: Keep) -> None:
    keep("議会の議事録", "音声から文字を起こす")
    cache.load(database, "T1")
    drafts = {f"share:{number}": Draft(Kind.TIP, f"予算 {number}", "") for number in range(cache.FEW_CHANGES + 1)}
    cards.keep_new(database.begin, team_id="T1", drafts=drafts, now=NOW)
    assert not at_hand(database)
    assert titles(database, "議会") == ["議会の議事録"]
    cache.take_in(database, "T1")
    assert at_hand(database)
    with database.read() as session:
        assert search(session, team_id="T1", text="予算").total == cache.FEW_CHANGES + 1
