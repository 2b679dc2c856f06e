"""A meetup with a known date: proposed, joined, reminded of, and over."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from bot import contacts
from bot.app import Bot
from bot.roles import Role
from bot.sandbox import Message, Slack, User, WorldClock
from tests.appointing import appoint
from tests.meetups.conftest import SQLITE, announced, letters, new, shown, typed, window
from tests.reading import read


def test_a_meetup_is_proposed_joined_reminded_of_and_over(
    bot: Bot, slack: Slack, clock: WorldClock, meetup: Message, mizuno: User, sato: User, tanaka: User
) -> None:
    assert "10/6（火） 15:00〜16:30" in shown(slack, meetup)
    assert "呼びかけ：水野 環" in shown(slack, meetup)
    slack.click(sato, "meetups.join", at=meetup)
    assert "に参加します" in slack.ephemerals(sato)[-1].text
    slack.click(tanaka, "meetups.join", at=meetup)
    slack.click(tanaka, "meetups.leave", at=meetup)
    bot.settle()
    assert "参加 2人" in shown(slack, meetup)
    assert "水野 環、佐藤 美咲" in shown(slack, meetup)
    clock.to("2026-10-05 14:59")
    bot.settle()
    assert letters(slack, sato, "もうすぐ") == []
    clock.to("2026-10-05 15:00")
    bot.settle()
    assert len(letters(slack, sato, "もうすぐ「生成AIを持ち寄る会」です")) == 1
    assert letters(slack, tanaka, "もうすぐ") == []
    clock.to("2026-10-06 14:00")
    bot.settle()
    assert "https://meet.example.jp/ai" in str(slack.dms(sato)[-1].blocks)
    assert len(letters(slack, sato, "まもなく")) == len(letters(slack, mizuno, "まもなく")) == 1
    clock.to("2026-10-06 16:30")
    bot.settle()
    bot.settle()
    assert "終わりました" in shown(slack, meetup)
    assert "meetups.join" not in str(slack.channels["#雑談"][-1].blocks)
    assert len(letters(slack, mizuno, "おつかれさまでした")) == 1
    with bot.database.read() as session:
        there = session.query(contacts.Contact.from_id).filter_by(place="meetup:1").all()
    assert {each.from_id for each in there} == {mizuno.id, sato.id}


def test_when_it_is_full_people_wait_and_move_up_once(
    bot: Bot, slack: Slack, mizuno: User, sato: User, tanaka: User, suzuki: User
) -> None:
    meetup = announced(bot, slack, mizuno, capacity="２人")
    for who in (sato, tanaka, suzuki):
        slack.click(who, "meetups.join", at=meetup)
    bot.settle()
    assert "キャンセル待ちの2番目" in slack.ephemerals(suzuki)[-1].text
    assert "キャンセル待ち 2人　田中 健、鈴木 花" in shown(slack, meetup)
    slack.click(sato, "meetups.leave", at=meetup)
    bot.settle()
    assert len(letters(slack, tanaka, "空きが出て")) == 1
    assert letters(slack, suzuki, "空きが出て") == []
    assert "水野 環、田中 健" in shown(slack, meetup)
    slack.click(mizuno, "meetups.manage", at=meetup)
    slack.click(mizuno, "meetups.change")
    assert slack.submit(mizuno, capacity="10") == {}
    bot.settle()
    assert len(letters(slack, suzuki, "空きが出て")) == 1
    assert "定員 10人" in shown(slack, meetup)


@SQLITE
def test_a_moved_meetup_tells_everybody_once_and_reminds_anew(
    bot: Bot, slack: Slack, clock: WorldClock, meetup: Message, mizuno: User, sato: User
) -> None:
    slack.click(sato, "meetups.join", at=meetup)
    clock.to("2026-10-05 15:30")
    bot.settle()
    assert len(letters(slack, sato, "もうすぐ")) == 1
    slack.click(mizuno, "meetups.manage", at=meetup)
    slack.click(mizuno, "meetups.change")
    assert slack.submit(mizuno, day="2026-10-08", starts="10時", ends="11時") == {}
    assert "参加する人にお知らせします" in window(slack, mizuno)
    bot.settle()
    assert "10/8（木） 10:00〜11:00" in shown(slack, meetup)
    assert len(letters(slack, sato, "変わりました")) == 1
    assert letters(slack, mizuno, "変わりました") == []
    clock.to("2026-10-06 14:30")
    bot.settle()
    assert letters(slack, sato, "まもなく") == []
    clock.to("2026-10-07 10:00")
    bot.settle()
    assert len(letters(slack, sato, "もうすぐ")) == 2
    clock.to("2026-10-08 09:00")
    bot.settle()
    assert len(letters(slack, sato, "まもなく")) == 1


@SQLITE
def test_a_cancelled_meetup_tells_everybody_once_and_reminds_nobody(
    bot: Bot, slack: Slack, clock: WorldClock, meetup: Message, mizuno: User, sato: User
) -> None:
    slack.click(sato, "meetups.join", at=meetup)
    slack.click(mizuno, "meetups.manage", at=meetup)
    slack.click(mizuno, "meetups.cancel")
    assert slack.submit(mizuno, reason="台風のため") == {}
    bot.settle()
    [told] = letters(slack, sato, "中止になりました")
    assert "台風のため" in told
    assert "中止：生成AIを持ち寄る会" in shown(slack, meetup)
    clock.to("2026-10-06 16:30")
    bot.settle()
    assert len(slack.dms(sato)) == 1
    assert letters(slack, mizuno, "おつかれさま") == []


@SQLITE
def test_who_is_not_at_work_hears_of_it_when_they_are_unless_that_is_too_late(
    bot: Bot, slack: Slack, clock: WorldClock, meetup: Message, mizuno: User, sato: User
) -> None:
    slack.click(sato, "meetups.join", at=meetup)
    clock.to("2026-10-02 20:00")
    slack.click(mizuno, "meetups.manage", at=meetup)
    slack.click(mizuno, "meetups.change")
    slack.submit(mizuno, place="県庁 3階")
    bot.settle()
    assert letters(slack, sato, "変わりました") == []
    slack.click(mizuno, "meetups.change")
    slack.submit(mizuno, place="県庁 4階")
    clock.to("2026-10-05 08:30")
    bot.settle()
    [told] = letters(slack, sato, "変わりました")
    assert "県庁 4階" in told
    clock.to("2026-10-05 22:00")
    slack.click(mizuno, "meetups.change")
    slack.submit(mizuno, day="2026-10-06", starts="8:00", ends="9:00")
    bot.settle()
    assert len(letters(slack, sato, "変わりました")) == 2


@SQLITE
def test_the_home_tab_shows_what_there_is_to_join_and_what_one_joined(
    bot: Bot, slack: Slack, meetup: Message, sato: User
) -> None:
    slack.open_home(sato)
    assert "参加できる集まり" in read(slack.home(sato))
    slack.click(sato, "meetups.join", at="home")
    assert "参加できる集まり" not in read(slack.home(sato))
    assert "✅ 参加します" in read(slack.home(sato))
    slack.click(sato, "meetups.open", at="home")
    assert "生成AIを持ち寄る会" in window(slack, sato)
    slack.click(sato, "meetups.leave", at="modal")
    assert "参加を取りやめました" in window(slack, sato)
    slack.click(sato, "meetups.join", at="modal")
    assert "✅ 参加します" in window(slack, sato)


@SQLITE
def test_coordinators_propose_and_others_are_told_kindly(
    bot: Bot, slack: Slack, mizuno: User, sato: User, tanaka: User
) -> None:
    slack.command(sato, "/meetup")
    assert "気軽に声をかけてください" in window(slack, sato)
    assert "meetups.new" not in str(slack.modal(sato))
    appoint(bot, tanaka, Role.COORDINATOR)
    meetup = announced(bot, slack, tanaka)
    assert "呼びかけ：田中 健" in shown(slack, meetup)
    slack.click(sato, "meetups.manage", at=meetup)
    assert "呼びかけた田中 健さん" in slack.ephemerals(sato)[-1].text
    assert slack.modal(sato) is None or "主催者" not in window(slack, sato)
    slack.click(mizuno, "meetups.manage", at=meetup)
    assert "主催者メニュー" in window(slack, mizuno)


@SQLITE
def test_pressed_twice_it_is_one_place_and_one_meetup(bot: Bot, slack: Slack, mizuno: User, sato: User) -> None:
    new(slack, mizuno)
    view = slack.modal(mizuno)
    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(typed, slack, mizuno) for _ in range(2)]:
            done.exception()
    assert view is not None
    bot.settle()
    [meetup] = [each for each in slack.channels["#雑談"] if each.bot_id]
    with ThreadPoolExecutor(3) as pool:
        for pressed in [pool.submit(slack.click, sato, "meetups.join", at=meetup) for _ in range(3)]:
            pressed.result()
    bot.settle()
    assert "参加 2人" in shown(slack, meetup)
    assert shown(slack, meetup).count("佐藤 美咲") == 1


def test_the_last_place_goes_to_one_of_two_who_press_at_once(
    bot: Bot, slack: Slack, mizuno: User, sato: User, tanaka: User
) -> None:
    meetup = announced(bot, slack, mizuno, capacity="2")
    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(slack.click, who, "meetups.join", at=meetup) for who in (sato, tanaka)]:
            done.result()
    bot.settle()
    assert "参加 2人" in shown(slack, meetup)
    assert "キャンセル待ち 1人" in shown(slack, meetup)


@pytest.mark.parametrize(
    ("day", "starts", "ends", "day_before", "hour_before"),
    [
        ("2026-10-06", "9:00", "10:00", "2026-10-05 09:00", "2026-10-06 08:30"),
        ("2026-10-06", "18:30", "20:00", "2026-10-06 08:30", "2026-10-06 16:45"),
        ("2026-10-13", "15:00", "16:00", "2026-10-09 15:00", "2026-10-13 14:00"),
    ],
    ids=["early", "in the evening", "after a holiday"],
)
@SQLITE
def test_reminders_keep_to_working_time(
    bot: Bot,
    slack: Slack,
    clock: WorldClock,
    mizuno: User,
    day: str,
    starts: str,
    ends: str,
    day_before: str,
    hour_before: str,
) -> None:
    announced(bot, slack, mizuno, day=day, starts=starts, ends=ends)
    for moment, count in ((day_before, 1), (hour_before, 2)):
        clock.to(moment)
        bot.settle()
        assert len(letters(slack, mizuno, "🔔")) == count


@SQLITE
def test_a_meetup_in_a_channel_that_is_gone_can_be_announced_elsewhere(
    bot: Bot, slack: Slack, mizuno: User, sato: User
) -> None:
    slack.add_channel("集まり", members=[mizuno])
    new(slack, mizuno)
    assert typed(slack, mizuno, channel=slack.channel("#集まり").id) == {}
    slack.archive(mizuno, "#集まり")
    bot.settle()
    bot.settle()
    assert len(letters(slack, mizuno, "お知らせを、チャンネルに出せませんでした")) == 1
    slack.close(mizuno)
    slack.click(mizuno, "meetups.manage")
    slack.click(mizuno, "meetups.change")
    assert "アーカイブ" in slack.submit(mizuno, place="県庁")["channel"]
    assert slack.submit(mizuno, channel=slack.channel("#雑談").id) == {}
    bot.settle()
    meetup = slack.channels["#雑談"][-1]
    slack.click(sato, "meetups.join", at=meetup)
    bot.settle()
    assert "参加 2人" in shown(slack, meetup)
    slack.unarchive(mizuno, "#集まり")
    slack.click(mizuno, "meetups.change")
    assert slack.submit(mizuno, channel=slack.channel("#集まり").id) == {}
    bot.settle()
    assert "別のチャンネルに移りました" in shown(slack, meetup)
    assert "佐藤 美咲" in str(slack.channels["#集まり"][-1].blocks)


@SQLITE
def test_what_a_host_left_behind_falls_to_the_organisers(
    bot: Bot, slack: Slack, clock: WorldClock, mizuno: User, tanaka: User, sato: User
) -> None:
    appoint(bot, tanaka, Role.COORDINATOR)
    meetup = announced(bot, slack, tanaka)
    slack.click(sato, "meetups.join", at=meetup)
    slack.change_user(tanaka, deleted=True)
    clock.to("2026-10-06 16:30")
    bot.settle()
    assert len(letters(slack, mizuno, "おつかれさまでした")) == 1
    assert letters(slack, tanaka, "🔔") == []
