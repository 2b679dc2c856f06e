"""What goes out comes back the same."""

import csv
import io
import itertools
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.db import Database
from bot.members import Member
from bot.numbers import holds_my_number
from knowledge import cards, exporting, life
from knowledge.card_table import NAMES, STORY
from knowledge.cards import Card, Draft, Kind
from knowledge.importing import Report, import_cards
from knowledge.reading import Row, read
from tests.knowledge.conftest import NOW, Keep

FORMATS = ["csv", "xlsx", "jsonl"]
LATER = NOW + timedelta(days=30)
LONG = "長い本文。" * 8_000


def written(database: Database, form: str, team: str = "T1") -> bytes:
    file = io.BytesIO()
    with database.snapshot() as session:
        exporting.FORMATS[form](session, team, file, lambda _: None)
    return file.getvalue()


def taken(database: Database, data: bytes, team: str = "T1") -> Report:
    return import_cards(database.begin, team_id=team, rows=read(data).rows, now=LATER)


def told(database: Database, team: str) -> list[dict[str, Any]]:
    lines = [json.loads(line) for line in written(database, "jsonl", team).splitlines()]
    # The number of a question belongs to its database.
    return [
        {**line, "id": "question" if line["id"].startswith(("question:", "import:")) else line["id"]} for line in lines
    ]


plain = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=40)
tricky = st.sampled_from(
    [
        "=1+1",
        "'=1",
        "@",
        "-",
        "a\r\nb\rc",
        " 前 ",
        "\n",
        "長😀",
        "_x000D_",
        "#N/A",
        '"',
        "a,b;c\td",
        "1",
        "\x0b\x1f\ufffe",
        "[",
    ]
)
words = st.one_of(plain, tricky, st.tuples(plain, tricky).map("".join)).filter(lambda text: not holds_my_number(text))
shown = words.filter(lambda text: bool(text.strip()))
texts = st.one_of(st.just(""), words)
times = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
ids = st.from_regex(r"\A[UC][A-Z0-9]{3,8}\Z")
keepers = st.just((None, None)) | st.tuples(ids, st.none() | words)
drafts = st.builds(
    Draft,
    kind=st.sampled_from(list(Kind)),
    title=shown,
    body=shown,
    tags=st.lists(texts, max_size=4),
    story=st.none() | st.dictionaries(st.sampled_from(STORY), words, min_size=1),
    author_id=st.none() | ids,
    author=texts,
    source_channel=st.none() | ids,
    source_ts=st.none() | st.just("1700000000.000100"),
    source_url=st.none() | shown,
    hours_saved=st.none() | st.integers(0, 10**6).map(lambda hours: hours / 8),
    people_affected=st.none() | st.integers(0, 10**6),
    created_at=times,
)


@pytest.mark.parametrize("form", FORMATS)
def test_every_card_comes_back_without_a_difference(database: Database, form: str) -> None:
    teams = itertools.count()

    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.tuples(drafts, st.booleans(), st.none() | times, keepers), min_size=1, max_size=5))
    def comes_back(several: list[tuple[Draft, bool, datetime | None, tuple[str | None, str | None]]]) -> None:
        home, away = (f"T{next(teams)}" for _ in range(2))
        with database.begin() as session:
            kept = []
            for number, (draft, is_outdated, review_at, keeper) in enumerate(several):
                origin = f"{'question' if draft.kind == Kind.QUESTION else 'share:V'}:{number}"
                card = cards.keep(session, team_id=home, origin=origin, draft=draft, now=NOW)
                card.is_outdated, card.review_at = is_outdated, review_at
                card.keeper_id, card.keeper = keeper
                kept.append(card)
            for older, newer in itertools.pairwise(kept):
                life.supersede(session, older, newer)
        data = written(database, form, home)
        assert taken(database, data, home) == Report(unchanged=len(several))
        assert taken(database, data, away) == Report(added=len(several))
        assert taken(database, data, away) == Report(unchanged=len(several))
        assert [{**each, "superseded_by": None} for each in told(database, away)] == [
            {**each, "superseded_by": None} for each in told(database, home)
        ]
        assert [bool(each["superseded_by"]) for each in told(database, away)] == [True] * (len(kept) - 1) + [False]

    comes_back()


@pytest.mark.parametrize("form", FORMATS)
def test_a_text_longer_than_a_cell_of_excel_loses_nothing(database: Database, keep: Keep, form: str) -> None:
    keep("題", LONG)
    assert taken(database, written(database, form), "T2").added == 1
    with database.snapshot() as session:
        card = cards.by_origin(session, team_id="T2", origin="share:題")
        assert card
        assert card.body == LONG


@pytest.mark.parametrize("form", FORMATS)
def test_forty_tags_go_out_and_come_back(database: Database, keep: Keep, form: str) -> None:
    tags = tuple(f"タグ{number}" for number in range(40))
    keep("題", "文", tags=tags)
    taken(database, written(database, form), "T2")
    with database.snapshot() as session:
        card = cards.by_origin(session, team_id="T2", origin="share:題")
        assert card
        assert tuple(card.tags) == tags


