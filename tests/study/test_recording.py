"""What people study is told in a line, put right, and never lost."""

from datetime import date, timedelta

import pytest

from bot import studied
from bot.app import Bot
from bot.sandbox import Slack, User, WorldClock
from tests.kinds import on_sqlite_alone
from tests.reading import read
from tests.study.conftest import Tell, records

EDIT, FORGET, RECORD, WEEK, USE = "study.edit", "study.forget", "study.record", "study.week", "study.use"


@on_sqlite_alone
def test_a_line_is_enough(bot: Bot, slack: Slack, sato: User, tell: Tell) -> None:
    assert "25分" in tell(sato, "２５ｍｉｎ エクセル")
    assert "40分" in tell(sato, "統計 15分")
    [first, second] = records(bot, sato)
    assert (first.minutes, first.subject, first.day) == (25, "エクセル", date(2026, 10, 2))
    assert (second.minutes, second.subject) == (15, "統計")


@on_sqlite_alone
def test_an_old_day_counts_for_its_own_week(bot: Bot, sato: User, tell: Tell) -> None:
    tell(sato, "9/25 30分 統計")
    tell(sato, "昨日 20分 統計")
    assert [record.day for record in records(bot, sato)] == [date(2026, 9, 25), date(2026, 10, 1)]
    assert "今週は 20分" in tell(sato).replace("*", "")


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("10/20 30分 統計", "まだ来ていない日"),
        ("2025-11-01 30分 統計", "3か月前の分まで"),
        ("17時間 統計", "16時間を超えます"),
        ("60レッスン", "50レッスンを超えます"),
        ("今日はがんばった", "読み取れませんでした"),
    ],
)
@on_sqlite_alone
def test_what_cannot_be_kept_is_said_kindly_and_can_be_gone_on_with(
    bot: Bot, slack: Slack, sato: User, tell: Tell, text: str, answer: str
) -> None:
    told = tell(sato, text)
    assert answer in told
    assert text in told
    assert "例）" in told
    assert records(bot, sato) == []
    slack.click(sato, RECORD)
    assert slack.submit(sato, time="30分") == {}
    [kept] = records(bot, sato)
    assert kept.subject == text


@on_sqlite_alone
def test_sixteen_hours_are_counted_over_the_day(bot: Bot, sato: User, tell: Tell) -> None:
    tell(sato, "15時間 合宿")
    assert "16時間を超えます" in tell(sato, "2時間 続き")
    assert "記録しました" in tell(sato, "1時間 続き")


def test_a_record_is_put_right_and_deleted(bot: Bot, slack: Slack, sato: User, tell: Tell) -> None:
    tell(sato, "25分 Excel")
    slack.click(sato, EDIT)
    assert "25分" in str(slack.modal(sato))
    assert "どのくらい" in read(slack.modal(sato))
    assert "25分" in slack.submit(sato, time="長い")["time"]
    assert slack.submit(sato, time="４５分", day="9/30") == {}
    [kept] = records(bot, sato)
    assert (kept.minutes, kept.subject, kept.day) == (45, "Excel", date(2026, 9, 30))
    slack.click(sato, EDIT, at="modal")
    slack.click(sato, FORGET)
    assert records(bot, sato) == []
    assert "今週の記録は、これからです" in read(slack.modal(sato))


@on_sqlite_alone
def test_nobody_changes_what_another_one_recorded(bot: Bot, slack: Slack, sato: User, tanaka: User, tell: Tell) -> None:
    tell(tanaka, "25分 Excel")
    tell(sato, "30分 Excel")
    [theirs] = records(bot, tanaka)
    slack.click(sato, EDIT)
    [mine] = records(bot, sato)
    with bot.database.begin() as session:
        session.delete(session.get_one(studied.StudyRecord, mine.id))
    assert "もうありません" in "".join(slack.submit(sato, time="1分").values())
    assert records(bot, tanaka)[0].minutes == theirs.minutes == 25


