"""A whole prefecture on one roster: what is asked of the database does not grow with the people."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Connection, event, select

import handlers
from bot.app import Bot
from bot.clock import Clock
from bot.members import Member
from bot.roles import Companionship, MemberRole, Role
from bot.settings import Settings
from bot.turn import Turns
from handlers.april import jobs, model
from handlers.april.comparing import Kind
from handlers.april.model import Roster, RosterStep, State
from handlers.april.rosters import Row, Sheet
from handlers.meetups.model import Meetup
from handlers.questions.model import Question
from knowledge.cards import Card
from tests.kinds import on_sqlite_alone

PEOPLE = 300
# So many statements a plan may need, however many people there are: 35 today.
MOST = 45
KEEPINGS = {each.keeping.name: each.keeping for each in handlers.FEATURES if each.keeping}


@pytest.fixture
def config(config: Settings) -> Settings:
    """Settings with an organiser, and without those whom other tests ask."""
    return config.model_copy(update={"organisers": ("U000",)})


def users() -> list[dict[str, Any]]:
    """Ten sections of two towns, as Slack tells of them."""
    return [
        {"id": f"U{i:03}", "profile": {"real_name": f"氏名 {i:03}", "title": f"{town(i)} 第{i // 2 % 5}課"}}
        for i in range(PEOPLE)
    ]


def town(i: int) -> str:
    return ("三浦市", "真鶴町")[i % 2]


def sheet() -> Sheet:
    """Every third person leaves, every seventh of the others moves, and as many come."""
    stay = [i for i in range(PEOPLE) if i % 3]
    rows = [Row(i, f"氏名 {i:03}", town(i), "第9課" if i % 7 == 0 else f"第{i // 2 % 5}課") for i in stay]
    return Sheet([*rows, *(Row(PEOPLE + i, f"新人 {i}", town(i), "第1課") for i in range(PEOPLE // 3))], [])


def live(bot: Bot) -> None:
    """Everybody looks after something; some took over what others began, and some left before."""
    now, team = bot.parts.clock.now(), bot.parts.team_id
    with bot.database.begin() as session:
        session.add_all(Question(team, f"U{i:03}", "C1", "様式は", now, state="open") for i in range(0, PEOPLE, 2))
        session.add_all(Question(team, "U001", "C1", "印鑑は", now, state=each) for each in ("solved", "answered"))
        session.add_all(Meetup(team, "fixed", f"U{i:03}", "C1", "集まり", "", "", now) for i in range(0, PEOPLE, 9))
        session.add_all(Companionship(team, f"U{i:03}", f"U{i % 12:03}", "U000", now) for i in range(12, PEOPLE, 4))
        session.add_all(MemberRole(team, f"U{i:03}", Role.COMPANION, "U000", now) for i in range(24))
        said: dict[str, Any] = {"title": "手引き", "body": "文", "story": None, "tags": [], "author": ""}
        said |= dict.fromkeys(("source_channel", "source_ts", "source_url")) | {"created_at": now, "updated_at": now}
        for i in range(PEOPLE):
            kind, author_id = "question" if i % 5 == 0 else "tip", f"U{i:03}"
            card = Card(team_id=team, kind=kind, origin=f"share:{i}", author_id=author_id, **said)
            card.keeper_id = f"U{i // 2:03}" if i % 4 == 0 else None
            session.add(card)
        session.add(Member(team, "U900", now, name="先に 去った", title="三浦市 第1課", deleted=True))
        session.add(Question(team, "U900", "C1", "鍵は", now, state="open"))
        session.add(Roster(team, State.RECEIVED, "名簿.xlsx", "U000", now))


@contextmanager
def counted(bot: Bot) -> Iterator[list[str]]:
    asked: list[str] = []

    def note(_connection: Connection, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    event.listen(bot.database.engine, "before_cursor_execute", note)
    yield asked
    event.remove(bot.database.engine, "before_cursor_execute", note)


@on_sqlite_alone
def test_the_plan_of_hundreds_of_people_needs_few_statements_and_counts_what_each_looks_after(bot: Bot) -> None:
    live(bot)
    turns = Turns(bot.database, Clock(), bot.parts.settings, team_id=bot.parts.team_id, user_id="U000")
    with counted(bot) as asked, turns() as t:
        roster = t.session.scalars(select(Roster)).one()
        jobs.make(t, roster, sheet(), users(), KEEPINGS)
    assert len(asked) <= MOST, asked
    with turns.look() as t:
        steps = t.session.scalars(select(RosterStep)).all()
        counts = model.count(t.session, roster)
        assert (counts["leaves"], counts["comes"], counts["moves"]) == (
            103,
            100,
            28,
        )  # with one who left before, and two whom other tests know
        for step in steps:
            if step.kind in {Kind.LEAVES, Kind.MOVES}:
                kept = {name: len(each.of(t, step.user_id or "")) for name, each in KEEPINGS.items()}
                assert step.keeps == {name: count for name, count in kept.items() if count}, step.user_id
        assert sum(step.accompanies for step in steps) > 0
        assert {len(step.keeps) for step in steps} == {0, 1, 2, 3}
