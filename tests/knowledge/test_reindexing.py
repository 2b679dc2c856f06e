import pytest
from slack_sdk import WebClient
from sqlalchemy import select, update

from bot.clock import Clock
from bot.db import Database
from bot.jobs import Parts
from bot.settings import Settings
from knowledge import reindexing
from knowledge.cards import Draft, Kind
from knowledge.importing import import_cards
from knowledge.index import Change, Posting
from knowledge.reading import Row
from knowledge.reindexing import IndexState
from knowledge.search import search
from tests.knowledge.conftest import NOW, Keep


@pytest.fixture
def parts(database: Database) -> Parts:
    return Parts(database, Clock(), Settings(_env_file=None), WebClient(), "T1")


def titles(database: Database, text: str) -> list[str]:
    with database.read() as session:
        return [hit.card.title for hit in search(session, team_id="T1", text=text).hits]


def state(database: Database) -> IndexState:
    with database.read() as session:
        return session.get_one(IndexState, "T1")


def former_way(database: Database) -> None:
    """As if another analyser had read a word in another way."""
    with database.begin() as session:
        session.execute(update(Posting).where(Posting.term == "議会").values(term="議會"))


def test_what_the_index_was_made_with_is_written_down(parts: Parts) -> None:
    assert not reindexing.step(parts)
    assert state(parts.database).made_with == reindexing.reading()
    assert "sudachipy" in reindexing.reading()


def test_cards_that_were_imported_before_the_bot_ran_are_not_read_again(parts: Parts) -> None:
    rows = [Row(1, Draft(Kind.TIP, "議会の中継", "配信する"))]
    import_cards(parts.database.begin, team_id="T1", rows=rows, now=NOW, is_rehearsal=True)
    with parts.database.read() as session:
        assert session.get(IndexState, "T1") is None
    import_cards(parts.database.begin, team_id="T1", rows=rows, now=NOW)
    assert not reindexing.step(parts)
    assert titles(parts.database, "議会") == ["議会の中継"]


def test_cards_are_read_again_a_few_at_a_time_while_the_index_answers(parts: Parts, keep: Keep) -> None:
    for number in range(5):
        keep("議会の中継", "配信する", origin=f"share:{number}")
    former_way(parts.database)
    assert len(titles(parts.database, "中継")) == 5
    assert reindexing.step(parts, batch=2)
    assert len(titles(parts.database, "議会")) == 2
    assert len(titles(parts.database, "中継")) == 5
    assert (state(parts.database).made_with, state(parts.database).making_with) == ("", reindexing.reading())
    keep("議会の録画", "配信する", origin="share:new")
    while reindexing.step(parts, batch=2):
        pass
    assert len(titles(parts.database, "議会 配信")) == 5
    with parts.database.read() as session:
        assert session.scalar(select(Posting).where(Posting.term == "議會")) is None
        assert search(session, team_id="T1", text="議会").total == 6
    assert state(parts.database).made_with == reindexing.reading()
    assert not reindexing.step(parts)


def test_another_dictionary_lets_all_cards_be_read_again_from_the_first(parts: Parts, keep: Keep) -> None:
    for number in range(3):
        keep("議会の中継", "配信する", origin=f"share:{number}")
    while reindexing.step(parts):
        pass
    former_way(parts.database)
    assert not reindexing.step(parts)
    assert reindexing.step(parts, now="a dictionary of next year", batch=1)
    assert reindexing.step(parts, now="and one of the year after", batch=2)
    assert state(parts.database).done_to == 2
    while reindexing.step(parts, now="and one of the year after"):
        pass
    assert len(titles(parts.database, "議会")) == 3


def test_what_is_the_same_as_before_is_not_written_again(parts: Parts, keep: Keep) -> None:
    same, other = keep("窓口の予約", "一覧にする"), keep("議会の中継", "配信する")
    former_way(parts.database)
    with parts.database.read() as session:
        numbers = {change.card_id: change.number for change in session.scalars(select(Change))}
    while reindexing.step(parts):
        pass
    with parts.database.read() as session:
        after = {change.card_id: change.number for change in session.scalars(select(Change))}
    assert after[same.id] == numbers[same.id]
    assert after[other.id] > numbers[other.id]


def test_cards_can_be_read_again_on_demand(parts: Parts, keep: Keep) -> None:
    keep("議会の中継", "配信する")
    while reindexing.step(parts):
        pass
    former_way(parts.database)
    with parts.database.begin() as session:
        reindexing.again(session, team_id="T1")
    assert reindexing.step(parts)
    assert titles(parts.database, "議会") == ["議会の中継"]
