"""What happens without anybody acting. The scheduler is only the metronome: what is due is known by the database."""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import cycle

import structlog
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger
from slack_sdk import WebClient

from bot.clock import Clock
from bot.db import Database
from bot.pacing import SLACKS, UNPACED, Limits
from bot.settings import Settings

log = structlog.get_logger()


@dataclass(frozen=True)
class Parts:
    """What a job works with."""

    database: Database
    clock: Clock
    settings: Settings
    slack: WebClient
    team_id: str
    limits: Limits = UNPACED


@dataclass(frozen=True)
class Job:
    """One step that is repeated while it finds work, then looked at again after `every`.

    Args:
        step: does one piece of work, in its own transactions, and says whether there was any.
        rest: after how many seconds there may be work that must not be done yet; 0 when the next beat is soon enough.
    """

    name: str
    every: timedelta
    step: Callable[[Parts], bool]
    rest: Callable[[Parts], float] = lambda _: 0.0


def settle(jobs: Sequence[Job], parts: Parts) -> None:
    """Do all work that is due now, until no job has found any since another one worked.

    Nothing is waited for, so nothing is paced. Only one process at a time settles.
    """
    idle = 0
    with parts.database.alone(f"settle:{parts.team_id}") as mine:
        for job in cycle(jobs if mine else ()):
            idle += 1
            while job.step(parts):
                idle = 0
            if idle >= len(jobs):
                return


class Metronome:
    """Beats time for jobs in threads of their own; every replica does, the database decides who acts.

    Real time passes here, so letters go out no faster than Slack takes them.
    """

    def __init__(self, jobs: Sequence[Job], parts: Parts) -> None:
        parts = replace(parts, limits=SLACKS)
        # A beat that finds the one before it still at work has nothing to do; that is no news.
        logging.getLogger("apscheduler").setLevel(logging.ERROR)
        self._told = threading.Event()
        self._scheduler = BackgroundScheduler()
        for job in jobs:
            self._scheduler.add_job(
                _beat,
                IntervalTrigger(seconds=job.every.total_seconds()),
                args=(job, parts, self._told),
                id=job.name,
                coalesce=True,
                max_instances=1,
            )
        self._scheduler.start()

    def stop(self) -> None:
        """Stop; steps that have begun end first, and no other one begins."""
        self._told.set()
        self._scheduler.shutdown(wait=True)


def _work(job: Job, parts: Parts, told_to_stop: threading.Event) -> None:
    """Take every step that there is. Only one process at a time works on a job."""
    with parts.database.alone(f"{job.name}:{parts.team_id}") as mine:
        while mine and not told_to_stop.is_set():
            if not job.step(parts) and (not (rest := job.rest(parts)) or told_to_stop.wait(rest)):
                break


def _beat(job: Job, parts: Parts, told_to_stop: threading.Event) -> None:
    try:
        _work(job, parts, told_to_stop)
    except Exception:
        # The next beat tries again; a job that breaks must not silence the others.
        log.exception("job failed", job=job.name)