def test_the_form_on_the_home_tab_keeps_it_too(bot: Bot, slack: Slack, sato: User) -> None:
    slack.open_home(sato)
    slack.click(sato, RECORD, at="home")
    assert "昨日" in slack.submit(sato, time="25分", day="いつか")["day"]
    assert slack.submit(sato, time="25分", subject="Excel", day="") == {}
    assert [each.day for each in records(bot, sato)] == [date(2026, 10, 2)]


@on_sqlite_alone
def test_study_alone_shows_the_week_and_the_home_tab_does_too(bot: Bot, slack: Slack, sato: User, tell: Tell) -> None:
    assert "例）" in tell(sato)
    tell(sato, "25分 Excel")
    shown = tell(sato)
    assert "25分" in shown
    assert "Excel" in shown
    slack.open_home(sato)
    home = read(slack.home(sato)).replace("*", "")
    assert "今週は 25分" in home
    slack.click(sato, WEEK, at="home")
    assert "Excel" in read(slack.modal(sato))


@pytest.mark.parametrize(
    ("at", "monday"),
    [
        ("2026-10-04 23:59", date(2026, 9, 28)),
        ("2026-10-05 00:00", date(2026, 10, 5)),
        ("2027-03-31 12:00", date(2027, 3, 29)),
        ("2027-04-01 12:00", date(2027, 3, 29)),
        ("2027-01-01 08:00", date(2026, 12, 28)),
    ],
)
@on_sqlite_alone
def test_weeks_begin_on_monday_in_japan_and_a_new_fiscal_year_cuts_none(
    sato: User, tell: Tell, clock: WorldClock, at: str, monday: date
) -> None:
    clock.to(at)
    assert f"（{monday.month}/{monday.day}の週）" in tell(sato)


def test_what_was_used_at_work_takes_one_tap_and_more_if_one_likes(
    bot: Bot, slack: Slack, sato: User, tell: Tell
) -> None:
    tell(sato, "25分 Excelマクロ")
    slack.click(sato, USE)
    slack.close(sato)
    assert [(each.subject, each.hours_a_month) for each in uses(bot)] == [("Excelマクロ", None)]
    slack.click(sato, USE)
    assert "時間の数" in slack.submit(sato, hours="たくさん")["hours"]
    assert slack.submit(sato, hours="２．５", told="集計が一度で終わるように") == {}
    assert [(each.subject, each.hours_a_month, each.told) for each in uses(bot)] == [
        ("Excelマクロ", 2.5, "集計が一度で終わるように")
    ]


def test_it_can_be_told_from_the_home_tab_without_a_record(bot: Bot, slack: Slack, sato: User) -> None:
    slack.open_home(sato)
    slack.click(sato, USE, at="home")
    assert uses(bot) == []
    assert slack.submit(sato, subject="ピボット", hours="1時間半") == {}
    assert [(each.subject, each.hours_a_month) for each in uses(bot)] == [("ピボット", 1.5)]


def test_what_people_say_and_what_a_platform_measures_is_not_added_up(bot: Bot, sato: User, tell: Tell) -> None:
    tell(sato, "25分 Excel")
    tell(sato, "昨日 10分 Excel")
    day, team_id = date(2026, 10, 2), bot.parts.team_id
    with bot.database.begin() as session:
        for at, minutes in ((day, 40), (day - timedelta(days=1), 5)):
            session.add(
                studied.StudyRecord(
                    team_id=team_id,
                    user_id=sato.id,
                    day=at,
                    minutes=minutes,
                    lessons=0,
                    subject="",
                    source="measured",
                    at=bot.parts.clock.now(),
                )
            )
        session.flush()
        found = studied.records(session, team_id=team_id, user_id=sato.id, start=date(2026, 10, 1), end=day)
    assert studied.minutes(found) == 40 + 10


def uses(bot: Bot) -> list[studied.WorkUse]:
    with bot.database.read() as session:
        return list(session.query(studied.WorkUse))
