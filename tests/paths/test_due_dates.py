"""Courses with a due day: reminders 7, 3 and 1 working days before, silence once done, one kind word afterwards."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import bodies, members
from bot.app import Bot
from bot.roles import Role
from bot.sandbox import Message, Slack, User, WorldClock
from bot.settings import Settings
from bot.working_time import OFFICE
from handlers.paths import reminding
from handlers.paths.model import PathPerson
from tests.appointing import appoint
from tests.kinds import on_sqlite_alone
from tests.people.conftest import know
from tests.reading import read

ENTER, LIST, DONE, BORROW, GIVE, TRACK, CLOSE = (
    f"paths.{name}" for name in ("enter", "list", "done", "borrow", "give", "track", "close")
)


@pytest.fixture
def config(config: Settings, slack: Slack) -> Settings:
    """鈴木 looks after the community."""
    return config.model_copy(update={"organisers": (slack.user("suzuki").id,)})


@pytest.fixture(autouse=True)
def towns(bot: Bot, slack: Slack) -> None:
    """佐藤 and 高橋 work in Odawara, 田中 in Miura."""
    takahashi = slack.add_user("takahashi", real_name="高橋 葵")
    bot.settle()
    know(bot, ("142069", "小田原市"), ("142107", "三浦市"))
    homes = {"小田原市": (slack.user("sato"), takahashi), "三浦市": (slack.user("tanaka"),)}
    with bot.database.begin() as session:
        for town, people in homes.items():
            [body] = bodies.named(session, team_id=bot.parts.team_id, name=town)
            for who in people:
                member = members.known(session, team_id=bot.parts.team_id, user_id=who.id)
                members.settle(session, member, body=body, section="")


def enter(slack: Slack, who: User, **fields: object) -> dict[str, str]:
    slack.open_home(who)
    slack.click(who, ENTER, at="home")
    return slack.submit(who, **fields)


def notes(slack: Slack, who: User) -> list[Message]:
    return [message for message in slack.dms(who) if "📘" in message.text or "🎉" in message.text]


def days_with_notes(bot: Bot, slack: Slack, who: User, clock: WorldClock, days: list[str]) -> list[str]:
    """On which of these days, looked at before and after it opens, something arrived."""
    found = []
    for day in days:
        before = len(notes(slack, who))
        for hour in ("07:59", "09:00"):
            clock.to(f"{day} {hour}")
            bot.settle()
        if len(notes(slack, who)) > before:
            found.append(day)
    return found


def test_one_is_reminded_seven_three_and_one_working_days_before_and_once_afterwards(
    bot: Bot, slack: Slack, sato: User, clock: WorldClock
) -> None:
    assert enter(slack, sato, name="データ分析入門", due="2026-10-20") == {}
    october = [f"2026-10-{day:02}" for day in (7, 8, 9, 10, 14, 15, 16, 18, 19, 20, 21, 22, 30)]
    # The 12th is a holiday: seven working days before the 20th is the 8th.
    told = days_with_notes(bot, slack, sato, clock, october)
    assert told == ["2026-10-08", "2026-10-15", "2026-10-19", "2026-10-21"]
    assert "あと7営業日" in notes(slack, sato)[0].text
    assert "いつ終えても大丈夫" in notes(slack, sato)[-1].text
    assert "ご自分で入れた" in read(notes(slack, sato)[0]["blocks"])


def test_who_is_done_hears_nothing_more(bot: Bot, slack: Slack, sato: User, clock: WorldClock) -> None:
    enter(slack, sato, name="データ分析入門", due="2026-10-20")
    clock.to("2026-10-08 09:00")
    bot.settle()
    slack.click(sato, DONE, at=notes(slack, sato)[0])
    slack.click(sato, DONE, at=notes(slack, sato)[0])
    bot.settle()
    assert "🎉" in notes(slack, sato)[0].text
    assert days_with_notes(bot, slack, sato, clock, ["2026-10-15", "2026-10-19", "2026-10-21"]) == []
    slack.open_home(sato)
    assert "データ分析入門" not in read(slack.home(sato))


@on_sqlite_alone
def test_after_some_days_without_a_bot_only_the_last_reminder_is_made_up_for(
    bot: Bot, slack: Slack, sato: User, clock: WorldClock
) -> None:
    enter(slack, sato, name="データ分析入門", due="2026-10-20")
    assert days_with_notes(bot, slack, sato, clock, ["2026-10-16", "2026-10-17"]) == ["2026-10-16"]
    assert [note.text.count("あと2営業日") for note in notes(slack, sato)] == [1]


def test_what_is_asked_for_late_is_not_reminded_of_at_once(
    bot: Bot, slack: Slack, sato: User, clock: WorldClock
) -> None:
    clock.to("2026-10-14 09:00")
    enter(slack, sato, name="データ分析入門", due="2026-10-20")
    assert days_with_notes(bot, slack, sato, clock, ["2026-10-14", "2026-10-15", "2026-10-16"]) == ["2026-10-15"]


def test_an_organiser_gives_it_to_leaders_and_chosen_people_and_to_nobody_twice(
    bot: Bot, slack: Slack, sato: User, tanaka: User, suzuki: User, clock: WorldClock
) -> None:
    appoint(bot, sato, Role.LEADER)
    assert (
        enter(slack, suzuki, name="ITパスポート", due="2026-10-20", leaders=["leaders"], people=[tanaka.id, sato.id])
        == {}
    )
    bot.settle()
    for who in (sato, tanaka):
        [note] = notes(slack, who)
        assert "鈴木 花" in note.text
        assert "ITパスポート" in note.text
    assert notes(slack, suzuki) == []
    slack.open_home(tanaka)
    assert "ITパスポート" in read(slack.home(tanaka))


@on_sqlite_alone
def test_others_are_given_courses_by_organisers_and_by_coordinators_within_their_town(
    bot: Bot, slack: Slack, sato: User, tanaka: User
) -> None:
    slack.open_home(sato)
    slack.click(sato, ENTER, at="home")
    assert "people" not in str([block["block_id"] for block in (slack.modal(sato) or {})["blocks"]])
    slack.close(sato)
    appoint(bot, sato, Role.COORDINATOR)
    refused = enter(slack, sato, name="ITパスポート", due="2026-10-20", people=[tanaka.id])
    assert "別の団体" in refused["people"]
    assert slack.submit(sato, people=[slack.user("takahashi").id]) == {}
    bot.settle()
    assert len(notes(slack, slack.user("takahashi"))) == 1


@pytest.mark.parametrize(
    ("fields", "block", "says"),
    [
        ({"name": "x", "due": "2026-10-01"}, "due", "今日から"),
        ({"name": "x", "due": "2030-10-01"}, "due", "今日から"),
        ({"name": "x"}, "due", "必須"),
        ({"name": " ", "due": "2026-10-20"}, "name", "名前"),
    ],
)
@on_sqlite_alone
def test_what_is_missing_is_said_beside_the_field(
    slack: Slack, sato: User, fields: dict[str, str], block: str, says: str
) -> None:
    assert says in enter(slack, sato, **fields)[block]


def test_towns_see_each_others_courses_and_take_them_over(
    bot: Bot, slack: Slack, sato: User, tanaka: User, suzuki: User
) -> None:
    for who in (sato, tanaka):
        appoint(bot, who, Role.LEADER)
    enter(slack, tanaka, name="統計の基礎", track="business", required=["required"])
    slack.close(tanaka)
    slack.command(sato, "/tomoshibi", "コース")
    shown = read(slack.modal(sato))
    assert "三浦市" in shown
    assert "統計の基礎" in shown
    slack.choose(sato, TRACK, "business")
    assert "事業系・必修　⭐ あなたのトラック" in read(slack.modal(sato))
    slack.click(sato, BORROW)
    assert read(slack.modal(sato)).count("統計の基礎") == 3
    slack.click(sato, BORROW)
    assert read(slack.modal(sato)).count("統計の基礎") == 3
    slack.click(sato, GIVE)
    assert slack.submit(sato, due="2026-10-20") == {}
    slack.open_home(sato)
    assert "統計の基礎" in read(slack.home(sato))
    slack.close(sato)
    takahashi = slack.user("takahashi")
    slack.command(takahashi, "/tomoshibi", "courses")
    with pytest.raises(LookupError):
        slack.click(takahashi, BORROW)


@on_sqlite_alone
def test_what_somebody_entered_for_themselves_is_seen_by_nobody_else(
    slack: Slack, sato: User, tanaka: User, suzuki: User
) -> None:
    enter(slack, sato, name="転職の準備", due="2026-10-20")
    for who in (tanaka, suzuki):
        slack.open_home(who)
        slack.command(who, "/tomoshibi", "コース")
        assert "転職" not in read(slack.modal(who)) + read(slack.home(who))


def test_a_course_that_was_taken_away_is_not_reminded_of(
    bot: Bot, slack: Slack, tanaka: User, suzuki: User, clock: WorldClock
) -> None:
    enter(slack, suzuki, name="庶務の基礎", due="2026-10-20", people=[tanaka.id])
    slack.close(suzuki)
    slack.command(suzuki, "/tomoshibi", "コース")
    slack.click(suzuki, GIVE)
    slack.click(suzuki, CLOSE)
    assert "庶務の基礎" not in read(slack.modal(suzuki))
    bot.settle()
    assert notes(slack, tanaka) == []
    assert days_with_notes(bot, slack, tanaka, clock, ["2026-10-08", "2026-10-15"]) == []


@given(st.dates(date(2026, 1, 1), date(2027, 12, 1)), st.integers(0, 40), st.integers(0, 60))
def test_nobody_is_told_more_than_four_times_and_never_twice_of_the_same(
    given_on: date, ahead: int, skipped: int
) -> None:
    due = date.fromordinal(given_on.toordinal() + ahead)
    at = datetime(given_on.year, given_on.month, given_on.day, 3, tzinfo=UTC)
    person = PathPerson(path_id=1, user_id="U1", team_id="T1", due=due, given_by="U1", at=at)
    said: list[int] = []
    for number in range(skipped, ahead + 30):
        rung = reminding.reminder(person, today=date.fromordinal(given_on.toordinal() + number), hours=OFFICE)
        if rung is not None:
            said.append(rung)
            person.reminded = rung
    assert said == sorted(set(said), reverse=True)
    assert set(said) <= {*reminding.RUNGS, reminding.PAST}
    if skipped <= ahead + 14 and person.reminded != reminding.PAST:
        assert skipped > ahead
