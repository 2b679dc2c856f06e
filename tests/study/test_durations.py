"""How long, how many and when, as people type it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import durations
from bot.durations import Typed

TODAY = date(2026, 11, 23)  # a Monday
FULL_WIDTH = str.maketrans("0123456789.hmin", "０１２３４５６７８９．ｈｍｉｎ")


def read(text: str) -> Typed | None:
    return durations.read(text, TODAY)


@pytest.mark.parametrize(
    ("text", "minutes", "subject"),
    [
        ("25分 Excelマクロ", 25, "Excelマクロ"),
        ("２５ｍｉｎ エクセル", 25, "エクセル"),
        ("エクセル　25分", 25, "エクセル"),
        ("Excelマクロを25分", 25, "Excelマクロ"),
        ("25分でExcel", 25, "Excel"),
        ("25分Excelマクロ", 25, "Excelマクロ"),
        ("1時間半", 90, ""),
        ("1.5h", 90, ""),
        ("1h30 Tableau", 90, "Tableau"),
        ("1 hour 20 minutes statistics", 80, "statistics"),
        ("一時間半 読書", 90, "読書"),
        ("三十分", 30, ""),
        ("約30分ほど 統計", 30, "統計"),
        ("半時間 統計", 30, "統計"),
        ("30分", 30, ""),
        ("第3分冊を25分", 25, "第3分冊"),
        ("25分 第2部", 25, "第2部"),
        ("日本史 30分", 30, "日本史"),
    ],
)
def test_time_and_subject_in_any_order_and_width(text: str, minutes: int, subject: str) -> None:
    assert read(text) == Typed(minutes, 0, None, subject)


@pytest.mark.parametrize(
    "text",
    ["", "がんばった", "Excel", "30分 1時間", "0分", "-25分", "10時30分から会議", "99999分", "25", "分", "３", "🏮"],
)
def test_what_says_no_amount_or_two_is_not_guessed(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("昨日 30分 統計", date(2026, 11, 22)),
        ("30分 統計 昨日", date(2026, 11, 22)),
        ("昨日30分 統計", date(2026, 11, 22)),
        ("おととい 統計 30分", date(2026, 11, 21)),
        ("11/20 30分 統計", date(2026, 11, 20)),
        ("１１／２０ 30分 統計", date(2026, 11, 20)),
        ("11月20日に 30分 統計", date(2026, 11, 20)),
        ("2026-11-01 30分 統計", date(2026, 11, 1)),
        ("金曜 30分 統計", date(2026, 11, 20)),
        ("yesterday 30 min 統計", date(2026, 11, 22)),
        ("12/25 30分 統計", date(2026, 12, 25)),
    ],
)
def test_an_old_day_stands_anywhere(text: str, day: date) -> None:
    assert read(text) == Typed(30, 0, day, "統計")


def test_a_day_of_last_year_is_meant_when_it_is_recent() -> None:
    assert durations.read("12/28 20分", date(2027, 1, 4)) == Typed(20, 0, date(2026, 12, 28), "")


def test_lessons_count_too() -> None:
    assert read("3レッスン Udemy") == Typed(0, 3, None, "Udemy")
    assert read("30分 ２本 Udemy") == Typed(30, 2, None, "Udemy")
    assert read("Udemy 2 lessons") == Typed(0, 2, None, "Udemy")


SUBJECTS = st.text(alphabet="あいうエクセルデータ議会ABCxyz", min_size=1, max_size=12).filter(
    lambda text: not text.endswith("を") and not text.startswith(("の", "で"))
)


def written(minutes: int) -> st.SearchStrategy[str]:
    hours, rest = divmod(minutes, 60)
    forms = [f"{minutes}分", f"{minutes} 分", f"{minutes}min", f"{minutes}m", f"{minutes}分間"]
    if hours:
        forms += [f"{hours}時間{rest}分", f"{hours}h{rest}m", f"{hours}時間 {rest}分"]
        forms += [f"{hours}時間", f"{hours}h"] if not rest else []
        forms += [f"{hours}時間半", f"{hours}.5h", f"{hours}.5時間"] if rest == 30 else []
    return st.sampled_from(forms).flatmap(lambda form: st.sampled_from([form, form.translate(FULL_WIDTH)]))


@given(st.data(), st.integers(1, 960), SUBJECTS, st.booleans(), st.sampled_from([" ", "　", "  "]))
def test_however_it_is_written_it_is_read_back(
    data: st.DataObject, minutes: int, subject: str, first: bool, gap: str
) -> None:
    amount = data.draw(written(minutes))
    text = f"{amount}{gap}{subject}" if first else f"{subject}{gap}{amount}"
    assert read(text) == Typed(minutes, 0, None, subject)


@given(st.integers(0, 92), st.integers(1, 600), SUBJECTS)
def test_a_day_of_the_last_months_is_read_back(ago: int, minutes: int, subject: str) -> None:
    day = TODAY - timedelta(days=ago)
    assert read(f"{day.month}/{day.day} {minutes}分 {subject}") == Typed(minutes, 0, day, subject)


@given(st.text(max_size=40))
def test_nothing_that_is_typed_breaks_it(text: str) -> None:
    typed = read(text)
    assert typed is None or typed.minutes > 0 or typed.lessons > 0
    durations.hours(text)


@pytest.mark.parametrize(
    ("text", "hours"), [("３", 3), ("2.5", 2.5), ("2時間半", 2.5), ("90分", 1.5), ("たくさん", None), ("-1", None)]
)
def test_hours_alone(text: str, hours: float | None) -> None:
    assert durations.hours(text) == hours
