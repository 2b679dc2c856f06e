"""The weekly streak, against a count that is done in another way."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from handlers.study.streak import Streak, Week, streak

K, M, A = Week.KEPT, Week.MISSED, Week.AWAY
WEEKS = st.lists(st.sampled_from([K, K, K, M, A]), max_size=60)


@pytest.mark.parametrize(
    ("weeks", "length", "freezes"),
    [
        ([], 0, 0),
        ([K, K, K], 3, 0),
        ([K, K, K, M], 0, 0),
        ([K, K, K, K], 4, 1),
        ([K, K, K, K, M], 4, 0),
        ([K, K, K, K, M, M], 0, 0),
        ([K] * 8, 8, 2),
        ([K] * 20, 20, 2),
        ([K] * 20 + [M, M, K], 21, 0),
        ([K] * 20 + [M, M, M, K], 1, 0),
        ([K, K, A, A, A, K, K], 4, 1),
        ([K, A, M], 0, 0),
    ],
)
def test_the_rules_by_example(weeks: list[Week], length: int, freezes: int) -> None:
    found = streak(weeks)
    assert (found.weeks, found.freezes) == (length, freezes)


@given(WEEKS)
def test_weeks_away_change_nothing(weeks: list[Week]) -> None:
    assert streak(weeks) == streak([week for week in weeks if week != A])


@given(WEEKS)
def test_a_kept_week_always_makes_it_one_longer(weeks: list[Week]) -> None:
    assert streak([*weeks, K]).weeks == streak(weeks).weeks + 1


class Diary(RuleBasedStateMachine):
    """Keeps freezes as tickets with a name each, and the streak as the list of its weeks."""

    def __init__(self) -> None:
        super().__init__()
        self.weeks: list[Week] = []
        self.kept: list[int] = []
        self.tickets: list[int] = []
        self.stamps: list[int] = []

    @rule()
    def keep(self) -> None:
        self.weeks.append(K)
        self.kept.append(len(self.weeks))
        if len(self.tickets) < 2:
            self.stamps.append(len(self.weeks))
        if len(self.stamps) == 4:
            self.tickets.append(len(self.weeks))
            self.stamps.clear()

    @rule()
    def miss(self) -> None:
        self.weeks.append(M)
        if self.tickets:
            self.tickets.pop()
        else:
            self.kept.clear()
            self.stamps.clear()

    @rule()
    def be_away(self) -> None:
        self.weeks.append(A)

    @invariant()
    def agrees(self) -> None:
        assert streak(self.weeks) == Streak(len(self.kept), len(self.tickets), len(self.stamps))


TestDiary = Diary.TestCase
TestDiary.settings = settings(max_examples=50, stateful_step_count=40)
