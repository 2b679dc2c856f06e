"""Bodies from a table, such as the official list of codes: good rows go in, bad ones are told with their line."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot import bodies, members, numbers, tables
from bot.bodies import CODE_LENGTH, Entry, Kind, kind_of, prefecture_of, read_code
from bot.tables import Columns, Line

REASONS = tables.TROUBLES | {
    "header": "見出しの行に「団体名」の列が見つかりません（{}）",
    "name": "団体名がありません",
    "code": "団体コード「{}」が正しくありません（検査数字まで6桁の全国地方公共団体コードを書きます）",
    "short": "団体コード「{}」は5桁です（先頭の 0 か、最後の検査数字が抜けていませんか）",
    "again": "団体コード「{}」は、{}行目にもあります",
    "kind": "種類「{}」が分かりません（都道府県・市区町村・組合のどれかです）",
    "population": "人口「{}」が数ではありません",
    "successor": "合併先のコード「{}」が正しくありません",
    "personal_number": "マイナンバー（個人番号）の形をした番号が入っています（たまたまのこともあります）",
}
COLUMNS = Columns(
    {
        "code": ("code", "コード", "団体コード", "全国地方公共団体コード", "地方公共団体コード"),
        "name": ("name", "団体名", "名称", "市区町村名", "市区町村名(漢字)", "市町村名"),
        "prefecture": ("prefecture", "都道府県", "都道府県名", "都道府県名(漢字)"),
        "kind": ("kind", "種類", "種別", "区分"),
        "population": ("population", "人口"),
        "successor": ("successor", "successor_code", "合併先", "合併先コード"),
    },
    needed=[{"name"}],
)
_KINDS = {
    Kind.PREFECTURE: ("prefecture", "都道府県"),
    Kind.MUNICIPALITY: ("municipality", "市区町村", "市町村", "市", "区", "町", "村", "特別区"),
    Kind.ASSOCIATION: ("association", "組合", "一部事務組合", "広域連合", "団体", "その他"),
}
_KIND = {name: kind for kind, names in _KINDS.items() for name in names}


@dataclass(frozen=True)
class Problem:
    """A row that cannot go in, and why."""

    line: int
    reason: str


class _BadRow(Exception):  # noqa: N818 (it never leaves this module)
    def __init__(self, reason_key: str, *details: str | int) -> None:
        super().__init__(REASONS[reason_key].format(*details))


def import_bodies(session: Session, *, team_id: str, entries: Iterable[Entry]) -> tuple[int, int]:
    """Keep the bodies; people of a body that was merged go on in the one that it became.

    Returns:
        How many were new, and how many had changed.
    """
    done = bodies.keep(session, team_id=team_id, entries=entries)
    members.follow_mergers(session, team_id=team_id)
    return done


def read(data: bytes) -> tuple[list[Entry], list[Problem]]:
    """The bodies in a CSV or Excel file by its header, in Japanese or English.

    A row whose code is a prefecture's needs no name.

    Raises:
        bot.tables.UnreadableError: it is another kind of file, damaged, or locked.
    """
    table = tables.read(data, COLUMNS)
    if not table.fits:
        header = numbers.covered("、".join(filter(None, table.header.cells)))
        return [], [Problem(table.header.number, REASONS["header"].format(header))]
    places = COLUMNS.places(table.header.cells)
    entries: list[Entry] = []
    problems: list[Problem] = []
    lines_of: dict[str, int] = {}
    for line in table.lines:
        try:
            entry = _entry(_said(line, COLUMNS.said(places, line.cells)), lines_of)
        except _BadRow as bad:
            problems.append(Problem(line.number, str(bad)))
            continue
        if entry.code:
            lines_of[entry.code] = line.number
        entries.append(entry)
    return entries, problems


def _said(line: Line, said: dict[str, str]) -> dict[str, str]:
    if line.trouble:
        raise _BadRow(line.trouble, *line.details)
    if any(map(numbers.holds_my_number, said.values())):
        raise _BadRow("personal_number")
    return {column: " ".join(text.split()) for column, text in said.items()}


def _entry(said: dict[str, str], lines_of: dict[str, int]) -> Entry:
    code = _code(said.get("code", ""))
    if code in lines_of:
        raise _BadRow("again", code, lines_of[code])
    prefecture = prefecture_of(code) if code else said.get("prefecture", "")
    is_prefecture = code is not None and kind_of(code) == Kind.PREFECTURE
    name = said["name"] or (prefecture if is_prefecture else "")
    if not name:
        raise _BadRow("name")
    successor = said.get("successor", "")
    if successor and read_code(successor) is None:
        raise _BadRow("successor", successor)
    return Entry(
        name=name,
        kind=_kind(said.get("kind", ""), code),
        prefecture=prefecture,
        code=code,
        population=_population(said.get("population", "")),
        successor_code=read_code(successor) if successor else None,
    )


def _code(written: str) -> str | None:
    if not written:
        return None
    code = read_code(written)
    if code is None:
        shown = _folded(written)
        raise _BadRow("short" if shown.isdecimal() and len(shown) == CODE_LENGTH - 1 else "code", written)
    return code


def _kind(written: str, code: str | None) -> Kind:
    if not written:
        return kind_of(code) if code else Kind.ASSOCIATION
    kind = _KIND.get(_folded(written))
    if kind is None:
        raise _BadRow("kind", written)
    return kind


def _population(written: str) -> int | None:
    digits = _folded(written).replace(",", "").removesuffix("人")
    if digits and not digits.isdecimal():
        raise _BadRow("population", written)
    return int(digits) if digits else None


def _folded(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).split()).casefold()
