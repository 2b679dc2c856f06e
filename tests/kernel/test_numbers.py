"""What is taken for a personal number, and what is not. All numbers here are made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.numbers import covered, holds_my_number

ELEVEN = st.text("0123456789", min_size=11, max_size=11)
TWELVE = st.text("0123456789", min_size=12, max_size=12)
SEPARATOR = st.text(" 　-－‐―ー\u00a0\t", max_size=2)
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def with_check_digit(eleven: str) -> str:
    """The rule as the law writes it: Pn is the n-th digit from the lowest, Qn is n+1 up to six and n-5 from seven."""
    total = 0
    for n in range(1, 12):
        p = int(eleven[11 - n])
        q = n + 1 if n <= 6 else n - 5
        total += p * q
    rest = total % 11
    return eleven + str(0 if rest <= 1 else 11 - rest)


VALID = with_check_digit("12345678901")


def test_the_published_example_has_its_check_digit() -> None:
    assert VALID == "123456789018"


@given(ELEVEN, st.text("あ漢aZ。、:：/(「", max_size=5), st.text("です。円)」/:", max_size=5))
def test_a_number_is_found_wherever_it_stands(eleven: str, before: str, after: str) -> None:
    assert holds_my_number(f"{before}{with_check_digit(eleven)}{after}")


@given(ELEVEN, st.lists(SEPARATOR, min_size=11, max_size=11), st.booleans())
def test_a_number_is_found_whatever_is_put_between_its_digits(eleven: str, between: list[str], full: bool) -> None:
    number = with_check_digit(eleven)
    written = "".join(digit + gap for digit, gap in zip(number, [*between, ""], strict=True))
    assert holds_my_number(f"番号は{written.translate(FULL_WIDTH) if full else written}")


@given(TWELVE)
def test_twelve_digits_with_another_check_digit_are_not_a_number(twelve: str) -> None:
    assert holds_my_number(twelve) == (with_check_digit(twelve[:11]) == twelve)


@given(ELEVEN, st.text("0123456789０", min_size=1, max_size=5), st.booleans())
def test_a_longer_row_of_digits_holds_none(eleven: str, more: str, before: bool) -> None:
    number = with_check_digit(eleven)
    assert not holds_my_number(more + number if before else number + more)


@given(st.text("0123456789 -", max_size=11))
def test_fewer_digits_hold_none(text: str) -> None:
    assert not holds_my_number(text)


@given(st.text())
def test_what_is_covered_holds_none_and_keeps_its_length(text: str) -> None:
    assert len(covered(text)) == len(text)
    assert not holds_my_number(covered(text))


@given(st.text("0123456789-　 あ", max_size=60))
def test_covering_digits_leaves_none(text: str) -> None:
    assert not holds_my_number(covered(text))
    assert covered(covered(text)) == covered(text)


@pytest.mark.parametrize("text", ["1234-5678-9018-1234", "0000 1234 5678 9018", "14-100-3"])
def test_equal_groups_that_go_on_are_another_number(text: str) -> None:
    assert not holds_my_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "1 123456789018",
        "1234 5678 9018 0465-33-1234",
        "0465-33-1234 1234 5678 9018",
        "2026-11-23 1234-5678-9018",
        "佐藤 40歳 １２３４－５６７８－９０１８",
        "1 2 3 4 5 6 7 8 9 0 1 8",
    ],
)
def test_a_number_beside_other_figures_is_found(text: str) -> None:
    assert holds_my_number(text)


def test_only_the_digits_of_the_number_are_covered() -> None:
    assert covered("電話 0465-33-1234、番号 1234-5678-9018、3件") == "電話 0465-33-1234、番号 ●●●●-●●●●-●●●●、3件"
