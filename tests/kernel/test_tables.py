"""Tables as offices keep them, and files that are none."""

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import tables
from bot.tables import Columns, Table, UnreadableError, delimited, excel, values

COLUMNS = Columns({"title": ("題名", "title"), "body": ("本文", "body"), "kind": ("種類",)}, needed=[{"title", "body"}])


def workbook(*sheets: tuple[str, Sequence[Any]], merge: str = "") -> bytes:
    book = openpyxl.Workbook()
    for number, (title, rows) in enumerate(sheets):
        sheet = book.worksheets[0] if number == 0 else book.create_sheet()
        sheet.title = title
        for row in rows:
            sheet.append(list(row))
        if merge:
            sheet.merge_cells(merge)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def edited(data: bytes, part: str, old: str, new: str) -> bytes:
    """The workbook with a part changed by hand, as other programs write it."""
    file = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as source, ZipFile(file, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            said = source.read(name).decode()
            if name == part:
                assert old in said
                said = said.replace(old, new)
            target.writestr(name, said)
    return file.getvalue()


def said(table: Table) -> list[dict[str, str]]:
    places = COLUMNS.places(table.header.cells)
    return [COLUMNS.said(places, line.cells) for line in table.lines]


def test_a_sheet_with_a_title_and_blank_lines_above_its_header_is_read() -> None:
    rows = [
        ["ノウハウ一覧（令和８年度）"],
        [],
        [None, "　題　名 ", "ＢＯＤＹ（必須）"],
        [1, "題", "文"],
        [],
        [2, "後", "次"],
    ]
    table = tables.read(workbook(("一覧", rows), merge="A1:C1"), COLUMNS)
    assert table.header.number == 3
    assert said(table) == [{"title": "題", "body": "文"}, {"title": "後", "body": "次"}]
    assert [line.number for line in table.lines] == [4, 6]


def test_the_first_sheet_that_fits_is_read_and_the_others_are_named() -> None:
    table = tables.read(workbook(("表紙", [["町の"]]), ("一覧", [["題名", "本文"], ["題", "文"]]), ("案", [])), COLUMNS)
    assert said(table) == [{"title": "題", "body": "文"}]
    assert table.notes == ("シート「一覧」を読みました（ほかのシートは読んでいません: 表紙、案）。",)


def test_what_was_merged_over_lines_counts_for_each_of_them() -> None:
    rows = [["題名", "本文", "種類"], ["一", "文", "コツ"], ["二", "文", None], ["三", "文", None]]
    table = tables.read(workbook(("一覧", rows), merge="C2:C3"), COLUMNS)
    assert [each["kind"] for each in said(table)] == ["コツ", "コツ", ""]


def test_numbers_dates_and_truth_become_what_people_read() -> None:
    row: list[object] = [12.0, 0.1 + 0.2, True, date(2026, 4, 1), datetime(2026, 4, 1, 9, 30), time(9, 30), "", "007"]  # noqa: DTZ001
    table = tables.read(workbook(("一覧", [["題名", "本文", *"abcdef"], row])), COLUMNS)
    told = ("12", "0.3", "TRUE", "2026-04-01", "2026-04-01 09:30:00", "09:30:00", "", "007")
    assert table.lines[0].cells == told


def test_a_formula_counts_by_its_result() -> None:
    data = workbook(("一覧", [["題名", "本文"], ["題", "=1+1"]]))
    saved = edited(data, "xl/worksheets/sheet1.xml", "<v />", "<v>2</v>")
    assert said(tables.read(saved, COLUMNS)) == [{"title": "題", "body": "2"}]


def test_a_formula_that_was_never_worked_out_is_not_taken_for_an_empty_cell() -> None:
    table = tables.read(workbook(("一覧", [["題名", "本文"], ["題", "=1+1"], ["後", "文"]])), COLUMNS)
    assert [(line.number, line.trouble, line.details) for line in table.lines] == [(2, "formula", ("B",)), (3, "", ())]


def test_an_error_in_a_cell_is_told_and_the_same_letters_as_text_are_text() -> None:
    data = workbook(("一覧", [["題名", "本文"], ["題", "#REF!"]]))
    [line] = tables.read(data, COLUMNS).lines
    assert (line.trouble, line.details) == ("error", ("B", "#REF!"))
    assert said(tables.read(written([["題", "#REF!"]]), COLUMNS)) == [{"title": "題", "body": "#REF!"}]


def test_how_a_name_is_pronounced_is_no_part_of_it() -> None:
    # Excel keeps the reading that was typed beside the characters.
    data = workbook(("一覧", [["題名", "本文"], ["議会", "文"]]))
    read = '<t>議会</t><rPh sb="0" eb="2"><t>ギカイ</t></rPh>'
    saved = edited(data, "xl/sharedStrings.xml", "<t>議会</t>", read)
    assert said(tables.read(saved, COLUMNS)) == [{"title": "議会", "body": "文"}]


def test_a_cell_at_the_far_end_of_a_sheet_costs_no_time() -> None:
    data = workbook(("一覧", [["題名", "本文"], ["題", "文"]]))
    far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    saved = edited(data, "xl/worksheets/sheet1.xml", "</sheetData>", far)
    assert said(tables.read(saved, COLUMNS)) == [{"title": "題", "body": "文"}]


def written(rows: Sequence[Sequence[str | int]]) -> bytes:
    file = io.BytesIO()
    excel.write(file, title="一覧", columns=[("題名", False), ("本文", True)], rows=rows)
    return file.getvalue()


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "#N/A", "'=1", "007", "TRUE"])
def test_what_looks_like_a_formula_is_written_as_text_and_comes_back(text: str) -> None:
    data = written([["題", text]])
    cell = openpyxl.load_workbook(io.BytesIO(data))["一覧"]["B2"]
    assert (cell.data_type, cell.value) == ("s", text)
    assert said(tables.read(data, COLUMNS)) == [{"title": "題", "body": text}]
    marked = delimited.marked(text)
    assert not marked.lstrip().startswith(tuple("=+-@＝＋－＠\t\r"))
    assert delimited.unmarked(marked) == text


