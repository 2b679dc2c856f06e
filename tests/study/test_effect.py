"""The effect of a nudge, against simulated people whose effect is known."""

import random
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.study import effect, nudges
from handlers.study.effect import HELD, Drawn, Side

MONDAY = date(2026, 4, 6)


def simulate(
    chance: random.Random, *, people: int, weeks: int, lift: float, spread: float, stays: bool = False
) -> tuple[dict[str, tuple[int, int]], dict[str, tuple[int, int]]]:
    """Weeks of people who differ in how often they study anyway; `stays`: everybody is always on the same side."""
    nudged: dict[str, tuple[int, int]] = {}
    held: dict[str, tuple[int, int]] = {}
    for number in range(people):
        own = chance.betavariate(0.4 * spread, 0.6 * spread)
        always = chance.random() < 0.2
        for _ in range(weeks):
            is_held = always if stays else chance.random() < 0.2
            side = held if is_held else nudged
            share = own * (1 - lift / 0.6) + lift / 0.6 if not is_held else own
            count, did = side.get(str(number), (0, 0))
            side[str(number)] = (count + 1, did + (chance.random() < share))
    return nudged, held


@pytest.mark.parametrize(("spread", "stays"), [(2, False), (50, False), (2, True)])
@pytest.mark.parametrize("lift", [0.0, 0.15])
def test_the_interval_holds_the_true_effect_as_often_as_it_says(spread: float, stays: bool, lift: float) -> None:
    chance = random.Random(20261123)  # noqa: S311 (a simulation)
    rounds = 400
    held = 0
    for _ in range(rounds):
        sides = simulate(chance, people=60, weeks=8, lift=lift, spread=spread, stays=stays)
        _, low, high = effect.difference(*sides)
        held += low <= lift <= high
    assert 0.92 <= held / rounds <= 0.99


def test_an_interval_that_takes_weeks_for_people_would_hold_it_too_seldom() -> None:
    chance = random.Random(20261123)  # noqa: S311 (a simulation)
    held = 0
    for _ in range(200):
        nudged, silent = simulate(chance, people=60, weeks=8, lift=0.0, spread=2, stays=True)
        apart = [
            {f"{who}-{week}": (1, int(week < did)) for who, (n, did) in side.items() for week in range(n)}
            for side in (nudged, silent)
        ]
        _, low, high = effect.difference(apart[0], apart[1])
        held += low <= 0 <= high
    assert held / 200 < 0.85


def test_without_repetition_it_is_newcombes_interval() -> None:
    # Newcombe 1998, table II (a), method 10: 56/70 against 48/80 is 0.2000, 0.0524 to 0.3339.
    nudged = {f"a{number}": (1, int(number < 56)) for number in range(70)}
    held = {f"b{number}": (1, int(number < 48)) for number in range(80)}
    between, low, high = effect.difference(nudged, held)
    assert between == pytest.approx(0.2)
    assert (low, high) == pytest.approx((0.0524, 0.3339), abs=0.004)


SIDES = st.dictionaries(
    st.integers(0, 30).map(str),
    st.integers(1, 6).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n))),
    max_size=20,
)


@given(SIDES, SIDES)
def test_the_interval_holds_the_difference_and_stays_within_what_can_be(nudged: Side, held: Side) -> None:
    between, low, high = effect.difference(nudged, held)
    assert -1 <= low <= between <= high <= 1
    turned = effect.difference(held, nudged)
    assert turned == pytest.approx((-between, -high, -low))


@given(st.lists(st.tuples(st.integers(1, 9999), st.integers(0, 60)), min_size=1, max_size=50))
def test_the_lot_is_the_same_whenever_it_is_drawn(people: list[tuple[int, int]]) -> None:
    for number, week in people:
        drawn = {nudges.lot("T1", f"U{number}", MONDAY + timedelta(weeks=week), nudges.ARMS) for _ in range(3)}
        assert len(drawn) == 1


def test_the_lot_holds_out_a_fifth_and_shares_the_rest_evenly_for_everybody_in_every_week() -> None:
    drawn = [
        (number, week, nudges.lot("T1", f"U{number}", MONDAY + timedelta(weeks=week), nudges.ARMS))
        for number in range(200)
        for week in range(40)
    ]
    assert share(drawn, HELD) == pytest.approx(nudges.HOLD_OUT, abs=0.015)
    for arm in nudges.ARMS:
        assert share(drawn, arm) == pytest.approx(0.8 / 3, abs=0.015)
    for week in range(40):
        assert share([each for each in drawn if each[1] == week], HELD) == pytest.approx(0.2, abs=0.12)
    # Nobody is held out for good, and this week says nothing about the next one.
    after = [b for (one, _, a), (two, _, b) in pairwise(drawn) if one == two and a == HELD]
    assert after.count(HELD) / len(after) == pytest.approx(0.2, abs=0.04)


def test_without_wordings_everybody_is_held_out() -> None:
    assert nudges.lot("T1", "U1", MONDAY, ()) == HELD


def test_a_wording_is_compared_with_the_weeks_in_which_it_was_used() -> None:
    old = [Drawn(f"U{n}", MONDAY, HELD, studied=True) for n in range(10)]
    new = [Drawn(f"U{n}", MONDAY + timedelta(weeks=1), HELD, studied=False) for n in range(10)]
    used = [Drawn(f"V{n}", MONDAY + timedelta(weeks=1), "plan", studied=n < 5) for n in range(10)]
    [found] = effect.effects([*old, *new, *used], nudges.ARMS)
    assert found.difference == 0.5
    assert found.held.weeks == 10


def test_no_effect_is_said_only_after_enough_weeks_and_people() -> None:
    def rows(weeks: int, people: int, *, helps: bool) -> list[Drawn]:
        drawn = []
        for week in range(weeks):
            for number in range(people):
                arm = HELD if (week + number) % 4 == 0 else "small"
                studied = (week + number) % (2 if helps and arm != HELD else 3) == 0
                drawn.append(Drawn(f"U{number}", MONDAY + timedelta(weeks=week), arm, studied))
        return drawn

    assert effect.effects(rows(14, 40, helps=False), nudges.ARMS)[0].is_without_effect
    assert not effect.effects(rows(11, 60, helps=False), nudges.ARMS)[0].is_without_effect
    assert not effect.effects(rows(20, 15, helps=False), nudges.ARMS)[0].is_without_effect


def share(drawn: list[tuple[int, int, str]], arm: str) -> float:
    return sum(each[2] == arm for each in drawn) / len(drawn)
