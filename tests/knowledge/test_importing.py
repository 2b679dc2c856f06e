import io
import json
from codecs import BOM_UTF8
from collections.abc import Sequence
from datetime import UTC, date, datetime

import openpyxl
import pytest

from bot.db import Database
from knowledge import cards
from knowledge.card_table import REASONS
from knowledge.cards import Draft
from knowledge.importing import Report, import_cards
from knowledge.reading import Problem, Row, read
from knowledge.search import search
from tests.knowledge.conftest import NOW

TABLE = """種類,題名,本文,タグ,投稿者,リンク
コツ,議事録の作り方,"録音を文字にする。
人が確かめる。",議会、AI,佐藤 美咲,https://example.jp/1
成功事例,"押印の廃止","規則を""一括で""改正した",,,
"""


def rows(data: bytes | str) -> list[Row]:
    contents = read(data if isinstance(data, bytes) else data.encode()).rows
    assert not [problem for problem in contents if isinstance(problem, Problem)]
    return [row for row in contents if isinstance(row, Row)]


def problems(table: str | bytes) -> list[tuple[int, str]]:
    data = table if isinstance(table, bytes) else table.encode()
    return [(each.line, each.reason_key) for each in read(data).rows if isinstance(each, Problem)]


def run(database: Database, table: str, team: str = "T1") -> Report:
    return import_cards(database.begin, team_id=team, rows=read(table.encode()).rows, now=NOW)


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
        ("令和8年10月2日", datetime(2026, 10, 1, 15, tzinfo=UTC)),
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
    contents = read(table.encode()).rows
    [problem] = [each for each in contents if isinstance(each, Problem)]
    assert (problem.line, problem.reason_key) == (3, reason)
    assert "{" not in problem.reason
    assert [each.draft.title for each in contents if isinstance(each, Row)] == ["前", "後"]


def test_twenty_thousand_characters_are_not_too_many() -> None:
    assert len(rows(f"title,body\n題,{'長' * 20_000}\n")) == 1


def test_a_damaged_byte_costs_its_row_only() -> None:
    table = "title,body\n一つ目,文\n二つ目,文字\n三つ目,文\n".encode()
    assert problems(table.replace("文字".encode(), b"\xe6\x96")) == [(3, "characters")]


def test_a_sign_for_damaged_text_that_the_file_itself_holds_is_text() -> None:
    assert len(rows("title,body\n題,文\ufffd字\n")) == 1


@pytest.mark.parametrize("table", ["", "\n\n", "a,b\n1,2\n", "題名,メモ\n題,文\n", "\0\0\0\0"])
def test_a_file_without_the_columns_is_told_so(table: str) -> None:
    assert problems(table) in ([], [(1, "header")])
    assert [each for each in read(table.encode()).rows if isinstance(each, Row)] == []


def test_blank_lines_are_passed_over() -> None:
    assert [row.line for row in rows("\ntitle,body\n\n,\n題,文\n")] == [5]


def test_every_reason_is_a_sentence() -> None:
    assert all(Problem(1, key, ("x", "y")).reason for key in REASONS)


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
    report = import_cards(database.begin, team_id="T1", rows=read(table.encode()).rows, now=NOW, progress=done.append)
    assert (report.added, [problem.line for problem in report.problems]) == (450, [452])
    assert done == [200, 400, 451]
    with database.read() as session:
        assert cards.count(session, team_id="T1") == 450


def test_cards_of_one_import_are_as_if_kept_one_by_one(database: Database) -> None:
    run(database, TABLE)
    drafts = [row.draft for row in read(TABLE.encode()).rows if isinstance(row, Row)]
    with database.begin() as session:
        for number, draft in enumerate(drafts):
            cards.keep(session, team_id="T2", origin=f"share:V{number}", draft=draft, now=NOW)
        together, one_by_one = (
            [(hit.card.title, hit.score) for hit in search(session, team_id=team_id, text="規則 議事録 議会").hits]
            for team_id in ("T1", "T2")
        )
    assert together == one_by_one
    assert len(together) == 2


