"""A roster is compared with people: everybody is found once, whatever the order, and nobody is guessed."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.april import comparing, folding
from handlers.april.comparing import NOBODY, SKIP, Entry, Finding, Kind, Person

NAMES = st.sampled_from(["佐藤美咲", "佐藤実", "高橋桜", "渡辺剛", ""])
BODIES = st.sampled_from(["小田原市", "三浦市", "真鶴町", ""])
SECTIONS = st.sampled_from(["税務課", "市民課", ""])
MAILS = st.sampled_from(["", "", "a@x.jp", "b@x.jp", "c@x.jp"])
CHOICES = st.sampled_from(["", "", "", NOBODY, SKIP, "U0", "U1"])


@st.composite
def rosters(draw: st.DrawFn) -> list[Entry]:
    written = st.tuples(NAMES.filter(bool), BODIES, SECTIONS, MAILS, st.sampled_from(["", "", "7"]), CHOICES)
    return [Entry(number, *each) for number, each in enumerate(draw(st.lists(written, max_size=7)), 2)]


@st.composite
def communities(draw: st.DrawFn) -> list[Person]:
    people = st.tuples(st.frozensets(NAMES.filter(bool), min_size=1, max_size=2), BODIES, SECTIONS)
    drawn = draw(st.lists(people, max_size=6))
    mails = draw(st.lists(MAILS, min_size=len(drawn), max_size=len(drawn)))
    seen: set[str] = set()
    found = []
    for number, (each, mail) in enumerate(zip(drawn, mails, strict=True)):
        found.append(Person(f"U{number}", *each, "" if mail in seen else mail, draw(st.booleans())))
        seen.add(mail)
    return found


def meaning(found: list[Finding], entries: list[Entry]) -> Counter[tuple[object, ...]]:
    """What was found, without the numbers of lines."""
    by_number = {each.number: replace(each, number=0) for each in entries}
    return Counter(
        (each.kind, each.user_id, frozenset(Counter(by_number[number] for number in each.numbers).items()),
         frozenset(each.candidates))
        for each in found
    )  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(rosters(), communities())
def test_every_person_and_every_line_is_found_exactly_once(entries: list[Entry], people: list[Person]) -> None:
    found = comparing.compare(entries, people)
    lines = Counter(number for finding in found for number in finding.numbers)
    assert lines == Counter(each.number for each in entries if each.chosen != SKIP)
    sure = Counter(finding.user_id for finding in found if finding.user_id)
    assert set(sure.values()) <= {1}
    asked = {user_id for finding in found for user_id in finding.candidates}
    bodies = {each.body for each in entries if each.body and each.chosen != SKIP}
    left_alone = set(comparing.outside(people, found))
    for person in people:
        ways = (person.user_id in sure, person.user_id in asked, person.user_id in left_alone)
        assert sum(ways) == 1
        if person.user_id in left_alone:
            assert person.body not in bodies or not person.may_leave


@settings(max_examples=80, deadline=None)
@given(rosters(), communities(), st.randoms(use_true_random=False))
def test_the_order_of_lines_and_people_does_not_matter(
    entries: list[Entry], people: list[Person], random: st.DataObject
) -> None:
    mixed = [replace(each, number=number) for number, each in enumerate(random.sample(entries, len(entries)), 2)]  # type: ignore[attr-defined]
    others = random.sample(people, len(people))  # type: ignore[attr-defined]
    assert meaning(comparing.compare(entries, people), entries) == meaning(comparing.compare(mixed, others), mixed)


@settings(max_examples=80, deadline=None)
@given(rosters(), communities())
def test_what_was_done_is_not_done_again(entries: list[Entry], people: list[Person]) -> None:
    found = comparing.compare(entries, people)
    by_number = {each.number: each for each in entries}
    after = {person.user_id: person for person in people}
    for finding in found:
        if finding.kind == Kind.LEAVES and finding.user_id:
            after[finding.user_id] = replace(after[finding.user_id], may_leave=False)
        elif finding.kind == Kind.MOVES and finding.user_id:
            line = by_number[finding.numbers[0]]
            after[finding.user_id] = replace(after[finding.user_id], body=line.body, section=line.section)
    sure = {finding.user_id: finding.numbers for finding in found if finding.user_id and finding.numbers}
    # Who they are was decided: by the roster, or by the organiser who approved the plan. What contradicts that is gone.
    decided = {number: user for user, numbers in sure.items() for number in numbers}
    said = {each.number: each.chosen if each.chosen in {NOBODY, SKIP} else "" for each in entries}
    again = [replace(each, chosen=decided.get(each.number, said[each.number])) for each in entries]
    later = {finding.user_id: finding.kind for finding in comparing.compare(again, after.values())}
    gone = {finding.user_id for finding in found if finding.kind == Kind.LEAVES}
    assert {later.get(user_id) for user_id in sure} <= {Kind.STAYS, Kind.UNCLEAR}
    assert all(later.get(each.user_id) == Kind.STAYS for each in found if each.kind in {Kind.MOVES, Kind.STAYS})
    assert not gone & {user_id for user_id, kind in later.items() if kind == Kind.LEAVES}


def person(user_id: str, name: str, body: str = "小田原市", section: str = "税務課", mail: str = "") -> Person:
    return Person(user_id, frozenset({folding.key(name)}), body, section, mail)


def line(number: int, name: str, body: str = "小田原市", section: str = "税務課", mail: str = "") -> Entry:
    return Entry(number, folding.key(name), body, section, mail)


def kinds(entries: list[Entry], people: list[Person]) -> dict[str | tuple[int, ...], Kind]:
    return {found.user_id or found.numbers: found.kind for found in comparing.compare(entries, people)}


def test_who_is_in_no_line_leaves_and_who_is_only_in_a_line_comes() -> None:
    people = [person("U1", "佐藤 美咲"), person("U2", "田中 健", section="市民課")]
    entries = [line(2, "佐藤美咲"), line(3, "高橋 さくら", section="市民課")]
    assert kinds(entries, people) == {"U1": Kind.STAYS, "U2": Kind.LEAVES, (3,): Kind.COMES}


def test_a_roster_of_some_bodies_concerns_these_only() -> None:
    people = [person("U1", "佐藤 美咲"), person("U2", "田中 健", body="三浦市"), person("U3", "鈴木 花", body="")]
    assert kinds([line(2, "山本 修")], people) == {"U1": Kind.LEAVES, (2,): Kind.COMES}


def test_who_has_another_section_or_body_moves() -> None:
    people = [person("U1", "佐藤 美咲"), person("U2", "田中 健", mail="t@x.jp")]
    entries = [line(2, "佐藤 美咲", section="福祉課"), line(3, "田中 健", body="神奈川県", mail="t@x.jp")]
    assert kinds(entries, people) == {"U1": Kind.MOVES, "U2": Kind.MOVES}


def test_a_mail_address_knows_who_has_another_name_now() -> None:
    assert kinds([line(2, "山田 美咲", mail="m@x.jp")], [person("U1", "佐藤 美咲", mail="m@x.jp")]) == {
        "U1": Kind.STAYS
    }


def test_two_of_the_same_name_are_told_apart_by_section_and_otherwise_asked_about() -> None:
    people = [person("U1", "佐藤 実"), person("U2", "佐藤 実", section="市民課")]
    assert kinds([line(2, "佐藤 実"), line(3, "佐藤 実", section="市民課")], people) == {
        "U1": Kind.STAYS,
        "U2": Kind.STAYS,
    }
    found = comparing.compare([line(2, "佐藤 実", section="福祉課")], people)
    assert found == [Finding(Kind.UNCLEAR, None, (2,), ("U1", "U2"))]


def test_a_name_in_another_body_is_asked_about_and_not_guessed() -> None:
    people = [person("U1", "田中 健", body="三浦市")]
    entries = [line(2, "田中 健")]
    assert comparing.compare(entries, people) == [Finding(Kind.UNCLEAR, None, (2,), ("U1",))]
    assert kinds([replace(entries[0], chosen="U1")], people) == {"U1": Kind.MOVES}
    assert kinds([replace(entries[0], chosen=NOBODY)], people) == {(2,): Kind.COMES}


def test_a_name_with_another_mail_address_is_asked_about() -> None:
    people = [person("U1", "佐藤 美咲", mail="old@x.jp")]
    [found] = comparing.compare([line(2, "佐藤 美咲", mail="new@x.jp")], people)
    assert (found.kind, found.candidates) == (Kind.UNCLEAR, ("U1",))


def test_a_line_that_stands_twice_counts_once() -> None:
    assert kinds([line(2, "佐藤 美咲"), line(3, "佐藤　美咲")], [person("U1", "佐藤 美咲")]) == {"U1": Kind.STAYS}
    assert kinds([line(2, "新田 光", mail="n@x.jp"), line(3, "新田 光", mail="n@x.jp")], []) == {(2, 3): Kind.COMES}


def test_who_has_two_offices_stays_when_one_of_them_is_theirs_and_is_asked_about_otherwise() -> None:
    two = [line(2, "佐藤 美咲", mail="m@x.jp"), line(3, "佐藤 美咲", section="市民課", mail="m@x.jp")]
    assert kinds(two, [person("U1", "佐藤 美咲", mail="m@x.jp")]) == {"U1": Kind.STAYS}
    elsewhere = [person("U1", "佐藤 美咲", section="福祉課", mail="m@x.jp")]
    assert comparing.compare(two, elsewhere) == [Finding(Kind.UNCLEAR, "U1", (2, 3))]
    assert kinds([two[0], replace(two[1], chosen=SKIP)], elsewhere) == {"U1": Kind.MOVES}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("佐藤 美咲", "佐藤　美咲"),
        ("佐藤 美咲", "佐藤美咲（小田原市）"),
        ("高橋 さくら", "髙橋さくら"),
        ("斎藤 学", "齋藤 學"),
        ("渡辺 剛", "渡邊 剛"),
        ("佐々木 望", "佐佐木 望"),
        ("山﨑 渉", "山崎 渉さん"),
        ("塚本 福子", "塚\U000e0100本 福\ufe00子"),
        ("SATO Misaki", "ｓａｔｏ　ｍｉｓａｋｉ"),
    ],
)
def test_a_name_is_the_same_however_it_is_written(one: str, other: str) -> None:
    assert folding.key(one) == folding.key(other) != ""


def test_other_names_stay_other_names() -> None:
    assert folding.key("佐藤 実") != folding.key("佐藤 実里")
    assert folding.key("高木 健") != folding.key("高橋 健")


def test_two_lines_that_are_said_to_be_one_person_are_asked_about_again() -> None:
    people = [person("U1", "佐藤 美咲", mail="m@x.jp"), person("U2", "田中 健")]
    twice = [replace(line(number, f"山本 {number}"), chosen="U1") for number in (2, 3)]
    assert kinds(twice, people) == {(2,): Kind.UNCLEAR, (3,): Kind.UNCLEAR, "U2": Kind.LEAVES}
    assert kinds([*twice, line(4, "佐藤 美咲", mail="m@x.jp")], people)["U1"] == Kind.STAYS
