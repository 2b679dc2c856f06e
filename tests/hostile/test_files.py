"""Files that somebody brings: archives that were made to burst, tables that would run, calendars that say more."""

import csv
import io
import json
import struct
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import tables
from bot.files import slack_export
from bot.tables import Columns, UnreadableError, delimited, excel
from knowledge import reading
from tests.hostile.profiles import TIMES, tried

COLUMNS = Columns({"title": ("題名",), "body": ("本文",)}, needed=[{"title", "body"}])
MEGABYTE = 1_000_000


def packed(*parts: tuple[str | ZipInfo, bytes], how: int = ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", how) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return file.getvalue()


def workbook() -> dict[str, bytes]:
    """The parts of a small workbook."""
    file = io.BytesIO()
    book = openpyxl.Workbook()
    for row in (["題名", "本文"], ["題", "文"]):
        book.active.append(row)  # type: ignore[union-attr]  # a new one has a sheet
    book.save(file)
    with ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_sheet(content: bytes) -> bytes:
    """The workbook with this in the place of its sheet."""
    return packed(*(workbook() | {"xl/worksheets/sheet1.xml": content}).items())


def with_book(content: bytes) -> bytes:
    """The workbook with this in the place of its list of sheets."""
    return packed(*(workbook() | {"xl/workbook.xml": content}).items())


def lying(data: bytes, size: int) -> bytes:
    """The archive with another size, in its directory, for everything that is large."""
    changed, place = bytearray(data), data.find(b"PK\x01\x02")
    while place != -1:
        if struct.unpack_from("<I", data, place + 24)[0] > MEGABYTE:
            struct.pack_into("<I", changed, place + 24, size)
        place = data.find(b"PK\x01\x02", place + 4)
    return bytes(changed)


LAUGHS = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))
LAUGHTER = b'<!DOCTYPE x [<!ENTITY l0 "ha">' + LAUGHS + b"]>"
OUTSIDE = b'<!DOCTYPE x [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>'
TEXTS = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&l9;</t></si></sst>'


@pytest.mark.parametrize("declared", [LAUGHTER, OUTSIDE], ids=["laughs", "file"])
@pytest.mark.parametrize("put", [with_sheet, with_book], ids=["sheet", "book"])
def test_a_workbook_declares_nothing(declared: bytes, put: Callable[[bytes], bytes]) -> None:
    assert openpyxl.DEFUSEDXML  # what reads the XML refuses declarations
    with pytest.raises(UnreadableError, match="壊れています") as refused:
        tables.read(put(b'<?xml version="1.0"?>' + declared + TEXTS), COLUMNS)
    causes: list[BaseException] = [refused.value]
    while inner := causes[-1].__cause__ or causes[-1].__context__:
        causes.append(inner)
    assert "EntitiesForbidden" in {type(cause).__name__ for cause in causes}


def sentence(read: Callable[[], object]) -> str:
    """Why a file is refused, or that it was read."""
    try:
        read()
    except UnreadableError as refused:
        return str(refused)
    return "読めました。"


def measured(act: Callable[[], object]) -> tuple[float, int]:
    """How long it took, and how much memory at most, in bytes."""
    tracemalloc.start()
    began = time.perf_counter()
    act()
    taken, peak = time.perf_counter() - began, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return taken, peak


@pytest.mark.parametrize("size", [0, 5 * MEGABYTE])
def test_a_workbook_that_lies_about_its_size_costs_no_more_than_it_said(size: int) -> None:
    bomb = lying(with_sheet(b"<sheetData>" + b" " * (90 * MEGABYTE)), size)
    assert len(bomb) < MEGABYTE

    def read() -> None:
        with pytest.raises(UnreadableError):
            tables.read(bomb, COLUMNS)

    _, peak = measured(read)
    assert peak < 30 * MEGABYTE


def test_a_workbook_in_a_workbook_and_one_of_too_many_parts_are_refused() -> None:
    inner = packed(*workbook().items())
    for _ in range(20):
        inner = packed(("book.xlsx", inner))
    with pytest.raises(UnreadableError, match="Excel のファイルではない"):
        tables.read(inner, COLUMNS)
    crowd = packed(*workbook().items(), *((f"xl/x{number}", b"") for number in range(tables.PARTS)), how=ZIP_STORED)
    with pytest.raises(UnreadableError, match="大きすぎます"):
        tables.read(crowd, COLUMNS)


def exported(tmp_path: Path, *parts: tuple[str | ZipInfo, bytes], damage: Callable[[bytes], bytes] = bytes) -> Path:
    """An export of Slack with these parts besides its channels."""
    file = tmp_path / "export.zip"
    channels = json.dumps([{"id": "C1", "name": "質問"}, {"id": "C2", "name": "../../etc"}]).encode()
    file.write_bytes(damage(packed(("channels.json", channels), ("users.json", b"[]"), *parts)))
    return file


def link(name: str, target: str) -> tuple[ZipInfo, bytes]:
    """A symbolic link, as archives of Unix hold them."""
    info = ZipInfo(name)
    info.create_system, info.external_attr = 3, 0o120777 << 16
    return info, target.encode()


