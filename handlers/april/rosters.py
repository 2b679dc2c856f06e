"""Rosters as files: what a line says, whoever wrote the table, and the present members as a table to go on with."""

import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot import numbers, tables
from bot.roles import Role
from bot.tables import Columns, Line, UnreadableError, excel

# A roster is some kilobytes; what is larger is something else.
LARGEST = 10_000_000
LONGEST = 200
NAMES = {
    "place": ("団体", "団体名", "市町村", "市町村名", "自治体", "自治体名", "municipality", "body", "organization"),
    "section": ("所属", "所属名", "課", "課名", "部署", "部署名", "所属部署", "section", "department"),
    "name": ("氏名", "名前", "お名前", "職員名", "職員氏名", "name", "full name"),
    "mail": ("メール", "メールアドレス", "eメール", "電子メール", "mail", "email", "e-mail", "email address"),
    "role": ("役割", "role"),
    "staff": ("職員番号", "社員番号", "職員コード", "staff number", "employee id", "employee number"),
    "family": ("姓", "氏", "family name", "last name"),
    "given": ("名", "given name", "first name"),
    "code": ("団体コード", "全国地方公共団体コード", "code"),
}
COLUMNS = Columns(NAMES, needed=[{"place", "name"}, {"place", "family", "given"}])
WRITTEN = ("place", "section", "name", "mail", "role", "staff")
ROLES = {
    Role.LEADER: ("DX推進リーダー", "推進リーダー", "リーダー", "leader"),
    Role.LEARNER: ("受講者", "learner"),
    Role.COORDINATOR: ("担当者", "担当", "coordinator"),
    Role.MANAGER: ("所属長", "manager"),
    Role.COMPANION: ("伴走者", "companion"),
}
_ROLE = {unicodedata.normalize("NFKC", name).casefold(): role for role, told in ROLES.items() for name in told}
_MAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;]+")
_REASONS = tables.TROUBLES | {
    "name": "氏名がありません",
    "place": "団体がありません",
    "long": "長すぎます（200文字までです）",
    "personal_number": "マイナンバー（個人番号）の形をした番号が入っています（たまたまのこともあります）",
}


@dataclass(frozen=True)
class Row:
    """Somebody on a roster, as it is written there; `mail` is in small letters, and "" when it is none."""

    number: int
    name: str
    place: str
    section: str = ""
    role: str = ""
    mail: str = ""
    staff: str = ""
    code: str = ""


@dataclass(frozen=True)
class Sheet:
    """A roster that was read; `notes` are sentences about what was not."""

    rows: list[Row]
    notes: list[str]


def read(data: bytes) -> Sheet:
    """The roster in a CSV or Excel file.

    Raises:
        UnreadableError: it is another kind of file, or has no header that fits.
    """
    if len(data) > LARGEST:
        raise UnreadableError("大きすぎます（10MBまで）。団体ごとに分けてください。")
    table = tables.read(data, COLUMNS)
    if not table.fits:
        raise UnreadableError("見出しの行に「団体」と「氏名」の列が見つかりません。1行目に見出しを書いてください。")
    places = COLUMNS.places(table.header.cells)
    rows: list[Row] = []
    notes = list(table.notes)
    for line in table.lines:
        said = {column: _tidy(text) for column, text in COLUMNS.said(places, line.cells).items()}
        if reason := _reason(line, said):
            notes.append(f"{line.number}行目: {reason}。この行は数えていません。")
        else:
            rows.append(_row(line.number, said, notes))
    if not rows:
        raise UnreadableError("氏名のある行がありません。")
    return Sheet(rows, notes)


def write(rows: Iterable[Row]) -> bytes:
    """A workbook that `read` understands."""
    file = io.BytesIO()
    columns = [(NAMES[name][0], name in {"section", "mail"}) for name in WRITTEN]
    cells = [[getattr(row, name) for name in WRITTEN] for row in rows]
    excel.write(file, title="名簿", columns=columns, rows=cells)
    return file.getvalue()


def told_role(roles: Sequence[str]) -> str:
    """What stands in the column of roles for somebody who has these: the first that a roster can give."""
    return next((ROLES[role][0] for role in ROLES if role in roles), "")


def _row(number: int, said: dict[str, str], notes: list[str]) -> Row:
    role = _ROLE.get(unicodedata.normalize("NFKC", said.get("role", "")).casefold(), "")
    if said.get("role") and not role:
        notes.append(f"{number}行目: 役割「{said['role']}」は名簿からは付けられないので、役割なしで読みました。")
    mail = unicodedata.normalize("NFKC", said.get("mail", "")).casefold()
    if mail and not _MAIL.fullmatch(mail):
        notes.append(f"{number}行目: メールの書き方が正しくないので、氏名と団体で探します。")
        mail = ""
    return Row(
        number=number,
        name=_name(said),
        place=said["place"],
        section=said.get("section", ""),
        role=role,
        mail=mail,
        staff=unicodedata.normalize("NFKC", said.get("staff", "")).casefold(),
        code=said.get("code", ""),
    )


def _reason(line: Line, said: dict[str, str]) -> str:
    if line.trouble:
        return _REASONS[line.trouble].format(*line.details)
    if any(map(numbers.holds_my_number, said.values())):
        return _REASONS["personal_number"]
    if any(len(text) > LONGEST for text in said.values()):
        return _REASONS["long"]
    return _REASONS["name"] if not _name(said) else "" if said["place"] else _REASONS["place"]


def _name(said: dict[str, str]) -> str:
    return said.get("name") or " ".join(part for part in (said.get("family"), said.get("given")) if part)


def _tidy(text: str) -> str:
    return " ".join(text.split())
