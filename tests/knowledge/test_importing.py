from codecs import BOM_UTF8
from datetime import UTC, datetime

import pytest

from bot.db import Database
from knowledge import cards
from knowledge.importing import REASONS, Problem, Report, Row, import_cards, read_csv
from knowledge.search import search
from tests.knowledge.conftest import NOW

TABLE = """種類,題名,本文,タグ,投稿者,リンク
コツ,議事録の作り方,"録音を文字にする。
人が確かめる。",議会、AI,佐藤 美咲,https://example.jp/1
成功事例,"押印の廃止","規則を""一括で""改正した",,,
"""


def rows(data: bytes | str) -> list[Row]:
    read = list(read_csv(data if isinstance(data, bytes) else data.encode()))
    assert not [problem for problem in read if isinstance(problem, Problem)]
    return [row for row in read if isinstance(row, Row)]


def problems(table: str | bytes) -> list[tuple[int, str]]:
    data = table if isinstance(table, bytes) else table.encode()
    return [(each.line, each.reason_key) for each in read_csv(data) if isinstance(each, Problem)]


def run(database: Database, table: str, team: str = "T1") -> Report:
    return import_cards(database.begin, team_id=team, rows=read_csv(table.encode()), now=NOW)


@pytest.mark.parametrize(
    "data",
    [
        TABLE.encode(),
        BOM_UTF8 + TABLE.encode(),
        TABLE.encode("utf-16"),
        TABLE.encode("utf-16-le"),
        TABLE.encode("utf-16-be"),
        TABLE.encode("cp932"),
        TABLE.replace("\n", "\r\n").encode("cp932"),
        TABLE.replace(",", "\t").encode("utf-16"),
        TABLE.replace(",", ";").encode(),
    ],
    ids=["utf-8", "utf-8 bom", "utf-16 bom", "utf-16-le", "utf-16-be", "cp932", "crlf", "tabs", "semicolons"],
)
def test_whatever_a_spreadsheet_writes_is_read(data: bytes) -> None:
    first, second = rows(data)
    assert (first.line, second.line) == (2, 4)
    assert (first.draft.kind, first.draft.title) == ("tip", "議事録の作り方")
    assert first.draft.body == "録音を文字にする。\n人が確かめる。"
    assert (first.draft.tags, first.draft.author) == (("議会", "AI"), "佐藤 美咲")
    assert first.draft.source_url == "https://example.jp/1"
    assert (second.draft.kind, second.draft.body) == ("story", '規則を"一括で"改正した')
    assert (second.draft.tags, second.draft.source_url) == ((), None)


def test_columns_go_by_their_names_in_any_order() -> None:
    [row] = rows(" Body ,メモ,ＴＩＴＬＥ\n本文です,捨てる,題名です\n")
    assert (row.draft.title, row.draft.body, row.draft.kind) == ("題名です", "本文です", "tip")


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("コツ", "tip"),
        ("ｺﾂ", "tip"),
        ("成功事例", "story"),
        ("解決", "solution"),
        ("ＴＩＰ", "tip"),
        ("Story", "story"),
    ],
)
def test_kinds_may_be_written_in_japanese_and_full_width(word: str, kind: str) -> None:
    [row] = rows(f"kind,title,body\n{word},題,文\n")
    assert row.draft.kind == kind


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("2026-10-02T16:00:00+09:00", datetime(2026, 10, 2, 7, tzinfo=UTC)),
        ("2026-10-02 16:00", datetime(2026, 10, 2, 7, tzinfo=UTC)),
        ("2026/10/2 16:00", datetime(2026, 10, 2, 7, tzinfo=UTC)),
        ("2026/10/02", datetime(2026, 10, 1, 15, tzinfo=UTC)),
        ("2026年10月2日", datetime(2026, 10, 1, 15, tzinfo=UTC)),
        ("", None),
    ],
)
def test_a_date_without_a_zone_is_japanese_time(written: str, instant: datetime | None) -> None:
    [row] = rows(f"title,body,created_at\n題,文,{written}\n")
    assert row.draft.created_at == instant


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("tip,,文,", "title"),
        ("tip,題, ,", "body"),
        ("うわさ,題,文,", "kind"),
        ("tip,題", "columns"),
        ("tip,題,文,,余り", "columns"),
        ("tip,題,文,昨日", "date"),
        (f"tip,題,{'長' * 20_001},", "long"),
        (f"tip,{'長' * 20_001},文,", "long"),
        ('tip,"題"名,文,', "quotes"),
        ('tip,"題,文,', "quotes"),
    ],
)
def test_a_bad_row_is_told_and_the_good_ones_go_in(line: str, reason: str) -> None:
    table = f"kind,title,body,created_at\ntip,前,文,\n{line}\ntip,後,文,\n"
    read = list(read_csv(table.encode()))
    [problem] = [each for each in read if isinstance(each, Problem)]
    assert (problem.line, problem.reason_key) == (3, reason)
    assert "{" not in problem.reason
    assert [each.draft.title for each in read if isinstance(each, Row)] == ["前", "後"]


