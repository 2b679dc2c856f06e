import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.db import Database
from knowledge import cards
from knowledge.cards import Card, Draft, Kind
from knowledge.index import Posting
from knowledge.search import search
from tests.knowledge.conftest import NOW, Keep

STORY = Draft(
    Kind.STORY,
    title="押印の廃止",
    body="課題 押印が多い\n手順 規則を改正した",
    tags=("規則", "ペーパーレス"),
    story={"problem": "押印が多い", "steps": "規則を改正した"},
    author_id="U1",
    author="佐藤 美咲",
    source_channel="C1",
    source_ts="17000.1",
    source_url="https://example.slack.com/archives/C1/p170001",
)


def titles(database: Database, text: str, team: str = "T1") -> list[str]:
    with database.read() as session:
        return [hit.card.title for hit in search(session, team_id=team, text=text).hits]


def test_a_card_is_read_as_it_was_kept(database: Database) -> None:
    with database.begin() as session:
        kept = cards.keep(session, team_id="T1", origin="share:V1", draft=STORY, now=NOW)
    with database.read() as session:
        read = cards.by_origin(session, team_id="T1", origin="share:V1")
        assert read is not None
        assert read == kept
        assert cards.by_id(session, team_id="T1", card_id=kept.id) is read
    assert (read.kind, read.tags, read.story) == ("story", ["規則", "ペーパーレス"], STORY.story)
    assert (read.created_at, read.updated_at) == (NOW, NOW)


def test_keeping_the_same_twice_changes_nothing(database: Database) -> None:
    for hours in (0, 1):
        with database.begin() as session:
            card = cards.keep(session, team_id="T1", origin="share:V1", draft=STORY, now=NOW + timedelta(hours=hours))
    assert card.updated_at == NOW
    with database.read() as session:
        assert cards.count(session, team_id="T1") == 1


def test_a_changed_card_is_found_by_its_new_words_and_no_longer_by_its_old_ones(database: Database) -> None:
    later = NOW + timedelta(hours=1)
    for draft, now in ((STORY, NOW), (replace(STORY, title="電子決裁", body="文書管理を電子化した"), later)):
        with database.begin() as session:
            card = cards.keep(session, team_id="T1", origin="share:V1", draft=draft, now=now)
    assert (card.created_at, card.updated_at) == (NOW, later)
    assert titles(database, "電子決裁") == ["電子決裁"]
    assert titles(database, "押印") == []


def test_a_forgotten_card_leaves_the_search_at_once(database: Database, keep: Keep) -> None:
    keep("議会の議事録", "音声から文字を起こす", origin="share:V1")
    with database.begin() as session:
        assert cards.forget(session, team_id="T1", origin="share:V1")
        assert search(session, team_id="T1", text="議事録").hits == []
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(Posting)) == 0
        assert session.scalar(select(func.count()).select_from(Card)) == 0


def test_what_is_not_there_cannot_be_forgotten(database: Database, keep: Keep) -> None:
    keep("議会の議事録", "音声から文字を起こす", origin="share:V1", team="T2")
    with database.begin() as session:
        assert not cards.forget(session, team_id="T1", origin="share:V1")
    assert titles(database, "議事録", team="T2") == ["議会の議事録"]


def test_a_transaction_that_fails_leaves_no_trace_in_the_index(database: Database) -> None:
    def fail() -> None:
        with database.begin() as session:
            cards.keep(session, team_id="T1", origin="share:V1", draft=STORY, now=NOW)
            raise InterruptedError

    with pytest.raises(InterruptedError):
        fail()
    assert titles(database, "押印") == []


def test_the_newest_cards_come_first(database: Database) -> None:
    with database.begin() as session:
        for number in range(3):
            draft = Draft(Kind.TIP, f"その{number}", "本文", created_at=NOW - timedelta(days=number))
            cards.keep(session, team_id="T1", origin=f"share:{number}", draft=draft, now=NOW)
    with database.read() as session:
        assert [card.title for card in cards.newest(session, team_id="T1", limit=2)] == ["その0", "その1"]


def test_another_workspace_sees_nothing_of_it(database: Database, keep: Keep) -> None:
    card = keep("議会の議事録", "音声から文字を起こす", origin="share:V1")
    with database.read() as session:
        assert cards.by_origin(session, team_id="T2", origin="share:V1") is None
        assert cards.by_id(session, team_id="T2", card_id=card.id) is None
        assert cards.newest(session, team_id="T2", limit=5) == []
        assert cards.count(session, team_id="T2") == 0


def test_two_that_keep_the_same_at_once_keep_one_card(database: Database) -> None:
    together = threading.Barrier(4)

    def keep(title: str) -> None:
        together.wait()
        with database.begin() as session:
            draft = replace(STORY, title=title)
            cards.keep(session, team_id="T1", origin="message:C1:1.1", draft=draft, now=NOW)

    with ThreadPoolExecutor(4) as people:
        list(people.map(keep, ["電子決裁"] * 4))
    assert titles(database, "電子決裁") == ["電子決裁"]


def test_a_kind_that_nobody_knows_is_refused(database: Database) -> None:
    with pytest.raises(ValueError, match="rumour"), database.begin() as session:
        cards.keep(session, team_id="T1", origin="share:V1", draft=replace(STORY, kind="rumour"), now=NOW)


def test_characters_that_no_database_stores_are_left_out(database: Database, keep: Keep) -> None:
    keep("議事\0録", "半分の\ud83d文字", origin="share:V1", tags=("タグ\udc00",))
    with database.read() as session:
        [card] = cards.newest(session, team_id="T1", limit=1)
    assert (card.title, card.body, card.tags) == ("議事録", "半分の文字", ["タグ"])