def sheet(*lines: Sequence[object]) -> bytes:
    book = openpyxl.Workbook()
    for line in lines:
        book.worksheets[0].append(list(line))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_workbook_says_the_same_as_a_csv_file(database: Database) -> None:
    header = ["種類", "題名", "本文", "タグ", "投稿者", "リンク"]
    first = [
        "コツ",
        "議事録の作り方",
        "録音を文字にする。\n人が確かめる。",
        "議会、AI",
        "佐藤 美咲",
        "https://example.jp/1",
    ]
    second = ["成功事例", "押印の廃止", '規則を"一括で"改正した', None, None, None]
    assert [row.draft for row in rows(sheet(header, first, second))] == [row.draft for row in rows(TABLE)]
    run(database, TABLE)
    contents = read(sheet(header, first, second))
    report = import_cards(database.begin, team_id="T1", rows=contents.rows, now=NOW)
    assert report == Report(unchanged=2)


def test_a_bad_row_of_a_workbook_is_named_by_its_line_there() -> None:
    first, second, third = ["一", "文", date(2026, 4, 1)], ["二", "文", "昨日"], ["三", "=A1"]
    data = sheet(["一覧"], [], ["題名", "本文", "日時"], first, second, third)
    assert problems(data) == [(5, "date"), (6, "formula")]
    assert rows_of(data)[0].draft.created_at == datetime(2026, 3, 31, 15, tzinfo=UTC)


def rows_of(data: bytes) -> list[Row]:
    return [row for row in read(data).rows if isinstance(row, Row)]


def test_columns_that_are_not_read_are_named() -> None:
    assert read("題名,本文,メモ,備考\n題,文,,\n".encode()).notes == ("読まなかった列: メモ、備考",)


def test_a_story_may_be_told_in_columns_of_its_own() -> None:
    header = "題名,課題,手順,かかった時間,効果,つまずき,年間の削減時間,対象の人数"
    [row] = rows(f'{header}\n受付,行列,予約,2日,半分に,,"1,200時間",３５人\n')
    assert row.draft.kind == "story"
    assert row.draft.story == {"problem": "行列", "steps": "予約", "time_spent": "2日", "effect": "半分に"}
    assert row.draft.body == "【課題】\n行列\n\n【手順】\n予約\n\n【かかった時間】\n2日\n\n【効果】\n半分に"
    assert (row.draft.hours_saved, row.draft.people_affected) == (1200, 35)


def test_forty_tags_are_forty_tags() -> None:
    tags = tuple(f"タグ{number}" for number in range(40))
    [row] = rows(f"題名,本文,タグ\n題,文,{'、'.join(tags)}\n")
    assert row.draft.tags == tags


def test_a_changed_row_changes_its_card_and_only_what_the_file_tells(database: Database) -> None:
    run(database, TABLE)
    changed = TABLE.replace("人が確かめる", "二人で確かめる")
    assert run(database, changed) == Report(changed=1, unchanged=1)
    assert run(database, changed) == Report(unchanged=2)
    with database.read() as session:
        [hit] = search(session, team_id="T1", text="二人で確かめる").hits
        assert hit.card.tags == ["議会", "AI"]
        assert cards.count(session, team_id="T1") == 2
    assert run(database, "題名,本文,投稿者\n議事録の作り方,録音します,佐藤 美咲\n") == Report(changed=1)
    with database.read() as session:
        hit = search(session, team_id="T1", text="録音します").hits[0]
        assert hit.card.tags == ["議会", "AI"]


def test_two_towns_may_use_one_title(database: Database) -> None:
    run(database, "題名,本文,投稿者\n窓口,番号札,佐藤\n")
    assert run(database, "題名,本文,投稿者\n窓口,予約制,田中\n").added == 1
    assert run(database, "題名,本文\n窓口,整理券\n窓口,発券機\n").added == 2
    assert run(database, "題名,本文\n窓口,整理券\n窓口,新しい発券機\n") == Report(changed=1, unchanged=1)


