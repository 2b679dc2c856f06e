"""A nudge is rare, says why it comes, ends with one tap, and is drawn by lot against a hold-out."""

import csv
import io
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from typer.testing import CliRunner

from bot import availability, report, web_api
from bot.app import Bot, build
from bot.availability import Absence
from bot.db import Database
from bot.sandbox import Message, Slack, User, WorldClock
from bot.settings import Settings
from bot.studied import Source, StudyRecord
from handlers.study import nudges
from handlers.study.effect import HELD
from handlers.study.model import Nudge, StudyPlan
from tests.kinds import on_sqlite_alone
from tests.reading import read
from tests.study.conftest import Tell

SNOOZE, MUTE, RESUME = "study.snooze", "study.mute", "study.resume"
RETIRE, CARRY_ON = "study.retire", "study.carry_on"
MONDAY = date(2026, 10, 5)
TUESDAY = "2026-10-06 10:00"
WEEK = timedelta(weeks=1)


@pytest.fixture
def config(config: Settings, slack: Slack) -> Settings:
    """鈴木 looks after the community, in a channel for that."""
    room = slack.add_channel("事務局", members=[slack.user("suzuki")])
    return config.model_copy(update={"organisers": (slack.user("suzuki").id,), "organiser_channel": room.id})


@pytest.fixture
def many(bot: Bot, slack: Slack) -> list[User]:
    """Forty people who made a plan some time ago."""
    people = [slack.add_user(f"p{number}", real_name=f"職員 {number}") for number in range(40)]
    bot.settle()
    plan(bot, *people)
    return people


@pytest.fixture
def few(bot: Bot, slack: Slack) -> list[User]:
    """Six of them."""
    people = [slack.add_user(f"p{number}", real_name=f"職員 {number}") for number in range(6)]
    bot.settle()
    plan(bot, *people)
    return people


def plan(bot: Bot, *people: User) -> None:
    with bot.database.begin() as session:
        for who in people:
            session.add(
                StudyPlan(
                    team_id=bot.parts.team_id,
                    user_id=who.id,
                    week=MONDAY - WEEK,
                    minutes=60,
                    lessons=0,
                    obstacle="議会",
                    instead="昼休みに見る",
                    made_at=bot.parts.clock.now() - 2 * WEEK,
                )
            )


def letters(slack: Slack, who: User) -> list[Message]:
    return [message for message in slack.dms(who) if "📗" in message.text]


def drawn(bot: Bot) -> dict[str, str]:
    with bot.database.read() as session:
        return {each.user_id: each.arm for each in session.scalars(select(Nudge).order_by(Nudge.week))}


def nudged(bot: Bot, people: list[User]) -> list[User]:
    return [who for who in people if drawn(bot)[who.id] in nudges.ARMS]


def test_everybody_is_drawn_once_a_week_and_the_hold_out_hears_nothing(
    bot: Bot, slack: Slack, clock: WorldClock, many: list[User]
) -> None:
    clock.to("2026-10-06 09:59")
    bot.settle()
    assert drawn(bot) == {}
    clock.to(TUESDAY)
    bot.settle()
    clock.to("2026-10-08 15:00")
    bot.settle()
    arms = drawn(bot)
    assert set(arms) == {who.id for who in many}
    assert set(arms.values()) == {HELD, *nudges.ARMS}
    for who in many:
        assert len(letters(slack, who)) == (arms[who.id] != HELD)
        assert arms[who.id] == nudges.lot(bot.parts.team_id, who.id, MONDAY, nudges.ARMS)
    remembers = next(who for who in many if arms[who.id] == "plan")
    [letter] = letters(slack, remembers)
    assert "「議会」となったら「昼休みに見る」" in letter.text
    assert "お送りしています" in read(letter["blocks"])


@pytest.fixture
def second(bot: Bot, config: Settings, database: Database, clock: WorldClock) -> Bot:
    """Another bot on the same database."""
    return build(config, clock=clock, database=database, slack=web_api.client(config))


