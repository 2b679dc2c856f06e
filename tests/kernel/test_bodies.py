"""Which bodies there are, and how a list of them comes in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import bodies, members
from bot.bodies import Entry, Kind
from bot.db import Database
from bot.files import bodies as body_import
from bot.sandbox.town import BODIES, TOWNS
from bot.tables import UnreadableError

TEAM = "T1"
ASSOCIATION = Entry("県西広域事務組合", Kind.ASSOCIATION, "神奈川県")


def town(code: str, name: str, *, into: str | None = None) -> Entry:
    return Entry(name, bodies.kind_of(code), bodies.prefecture_of(code), code, None, into)


def keep(database: Database, *entries: Entry) -> tuple[int, int]:
    with database.begin() as session:
        return body_import.import_bodies(session, team_id=TEAM, entries=entries)


@given(st.integers(1, 47), st.integers(0, 999), st.integers(0, 9))
def test_of_ten_codes_one_has_the_right_check_digit(prefecture: int, number: int, last: int) -> None:
    five = f"{prefecture:02}{number:03}"
    total = sum(int(digit) * weight for digit, weight in zip(five, (6, 5, 4, 3, 2), strict=True))
    right = int(str(11 - total % 11)[-1])
    assert (bodies.read_code(f"{five}{last}") is not None) == (last == right)


def test_the_demo_has_the_prefecture_and_its_33_municipalities_with_valid_codes() -> None:
    assert all(bodies.read_code(code) == code for code, _, _ in BODIES)
    kinds = [bodies.kind_of(code) for code, _, _ in BODIES]
    assert (kinds.count(Kind.PREFECTURE), kinds.count(Kind.MUNICIPALITY)) == (1, 33)
    assert {name for _, name, _ in BODIES} > set(TOWNS)
    assert len({code for code, _, _ in BODIES}) == len(BODIES)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        *(("141003", "141003"), ("１４１００３", "141003"), (" 141003 ", "141003"), ("141004", None), ("14100", None)),
        *(("000000", None), ("480002", None), ("横浜市", None), ("", None)),
    ],
)
def test_codes_are_read_as_people_write_them(written: str, code: str | None) -> None:
    assert bodies.read_code(written) == code


def test_a_list_in_japanese_comes_in_and_bad_rows_are_told_with_their_line(database: Database) -> None:
    table = (
        "団体コード,都道府県名（漢字）,市区町村名（漢字）,人口\r\n"
        '140007,神奈川県,,"9,237,337"\r\n'
        "１４１００３,神奈川県,横浜市,3777491人\r\n"
        "141004,神奈川県,よこはま市,\r\n"
        "\r\n"
        "14130,神奈川県,川崎市,\r\n"
        "142069,神奈川県,,\r\n"
        "142018,神奈川県,横須賀市,たくさん\r\n"
        "141003,神奈川県,横浜市,\r\n"
        ",神奈川県,県西広域事務組合,\r\n"
    )
    entries, problems = body_import.read(table.encode("cp932"))
    assert [entry.name for entry in entries] == ["神奈川県", "横浜市", "県西広域事務組合"]
    assert [entry.kind for entry in entries] == [Kind.PREFECTURE, Kind.MUNICIPALITY, Kind.ASSOCIATION]
    assert [entry.population for entry in entries] == [9_237_337, 3_777_491, None]
    assert [problem.line for problem in problems] == [4, 6, 7, 8, 9]
    for problem, said in zip(problems, ["141004", "5桁", "団体名", "たくさん", "3行目にも"], strict=True):
        assert said in problem.reason
    assert keep(database, *entries) == (3, 0)
    assert keep(database, *entries) == (0, 0)


def test_a_list_in_english_comes_in() -> None:
    entries, problems = body_import.read(b"code,name,kind,successor\n141003,Yokohama,municipality,\n")
    assert [(entry.name, entry.prefecture) for entry in entries] == [("Yokohama", "神奈川県")]
    assert problems == []


@pytest.mark.parametrize(
    ("row", "said"), [("141003,横浜市,国,", "種類「国」"), ("141003,横浜市,,141004", "合併先のコード「141004」")]
)
def test_what_is_wrong_with_a_row_is_said(row: str, said: str) -> None:
    entries, [problem] = body_import.read(f"コード,団体名,種類,合併先\n{row}\n".encode())
    assert entries == []
    assert said in problem.reason


def test_a_table_of_something_else_is_refused_as_a_whole() -> None:
    entries, [problem] = body_import.read("氏名,住所\n佐藤,小田原市\n".encode())
    assert entries == []
    assert "見出し" in problem.reason
    assert body_import.read(b"")[0] == []


@given(st.binary(max_size=200) | st.text('団体名,コード"\r\n\t\0', max_size=80).map(str.encode))
def test_whatever_a_file_holds_it_is_read_or_refused_in_words(data: bytes) -> None:
    try:
        entries, problems = body_import.read(data)
    except UnreadableError as refused:
        entries, problems = [], [body_import.Problem(1, str(refused))]
    assert all(entry.name for entry in entries)
    assert all(problem.reason for problem in problems)


def test_a_body_that_changed_its_name_stays_the_same_body(database: Database) -> None:
    keep(database, town("142077", "茅ケ崎市"))
    assert keep(database, town("142077", "茅ヶ崎市")) == (0, 1)
    with database.read() as session:
        assert [body.name for body in bodies.of_today(session, team_id=TEAM)] == ["茅ヶ崎市"]


def test_an_association_without_a_code_can_be_given_one_later(database: Database) -> None:
    keep(database, ASSOCIATION)
    coded = Entry("県西広域事務組合", Kind.ASSOCIATION, "神奈川県", "148016")
    assert keep(database, coded) == (0, 1)
    assert keep(database, coded, ASSOCIATION)[0] == 1  # another of that name, which has no code


def test_a_merged_town_leads_to_the_one_that_it_became_and_takes_its_people_along(database: Database) -> None:
    # 津久井町 -> 相模原市, with an invented code that leads over another one that is gone.
    old, between = "144231", "144240"
    keep(database, town("141500", "相模原市"), town(old, "津久井町"))
    with database.begin() as session:
        [body] = bodies.named(session, team_id=TEAM, name="津久井町")
        member = members.known(session, team_id=TEAM, user_id="U1")
        member.name = "原 誠"
        members.settle(session, member, body=body, section="窓口課")
        assert member.signature == "原 誠（津久井町 窓口課）"
    merged = (town(old, "津久井町", into=between), town(between, "城山町", into="141500"))
    assert keep(database, *merged) == (1, 1)
    with database.read() as session:
        assert [body.name for body in bodies.of_today(session, team_id=TEAM)] == ["相模原市"]
        assert [body.name for body in bodies.named(session, team_id=TEAM, name="津久井町")] == ["相模原市"]
        found = bodies.by_code(session, team_id=TEAM, code=old)
        assert found
        assert found.name == "相模原市"
        moved = members.find(session, team_id=TEAM, user_id="U1")
        assert moved
        assert moved.signature == "原 誠（相模原市 窓口課）"


def test_towns_that_were_merged_into_each_other_by_mistake_do_not_lead_astray(database: Database) -> None:
    keep(database, town("142051", "藤沢市", into="142069"), town("142069", "小田原市", into="142051"))
    with database.read() as session:
        assert len(bodies.named(session, team_id=TEAM, name="藤沢市")) == 1


@pytest.mark.parametrize(
    ("title", "body", "section"),
    [
        ("小田原市 税務課", "小田原市", "税務課"),
        ("小田原市　税務課　DX推進リーダー", "小田原市", "税務課"),
        ("神奈川県小田原市 税務課", "小田原市", "税務課"),
        ("小田原市 教育委員会 学校教育課", "小田原市", "教育委員会 学校教育課"),
        ("小田原市", "小田原市", ""),
        ("税務課", None, "税務課"),
        ("火星市 税務課", None, "火星市 税務課"),
        ("", None, ""),
    ],
)
def test_body_and_section_are_guessed_from_the_title_in_slack(
    database: Database, title: str, body: str | None, section: str
) -> None:
    keep(database, town("142069", "小田原市"), town("140007", "神奈川県"))
    with database.read() as session:
        guessed, rest = bodies.guess(session, team_id=TEAM, title=title)
    assert (guessed.name if guessed else None, rest) == (body, section)


def test_two_towns_of_one_name_are_told_apart_by_their_prefecture(database: Database) -> None:
    keep(database, town("132063", "府中市"), town("342084", "府中市"), town("142069", "小田原市"))
    with database.read() as session:
        assert len(bodies.named(session, team_id=TEAM, name="府中市")) == 2
        [tokyo] = bodies.named(session, team_id=TEAM, name="東京都府中市")
        names = bodies.names(bodies.of_today(session, team_id=TEAM))
    assert tokyo.code == "132063"
    assert sorted(names.values()) == ["小田原市", "広島県府中市", "東京都府中市"]


@pytest.mark.parametrize(("typed", "first"), [("小田原", "小田原市"), ("小田原し", "小田原市"), ("まったく別", None)])
def test_a_name_that_is_not_quite_right_finds_the_nearest(database: Database, typed: str, first: str | None) -> None:
    keep(database, *(town(code, name) for code, name, _ in BODIES))
    with database.read() as session:
        found = bodies.near(session, team_id=TEAM, name=typed, limit=5)
    assert (found[0].name if found else None) == first


@pytest.mark.parametrize(
    ("population", "size"), [(None, None), (3_000, 0), (10_000, 1), (99_999, 2), (189_000, 3), (3_777_000, 4)]
)
def test_size_classes(population: int | None, size: int | None) -> None:
    assert bodies.Body(TEAM, "町", Kind.MUNICIPALITY, population=population).size == size