def test_whole_numbers_can_be_counted_with_and_nought_is_one() -> None:
    book = openpyxl.load_workbook(io.BytesIO(written([["題", 1200], ["0", 0], ["題", ""]])))["一覧"]
    assert [cell.value for cell in book["B"]] == ["本文", 1200, 0, None]
    assert [cell.data_type for cell in book["A"]] == ["s", "s", "s", "s"]


texts = st.text("='+-@＝\t\r\n _x005F0D長😀\x01\ufffe,\"", max_size=60)


@given(texts)
def test_whatever_is_marked_is_unmarked_again(text: str) -> None:
    assert delimited.unmarked(delimited.marked(text)) == text


@settings(deadline=None)
@given(texts)
def test_whatever_is_written_into_a_workbook_is_read_from_it(text: str) -> None:
    assert said(tables.read(written([["題", text]]), COLUMNS)) == [{"title": "題", "body": text}]


@pytest.mark.parametrize("text", ["長" * 32_768, "😀" * 40_000, "\x01長" * 20_000])
def test_a_text_that_is_too_long_for_a_cell_goes_on_in_the_next_one(text: str) -> None:
    data = written([["題", text], ["後", "短い"]])
    sheet = openpyxl.load_workbook(io.BytesIO(data))["一覧"]
    assert [cell.value for cell in sheet[1]][1:3] == ["本文", "本文（続き）"]
    longest = max(len(str(cell.value or "").encode("utf-16-le")) // 2 for row in sheet.iter_rows() for cell in row)
    assert longest <= excel.LONGEST_CELL
    assert [each["body"] for each in said(tables.read(data, COLUMNS))] == [text, "短い"]


def zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_STORED) as archive:
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "about"),
    [
        (zipped("[Content_Types].xml", "word/document.xml"), "Word"),
        (zipped("ppt/presentation.xml"), "PowerPoint"),
        (zipped("xl/workbook.bin"), ".xlsb"),
        (zipped("mimetype", "content.xml"), "OpenDocument"),
        (zipped("写真.jpg"), "ZIP"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "壊れています"),
        (workbook(("一覧", [["題名", "本文"]]))[:-200], "途中で切れている"),
        (LOCKED, "パスワード"),
        (LOCKED[:400], "古い形式"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "画像"),
        (b"<HTML><table>", "Web ページ"),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_one_sentence(data: bytes, about: str) -> None:
    with pytest.raises(UnreadableError, match=about) as refused:
        tables.read(data, COLUMNS)
    assert str(refused.value).endswith("。")
    assert "\n" not in str(refused.value)


def test_a_workbook_that_was_made_to_burst_is_refused() -> None:
    data = workbook(("一覧", [["題名", "本文"]]))
    bomb = edited(data, "xl/worksheets/sheet1.xml", "<sheetData>", "<sheetData>" + " " * (tables.UNPACKED + 1))
    assert len(bomb) < 1_000_000
    with pytest.raises(UnreadableError, match="大きすぎます"):
        tables.read(bomb, COLUMNS)


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("令和8年4月1日", "2026-03-31T15:00"),
        ("令和元年５月１日（水） 9時", "2019-05-01T00:00"),
        ("㋿8年4月1日", "2026-03-31T15:00"),
        ("R8.4.1", "2026-03-31T15:00"),
        ("平成31年4月30日", "2019-04-29T15:00"),
        ("2026/4/1", "2026-03-31T15:00"),
        ("2026年4月1日 10時30分", "2026-04-01T01:30"),
        ("2026/4/1 9:05", "2026-04-01T00:05"),
        ("2026.4.1 9:05:30", "2026-04-01T00:05:30"),
        ("２０２６／４／１", "2026-03-31T15:00"),
        ("2026-04-01T00:00:00Z", "2026-04-01T00:00"),
    ],
)
def test_dates_are_read_as_offices_write_them(text: str, instant: str) -> None:
    assert values.instant(text) == datetime.fromisoformat(instant).replace(tzinfo=UTC)


@pytest.mark.parametrize("text", ["2026/2/30", "8年4月1日", "昨日", "令和8年度", "2026/4/19:05", ""])
def test_what_is_no_date_is_not_guessed(text: str) -> None:
    with pytest.raises(ValueError, match=r"date|day"):
        values.instant(text)


def test_numbers_are_read_with_their_units() -> None:
    assert [values.number(text) for text in ("1,200時間", "約３．５", "12人")] == [1200, 3.5, 12]
    with pytest.raises(ValueError, match="no number"):
        values.number("たくさん")