def test_two_bots_on_one_database_send_one_nudge(
    bot: Bot, second: Bot, slack: Slack, clock: WorldClock, few: list[User]
) -> None:
    clock.to(TUESDAY)
    with ThreadPoolExecutor(2) as pool:
        for settled in [pool.submit(each.settle) for each in (bot, second)]:
            settled.result()
    bot.settle()
    assert {who.id: len(letters(slack, who)) for who in few} == {who.id: int(drawn(bot)[who.id] != HELD) for who in few}


@on_sqlite_alone
def test_who_studied_lately_never_planned_or_is_away_is_left_in_peace(
    bot: Bot, slack: Slack, sato: User, tanaka: User, suzuki: User, clock: WorldClock, tell: Tell
) -> None:
    plan(bot, sato, tanaka)
    tell(sato, "25分 Excel")
    with bot.database.begin() as session:
        week = (date(2026, 10, 5), date(2026, 10, 9))
        session.add(Absence(team_id=bot.parts.team_id, user_id=tanaka.id, first=week[0], last=week[1], is_leave=True))
    clock.to(TUESDAY)
    bot.settle()
    assert drawn(bot) == {tanaka.id: nudges.RESTING}
    assert not any(letters(slack, who) for who in (sato, tanaka, suzuki))


@on_sqlite_alone
def test_a_plan_that_was_just_made_is_left_alone(bot: Bot, slack: Slack, sato: User, clock: WorldClock) -> None:
    clock.to("2026-10-05 10:00")
    slack.command(sato, "/study", "計画")
    assert slack.submit(sato, obstacle="議会", instead="昼休みに見る", aim="60分") == {}
    clock.to(TUESDAY)
    bot.settle()
    assert drawn(bot) == {}
    clock.to("2026-10-13 10:00")
    bot.settle()
    assert set(drawn(bot)) == {sato.id}


@on_sqlite_alone
def test_a_week_without_working_hours_after_tuesday_has_no_nudges(bot: Bot, clock: WorldClock, few: list[User]) -> None:
    for at in ("2026-12-29 10:00", "2026-12-31 10:00", "2027-01-01 10:00"):
        clock.to(at)
        bot.settle()
    assert drawn(bot) == {}


@on_sqlite_alone
def test_after_days_without_a_bot_the_week_is_still_drawn_but_not_on_its_last_afternoon(
    bot: Bot, clock: WorldClock, few: list[User]
) -> None:
    clock.to("2026-10-09 12:30")
    bot.settle()
    assert drawn(bot) == {}
    clock.to("2026-10-15 09:00")
    bot.settle()
    assert len(drawn(bot)) == len(few)


def test_one_tap_is_two_weeks_rest_and_another_one_the_end(
    bot: Bot, slack: Slack, clock: WorldClock, few: list[User]
) -> None:
    clock.to(TUESDAY)
    bot.settle()
    resting, leaving, *_ = nudged(bot, few)
    clock.to("2026-10-07 08:40")  # in Greenwich it is still yesterday
    slack.click(resting, SNOOZE)
    slack.click(leaving, MUTE)
    bot.settle()
    assert "10/21まで" in letters_text(slack, resting)
    assert "もうお送りしません" in letters_text(slack, leaving)
    before = len(drawn_of(bot, resting)), len(drawn_of(bot, leaving))
    for at in ("2026-10-13 10:00", "2026-10-19 10:00", "2026-10-20 09:59"):
        clock.to(at)
        bot.settle()
    assert (len(drawn_of(bot, resting)), len(drawn_of(bot, leaving))) == before
    clock.to("2026-10-21 10:00")
    bot.settle()
    assert len(drawn_of(bot, resting)) == before[0] + 1
    slack.click(leaving, RESUME)
    clock.to("2026-10-27 10:00")
    bot.settle()
    assert len(drawn_of(bot, leaving)) == before[1] + 1


