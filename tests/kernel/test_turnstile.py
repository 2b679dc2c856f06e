"""How many turns are worked on at a time."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

from bot.turnstile import Turnstile, step_out

AT_ONCE = 3


def test_so_many_are_inside_at_a_time_and_all_come_through() -> None:
    inside, most, count = 0, 0, threading.Lock()
    turnstile = Turnstile(AT_ONCE)

    def pass_through() -> None:
        nonlocal inside, most
        with turnstile.passed():
            with count:
                inside += 1
                most = max(most, inside)
            time.sleep(0.01)
            with count:
                inside -= 1

    with ThreadPoolExecutor(4 * AT_ONCE) as pool:
        for done in [pool.submit(pass_through) for _ in range(8 * AT_ONCE)]:
            done.result()
    assert (inside, most) == (0, AT_ONCE)


def test_who_came_first_is_let_in_first_and_nobody_passes_the_line() -> None:
    turnstile, came, let_in = Turnstile(1), threading.Semaphore(0), []

    def pass_through(number: int) -> None:
        came.release()
        with turnstile.passed():
            let_in.append(number)

    with ThreadPoolExecutor(5) as pool:
        with turnstile.passed():
            for number in range(5):
                pool.submit(pass_through, number)
                came.acquire()
                time.sleep(0.02)  # it stands in line by now
        with turnstile.passed():
            let_in.append(5)
    assert let_in == [0, 1, 2, 3, 4, 5]


def test_who_waits_for_somebody_else_steps_out_once() -> None:
    turnstile = Turnstile(1)
    with turnstile.passed():
        step_out()
        step_out()
        with ThreadPoolExecutor(2) as pool:
            meanwhile = threading.Barrier(2, timeout=0.2)

            def pass_through() -> None:
                with turnstile.passed():
                    meanwhile.wait()

            both = [pool.submit(pass_through) for _ in range(2)]
            assert [type(each.exception()) for each in both] == [threading.BrokenBarrierError] * 2
    step_out()  # who is not inside has nowhere to step out of
    with turnstile.passed():
        pass