def test_a_table_opens_in_excel_with_japanese_headers_and_no_formula(database: Database, keep: Keep) -> None:
    keep("=cmd|' /C calc'!A0", "@本文")
    data = written(database, "csv")
    header, row = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert header == [names[0] for names in NAMES.values()]
    assert not any(cell.startswith(tuple("=+-@")) for cell in row)
    book = openpyxl.load_workbook(io.BytesIO(written(database, "xlsx")))
    assert {cell.data_type for cell in book.worksheets[0][2] if cell.value} == {"s"}
    assert book.worksheets[0].freeze_panes == "A2"


def test_a_row_of_an_export_that_was_edited_changes_its_card(database: Database, keep: Keep) -> None:
    keep("題", "文", tags=("議会",))
    keep("別の題", "文")
    table = written(database, "csv").decode("utf-8-sig")
    assert taken(database, table.replace(",文,", ",直した文,", 1).encode()) == Report(changed=1, unchanged=1)
    with database.snapshot() as session:
        card = cards.by_origin(session, team_id="T1", origin="share:題")
        assert card
        assert (card.body, card.tags, card.updated_at) == ("直した文", ["議会"], LATER)


def test_an_old_export_does_not_undo_what_was_written_since(database: Database, keep: Keep) -> None:
    keep("題", "文")
    old = written(database, "csv")
    with database.begin() as session:
        card = cards.by_origin(session, team_id="T1", origin="share:題")
        assert card
        cards.rewrite(session, card, Draft(Kind.TIP, "題", "新しい文"), by="U1", now=LATER)
    report = taken(database, old)
    assert (report.changed, [problem.reason_key for problem in report.problems]) == (0, ["newer"])


def test_whoever_took_a_card_over_is_known_by_id_and_named_when_nobody_here_is_it(
    database: Database, keep: Keep
) -> None:
    def keeper(of: str, user_id: str | None, name: str | None) -> None:
        with database.begin() as session:
            card = cards.by_origin(session, team_id="T1", origin=of)
            assert card
            card.keeper_id, card.keeper = user_id, name

    with database.begin() as session:
        session.add(Member("T2", "U1", NOW, name="田中 里美"))
    for title in ("受付", "窓口"):
        keep(title, "番号札を渡します")
    keeper("share:受付", "U1", "田中 里美（三浦市）")
    keeper("share:窓口", "U2", "高橋 陸（真鶴町）")
    data = written(database, "csv")
    assert taken(database, data, "T2").strangers == [(3, "高橋 陸（真鶴町）", "U2")]
    assert taken(database, data, "T2").strangers == []
    assert [(each["keeper_id"], each["keeper"]) for each in told(database, "T2")] == [
        ("U1", "田中 里美（三浦市）"),
        ("U2", "高橋 陸（真鶴町）"),
    ]
    # Somebody takes the other card over later: a file from before that does not take it away again.
    keeper("share:受付", None, None)
    before = written(database, "csv")
    keeper("share:受付", "U1", "田中 里美（三浦市）")
    assert taken(database, before) == Report(unchanged=2)
    assert told(database, "T1")[0]["keeper_id"] == "U1"


def test_a_question_of_another_database_does_not_take_the_place_of_one_here(database: Database) -> None:
    def ask(team: str, title: str) -> Card:
        with database.begin() as session:
            draft = Draft(
                Kind.SOLUTION, title, "こうします", source_channel="C1", source_ts=f"17000{len(title)}.000100"
            )
            return cards.keep(session, team_id=team, origin="question:1", draft=draft, now=NOW)

    ask("T1", "様式はどれですか")
    ask("T2", "印鑑は要りますか、教えてください")
    data = written(database, "csv")
    assert taken(database, data, "T2") == Report(added=1)
    assert taken(database, data, "T2") == Report(unchanged=1)
    with database.snapshot() as session:
        assert {card.title for card in cards.newest(session, team_id="T2", limit=9)} == {
            "様式はどれですか",
            "印鑑は要りますか、教えてください",
        }


def test_a_card_that_points_to_one_that_is_not_there_is_told(database: Database, keep: Keep) -> None:
    keep("題", "文")
    [line] = written(database, "jsonl").splitlines()
    report = taken(database, json.dumps({**json.loads(line), "superseded_by": "share:ない"}).encode())
    assert [(problem.line, problem.reason_key) for problem in report.problems] == [(1, "newer_card")]


def test_no_id_of_a_card_is_taken_for_a_personal_number(database: Database) -> None:
    # One in a thousand digests in hexadecimal digits holds twelve of them with the right check digit.
    table = "題名,本文\n" + "".join(f"題{number},文\n" for number in range(1_500))
    contents = read(table.encode())
    assert not any(holds_my_number(row.origin) for row in contents.rows if isinstance(row, Row))
    with database.begin() as session:
        origin = "import:" + "0" * 10 + "a" * 10 + "123456789018"
        cards.keep(session, team_id="T1", origin=origin, draft=Draft(Kind.TIP, "題", "文"), now=NOW)
    for form in FORMATS:
        assert taken(database, written(database, form)) == Report(unchanged=1)