@on_sqlite_alone
def test_a_nudge_that_waits_is_not_sent_to_who_has_just_studied(
    bot: Bot, slack: Slack, clock: WorldClock, few: list[User]
) -> None:
    waits = next(who for who in few if nudges.lot(bot.parts.team_id, who.id, MONDAY, nudges.ARMS) != HELD)
    with bot.database.begin() as session:
        said = availability.of(session, team_id=bot.parts.team_id, user_id=waits.id)
        said.days = "3"
        session.add(said)
    clock.to(TUESDAY)
    bot.settle()
    assert drawn(bot)[waits.id] in nudges.ARMS
    slack.command(waits, "/study", "25分 Excel")
    clock.to("2026-10-08 10:00")
    bot.settle()
    assert letters(slack, waits) == []


def test_after_four_in_vain_there_is_peace_until_they_study_again(
    bot: Bot, clock: WorldClock, sato: User, tell: Tell
) -> None:
    plan(bot, sato)
    for week in range(5):
        clock.to(f"{MONDAY + week * WEEK + timedelta(days=2)} 10:00")
        bot.settle()
    arms = drawn_of(bot, sato)
    assert nudges.RESTING not in arms[:4]
    assert arms[4:] == [nudges.RESTING]
    tell(sato, "25分 Excel")
    clock.advance(2 * WEEK)
    bot.settle()
    assert drawn_of(bot, sato)[-1] != nudges.RESTING


def test_the_type_chooses_the_tone_and_stays_with_the_person(
    bot: Bot, slack: Slack, clock: WorldClock, few: list[User], suzuki: User
) -> None:
    who = next(who for who in few if nudges.lot(bot.parts.team_id, who.id, MONDAY, nudges.ARMS) != HELD)
    slack.open_home(who)
    slack.click(who, "study.taste", at="home")
    assert slack.submit(who, engine="warrior") == {}
    clock.to(TUESDAY)
    bot.settle()
    assert "続きから始められます" in letters_text(slack, who)
    slack.open_home(suzuki)
    assert "戦士" not in read(slack.home(suzuki)) + str([m.json() for m in slack.channels["#事務局"]])


@on_sqlite_alone
def test_who_wants_no_nudges_says_so_in_the_settings(
    bot: Bot, slack: Slack, clock: WorldClock, few: list[User]
) -> None:
    who = few[0]
    slack.open_home(who)
    slack.click(who, "study.taste", at="home")
    assert slack.submit(who, wishes=[]) == {}
    clock.to(TUESDAY)
    bot.settle()
    assert who.id not in drawn(bot)


def history(bot: Bot, *, weeks: int, people: int, helps: bool, before: date = MONDAY) -> None:
    """Weeks that were drawn long ago, and who studied in them."""
    team_id, now = bot.parts.team_id, bot.parts.clock.now()
    with bot.database.begin() as session:
        for week in range(weeks):
            tuesday = before - (week + 2) * WEEK + timedelta(days=1)
            for number in range(people):
                side = HELD if (week + number) % 4 == 0 else "small"
                row = Nudge(
                    team_id=team_id,
                    user_id=f"U{number}",
                    week=tuesday - timedelta(days=1),
                    arm=side,
                    day=tuesday,
                    last=tuesday + timedelta(days=6),
                    at=now,
                )
                session.add(row)
                if (week + number) % 4 in (1, 2) if helps and side != HELD else (week + number) % 3 == 0:
                    session.add(
                        StudyRecord(
                            team_id=team_id,
                            user_id=f"U{number}",
                            day=tuesday + timedelta(days=6),
                            minutes=5,
                            lessons=0,
                            subject="",
                            source=Source.TOLD,
                            at=now,
                        )
                    )


def proposals(slack: Slack) -> list[Message]:
    return [message for message in slack.channels["#事務局"] if "声かけ" in message.text]


