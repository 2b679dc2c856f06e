"""What was read of a card is kept with it, and says the same as reading it again."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slack_sdk import WebClient
from sqlalchemy import update

from bot.clock import Clock
from bot.db import Database
from bot.jobs import Parts
from bot.settings import Settings
from knowledge import cards, placed, reindexing
from knowledge.cards import Card
from knowledge.placed import Line
from knowledge.search import search
from knowledge.text import analyse
from tests.knowledge.conftest import Keep

TITLE, BODY = "Excelの全角を半角にする", "ＡＳＣ関数を使います。\n\n次の行で、値を貼り直します。🇯🇵"
PIECES = [
    "議会の議事録",
    "Excel",
    "ｴｸｾﾙ",
    "。\n",
    " \t",
    "\r\n　",
    "🇯🇵",
    "が",
    "打ち込んだ",
    "Power Automate",
]


class Everything(frozenset[str]):
    """Every term is asked for."""

    def __contains__(self, term: object) -> bool:
        return True


def lines(title: str, body: str, kept: bytes | None) -> list[Line]:
    return [
        Line(said, tuple(words), begins) for said, words, begins in placed.lines(title, body, kept, terms=Everything())
    ]


def words(database: Database, card: Card) -> bytes | None:
    with database.read() as session:
        found = cards.by_id(session, team_id="T1", card_id=card.id)
        return found.words if found else None


def test_a_search_finds_what_was_read_of_a_card_with_it(database: Database, keep: Keep) -> None:
    keep(TITLE, BODY)
    with database.read() as session:
        found = search(session, team_id="T1", text="半角").hits[0].card
    assert "words" in vars(found)
    assert lines(found.title, found.body, found.words) == [placed.line(TITLE), placed.line(BODY)]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES)).map("".join), st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_what_is_kept_says_the_same_as_reading_again(title: str, body: str) -> None:
    kept = placed.pack(title, body)
    assert lines(title, body, kept) == [placed.line(title), placed.line(body)]
    for line in lines(title, body, kept):
        assert all(0 <= word.start < word.end <= len(line.said) for word in line.words)


def test_only_words_that_are_asked_for_are_taken_out() -> None:
    asked = {"半角", *analyse("エクセル").words[0].others}
    title, body = placed.lines(TITLE, BODY, placed.pack(TITLE, BODY), terms=asked)
    assert [title.said[word.start : word.end] for word in title.words] == ["Excel", "半角"]
    assert not body.words
    assert body.begins == placed.line(BODY).begins


def test_of_a_very_long_text_only_the_beginning_is_kept() -> None:
    body = "議会の議事録を作ります。" * 2000
    line = lines("", body, placed.pack("", body))[1]
    assert placed.READ - 12 <= len(line.said) <= placed.READ
    assert line == placed.line(body)
    assert len(placed.pack("", body)) < 40_000


def test_what_is_kept_of_another_text_is_not_believed() -> None:
    kept = placed.pack(TITLE, BODY)
    assert lines(TITLE, "別の本文です。", kept)[1] == placed.line("別の本文です。")
    assert lines("別の題名", BODY, kept)[0] == placed.line("別の題名")


def test_a_card_that_changes_is_read_anew(database: Database, keep: Keep) -> None:
    before = words(database, keep(TITLE, BODY))
    after = words(database, keep(TITLE, "窓口で使います。", origin=f"share:{TITLE}"))
    assert before
    assert after
    assert before != after


@pytest.mark.parametrize("said", [None, b""])
def test_cards_of_a_former_version_are_read_in_the_background(
    database: Database, keep: Keep, said: bytes | None
) -> None:
    card = keep(TITLE, BODY)
    as_kept = words(database, card)
    with database.begin() as session:
        session.execute(update(Card).values(words=said))
    with database.read() as session:  # found and shown all the same
        found = search(session, team_id="T1", text="半角").hits[0].card
        assert lines(found.title, found.body, found.words)[1].words
    parts = Parts(database, Clock(), Settings(_env_file=None), WebClient(), "T1")
    while reindexing.step(parts):
        pass
    assert words(database, card) == as_kept
