"""How much is tried: little in every run, and a great deal when `TOMOSHIBI_FUZZ` says how many times as much."""

import os

from hypothesis import HealthCheck, settings

TIMES = int(os.environ.get("TOMOSHIBI_FUZZ", "1"))


def tried(examples: int) -> settings:
    """So many examples, the same ones each time; others, and `TIMES` as many, in the deeper run."""
    return settings(
        max_examples=examples * TIMES,
        deadline=None,
        derandomize=TIMES == 1,
        database=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
    )


# Without a bot an example costs next to nothing.
PURE = tried(200)
