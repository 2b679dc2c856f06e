"""A job that found nothing is passed over for as long as it would find nothing again, and no longer."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.app import Bot
from bot.db import Database
from bot.jobs import Job, Parts
from bot.members import Member
from bot.sandbox import WorldClock
from bot.settling import Settler
from bot.turn import Seen


class Looking:
    """A job that looks for somebody whose name is 「待」, and finds them once."""

    def __init__(self, *, asks_others: bool = False) -> None:
        self.looks = 0
        self.job = Job("looking", timedelta(seconds=1), self.step, asks_others=asks_others)

    def step(self, parts: Parts) -> bool:
        self.looks += 1
        with parts.database.begin() as session:
            found = session.scalars(select(Member).where(Member.name == "待")).first()
            if found:
                found.name = "済"
        return found is not None


@pytest.fixture
def looking() -> Looking:
    return Looking()


@pytest.fixture
def settle(bot: Bot, looking: Looking) -> Callable[[], int]:
    """Settle, and say how often the job looked."""
    settler = Settler()

    def settled() -> int:
        before = looking.looks
        settler.settle([looking.job], bot.parts)
        return looking.looks - before

    assert settled() == 1
    return settled


def arrives(database: Database, team_id: str) -> None:
    with database.begin() as session:
        session.add(Member(team_id=team_id, user_id="UNEW", name="待", updated_at=WorldClock().now()))


def test_while_nothing_changes_it_does_not_look_again(settle: Callable[[], int]) -> None:
    assert [settle(), settle()] == [0, 0]


def test_what_is_written_elsewhere_is_none_of_its_business(bot: Bot, settle: Callable[[], int]) -> None:
    with bot.database.begin() as session:
        session.add(Seen(bot.parts.team_id, "something else", bot.parts.clock.now()))
    assert settle() == 0


def test_what_is_written_where_it_looked_is_found(bot: Bot, settle: Callable[[], int]) -> None:
    arrives(bot.database, bot.parts.team_id)
    assert settle() == 2
    assert settle() == 0


def test_what_another_bot_of_this_process_wrote_is_found(bot: Bot, settle: Callable[[], int]) -> None:
    other = Database(bot.database.url.render_as_string(hide_password=False))
    arrives(other, bot.parts.team_id)
    other.close()
    assert settle() == 2


def test_a_database_that_was_opened_anew_is_looked_at_anew(bot: Bot, settle: Callable[[], int]) -> None:
    bot.database.close()
    assert settle() == 1


def test_it_looks_again_when_time_has_passed(clock: WorldClock, settle: Callable[[], int]) -> None:
    clock.advance(timedelta(seconds=1))
    assert settle() == 1


def test_what_was_under_way_while_it_looked_is_not_missed(bot: Bot) -> None:
    settler, looks = Settler(), []

    def step(parts: Parts) -> bool:
        with parts.database.read() as session:
            looks.append(session.scalar(select(Member.user_id).where(Member.name == "待")))
        return False

    with bot.database.begin() as session:
        session.add(Member(bot.parts.team_id, "UNEW", name="待", updated_at=bot.parts.clock.now()))
        session.flush()
        settler.settle([Job("looking", timedelta(seconds=1), step)], bot.parts)
    settler.settle([Job("looking", timedelta(seconds=1), step)], bot.parts)
    assert looks == [None, "UNEW"]


@pytest.mark.parametrize("looking", [Looking(asks_others=True)])
def test_one_that_asks_others_always_looks(settle: Callable[[], int]) -> None:
    assert [settle(), settle()] == [1, 1]