def test_organisers_are_asked_once_about_a_wording_without_effect_and_it_goes(
    bot: Bot, slack: Slack, suzuki: User, clock: WorldClock, few: list[User]
) -> None:
    history(bot, weeks=14, people=30, helps=False)
    clock.to(TUESDAY)
    bot.settle()
    clock.to("2026-10-08 10:00")
    bot.settle()
    [asked] = proposals(slack)
    assert "5分だけ" in asked.text
    assert "14週" in asked.text
    slack.click(suzuki, RETIRE, at=asked)
    slack.click(suzuki, RETIRE, at=asked)
    bot.settle()
    assert "やめました（鈴木 花）" in proposals(slack)[0].text
    clock.to("2026-10-13 10:00")
    bot.settle()
    with bot.database.read() as session:
        after = set(session.scalars(select(Nudge.arm).where(Nudge.week == MONDAY + WEEK)))
    assert "small" not in after
    assert {"plan", "together"} <= after


def test_organisers_can_keep_it_and_are_asked_again_much_later(
    bot: Bot, slack: Slack, suzuki: User, clock: WorldClock
) -> None:
    history(bot, weeks=14, people=30, helps=False)
    clock.to(TUESDAY)
    bot.settle()
    slack.click(suzuki, CARRY_ON)
    bot.settle()
    assert "続けます" in proposals(slack)[0].text
    clock.to("2026-12-22 10:00")
    bot.settle()
    assert len(proposals(slack)) == 1
    clock.to("2027-01-05 10:00")
    bot.settle()
    assert len(proposals(slack)) == 2


def test_a_wording_that_helps_is_not_put_in_question(bot: Bot, slack: Slack, clock: WorldClock) -> None:
    history(bot, weeks=14, people=120, helps=True)
    clock.to(TUESDAY)
    bot.settle()
    assert proposals(slack) == []


def told(bot: Bot, form: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("DATABASE_URL", bot.database.url.render_as_string(hide_password=False))
    monkeypatch.setenv("SLACK_BOT_TOKEN", "")
    answer = CliRunner().invoke(report.report, ["nudges", "--team", bot.parts.team_id, "--format", form])
    assert answer.exit_code == 0
    return answer.stdout


@on_sqlite_alone
def test_nobody_but_an_organiser_decides(
    bot: Bot, slack: Slack, sato: User, clock: WorldClock, config: Settings
) -> None:
    history(bot, weeks=14, people=30, helps=False)
    clock.to(TUESDAY)
    bot.settle()
    slack.click(sato, RETIRE, at=proposals(slack)[0])
    bot.settle()
    assert "事務局の人だけ" in slack.ephemerals(sato)[-1].text
    assert "やめますか" in proposals(slack)[0].text


def test_the_report_compares_with_the_hold_out_and_hides_small_groups(
    bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    long_ago = date(2024, 1, 1)  # the command goes by the clock of the machine
    history(bot, weeks=12, people=30, helps=True, before=long_ago)
    team_id = bot.parts.team_id
    with bot.database.begin() as session:
        for number in range(4):
            week = long_ago - 3 * WEEK
            session.add(
                Nudge(
                    team_id=team_id,
                    user_id=f"V{number}",
                    week=week,
                    arm="plan",
                    day=week,
                    last=week,
                    at=bot.parts.clock.now(),
                )
            )
    small, lonely = json.loads(told(bot, "json", monkeypatch))
    assert (small["arm"], small["people"], small["people_weeks"], small["held_people"]) == ("small", 30, 270, 30)
    assert small["difference"] == pytest.approx(small["studied"] - small["held_studied"], abs=0.001)
    assert small["low"] < small["difference"] < small["high"]
    assert [lonely[name] for name in ("people", "people_weeks", "studied", "difference", "low")] == [None] * 5
    rows = list(csv.DictReader(io.StringIO(told(bot, "csv", monkeypatch))))
    assert [row["people"] for row in rows] == ["30", ""]
    assert "送らなかった人" in told(bot, "text", monkeypatch)


def letters_text(slack: Slack, who: User) -> str:
    return "".join(message.text for message in slack.dms(who))


def drawn_of(bot: Bot, who: User) -> list[str]:
    with bot.database.read() as session:
        return list(session.scalars(select(Nudge.arm).where(Nudge.user_id == who.id).order_by(Nudge.week)))
