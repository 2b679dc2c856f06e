"""Organisers set what comes round, see the next dates while they type, and change their minds."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from bot import bodies, members, roles
from bot.app import Bot
from bot.bodies import Entry, Kind
from bot.roles import Role
from bot.sandbox import Slack, User, WorldClock
from bot.settings import Settings
from tests.appointing import appoint
from tests.kinds import on_sqlite_alone
from tests.reading import read


@pytest.fixture
def mizuno(slack: Slack) -> User:
    """Looks after the community."""
    return slack.add_user("mizuno", real_name="水野 環", title="神奈川県 市町村課")


@pytest.fixture
def config(config: Settings, slack: Slack, mizuno: User) -> Settings:
    """Settings with an organiser, and the channel where organisers are."""
    slack.add_channel("事務局", members=[mizuno])
    return config.model_copy(update={"organisers": (mizuno.id,), "organiser_channel": slack.channel("#事務局").id})


@pytest.fixture
def leader(bot: Bot, sato: User) -> User:
    """佐藤さん is a leader."""
    appoint(bot, sato, Role.LEADER)
    return sato


def window(slack: Slack, who: User) -> str:
    return read(slack.modal(who))


def new(slack: Slack, who: User) -> str:
    """Open the form; what it shows."""
    slack.command(who, "/tomoshibi", "予定")
    slack.click(who, "schedules.new")
    return window(slack, who)


def change(slack: Slack, who: User, block_id: str, **result: Any) -> str:
    """Change one field of the form; what the window shows then."""
    slack.act(who, "modal", block_id, "schedules.changed", result)
    return window(slack, who)


def pick(value: str) -> dict[str, Any]:
    return {"selected_option": {"value": value}}


def asked(slack: Slack, who: User) -> int:
    """How many check-ins somebody got."""
    return sum("☕" in read({"blocks": message.blocks}) for message in slack.dms(who))


@on_sqlite_alone
def test_an_organiser_sets_a_schedule_and_it_comes_round(
    bot: Bot, slack: Slack, clock: WorldClock, mizuno: User, leader: User
) -> None:
    assert "まだ予定はありません" not in new(slack, mizuno)
    assert "10/5（月） 10:00" in window(slack, mizuno)
    assert "いまの対象は1人です" in window(slack, mizuno)
    assert slack.submit(mizuno) == {}
    shown = window(slack, mizuno)
    assert "予定を保存しました" in shown
    assert "2週ごと 月 10:00" in shown
    assert "次は 10/5（月） 10:00" in shown
    clock.to("2026-10-05 10:00")
    bot.settle()
    assert asked(slack, leader) == 1
    slack.command(mizuno, "/tomoshibi", "予定")
    slack.click(mizuno, "schedules.history")
    assert "10/5（月） 10:00　対象 1人" in window(slack, mizuno)
    slack.click(mizuno, "schedules.list")
    assert "次は 10/19（月） 10:00" in window(slack, mizuno)


def test_what_goes_to_a_channel_asks_for_the_channel_alone(bot: Bot, slack: Slack, mizuno: User) -> None:
    new(slack, mizuno)
    shown = change(slack, mizuno, "kind", **pick("channel-digest"))
    assert "どのチャンネルに" in shown
    assert "誰に" not in shown
    assert "いまの対象" not in shown
    assert "誰に" in change(slack, mizuno, "kind", **pick("digest"))
    change(slack, mizuno, "kind", **pick("channel-digest"))
    room = slack.channel("#雑談").id
    change(slack, mizuno, "channel", selected_channel=room)
    assert slack.submit(mizuno) == {}
    assert f"*週のまとめ（チャンネルへ）*　<#{room}>" in window(slack, mizuno)


@on_sqlite_alone
def test_the_dates_follow_every_change_and_name_the_holidays(bot: Bot, slack: Slack, mizuno: User) -> None:
    new(slack, mizuno)
    shown = change(slack, mizuno, "starts", selected_date="2026-11-09")
    assert "11/24（火） 10:00（11/23（月）は勤労感謝の日のため）" in shown
    shown = change(slack, mizuno, "on_holiday", **pick("drop"))
    assert "11/23（月）は勤労感謝の日のため休み" in shown
    assert "12/7（月） 10:00" in shown
    shown = change(slack, mizuno, "time", value="１０時半")
    assert "12/7（月） 10:30" in shown
    shown = change(slack, mizuno, "interval", value="０")
    assert "1から52までの数" in shown
    shown = change(slack, mizuno, "interval", value="１週")
    assert "11/16（月） 10:30" in shown
    shown = change(slack, mizuno, "every", **pick("month_weekday"))
    assert "12/7（月） 10:30" in shown
    shown = change(slack, mizuno, "nth", **pick("-1"))
    assert "11/30（月） 10:30" in shown
    shown = change(slack, mizuno, "every", **pick("month_day"))
    assert "12/1（火） 10:30" in shown
    assert "11/30（月） 10:30" in change(slack, mizuno, "day", value="月末")
    assert "始業時刻に届きます" in change(slack, mizuno, "time", value="22:00")


@on_sqlite_alone
def test_what_cannot_be_meant_is_said_beside_its_field(bot: Bot, slack: Slack, mizuno: User) -> None:
    new(slack, mizuno)
    for typed in ("昼ごろ", "25:00", "10時70分"):
        assert "時刻が読み取れません" in slack.submit(mizuno, time=typed)["time"]
    for typed in ("0", "二十", "53"):
        assert "1から52までの数" in slack.submit(mizuno, time="10:00", interval=typed)["interval"]


@on_sqlite_alone
def test_times_are_read_as_people_write_them(bot: Bot, slack: Slack, mizuno: User) -> None:
    new(slack, mizuno)
    written = {"10時": "10:00", "９：０５": "09:05", "午後3時": "15:00", "3pm": "15:00", "10時30分": "10:30"}
    for typed, meant in written.items():
        assert f"10/5（月） {meant}" in change(slack, mizuno, "time", value=typed)


@on_sqlite_alone
def test_a_day_that_is_over_is_refused(bot: Bot, slack: Slack, mizuno: User) -> None:
    new(slack, mizuno)
    change(slack, mizuno, "every", **pick("once"))
    assert "もう過ぎています" in change(slack, mizuno, "starts", selected_date="2026-10-01")
    assert "もう過ぎています" in slack.submit(mizuno)["starts"]


def test_people_of_a_list_or_of_a_channel_can_be_meant(
    bot: Bot, slack: Slack, clock: WorldClock, mizuno: User, sato: User, tanaka: User, suzuki: User
) -> None:
    new(slack, mizuno)
    change(slack, mizuno, "to", **pick("people"))
    assert "people" in slack.submit(mizuno)
    assert "いまの対象は1人です" in change(slack, mizuno, "people", selected_users=[tanaka.id])
    assert slack.submit(mizuno) == {}
    room = slack.add_channel("研修", members=[mizuno, slack.bot])
    slack.click(mizuno, "schedules.new")
    change(slack, mizuno, "to", **pick("channel"))
    assert slack.submit(mizuno, channel=room) == {}
    slack.join(suzuki, "#研修")
    slack.give_new_id(room)
    clock.to("2026-10-05 10:00")
    bot.settle()
    assert [asked(slack, who) for who in (sato, tanaka, suzuki)] == [0, 1, 1]


def test_a_role_or_a_body_can_be_meant(
    bot: Bot, slack: Slack, mizuno: User, leader: User, tanaka: User, suzuki: User
) -> None:
    with bot.database.begin() as session:
        now, team_id = bot.parts.clock.now(), bot.parts.team_id
        roles.give(session, team_id=team_id, user_id=suzuki.id, role=Role.MANAGER, given_by="U", now=now)
        entry = Entry("三浦市", Kind.MUNICIPALITY, "神奈川県", "142107")
        bodies.keep(session, team_id=team_id, entries=[entry])
        [body] = bodies.of_today(session, team_id=team_id)
        member = members.known(session, team_id=team_id, user_id=tanaka.id)
        members.settle(session, member, body=body, section="")
    new(slack, mizuno)
    change(slack, mizuno, "to", **pick("role"))
    assert "いまの対象は1人です" in change(slack, mizuno, "role", **pick("manager"))
    change(slack, mizuno, "to", **pick("body"))
    assert "いまの対象は1人です" in change(slack, mizuno, "body", **pick(str(body.id)))
    assert slack.submit(mizuno) == {}
    assert "三浦市" in window(slack, mizuno)
    slack.click(mizuno, "schedules.run")
    bot.settle()
    assert [asked(slack, who) for who in (leader, tanaka, suzuki)] == [0, 1, 0]


@on_sqlite_alone
def test_paused_it_stays_silent_and_resumed_it_goes_on(
    bot: Bot, slack: Slack, clock: WorldClock, mizuno: User, leader: User
) -> None:
    new(slack, mizuno)
    slack.submit(mizuno)
    slack.click(mizuno, "schedules.pause")
    assert "一時停止中" in window(slack, mizuno)
    clock.to("2026-10-06 10:00")
    bot.settle()
    assert asked(slack, leader) == 0
    slack.click(mizuno, "schedules.resume")
    assert "次は 10/19（月） 10:00" in window(slack, mizuno)
    bot.settle()
    assert asked(slack, leader) == 0


def test_run_now_runs_once_however_often_it_is_pressed(
    bot: Bot, slack: Slack, clock: WorldClock, mizuno: User, leader: User
) -> None:
    new(slack, mizuno)
    slack.submit(mizuno)
    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(slack.click, mizuno, "schedules.run") for _ in range(2)]:
            done.result()
    bot.settle()
    assert asked(slack, leader) == 1
    slack.click(mizuno, "schedules.run")
    assert "もう始まっています" in window(slack, mizuno)
    slack.click(mizuno, "schedules.history")
    assert window(slack, mizuno).count("（手動）") == 1


def test_a_schedule_is_changed_and_deleted(
    bot: Bot, slack: Slack, clock: WorldClock, mizuno: User, leader: User
) -> None:
    new(slack, mizuno)
    slack.submit(mizuno)
    slack.click(mizuno, "schedules.edit")
    assert slack.submit(mizuno, time="15時") == {}
    assert "次は 10/5（月） 15:00" in window(slack, mizuno)
    slack.click(mizuno, "schedules.delete")
    assert "まだ予定はありません" in window(slack, mizuno)
    clock.to("2026-10-05 15:00")
    bot.settle()
    assert asked(slack, leader) == 0


@on_sqlite_alone
def test_only_organisers_set_schedules(bot: Bot, slack: Slack, mizuno: User, sato: User) -> None:
    slack.open_home(mizuno)
    slack.click(mizuno, "schedules.list", at="home")
    assert "まだ予定はありません" in window(slack, mizuno)
    slack.command(sato, "/tomoshibi", "予定")
    assert slack.modal(sato) is None
    assert "事務局の人だけ" in slack.ephemerals(sato)[-1].text
    slack.open_home(sato)
    assert "schedules.list" not in str(slack.home(sato))


@on_sqlite_alone
def test_what_came_too_late_is_left_out_and_said(
    bot: Bot, slack: Slack, clock: WorldClock, mizuno: User, leader: User
) -> None:
    new(slack, mizuno)
    slack.submit(mizuno)
    clock.to("2026-10-09 09:00")
    bot.settle()
    bot.settle()
    assert asked(slack, leader) == 0
    told = [message.text for message in slack.channels["#事務局"] if "送りませんでした" in message.text]
    assert len(told) == 1
    assert "10/5、1回" in told[0]
    slack.command(mizuno, "/tomoshibi", "予定")
    slack.click(mizuno, "schedules.history")
    assert "10/5（月） 10:00　⏸ 送りませんでした" in window(slack, mizuno)


@on_sqlite_alone
def test_what_is_still_useful_is_caught_up(
    bot: Bot, slack: Slack, clock: WorldClock, mizuno: User, leader: User
) -> None:
    new(slack, mizuno)
    slack.submit(mizuno)
    clock.to("2026-10-07 09:00")
    bot.settle()
    assert asked(slack, leader) == 1
    assert "送りませんでした" not in str([message.text for message in slack.channels["#事務局"]])