def test_what_was_rewritten_in_slack_is_not_overwritten_by_its_old_file(database: Database) -> None:
    run(database, TABLE)
    with database.begin() as session:
        [hit] = search(session, team_id="T1", text="押印").hits
        cards.rewrite(session, hit.card, Draft("story", "押印の廃止", "様式も直した"), by="U1", now=NOW)
    assert run(database, TABLE) == Report(unchanged=2)
    report = run(database, TABLE.replace("改正した", "改正しました"))
    assert (report.changed, [problem.reason_key for problem in report.problems]) == (0, ["by_hand"])
    with database.read() as session:
        assert search(session, team_id="T1", text="様式も直した").total == 1


def test_a_rehearsal_tells_what_would_happen_and_writes_nothing(database: Database) -> None:
    run(database, TABLE)
    table = TABLE.replace("改正した", "改正しました") + "コツ,新しい題,文,,,\nコツ,,文,,,\n"
    report = import_cards(database.read, team_id="T1", rows=read(table.encode()).rows, now=NOW, is_rehearsal=True)
    assert (report.added, report.changed, report.unchanged, report.refused) == (1, 1, 1, 1)
    assert report.named == {
        "added": [(5, "新しい題")],
        "changed": [(4, "押印の廃止")],
        "unchanged": [(2, "議事録の作り方")],
    }
    with database.read() as session:
        assert cards.count(session, team_id="T1") == 2
        assert search(session, team_id="T1", text="改正しました 新しい題").hits[0].card.body == '規則を"一括で"改正した'


def test_a_card_of_an_earlier_version_is_known_again(database: Database) -> None:
    with database.begin() as session:
        origin = rows("題名,本文\n題,文\n")[0].former_origin
        cards.keep(session, team_id="T1", origin=origin, draft=Draft("tip", "題", "文"), now=NOW)
    assert run(database, "題名,本文\n題,文\n") == Report(unchanged=1)


def test_json_lines_are_read_and_bad_ones_are_named() -> None:
    lines = [
        '{"title": "題", "body": "文", "tags": ["a、b"], "kind": "コツ", "created_at": "2026-10-02T16:00:00+09:00"}',
        "",
        '{"title": "題", "body": ',
        '{"title": "題", "body": 3}',
        '{"title": "題", "body": "文", "tags": [1]}',
        "[" * 100_000,
        '{"title": "題", "body": "文", "id": "1"}',
    ]
    contents = read("\n".join(lines).encode())
    assert rows_of("\n".join(lines).encode())[0].draft.tags == ("a、b",)
    told = [(each.line, each.reason_key) for each in contents.rows if isinstance(each, Problem)]
    assert told == [(3, "json"), (4, "shape"), (5, "shape"), (6, "json"), (7, "id")]


@pytest.mark.parametrize("written", ["123456789018", "１２３４－５６７８－９０１８"])
@pytest.mark.parametrize("column", ["題名", "本文", "種類", "日時", "タグ", "カードID"])
def test_a_personal_number_stops_its_row_and_is_not_repeated(written: str, column: str) -> None:
    cells = {"題名": "題", "本文": "文", "種類": "", "日時": "", "タグ": "", "カードID": ""} | {column: written}
    table = ",".join(cells) + "\n" + ",".join(cells.values()) + "\n"
    as_json = json.dumps({"title": "題", "body": "文", "author": written}) + "\n"
    for data in (table.encode(), sheet(list(cells), list(cells.values())), as_json.encode()):
        [problem] = read(data).rows
        assert isinstance(problem, Problem)
        assert problem.reason_key == "personal_number"
        assert written not in problem.reason


def test_a_personal_number_where_a_header_should_be_is_not_repeated() -> None:
    [problem] = read("名前,123456789018\n".encode()).rows
    assert isinstance(problem, Problem)
    assert "123456789018" not in problem.reason
    assert "見出し" in problem.reason
