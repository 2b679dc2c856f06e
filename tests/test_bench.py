"""What all benchmarks have in common."""

import os
import signal
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from bot import bench


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


def test_a_benchmark_that_is_told_to_stop_puts_away_what_it_made() -> None:
    put_away: list[str] = []

    def measure() -> None:
        with ExitStack() as stack:
            stack.callback(put_away.append, "a process")
            os.kill(os.getpid(), signal.SIGTERM)

    bench.end_what_was_started()
    with pytest.raises(SystemExit) as ended:
        measure()
    assert put_away == ["a process"]
    assert ended.value.code == 128 + signal.SIGTERM