def test_twenty_thousand_characters_are_not_too_many() -> None:
    assert len(rows(f"title,body\n題,{'長' * 20_000}\n")) == 1


def test_a_damaged_byte_costs_its_row_only() -> None:
    table = "title,body\n一つ目,文\n二つ目,文字\n三つ目,文\n".encode()
    assert problems(table.replace("文字".encode(), b"\xe6\x96")) == [(3, "characters")]


def test_a_sign_for_damaged_text_that_the_file_itself_holds_is_text() -> None:
    assert len(rows("title,body\n題,文\ufffd字\n")) == 1


@pytest.mark.parametrize("table", ["", "\n\n", "a,b\n1,2\n", "題名,メモ\n題,文\n", "\0\0\0\0", "%PDF-1.7\n%âãÏÓ"])
def test_a_file_without_the_columns_is_told_so(table: str) -> None:
    assert problems(table) in ([], [(1, "header")])
    assert [each for each in read_csv(table.encode()) if isinstance(each, Row)] == []


def test_blank_lines_are_passed_over() -> None:
    assert [row.line for row in rows("\ntitle,body\n\n,\n題,文\n")] == [5]


def test_every_reason_is_a_sentence() -> None:
    assert all(Problem(1, key, "x").reason for key in REASONS)


def test_imported_cards_are_found(database: Database) -> None:
    assert run(database, TABLE) == Report(added=2, unchanged=0, problems=[])
    with database.read() as session:
        [hit] = search(session, team_id="T1", text="議事録").hits
        assert hit.card.origin.startswith("import:")
        assert (hit.card.author, hit.card.created_at) == ("佐藤 美咲", NOW)
        assert search(session, team_id="T1", text="議会").total == 1


def test_a_second_run_adds_nothing(database: Database) -> None:
    run(database, TABLE)
    assert run(database, TABLE) == Report(added=0, unchanged=2, problems=[])
    assert run(database, TABLE, team="T2").added == 2


def test_a_row_that_stands_twice_goes_in_once(database: Database) -> None:
    assert run(database, "title,body\n題,文\n題,文\n") == Report(added=1, unchanged=1, problems=[])


def test_many_rows_go_in_by_batches_with_progress(database: Database) -> None:
    table = "title,body\n" + "".join(f"題{number},文{number}\n" for number in range(450)) + ",文\n"
    done: list[int] = []
    report = import_cards(database.begin, team_id="T1", rows=read_csv(table.encode()), now=NOW, progress=done.append)
    assert (report.added, [problem.line for problem in report.problems]) == (450, [452])
    assert done == [200, 400, 451]
    with database.read() as session:
        assert cards.count(session, team_id="T1") == 450


def test_cards_of_one_import_are_as_if_kept_one_by_one(database: Database) -> None:
    run(database, TABLE)
    with database.begin() as session:
        kept = search(session, team_id="T1", text="規則 議事録 議会")
        cards.reindex(session, team_id="T1")
        assert search(session, team_id="T1", text="規則 議事録 議会") == kept
    assert kept.total == 2
