"""What all benchmarks have in common: figures, and nothing else, on stdout."""

import json
import os
import signal
import socket
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from rich.console import Console

from bot import bench
from bot.bench import turn
from bot.bench.ports import free_port

# The default of net.ipv4.ip_local_port_range.
LINUX_GIVES_FROM = 32_768


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


def test_a_port_for_a_process_is_none_that_an_outgoing_connection_is_given_meanwhile() -> None:
    with socket.create_server(("127.0.0.1", free_port())) as door:
        assert door.getsockname()[1] < LINUX_GIVES_FROM


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


@pytest.mark.long
def test_a_benchmark_says_nothing_on_stdout_but_its_figures(capfd: pytest.CaptureFixture[str]) -> None:
    figures = turn.run(cards=None, seconds=0.5, connections=2, database=None, console=Console(stderr=True))
    assert {"bare_rps", "search_ratio", "question_ratio", "search_p99_ms"} <= set(json.loads(figures))
    assert json.loads(figures)["refused"] == 0
    assert capfd.readouterr().out == ""
