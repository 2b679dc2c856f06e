"""What happens without anybody acting. The scheduler is only the metronome: what is due is known by the database."""

import logging
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TypeVar

import structlog
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.jobstores.base import JobLookupError
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger
from slack_sdk import WebClient
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import Clock
from bot.db import Database
from bot.letters.pacing import SLACKS, UNPACED, Limits
from bot.settings import Settings

log = structlog.get_logger()

# So many steps at once, for all workspaces; a job that has much to do lets those of other workspaces go in between.
WORKERS = 16
AT_ONCE = timedelta(seconds=30)
ROLL_EVERY = timedelta(seconds=2)
# How often is looked whether the metronome still beats, and what may be late without harm.
LOOK_EVERY_SECONDS = 5.0

_Turn = TypeVar("_Turn")


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
        asks_others: whether there is work is not known by the database and the clock alone: it may have failed because
            of another server, and be possible in the same moment (`bot.settling`).
    """

    name: str
    every: timedelta
    step: Callable[[Parts], bool]
    rest: Callable[[Parts], float] = lambda _: 0.0
    asks_others: bool = False


def first_of(turn: Callable[[], AbstractContextManager[_Turn]], steps: Iterable[Callable[[_Turn], bool]]) -> bool:
    """Take the first of these steps that finds work, each in a turn of its own; whether one did."""
    for step in steps:
        with turn() as t:
            if step(t):
                return True
    return False


class Metronome:
    """Beats time for jobs in threads of their own; every replica does, the database decides who acts.

    Each workspace has its own beats. One that lets the app in joins within seconds, and one that takes it out is left
    alone from then on. Real time passes here, so letters go out no faster than Slack takes them.
    """

    def __init__(
        self,
        jobs: Sequence[Job],
        present: Callable[[], Mapping[str, Parts]],
        failed: Callable[[str, Parts], None] = lambda _job, _parts: None,
        *,
        look_every_seconds: float = LOOK_EVERY_SECONDS,
    ) -> None:
        # A beat that finds the one before it still at work has nothing to do; that is no news.
        logging.getLogger("apscheduler").setLevel(logging.ERROR)
        self._jobs, self._present, self._failed = jobs, present, failed
        self._told: dict[str, threading.Event] = {}
        self._scheduler = BackgroundScheduler(executors={"default": ThreadPoolExecutor(WORKERS)})
        self._call_roll()
        every = IntervalTrigger(seconds=ROLL_EVERY.total_seconds())
        self._scheduler.add_job(self._call_roll, every, id="roll", coalesce=True, max_instances=1)
        self._scheduler.start()
        self._stopped = threading.Event()
        threading.Thread(target=self._keep_up, args=(look_every_seconds,), name="metronome", daemon=True).start()

    def hush(self) -> None:
        """Let no other step begin."""
        self._stopped.set()
        for told in tuple(self._told.values()):
            told.set()

    def stop(self) -> None:
        """Stop; steps that have begun end first, and no other one begins."""
        self.hush()
        self._scheduler.shutdown(wait=True)

    def _keep_up(self, look_every: float) -> None:
        """A wall clock that was put back would let APScheduler wait until it has come round again: beat from now on."""
        moment: dict[str, tuple[object, float]] = {}
        while not self._stopped.wait(look_every):
            for job in self._scheduler.get_jobs():
                known, since = moment.get(job.id, (None, 0.0))
                if known != job.next_run_time:
                    moment[job.id] = job.next_run_time, time.monotonic()
                elif time.monotonic() - since > (every := job.trigger.interval_length) + look_every:
                    log.warning("the clock was put back", job=job.id)
                    with suppress(JobLookupError):  # its workspace left meanwhile
                        self._scheduler.reschedule_job(job.id, trigger=IntervalTrigger(seconds=every))

    def _call_roll(self) -> None:
        try:
            here = dict(self._present())
        except SQLAlchemyError:
            log.exception("cannot see which workspaces there are")
            return
        for team_id in self._told.keys() - here.keys():
            self._told.pop(team_id).set()
            for job in self._jobs:
                self._scheduler.remove_job(f"{team_id}:{job.name}")
            log.info("a workspace is left alone from now on", team=team_id)
        for team_id in [each for each in here if each not in self._told]:
            self._begin(replace(here[team_id], limits=SLACKS))

    def _begin(self, parts: Parts) -> None:
        told = self._told[parts.team_id] = threading.Event()
        for job in self._jobs:
            self._scheduler.add_job(
                _beat,
                IntervalTrigger(seconds=job.every.total_seconds()),
                args=(job, parts, told, self._failed),
                id=f"{parts.team_id}:{job.name}",
                coalesce=True,
                max_instances=1,
            )


def _work(job: Job, parts: Parts, told_to_stop: threading.Event) -> None:
    """Take every step that there is, for a while. Only one process at a time works on a workspace's job."""
    until = time.monotonic() + AT_ONCE.total_seconds()
    with parts.database.alone(f"{job.name}:{parts.team_id}") as mine:
        while mine and not told_to_stop.is_set() and time.monotonic() < until:
            if not job.step(parts) and (not (rest := job.rest(parts)) or told_to_stop.wait(rest)):
                break


def _beat(job: Job, parts: Parts, told_to_stop: threading.Event, failed: Callable[[str, Parts], None]) -> None:
    try:
        _work(job, parts, told_to_stop)
    except Exception:
        # The next beat tries again; a job that breaks must not silence the others.
        log.exception("job failed", job=job.name, team=parts.team_id)
        failed(job.name, parts)