def test_paths_of_an_export_lead_nowhere_outside_of_it(tmp_path: Path) -> None:
    before = sorted(tmp_path.parent.rglob("*"))
    said = json.dumps([{"type": "message", "user": "U1", "text": "x", "ts": "1748822401.000100"}]).encode()
    names = ("../../evil/2025-06-02.json", "/etc/2025-06-02.json", "..\\..\\2025-06-02.json", "C:\\x\\2025-06-02.json")
    ways: tuple[tuple[str | ZipInfo, bytes], ...] = (
        *((name, said) for name in names),
        link("質問/2025-06-03.json", "/etc/passwd"),
        ("質問/2025-06-02.json", said),
    )
    file = exported(tmp_path, *ways)
    with slack_export.opened(file) as export:
        [thread], broken = export.threads(next(each for each in export.channels if each.id == "C1"))
        assert thread.root.text == "x"
        assert broken == ["質問/2025-06-03.json"]
        assert export.threads(next(each for each in export.channels if each.id == "C2"))[0] == []
    assert sorted(tmp_path.parent.rglob("*")) == sorted({*before, file})


@pytest.mark.parametrize(
    "content", [b"[" * 100_000, b'{"a":' * 100_000, b"\xff", b"nothing", b"1", b'"text"', b"[[[1]]]"]
)
def test_a_day_that_is_no_list_of_messages_is_left_out(tmp_path: Path, content: bytes) -> None:
    with slack_export.opened(exported(tmp_path, ("質問/2025-06-02.json", content))) as export:
        found, _broken = export.threads(export.channels[0])
        assert found == []


def test_an_export_that_was_made_to_burst_is_refused_at_once(tmp_path: Path) -> None:
    part = ("質問/2025-06-02.json", b"[" + b" " * (101 * MEGABYTE) + b"]")
    for size in (None, 10):
        file = exported(tmp_path, part, damage=bytes if size is None else lambda data: lying(data, 10))

        def read(file: Path = file) -> None:
            with pytest.raises(UnreadableError), slack_export.opened(file) as export:
                export.threads(export.channels[0])

        _, peak = measured(read)
        assert peak < 20 * MEGABYTE


def test_very_many_parts_are_looked_through_in_time(tmp_path: Path) -> None:
    count = 100_000 if TIMES > 1 else 10_000
    file = exported(tmp_path, *((f"x{number}/y", b"") for number in range(count)))
    began = time.perf_counter()
    with slack_export.opened(file) as export:
        assert export.threads(export.channels[0]) == ([], [])
    assert time.perf_counter() - began < 30


@tried(40)
@given(data=st.binary(max_size=200), place=st.integers(0, 4000))
def test_a_damaged_file_is_refused_in_a_sentence_or_read(data: bytes, place: int) -> None:
    whole = packed(*workbook().items())
    at = place % len(whole)
    for file in (whole[:at] + data + whole[at + len(data) :], b"PK\x03\x04" + data, data):
        assert sentence(lambda file=file: tables.read(file, COLUMNS)).endswith("。")  # type: ignore[misc]


RUNS = st.sampled_from(
    [
        "=",
        "+",
        "-",
        "@",
        "\t=",
        "\r=",
        "\n=",
        " =",
        "'=",
        "''=",
        "＝",
        "＋",
        "－",
        "＠",
        "=cmd|' /C calc'!A0",
        "\t",
        "\r",
    ]
)


@tried(60)
@given(text=st.tuples(RUNS, st.text("=+-@'\"|!()1A \t\r\n,;＝", max_size=12)).map("".join))
def test_nothing_in_a_table_runs_and_everything_comes_back(text: str) -> None:
    written = io.StringIO()
    csv.writer(written).writerows([["題名", "本文"], ["題", delimited.marked(text)]])
    [[_, cell]] = list(csv.reader(io.StringIO(written.getvalue())))[1:]
    assert not cell.lstrip(" \n").startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r"))
    assert tables.read(written.getvalue().encode("utf-8-sig"), COLUMNS).lines[0].cells == ("題", text)
    book = io.BytesIO()
    excel.write(book, title="一覧", columns=[("題名", False), ("本文", True)], rows=[["題", text]])
    assert openpyxl.load_workbook(io.BytesIO(book.getvalue()))["一覧"]["B2"].data_type == "s"
    assert tables.read(book.getvalue(), COLUMNS).lines[0].cells == ("題", text)


@tried(40)
@given(
    data=st.one_of(
        st.binary(max_size=400), st.text(max_size=200).map(lambda text: ("{" + text).encode("utf-8", "replace"))
    )
)
def test_any_file_is_read_as_know_how_or_refused(data: bytes) -> None:
    assert sentence(lambda: reading.read(data)).endswith("。")


@pytest.mark.parametrize("depth", [100_000])
def test_lines_of_json_may_be_nested_without_end(depth: int) -> None:
    [problem] = reading.read(b'{"title":' * depth).rows
    assert isinstance(problem, reading.Problem)
