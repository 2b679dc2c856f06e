"""Figures for Prometheus: what this process did since it began, and what the database says now.

No names and no texts. What is counted are acts, letters and questions of a whole workspace; shares of too few questions
are left out by the features that give them (`Feature.measures`), as in every report.
"""

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence

from prometheus_client import (
    CollectorRegistry,
    Counter,
    GCCollector,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.health.measures import Measure

# Slack waits for three seconds; most turns take a hundredth of one.
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10)
# However often it is asked, the database is looked at no more often than this.
FRESH_SECONDS = 15.0
MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"

Look = Callable[[], Iterable[tuple[str, Measure]]]


class Metrics:
    """The figures of this process; `look` brings those of the database, each with its workspace."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        for collector in (ProcessCollector, PlatformCollector, GCCollector):
            collector(registry=self._registry)
        self._turns = Counter(
            "tomoshibi_turns",
            "Requests of Slack, by what they were and became.",
            ["kind", "outcome"],
            registry=self._registry,
        )
        self._seconds = Histogram(
            "tomoshibi_turn_seconds",
            "How long requests of Slack took.",
            ["kind"],
            buckets=SECONDS,
            registry=self._registry,
        )
        self._failures = Counter(
            "tomoshibi_job_failures", "Steps of jobs that broke off.", ["job"], registry=self._registry
        )

    def turn(self, kind: str, outcome: str, seconds: float) -> None:
        """A request was handled."""
        self._turns.labels(kind, outcome).inc()
        self._seconds.labels(kind).observe(seconds)

    def job_failed(self, job: str) -> None:
        """A step of a job broke off."""
        self._failures.labels(job).inc()

    def look_at(self, look: Look, *, fresh_for: float = FRESH_SECONDS) -> None:
        """Ask for figures of the database too, whenever somebody wants to see them."""
        self._registry.register(_Looked(look, fresh_for))

    def page(self) -> bytes:
        """All of them, as Prometheus reads them."""
        return generate_latest(self._registry)


class _Looked(Collector):
    """What the database says, remembered for some seconds."""

    def __init__(self, look: Look, fresh_for: float) -> None:
        self._look = look
        self._fresh_for = fresh_for
        self._lock = threading.Lock()
        self._known: Sequence[Metric] = ()
        self._until = 0.0

    def describe(self) -> Iterator[Metric]:
        """Nothing beforehand: it would cost a look."""
        return iter(())

    def collect(self) -> Iterator[Metric]:
        with self._lock:
            if time.monotonic() >= self._until:
                self._known = list(_families(self._look()))
                self._until = time.monotonic() + self._fresh_for
            return iter(self._known)


def _families(measured: Iterable[tuple[str, Measure]]) -> Iterable[Metric]:
    families: dict[str, GaugeMetricFamily] = {}
    for team_id, each in measured:
        family = families.setdefault(
            each.name, GaugeMetricFamily(f"tomoshibi_{each.name}", each.about, labels=["team", *each.labels])
        )
        family.add_metric([team_id, *each.labels.values()], each.value)
    return families.values()
