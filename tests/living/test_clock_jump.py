"""The clock jumps, forward by a day or back by an hour: nothing is said twice, and nobody is flooded."""

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from typing import Self

import apscheduler.executors.base
import apscheduler.schedulers.base
import apscheduler.triggers.interval
import pytest

from bot.app import Bot
from bot.jobs import Job, Metronome, Parts
from bot.letters.pacing import SLACKS
from bot.sandbox import Message, Slack, User, WorldClock

PATIENCE_S = 60.0


def said(slack: Slack) -> list[Message]:
    """Everything that the bot said, anywhere."""
    every = (message for channel in slack.world.channels.values() for message in channel.messages.values())
    return [message for message in every if message.metadata]


def once_each(slack: Slack) -> bool:
    marks = Counter(str(message.metadata["event_payload"]["mark"]) for message in said(slack) if message.metadata)
    return set(marks.values()) <= {1}


def go_out(bot: Bot, clock: WorldClock, seconds: int) -> None:
    """Let the letters go out as they do where time passes."""
    parts = replace(bot.parts, limits=SLACKS)
    letters = next(job for job in bot.jobs if job.name == "letters")
    for _ in range(seconds):
        while letters.step(parts):
            pass
        clock.advance(timedelta(seconds=1))


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_day_that_is_skipped_brings_no_storm_and_an_hour_that_comes_again_no_second_letter(
    bot: Bot, slack: Slack, clock: WorldClock, sato: User, tanaka: User
) -> None:
    for number in range(3):
        slack.post(sato, "#質問", f"{number}番目の帳票はどう残していますか")
    bot.settle()
    clock.advance(timedelta(days=1))
    bot.settle()
    for who in (sato, tanaka):  # twice a week at most, all features together, and what is missed is not made up for
        assert len([message for message in slack.dms(who) if message.metadata]) <= 2
    before = len(said(slack))
    clock.advance(timedelta(hours=-1))
    bot.settle()
    assert len(said(slack)) == before
    reply = slack.post(tanaka, "#質問", "紙で5年です", thread=slack.channels["#質問"][-1])
    slack.react(sato, reply, "white_check_mark")
    go_out(bot, clock, 5)
    assert any("解決" in message.text for message in said(slack))  # nothing waits until the hour is over
    clock.advance(timedelta(hours=2))
    bot.settle()
    assert once_each(slack)


class _Back(datetime):
    """A clock that somebody has put back."""

    by = timedelta(0)

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        return super().now(tz) - cls.by


@pytest.fixture
def wall_clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[_Back]]:
    """The clock that the scheduler, which is none of ours, reads."""
    for module in (apscheduler.executors.base, apscheduler.schedulers.base, apscheduler.triggers.interval):
        monkeypatch.setattr(module, "datetime", _Back)
    yield _Back
    _Back.by = timedelta(0)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_jobs_go_on_when_the_clock_of_the_machine_is_put_back(bot: Bot, wall_clock: type[_Back]) -> None:
    beats: list[float] = []

    def step(_parts: Parts) -> bool:
        beats.append(time.monotonic())
        return False

    def beaten(times: int) -> bool:
        deadline = time.monotonic() + PATIENCE_S
        while len(beats) < times and time.monotonic() < deadline:
            time.sleep(0.02)
        return len(beats) >= times

    present = {bot.parts.team_id: bot.parts}
    metronome = Metronome([Job("beat", timedelta(seconds=0.1), step)], lambda: present, look_every_seconds=0.2)
    try:
        assert beaten(2)
        wall_clock.by = timedelta(hours=1)
        assert beaten(len(beats) + 5)
    finally:
        metronome.stop()
