"""Tables that people bring, read the same way whatever program wrote them; what is none is refused in a sentence."""

import io
import zlib
from zipfile import BadZipFile, ZipFile

from bot.tables import delimited, excel
from bot.tables.shape import TROUBLES, Columns, Line, Table, UnreadableError

__all__ = ["TROUBLES", "Columns", "Line", "Table", "UnreadableError", "read"]

_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DAMAGED = "ファイルが途中で切れているか、壊れています。もう一度コピーしてください。"
_AGAIN = "Excel で開いて「Excel ブック（.xlsx）」で保存し直してください。"

# What a file begins with that is something else.
_OTHERS = {
    b"%PDF-": "PDF です。表は Excel（.xlsx）か CSV で用意してください。",
    b"\x89PNG": "画像です。表は Excel（.xlsx）か CSV で用意してください。",
    b"\xff\xd8\xff": "画像です。表は Excel（.xlsx）か CSV で用意してください。",
    b"<html": f"Web ページの形式です。{_AGAIN}",
    b"<!doc": f"Web ページの形式です。{_AGAIN}",
    b"<table": f"Web ページの形式です。{_AGAIN}",
    b"<?xml": f"XML です。{_AGAIN}",
}
# What stands in a ZIP that is something else.
_PARTS = {
    "word/document.xml": "Word の文書です。表は Excel（.xlsx）か CSV で用意してください。",
    "ppt/presentation.xml": "PowerPoint の文書です。表は Excel（.xlsx）か CSV で用意してください。",
    "xl/workbook.bin": f"Excel バイナリ ブック（.xlsb）です。{_AGAIN}",
    "content.xml": f"OpenDocument の文書です。{_AGAIN}",
    "channels.json": "Slack の書き出しです。これはノウハウとして取り込むもので、表ではありません。",
}
_WORKBOOK = "xl/workbook.xml"

# What a workbook may come to when it is unpacked, and of how many parts it may be made.
UNPACKED = 100_000_000
PARTS = 2_000


def read(data: bytes, columns: Columns) -> Table:
    """The table in a file, CSV or Excel.

    Raises:
        UnreadableError: it is another kind of file, damaged, or locked with a password.
    """
    if data.startswith(_OLD_OFFICE):
        locked = _ENCRYPTED in data
        raise UnreadableError(
            "パスワードが付いています。パスワードを外して保存し直してください。"
            if locked
            else f"古い形式の Office ファイル（.xls など）です。{_AGAIN}"
        )
    start = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for beginning, sentence in _OTHERS.items():
        if start.startswith(beginning.lower()):
            raise UnreadableError(sentence)
    if not data.startswith(_ZIP):
        return delimited.read(data, columns)
    _look_into(data)
    return excel.read(data, columns)


def _look_into(data: bytes) -> None:
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            sizes = {part.filename: part.file_size for part in archive.infolist()}
            fits = len(sizes) <= PARTS and sum(sizes.values()) <= UNPACKED
            # What says that it is small, and is not, is found out here, piece by piece, before it is unpacked whole.
            broken = archive.testzip() if fits and _WORKBOOK in sizes else None
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        raise UnreadableError(_DAMAGED) from None
    if broken:
        raise UnreadableError(_DAMAGED)
    if _WORKBOOK not in sizes:
        other = (sentence for part, sentence in _PARTS.items() if part in sizes)
        raise UnreadableError(next(other, "Excel のファイルではない ZIP です。中のファイルを取り出してください。"))
    if not fits:
        raise UnreadableError(
            "ファイルが大きすぎます（広げると100MBを超えます）。使っていない行を消すか、いくつかに分けてください。"
        )
